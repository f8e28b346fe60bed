import Bytes
import SDGModel

/// Reads the table of `protect`: names in the first column, counts in the others.
public enum CountTableReader {
  public struct Content: Sendable, Equatable {
    public var rows: [String]
    public var columns: [String]
    /// Without totals.
    public var counts: [[Double]]
  }

  /// Reads the table. A last row and a last column that are called totals are left away where they are the
  /// sums of the others, and a problem where they are not.
  public static func read(path: String, name: String) -> (Content?, [Diagnostic]) {
    var log = DiagnosticLog(file: name, source: "", quotes: true)
    guard
      var list = ListFile(
        path: path, name: name, known: [], required: [], isOpen: { _ in true }, log: &log)
    else { return (nil, log.finished()) }
    let names = list.columnNames
    guard names.count > 1 else {
      log.add(
        .missingColumn, line: list.table.headerLine, "No column of counts",
        hint: "Write names into the first column and counts into the others.")
      return (nil, log.finished())
    }
    let numbers = list.rows(.unreadableFigure, log: &log)
    var content = Content(
      rows: numbers.map { list[$0, names[0]] }, columns: Array(names.dropFirst()),
      counts: numbers.map { row in
        names.dropFirst().map { count(list, row, $0, &log) ?? 0 }
      })
    takeTotals(&content, list.table.headerLine, &log)
    return (content, log.finished())
  }

  private static func count(
    _ list: ListFile, _ row: Int, _ column: String, _ log: inout DiagnosticLog
  ) -> Double? {
    let text = list[row, column]
    if let value = DecimalText.parse(text), value >= 0, value == value.rounded() { return value }
    log.add(
      .unreadableFigure, line: list.line(row), rows: 1,
      text.isEmpty
        ? "The cell in the column \(column) is blank"
        : "The cell in the column \(column) is no count",
      hint: "Write a whole number; 0 where nobody was counted.", subject: "\(row) \(column)")
    return nil
  }

  private static func takeTotals(
    _ content: inout Content, _ line: Int, _ log: inout DiagnosticLog
  ) {
    if content.columns.count > 1, TotalWords.isWhole(content.columns.last ?? "") {
      for (index, row) in content.counts.enumerated()
      where row.dropLast().reduce(0, +) != row.last {
        report("row \(content.rows[index])", line, &log)
      }
      content.columns.removeLast()
      content.counts = content.counts.map { Array($0.dropLast()) }
    }
    guard content.rows.count > 1, TotalWords.isWhole(content.rows.last ?? ""),
      let totals = content.counts.last
    else { return }
    let parts = content.counts.dropLast()
    for (column, total) in totals.enumerated()
    where parts.reduce(0, { $0 + $1[column] }) != total {
      report("column \(content.columns[column])", line, &log)
    }
    content.rows.removeLast()
    content.counts.removeLast()
  }

  private static func report(_ place: String, _ line: Int, _ log: inout DiagnosticLog) {
    log.add(
      .unreadableFigure, line: line, rows: 0, "The total of \(place) is not the sum of its parts",
      hint: "Correct the table: what does not add up cannot be protected.", subject: place)
  }
}
