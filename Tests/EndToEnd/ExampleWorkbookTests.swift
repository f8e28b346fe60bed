import Bytes
import FileFormats
import Foundation
import TestSupport
import Testing

/// The example's official figures against the workbooks that they were carried over from, read with
/// our own reader; `Tests/Checks/workbook_figures.py` does it with another one, codes and notes too.
@Suite(
  .enabled(if: sharedFolder != nil, "needs the reference data in ../shared"))
struct ExampleWorkbookTests {
  /// A figure with what the two forms write alike; the other categories differ in their codes.
  struct Figure: Hashable, Comparable {
    let series: String
    let categories: String
    let year: String
    let bound: String
    let value: Double

    private var order: (String, String, String, String, Double) {
      (series, categories, year, bound, value)
    }
    static func < (a: Figure, b: Figure) -> Bool { a.order < b.order }
  }

  @Test("Every official figure is the one of the workbook, the same double", arguments: 1...17)
  func figuresEqualTheWorkbook(goal: Int) throws {
    let expected = try workbookFigures(goal: goal)
    let table = try ExampleTable.official()[goal - 1]
    let found = table.rows.flatMap(figures)
    #expect(Set(found).subtracting(expected) == [])
    #expect(Set(expected).subtracting(found) == [])
    #expect(found.sorted() == expected.sorted())
  }

  @Test("The workbooks hold 807 rows of series and 6,624 figures")
  func countsTheWorkbooks() throws {
    #expect(try (1...17).map { try workbookRows(goal: $0).count }.reduce(0, +) == 807)
    #expect(try (1...17).map { try workbookFigures(goal: $0).count }.reduce(0, +) == 6624)
  }

  private func figures(_ row: ExampleTable.Row) -> [Figure] {
    [("value", "_T"), ("lower", "LB"), ("upper", "UB")].compactMap { column, bound in
      let text = row[column].hasPrefix("<") ? String(row[column].dropFirst()) : row[column]
      guard let value = DecimalText.parse(text) else { return nil }
      return Figure(
        series: row["indicator"] + " " + row["series"],
        categories: categories(row["sex"], row["age"], row["location"], row["hazard"]),
        year: row["period"], bound: bound, value: value)
    }
  }

  private func workbookFigures(goal: Int) throws -> [Figure] {
    try workbookRows(goal: goal).flatMap { row in
      try row.compactMap { column, text -> Figure? in
        guard column.hasPrefix("value_"), column.utf8.count == 10 else { return nil }
        let value = try #require(DecimalText.parse(text), "\(column) \(text)")
        return Figure(
          series: "\(row["indicator"] ?? "") \(row["seriesCode"] ?? "")",
          categories: categories(
            row["sexCode"], row["ageCode"], row["locationCode"],
            row["hazardTypeCode"].map { "HZT_" + $0 }),
          year: String(column.dropFirst(6)), bound: row["boundsCode"] ?? "_T", value: value)
      }
    }
  }

  private func categories(_ codes: String?...) -> String {
    codes.map { $0 == nil || $0 == "_T" ? "" : $0 ?? "" }.joined(separator: ",")
  }

  /// The series rows of a workbook: text by name of the column, without the blank cells.
  private func workbookRows(goal: Int) throws -> [[String: String]] {
    let name = "Country_Kenya_404_Goal_\(goal).xlsx"
    let file = try #require(sharedFolder)
      .appendingPathComponent("data/unsd-kenya/wide-xlsx/\(name)")
    let workbook = try Workbook(FileBytes.read(file.path), file: name)
    let rows = try workbook.rows(of: #require(workbook.sheets.first))
    let header = try #require(rows.first)
    return rows.dropFirst().map { row in
      let named = row.cells.map { (header.text($0.column), $0.text) }.filter { !$0.1.isEmpty }
      return Dictionary(named) { first, _ in first }
    }
  }
}
