import Bytes
import Foundation
import TestSupport
import Testing

/// Each `Tests/Fixtures/csv/NAME.csv` has a reviewed `NAME.expected` beside it. A file without one
/// fails; `SNAPSHOTS=record` writes it for review.
struct CSVFixtureTests {
  static let names: [String] = {
    let files = try? FileManager.default.contentsOfDirectory(atPath: fixture("csv").path)
    return (files ?? []).filter { $0.hasSuffix(".csv") }.map { String($0.dropLast(4)) }.sorted()
  }()

  @Test("The fixtures are there")
  func fixturesExist() { #expect(Self.names.count >= 25) }

  @Test("A CSV file reads as reviewed", arguments: names)
  func readsAsReviewed(_ name: String) throws {
    let text = TextBytes(decoding: try FileBytes.read(fixture("csv/\(name).csv").path))
    let actual = Self.describe(text)
    let file = fixture("csv/\(name).expected")
    if ProcessInfo.processInfo.environment["SNAPSHOTS"] == "record" {
      try Data(actual.utf8).write(to: file)
    }
    #expect(actual == (try String(contentsOf: file, encoding: .utf8)))
  }

  @Test("How columns are grouped changes nothing that is read", arguments: names)
  func groupingChangesNothing(_ name: String) throws {
    let text = TextBytes(decoding: try FileBytes.read(fixture("csv/\(name).csv").path))
    let alone = CSVTable(text) { _ in [] }
    let together = CSVTable(text) { [ColumnGroup(columns: 0..<$0.count, role: .text)] }
    let numbers = CSVTable(text) { [ColumnGroup(columns: 0..<$0.count, role: .number)] }
    #expect(rows(together) == rows(alone))
    #expect(rows(numbers) == rows(alone))
    #expect(together.irregular == alone.irregular)
    #expect(numbers.irregular == alone.irregular)
  }

  static func describe(_ text: TextBytes) -> String {
    let table = CSVTable(text) { _ in [] }
    let delimiter = table.delimiter == 9 ? "TAB" : String(UnicodeScalar(table.delimiter))
    var out = "notes \(text.notes)\ndelimiter \(delimiter)\nblank lines \(table.blankLines)\n"
    out += "line \(table.headerLine) \(line(table.header))\n"
    for (row, fields) in rows(table).enumerated() {
      out += "line \(table.line(ofRow: row)) \(line(fields))\n"
    }
    for row in table.irregular {
      out += "irregular: row \(row.row), line \(row.line), found \(row.found), \(row.problem)\n"
    }
    return out
  }

  private static func line(_ fields: [String]) -> String {
    JSON.array(fields.map(JSON.string)).text()
  }
}
