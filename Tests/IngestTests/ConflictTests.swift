import SDGModel
import Testing

@testable import Ingest

@Suite("Conflicts and repeats")
struct ConflictTests {
  static let header = "indicator,series,period,sex,value\n"

  func check(
    _ files: [(name: String, rows: String)], register: [Source] = [],
    decisions: [String: Decision] = [:]
  ) throws -> [ReadResult] {
    let context = try Reading.context(register: register, decisions: decisions)
    let results = try files.map {
      try Reading.read(Self.header + $0.rows, name: $0.name, context: context)
    }
    return ConflictCheck.holdConflicts(results, decisions: decisions)
  }

  @Test("Two values for one key are both held, with both places and values")
  func conflict() throws {
    let results = try check([
      ("a.csv", "1.1.1,,2015,F,1\n1.1.1,,2015,M,2\n1.1.1,,2015,F,3\n")
    ])
    let found = try #require(results[0].found(.conflictingValues).first)
    #expect(results[0].rows.map(\.value) == [.number(2)])
    #expect(results[0].file.counts == RecordCounts(taken: 1, held: 2))
    #expect(found.place.text == "a.csv:2")
    #expect(found.found == "1 at a.csv:2, 3 at a.csv:4")
    #expect(found.message.hasSuffix("at a.csv:2, a.csv:4"))
    #expect(found.rowsAffected == 2)
  }

  @Test("A decision about two values is none about a third that joins them")
  func thirdValue() throws {
    let two = "1.1.1,,2015,F,1\n1.1.1,,2015,F,3\n"
    let found = try #require(try check([("a.csv", two)])[0].found(.conflictingValues).first)
    let decision = Decision(
      id: Decision.id(of: found), rule: found.rule, answer: .value("3"), by: "Office",
      place: Place(file: "decisions.csv"))
    let decided = try check([("a.csv", two)], decisions: [decision.id: decision])
    #expect(decided[0].rows.map(\.value) == [.number(3)])
    let three = try check(
      [("a.csv", two + "1.1.1,,2015,F,9\n")], decisions: [decision.id: decision])
    #expect(three[0].file.counts == RecordCounts(held: 3))
    #expect(three[0].found(.conflictingValues).count == 1)
  }

  @Test("Conflicts are found across files, whatever their order")
  func acrossFiles() throws {
    let files = [("a.csv", "1.1.1,,2015,F,1\n"), ("b.csv", "1.1.1,,2015,female,3\n")]
    for order in [files, files.reversed()] {
      let results = try check(order)
      #expect(results.allSatisfy { $0.observations.count == 0 && $0.file.counts.held == 1 })
      let all = results.flatMap { $0.found(.conflictingValues) }
      #expect(all.map(\.place.text) == ["a.csv:2"])
    }
  }

  @Test("The same record twice is one observation; both records count as taken")
  func repeats() throws {
    let results = try check([("a.csv", "1.1.1,,2015,F,1\n"), ("b.csv", "1.1.1,,2015,F,1.0\n")])
    #expect(results.map(\.observations.count) == [1, 0])
    #expect(results.map(\.file.counts.taken) == [1, 1])
    #expect(results[0].found(.identicalRepeat).first?.message.contains("b.csv:2") == true)
  }

  @Test("A series under two indicators keeps its figures under both")
  func twoIndicators() throws {
    let results = try check([
      ("a.csv", "1.5.1,VC_DSR_AFFCT,2015,,7\n13.1.1,VC_DSR_AFFCT,2015,,7\n")
    ])
    #expect(results[0].observations.count == 2)
  }

  @Test("Two sources never conflict")
  func twoSources() throws {
    let context = try Reading.context()
    let results = try ["office", "citizens"].enumerated().map { number, publisher in
      try Reading.read(
        Self.header + "1.1.1,,2015,F,\(number)\n", name: "\(publisher).csv", publisher: publisher,
        context: context)
    }
    let checked = ConflictCheck.holdConflicts(results)
    #expect(checked.map(\.observations.count) == [1, 1])
  }

  @Test("Values of a source that is not public are not told")
  func privacy() throws {
    var source = Reading.source("office")
    source.sharing = .aggregate
    let results = try check(
      [("a.csv", "1.1.1,,2015,F,777\n1.1.1,,2015,F,888\n")], register: [source])
    let message = try #require(results[0].found(.conflictingValues).first).message
    #expect(!message.contains("777") && !message.contains("888"))
    #expect(message.contains("a.csv:2, a.csv:3"))
  }

  @Test("A decision names the value that holds; the other records are left out")
  func decided() throws {
    let rows = "1.1.1,,2015,F,1\n1.1.1,,2015,F,3\n"
    let open = try #require(try check([("a.csv", rows)])[0].found(.conflictingValues).first)
    let id = Decision.id(of: open)
    let decision = Decision(
      id: id, rule: open.rule, answer: .value("3"), by: "Working group", place: Place(file: "d"))
    // Rows above move the lines; the decision still finds its records.
    let results = try check(
      [("a.csv", "1.1.1,,2014,F,9\n" + rows)], decisions: [id: decision])
    #expect(results[0].rows.map(\.value) == [.number(9), .number(3)])
    #expect(results[0].file.counts == RecordCounts(taken: 2, leftOut: 1))
    #expect(results[0].found(.decisionApplied).first?.message.contains("Working group") == true)
  }

  @Test("A refused conflict leaves all its records out; a value that none has decides nothing")
  func refused() throws {
    let files = [("a.csv", "1.1.1,,2015,F,1\n1.1.1,,2015,F,3\n")]
    let open = try #require(try check(files)[0].found(.conflictingValues).first)
    let id = Decision.id(of: open)
    let place = Place(file: "d")
    let refusal = Decision(id: id, rule: open.rule, answer: .refuse, place: place)
    #expect(
      try check(files, decisions: [id: refusal])[0].file.counts == RecordCounts(leftOut: 2))
    let wrong = Decision(id: id, rule: open.rule, answer: .value("5"), place: place)
    #expect(try check(files, decisions: [id: wrong])[0].file.counts == RecordCounts(held: 2))
  }

  @Test("A decision corrects an impossible year and an unreadable value, with a note")
  func corrections() throws {
    let text = "indicator,period,value\n1.1.1,20222,1\n1.1.1,2015,\"1,5\"\n"
    let open = try Reading.read(text)
    var decisions: [String: Decision] = [:]
    for (rule, answer) in [
      (InputRule.impossiblePeriod, Decision.Answer.value("2022")),
      (.unreadableValue, .value("1.5")),
    ] {
      let id = Decision.id(of: try #require(open.found(rule).first))
      decisions[id] = Decision(
        id: id, rule: rule.rawValue, answer: answer, by: "Office", place: Place(file: "d"))
    }
    let result = try Reading.read(text, context: try Reading.context(decisions: decisions))
    #expect(result.rows.map(\.period.text) == ["2022", "2015"])
    #expect(result.rows.map(\.value) == [.number(1), .number(1.5)])
    #expect(result.rows[0].note.contains("20222"))
    #expect(result.file.counts == RecordCounts(taken: 2))
    #expect(result.found(.decisionApplied).count == 2)
  }

  @Test("A refused record is left out and no longer held")
  func refusedRecord() throws {
    let text = "indicator,period,value\n1.1.1,20222,1\n"
    let open = try #require(try Reading.read(text).found(.impossiblePeriod).first)
    let id = Decision.id(of: open)
    let refusal = Decision(id: id, rule: open.rule, answer: .refuse, place: Place(file: "d"))
    let result = try Reading.read(text, context: try Reading.context(decisions: [id: refusal]))
    #expect(result.file.counts == RecordCounts(leftOut: 1))
    #expect(result.found(.impossiblePeriod).isEmpty)
  }
}
