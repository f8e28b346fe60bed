import Foundation
import TestSupport
import Testing

@testable import Bytes

struct CSVPropertyTests {
  /// Pieces that make trouble, and some that do not.
  private static let pieces = [
    "a", "1", "2.5", ",", "\"", "\n", "\r\n", "\r", " ", ";", "", "é", "語", "x,y", "\"\"",
    "long text",
  ]

  private static func randomField(_ numbers: inout SeededNumbers) -> String {
    (0..<Int.random(in: 0...3, using: &numbers)).map { _ in
      pieces[Int.random(in: 0..<pieces.count, using: &numbers)]
    }.joined()
  }

  private static func randomGroups(_ columns: Int, _ numbers: inout SeededNumbers) -> [ColumnGroup]
  {
    var groups: [ColumnGroup] = []
    var start = 0
    while start < columns {
      let length = Int.random(in: 1...min(4, columns - start), using: &numbers)
      let isNumber = length == 1 && Bool.random(using: &numbers)
      groups.append(
        ColumnGroup(columns: start..<start + length, role: isNumber ? .number : .text))
      start += length
    }
    return groups
  }

  @Test("What is written reads back the same", arguments: 0..<200)
  func writtenReadsBack(_ seed: Int) {
    var numbers = SeededNumbers(seed: UInt64(seed))
    let columns = Int.random(in: 1...9, using: &numbers)
    var written: [[String]] = []
    for row in 0..<Int.random(in: 1...40, using: &numbers) {
      // Rows often repeat the previous one in part, as real ones do.
      let previous = row > 1 ? written[row - 1] : nil
      written.append(
        (0..<columns).map { column in
          if let previous, Int.random(in: 0..<3, using: &numbers) > 0 { return previous[column] }
          return Self.randomField(&numbers)
        })
    }
    var writer = CSVWriter()
    for row in written { writer.row(row) }
    let groups = Self.randomGroups(columns, &numbers)
    let table = CSVTable(TextBytes(writer.text), delimiter: 44) { _ in groups }
    #expect([table.header] + rows(table) == written)
    #expect(table.irregular.isEmpty)
    #expect(table.blankLines == 0)
  }

  @Test("Any bytes read as a plain reader reads them", arguments: 0..<400)
  func agreesWithPlainReader(_ seed: Int) {
    var numbers = SeededNumbers(seed: UInt64(seed) &+ 10_000)
    let columns = Int.random(in: 1...5, using: &numbers)
    var text = (0..<columns).map { "c\($0)" }.joined(separator: ",") + "\n"
    var lines = ["a,b,c\n"]
    for _ in 0..<Int.random(in: 0...30, using: &numbers) {
      if Int.random(in: 0..<3, using: &numbers) > 0 {
        let fields = (0..<Int.random(in: 1...columns + 1, using: &numbers)).map { _ in
          Self.randomField(&numbers)
        }
        lines.append(
          fields.joined(separator: ",") + ["\n", "\r\n", "\r", "\n\n"].randomElement(
            using: &numbers)!
        )
      }
      text += lines.randomElement(using: &numbers)!
    }
    let groups = Self.randomGroups(columns, &numbers)
    let table = CSVTable(TextBytes(text), delimiter: 44) { _ in groups }
    let expected = plainRecords(text).dropFirst().map { record in
      (0..<columns).map { $0 < record.count ? record[$0] : "" }
    }
    #expect(rows(table) == Array(expected), "\(text.debugDescription)")
  }

  @Test("A file read in chunks by several threads is the one read in one piece", arguments: 0..<300)
  func chunksChangeNothing(_ seed: Int) throws {
    var numbers = SeededNumbers(seed: UInt64(seed))
    let columns = Int.random(in: 1...5, using: &numbers)
    var text = (0..<columns).map { "c\($0)" }.joined(separator: ",") + "\n"
    for _ in 0..<Int.random(in: 0...60, using: &numbers) {
      let fields = (0..<Int.random(in: 1...columns + 1, using: &numbers)).map { _ in
        let field = Self.randomField(&numbers)
        // Mostly well quoted, as files are; sometimes a quote stands where it should not.
        return Int.random(in: 0..<8, using: &numbers) > 0 ? quoted(field) : field
      }
      text +=
        fields.joined(separator: ",") + ["\n", "\r\n", "\n\n"].randomElement(using: &numbers)!
    }
    let groups = Self.randomGroups(columns, &numbers)
    let size = Int.random(in: 1...64, using: &numbers)
    let bytes = TextBytes(text)
    let whole = CSVTable(bytes, delimiter: 44, threads: 1) { _ in groups }
    let parts = CSVTable(bytes, delimiter: 44, threads: 3, chunkSize: size) { _ in groups }
    expectSame(parts, whole)
    let path = try temporaryFolder().appendingPathComponent("data.csv").path
    try FileBytes.write(Array(text.utf8), to: path)
    if let piecewise = try CSVTable(
      path: path, threads: 2, chunkSize: size, groups: { _ in groups }),
      piecewise.delimiter == 44
    {
      expectSame(piecewise, whole)
      #expect(piecewise.notes == bytes.notes)
    }
  }

  private func quoted(_ field: String) -> String {
    field.contains { $0 == "," || $0 == "\"" || $0.isNewline }
      ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
  }

  private func expectSame(_ table: CSVTable, _ other: CSVTable) {
    #expect(table.header == other.header)
    #expect(table.irregular == other.irregular)
    #expect(table.blankLines == other.blankLines)
    #expect(rows(table) == rows(other))
    for column in table.header.indices {
      #expect(table.text(column) == other.text(column))
      #expect(table.number(column).marks == other.number(column).marks)
    }
    for row in 0..<min(table.rowCount, other.rowCount) {
      #expect(table.line(ofRow: row) == other.line(ofRow: row))
      #expect(table.rowText(row) == other.rowText(row))
    }
  }

  @Test("Decimal texts read to the very double that the standard library gives")
  func decimalsAreExact() {
    var numbers = SeededNumbers(seed: 7)
    for _ in 0..<20_000 {
      let whole = String(UInt64.random(in: 0...UInt64.max, using: &numbers)).prefix(
        Int.random(in: 1...19, using: &numbers))
      let decimals = String(UInt64.random(in: 0...UInt64.max, using: &numbers)).prefix(
        Int.random(in: 0...12, using: &numbers))
      let exponent =
        Int.random(in: 0..<4, using: &numbers) == 0
        ? "e\(Int.random(in: -320...300, using: &numbers))" : ""
      let sign = ["", "-", "+"].randomElement(using: &numbers)!
      let text = sign + whole + (decimals.isEmpty ? "" : "." + decimals) + exponent
      let expected = Double(text).flatMap { $0.isFinite ? $0 : nil }
      #expect(DecimalText.parse(text)?.bitPattern == expected?.bitPattern, "\(text)")
    }
  }
}

/// CSV by the book, a letter at a time: independent of the reader under test.
private func plainRecords(_ text: String) -> [[String]] {
  var records: [[String]] = []
  var record: [String] = []
  var field = String.UnicodeScalarView()
  enum State { case start, plain, quoted, closed }
  var state = State.start
  var isBlank = true
  func endRecord() {
    record.append(String(field))
    if !isBlank { records.append(record) }
    record = []
    field = .init()
    state = .start
    isBlank = true
  }
  var scalars = Array(text.unicodeScalars)[...]
  while let scalar = scalars.popFirst() {
    if state == .quoted {
      if scalar != "\"" {
        field.append(scalar)
      } else if scalars.first == "\"" {
        field.append("\"")
        scalars.removeFirst()
      } else {
        state = .closed
      }
      continue
    }
    switch scalar {
    case "\n": endRecord()
    case "\r":
      if scalars.first == "\n" { scalars.removeFirst() }
      endRecord()
    case ",":
      record.append(String(field))
      field = .init()
      state = .start
      isBlank = false
    case "\"" where state == .start:
      state = .quoted
      isBlank = false
    default:
      // A quote inside an unquoted field, or after a closed one, is a letter.
      field.append(scalar)
      if state == .start { state = .plain }
      isBlank = false
    }
  }
  if !isBlank { endRecord() }
  return records
}
