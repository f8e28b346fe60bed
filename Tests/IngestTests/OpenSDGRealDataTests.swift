import Foundation
import Ingest
import SDGModel
import TestSupport
import Testing

/// Against a real national repository, read independently with pandas: 10,385 records in the 307
/// files that its settings name.
@Suite("A real Open SDG repository", .enabled(if: sharedFolder != nil, "needs the shared data"))
struct OpenSDGRealDataTests {
  static let reading: (repository: OpenSDGRepository, results: [ReadResult])? = {
    guard let folder = sharedFolder?.appendingPathComponent("data/opensdg-armenia").path,
      let repository = try? OpenSDGRepository(folder: folder),
      let context = try? ReaderContext.standard(
        register: [repository.source],
        defaultArea: Area(id: "051", name: LocalText("A country"), level: "country"))
    else { return nil }
    let results = repository.dataFiles.map { repository.read($0, context: context) }
    return (repository, ConflictCheck.holdConflicts(results))
  }()

  var inputs: [ReadResult] {
    Self.reading?.results.filter { $0.file.leftOutBecause == nil } ?? []
  }

  func diagnostics(_ rule: InputRule) -> [Diagnostic] {
    inputs.flatMap(\.diagnostics).filter { $0.rule == rule.rawValue }
  }

  @Test("307 of 309 files belong to the inputs; the two demonstration files are listed apart")
  func files() throws {
    let results = try #require(Self.reading).results
    #expect(results.count == 309)
    let apart = results.filter { $0.file.leftOutBecause != nil }
    #expect(apart.map(\.file.path) == ["data/demo_13.2.csv", "data/demo_indicator.csv"])
    #expect(apart.map(\.file.counts.leftOut).reduce(0, +) == 210)
    #expect(apart.allSatisfy { $0.observations.count == 0 })
  }

  @Test("The 10,385 records of the inputs are all accounted for")
  func records() {
    let counts = inputs.map(\.file.counts).reduce(RecordCounts(), +)
    #expect(counts.read == 10_385)
    #expect(counts.notPublished == 234)
    #expect(inputs.count { $0.file.counts.notPublished > 0 } == 39)
    #expect(counts.leftOut == 0)
    #expect(counts.held == 364)
    #expect(counts.taken == 9_787)
  }

  @Test("The shifted row and the impossible year are held with file and line")
  func badRows() {
    #expect(
      diagnostics(.irregularRow).map(\.place.text) == ["data/indicator_3-3-1-a.csv:2"])
    #expect(
      diagnostics(.impossiblePeriod).map(\.place.text) == ["data/indicator_1-3-1-ja.csv:153"])
  }

  @Test("175 conflicting keys in 7 files are held, 143 of them in one file")
  func conflicts() {
    let found = diagnostics(.conflictingValues)
    #expect(found.count == 175)
    #expect(Set(found.map(\.place.file)).count == 7)
    #expect(found.count { $0.place.file == "data/indicator_1-3-1-b.csv" } == 143)
    #expect(found.allSatisfy { $0.place.line != nil })
    #expect(found.map(\.rowsAffected).reduce(0, +) == 362)
  }

  @Test("Nothing blocks")
  func nothingBlocks() throws {
    let all = try #require(Self.reading).results.flatMap(\.diagnostics)
    #expect(all.filter { $0.severity == .blocking } == [])
  }

  @Test("A blank value is an observation of kind missing")
  func blanks() {
    let missing = inputs.map { result in
      result.observations.kind.count { $0 == .missing }
    }
    #expect(missing.reduce(0, +) > 0)
  }

  @Test("Every value taken stands in the file at its line, and nothing else was taken")
  func values() throws {
    let folder = try #require(sharedFolder).appendingPathComponent("data/opensdg-armenia")
    for result in inputs where result.file.counts.notPublished == 0 {
      let path = folder.appendingPathComponent(result.file.path)
      let naive = NaiveCSV(try String(contentsOf: path, encoding: .utf8))
      for row in result.observations.indices.map({ result.observations[$0] }) {
        let text = try #require(naive.field("Value", line: row.origin.line))
        #expect(row.value == (Double(text).map { .number($0) } ?? .missing))
        let year = try #require(naive.field("Year", line: row.origin.line))
        #expect(year.hasPrefix(row.period.text))
      }
      let counts = result.file.counts
      #expect(naive.records.count == counts.read)
    }
  }
}
