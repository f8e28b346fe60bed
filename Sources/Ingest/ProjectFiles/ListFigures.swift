import Bytes
import SDGModel

/// Figures in the small tables of the calculators, where a problem quotes what was written: it is the person's
/// own table, not a record of somebody else's.
extension ListFile {
  /// `nil` for a blank, for a mark of a figure that is not there and where there is no such column; a problem
  /// for any other text.
  func number(_ row: Int, _ column: String, _ log: inout DiagnosticLog) -> Double? {
    guard columnNames.contains(column) else { return nil }
    let text = self[row, column]
    if let value = DecimalText.parse(text), value.isFinite { return value }
    if let value = ObservedValue.reading(mark: text), !value.saysSomething { return nil }
    hold(
      row, "“\(text)” in the column \(column) is no plain number",
      "Write a number with a decimal point, or leave the cell blank.", &log)
    return nil
  }

  /// A standard error or a size: a number that is not below 0.
  func magnitude(_ row: Int, _ column: String, _ log: inout DiagnosticLog) -> Double? {
    guard let value = number(row, column, &log) else { return nil }
    guard value >= 0 else {
      hold(row, "The column \(column) is below 0", "Write 0 or more, or leave it blank.", &log)
      return nil
    }
    return value
  }

  /// The year of a row; a problem for what is none, and for one that stood above.
  func year(_ row: Int, _ seen: inout [Int: Int], _ log: inout DiagnosticLog) -> Int? {
    let text = self[row, "year"]
    guard let year = Int(text), (1000...2999).contains(year) else {
      hold(row, "“\(text)” is no year", "Write a year such as 2019, one for each row.", &log)
      return nil
    }
    if let first = seen.updateValue(line(row), forKey: year) {
      hold(row, "The year \(year) stands on line \(first) too", "Keep one row for each year.", &log)
      return nil
    }
    return year
  }

  /// Tells that the row, and with it the table, is not used.
  func hold(_ row: Int, _ message: String, _ hint: String, _ log: inout DiagnosticLog) {
    log.add(
      .unreadableFigure, line: line(row), rows: 1, message, hint: hint,
      subject: table.rowText(row))
  }
}
