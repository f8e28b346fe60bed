import Bytes
import Foundation
import TestSupport

/// A CSV file of the worked example, with its rows by column name.
struct ExampleTable {
  let name: String
  let header: [String]
  let rows: [Row]

  struct Row {
    let place: String
    let fields: [String: String]
    /// The text of a column; empty where the file has no such column.
    subscript(column: String) -> String { fields[column] ?? "" }
  }

  init(_ file: URL) throws {
    let table = CSVTable(TextBytes(decoding: try FileBytes.read(file.path))) { _ in [] }
    let columns = table.header.indices.map { table.text($0) }
    name = file.lastPathComponent
    header = table.header
    rows = (0..<table.rowCount).map { row in
      let fields = zip(table.header, columns).map { ($0, $1[row]) }
      return Row(
        place: "\(file.lastPathComponent):\(table.line(ofRow: row))",
        fields: Dictionary(fields) { first, _ in first })
    }
  }

  /// The folder of the worked example.
  static let folder = repositoryRoot.appendingPathComponent("indicators")

  static func citizen(_ name: String) throws -> ExampleTable {
    try ExampleTable(folder.appendingPathComponent("data/citizen/\(name)"))
  }

  /// The seventeen files of official figures, in order.
  static func official() throws -> [ExampleTable] {
    try (1...17).map { goal in
      let number = goal < 10 ? "0\(goal)" : "\(goal)"
      return try ExampleTable(folder.appendingPathComponent("data/official/goal-\(number).csv"))
    }
  }
}

extension ExampleTable {
  /// The columns that say what a row is, without the categories: those are the others.
  static let plainColumns: Set<String> = [
    "indicator", "series", "area", "period", "value", "lower", "upper", "n", "unit", "nature",
    "status", "source", "note",
  ]

  /// Everything but the value and what describes it.
  func key(of row: Row) -> String {
    let categories = header.filter { !Self.plainColumns.contains($0) }.sorted()
      .filter { !row[$0].isEmpty }.map { "\($0)=\(row[$0])" }
    return ([row["indicator"], row["series"], row["area"], row["period"]] + categories)
      .joined(separator: " ")
  }
}
