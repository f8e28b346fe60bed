import SDGModel
import TestSupport
import Testing

@testable import Ingest

@Suite("Marks behind values, and numbers beside them")
struct MarkedValueTests {
  private func read(_ values: [String]) throws -> ReadResult {
    let rows = values.enumerated().map { "1.1.1,2015,AVA,k\($0.offset),\"\($0.element)\"" }
    return try Reading.read(
      (["indicator,period,area,dimension:k,value"] + rows).joined(separator: "\n"))
  }

  @Test(
    "A letter of the status list behind a number is its observation status",
    arguments: zip(["12.3e", "12.3 p", "<5u", "7 F", "8b", "9d"], ["E", "P", "U", "F", "B", "D"]))
  func flags(text: String, status: String) throws {
    let result = try read([text])
    let row = try #require(result.rows.first)
    #expect(row.status?.rawValue == status)
    #expect(row.note == "Value as written: \(text)")
    #expect(result.diagnostics.map(\.rule) == ["one-category-column", "value-mark"])
  }

  @Test("A footnote behind a number changes neither the number nor its status")
  func footnotes() throws {
    let texts = ["12.3*", "12.3 **", "12.3 (a)", "12.3[b]", "12.3¹", "12.3†"]
    let result = try read(texts)
    #expect(result.rows.map(\.value) == Array(repeating: .number(12.3), count: 6))
    #expect(result.rows.allSatisfy { $0.status == nil })
    #expect(Set(result.rows.map(\.note)) == Set(texts.map { "Value as written: \($0)" }))
  }

  @Test("Where another letter stands in the column, the letters name footnotes and are asked about")
  func letters() throws {
    let result = try read(["12.3e", "12.3a", "5"])
    #expect(result.file.counts == RecordCounts(taken: 1, held: 2))
    #expect(result.diagnostics.map(\.rule) == ["unreadable-value", "unreadable-value"])
  }

  @Test(
    "What may change the number is held",
    arguments: ["12.3k", "3m", "12 (3)", "5[2]", "(12.3)", "12.3 %", "e", "..e", "1,2e", "12.3ee"])
  func held(text: String) throws {
    let result = try read([text])
    #expect(result.file.counts == RecordCounts(held: 1), "\(text)")
  }

  @Test("A status in a column of its own stands before the mark")
  func ownColumn() throws {
    let result = try Reading.read(
      "indicator,period,area,status,value\n1.1.1,2015,AVA,A,12.3e\n")
    #expect(result.rows.first?.status == .normal)
    #expect(result.rows.first?.note == "Value as written: 12.3e")
  }

  @Test("Brackets around a number have no proposal, and the typeset minus has one")
  func proposals() {
    #expect(Proposals.value("(12.3)").text.isEmpty)
    #expect(Proposals.value("(12.3)").why.contains("few cases"))
    #expect(Proposals.value("\u{2212}5").text == "-5")
  }

  @Test(
    "A sample size that is no whole number is left out and asked about",
    arguments: ["1.204", "-5", "many"])
  func sampleSizes(text: String) throws {
    let result = try Reading.read(
      "indicator,period,area,value,n\n1.1.1,2015,AVA,12.3,\(text)\n1.1.1,2016,AVA,12.3,1204\n")
    #expect(result.rows.map(\.sampleSize) == [nil, 1204])
    #expect(result.diagnostics.map(\.rule) == ["unreadable-measure"])
    #expect(result.file.counts == RecordCounts(taken: 2))
  }
}
