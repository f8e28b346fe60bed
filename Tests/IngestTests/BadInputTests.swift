import Bytes
import Foundation
import SDGModel
import TestSupport
import Testing

@testable import Ingest

@Suite("Bad input")
struct BadInputTests {
  @Test("A missing file blocks, with its place and a remedy")
  func missing() throws {
    let result = Readers.read(
      path: "/nowhere/at/all.csv", name: "data/all.csv", publisher: "office",
      context: try Reading.context())
    let diagnostic = try #require(result.diagnostics.first)
    #expect(diagnostic.severity == .blocking)
    #expect(diagnostic.rule == "unreadable-file")
    #expect(diagnostic.place.text == "data/all.csv")
    #expect(!diagnostic.hint.isEmpty)
  }

  @Test("A folder in place of a file blocks")
  func folder() throws {
    let folder = try temporaryFolder()
    let result = Readers.read(
      path: folder.path, name: "data", publisher: "office", context: try Reading.context())
    #expect(result.diagnostics.map(\.severity) == [.blocking])
  }

  @Test("An empty file is a question and has no records")
  func empty() throws {
    let result = try Reading.read("")
    #expect(result.diagnostics.map(\.rule) == ["empty-file"])
    #expect(result.diagnostics.map(\.severity) == [.question])
    #expect(result.file.counts.read == 0)
  }

  @Test("A header without records is a note")
  func headerOnly() throws {
    let result = try Reading.read("indicator,period,value\n")
    #expect(result.diagnostics.map(\.rule) == ["header-only"])
    #expect(result.file.counts.read == 0)
  }

  @Test("A zip archive that is broken or holds no workbook blocks, whatever it is called")
  func brokenWorkbook() throws {
    let junk: [UInt8] = [0x50, 0x4B, 0x03, 0x04] + (0..<200).map { UInt8($0 % 251) }
    let result = try Reading.read(junk)
    #expect(result.diagnostics.map(\.rule) == ["unreadable-workbook"])
    #expect(result.observations.count == 0)
  }

  @Test("A header of no known layout blocks and names the columns")
  func unknownFormat() throws {
    let result = try Reading.read("colour,size\nred,1\n")
    #expect(result.diagnostics.map(\.rule) == ["unknown-format"])
    #expect(result.diagnostics.first?.message.contains("colour") == true)
  }

  @Test("Two columns of values block")
  func twoValues() throws {
    let result = try Reading.read("indicator,period,value,Value\n1.1.1,2015,1,2\n")
    #expect(result.found(.duplicateColumn).count == 1)
    #expect(result.observations.count == 0)
  }

  @Test("Rows with too few or too many fields are held with their lines, the others taken")
  func ragged() throws {
    let result = try Reading.read(
      "indicator,period,value\n1.1.1,2015,1\n1.1.1,2016\n1.1.1,per 1,000,2017,2\n1.1.1,2018,4\n")
    #expect(result.lines(.irregularRow) == [3, 4])
    #expect(result.file.counts == RecordCounts(taken: 2, held: 2))
    #expect(result.rows.map(\.value) == [.number(1), .number(4)])
  }

  @Test("Surplus delimiters at the ends of rows are a note")
  func trailingDelimiters() throws {
    let result = try Reading.read("indicator,period,value\n1.1.1,2015,1,,\n")
    #expect(result.found(.surplusDelimiters).count == 1)
    #expect(result.file.counts == RecordCounts(taken: 1))
  }

  @Test("Records without any text are held under one finding")
  func blankRecords() throws {
    let result = try Reading.read("indicator,period,value\n1.1.1,2015,1\n,,\n, ,\n")
    #expect(result.lines(.blankRecord) == [3])
    #expect(result.found(.blankRecord).first?.rowsAffected == 2)
    #expect(result.file.counts == RecordCounts(taken: 1, held: 2))
  }

  @Test("A quotation mark that does not close holds its record")
  func openQuote() throws {
    let result = try Reading.read(
      "indicator,period,value,note\n1.1.1,2015,1,ok\n1.1.1,2016,2,\"open\n")
    #expect(result.lines(.brokenQuotes) == [3])
    #expect(result.file.counts == RecordCounts(taken: 1, held: 1))
  }

  @Test("A byte order mark, CR LF and blanks at the ends are normalised and noted")
  func normalised() throws {
    let result = try Reading.read(
      "\u{FEFF}indicator,period,sex,value\r\n1.1.1,2015 , F,1\r\n")
    #expect(result.rows.map(\.breakdown.text) == ["sex=F"])
    for rule in [InputRule.byteOrderMark, .carriageReturns, .blanksTrimmed] {
      #expect(!result.found(rule).isEmpty, "\(rule.rawValue)")
    }
    #expect(result.diagnostics.allSatisfy { $0.severity == .note })
  }

  @Test("Lines that end with CR alone are read")
  func carriageReturns() throws {
    let result = try Reading.read("indicator,period,value\r1.1.1,2015,1\r1.1.1,2016,2\r")
    #expect(result.file.counts.taken == 2)
    #expect(result.rows.map(\.origin.line) == [2, 3])
  }

  @Test("Windows-1252 is read and noted")
  func windows1252() throws {
    var bytes = Array("indicator,period,guild,value\n1.1.1,2015,Caf".utf8)
    bytes += [0xE9]
    bytes += Array(",1\n".utf8)
    let result = try Reading.read(bytes)
    #expect(result.rows.map(\.breakdown.text) == ["guild=Café"])
    #expect(result.found(.windows1252).count == 1)
  }

  @Test("A NUL byte in a text is a question, not a crash")
  func nul() throws {
    let result = try Reading.read("indicator,period,guild,value\n1.1.1,2015,We\0avers,1\n")
    #expect(result.found(.nulBytes).count == 1)
    #expect(result.file.counts.taken == 1)
  }

  @Test("A line break inside quotation marks stays in its field, and lines are counted on")
  func quotedLines() throws {
    let result = try Reading.read(
      "indicator,period,value,note\n1.1.1,2015,1,\"a\nb \"\"c\"\"\"\n1.1.1,2016,x,\n")
    #expect(result.rows.map(\.note) == ["a\nb \"c\""])
    #expect(result.lines(.unreadableValue) == [4])
  }

  @Test("Blank columns and columns of one category are noted")
  func thinColumns() throws {
    let result = try Reading.read(
      "indicator,period,sex,disability,value\n1.1.1,2015,F,,1\n1.1.1,2016,F,,2\n")
    #expect(result.found(.blankColumn).map(\.subject) == ["disability"])
    #expect(result.found(.oneCategoryColumn).map(\.subject) == ["sex"])
  }

  @Test("The columns of the demonstration data are a question")
  func demonstration() throws {
    let result = try Reading.read(
      "Year,Planet,Fruit,Value\n2015,Mars,Apples,1\n", name: "indicator_1-1-1.csv")
    #expect(result.found(.demonstrationColumns).map(\.severity) == [.question])
  }

  @Test("A thousand findings of one rule are listed, the rest counted")
  func manyFindings() throws {
    let rows = (0..<1500).map { _ in "1.1.1,2015,bad" }.joined(separator: "\n")
    let result = try Reading.read("indicator,period,value\n\(rows)\n")
    #expect(result.found(.unreadableValue).count == 1001)
    #expect(result.found(.unreadableValue).map(\.rowsAffected).reduce(0, +) == 1500)
    #expect(result.file.counts.held == 1500)
  }

  @Test("Whatever a file holds, its records are all accounted for", arguments: 0..<60)
  func accounting(_ seed: Int) throws {
    var random = SplitMix(state: UInt64(seed) &+ 1)
    let words = [
      "", "1.1.1", "2015", "20222", "F", "12.5", "abc", "\"a,b\"", "\"", ",", "<5", "NaN", "Inf",
      " ", "2015/16", "900", "004", "total",
    ]
    var text = "indicator,area,period,sex,guild,value,note\n"
    var expected = 0
    for _ in 0..<Int(random.next() % 40) {
      let count = random.next() % 8 == 0 ? Int(random.next() % 9) + 1 : 7
      let fields = (0..<count).map { _ in words[Int(random.next() % UInt64(words.count))] }
      text += fields.joined(separator: ",") + "\n"
    }
    expected = CSVTable(TextBytes(text)) { _ in [] }.rowCount
    let results = ConflictCheck.holdConflicts([try Reading.read(text)])
    let counts = try #require(results.first).file.counts
    #expect(counts.read == expected)
    #expect(counts.taken >= results[0].observations.count)
  }
}

/// A small generator with a seed, so that a failing case can be run again.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
