import Bytes
import SDGModel
import Statistics

/// Reads the table of `measure`: `label,estimate[,se][,population][,order]`.
public enum GroupTableReader {
  private static let known = ["label", "estimate", "se", "population", "order"]

  /// - Returns: the groups in their order, and every problem found; with one that holds a row back nothing of
  ///   the file should be used.
  public static func read(path: String, name: String) -> ([InequalityTable.Group]?, [Diagnostic]) {
    var log = DiagnosticLog(file: name, source: "", quotes: true)
    guard
      let list = ListFile(
        path: path, name: name, known: known, required: ["label", "estimate"], log: &log)
    else { return (nil, log.finished()) }
    var reading = list
    var seen: [String: Int] = [:]
    let groups = reading.rows(.unreadableFigure, log: &log).compactMap {
      row -> InequalityTable.Group? in
      let label = list[row, "label"]
      if label.isEmpty {
        hold(list, row, "The group has no label", "Name it.", &log)
        return nil
      }
      if let first = seen.updateValue(list.line(row), forKey: label) {
        hold(
          list, row, "The group \(label) stands on line \(first) too",
          "Keep one row for each group.", &log)
        return nil
      }
      return InequalityTable.Group(
        label: label, estimate: number(list, row, "estimate", &log),
        error: positive(list, row, "se", &log), population: positive(list, row, "population", &log),
        order: order(list, row, &log))
    }
    return (groups, log.finished())
  }

  /// `nil` for a blank and for a mark of a figure that is not there; a problem for any other text.
  private static func number(
    _ list: ListFile, _ row: Int, _ column: String, _ log: inout DiagnosticLog
  ) -> Double? {
    guard list.columnNames.contains(column) else { return nil }
    let text = list[row, column]
    if let value = DecimalText.parse(text), value.isFinite { return value }
    if let value = ObservedValue.reading(mark: text), !value.saysSomething { return nil }
    hold(
      list, row, "“\(text)” in the column \(column) is no plain number",
      "Write a number with a decimal point, or leave the cell blank.", &log)
    return nil
  }

  private static func positive(
    _ list: ListFile, _ row: Int, _ column: String, _ log: inout DiagnosticLog
  ) -> Double? {
    guard let value = number(list, row, column, &log) else { return nil }
    if value < 0 {
      hold(
        list, row, "The column \(column) is below 0", "Write 0 or more, or leave it blank.", &log)
    }
    return value
  }

  private static func order(
    _ list: ListFile, _ row: Int, _ log: inout DiagnosticLog
  ) -> Int? {
    guard let value = number(list, row, "order", &log) else { return nil }
    guard value == value.rounded(), value.magnitude < 1e9 else {
      hold(
        list, row, "The order is no whole number",
        "Number the groups from the most disadvantaged, 1, on.", &log)
      return nil
    }
    return Int(value)
  }

  private static func hold(
    _ list: ListFile, _ row: Int, _ message: String, _ hint: String, _ log: inout DiagnosticLog
  ) {
    log.add(
      .unreadableFigure, line: list.line(row), rows: 1, message, hint: hint,
      subject: list.table.rowText(row))
  }
}
