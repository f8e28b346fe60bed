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
        list.hold(row, "The group has no label", "Name it.", &log)
        return nil
      }
      if let first = seen.updateValue(list.line(row), forKey: label) {
        list.hold(
          row, "The group \(label) stands on line \(first) too",
          "Keep one row for each group.", &log)
        return nil
      }
      return InequalityTable.Group(
        label: label, estimate: list.number(row, "estimate", &log),
        error: list.magnitude(row, "se", &log), population: list.magnitude(row, "population", &log),
        order: order(list, row, &log))
    }
    return (groups, log.finished())
  }

  private static func order(
    _ list: ListFile, _ row: Int, _ log: inout DiagnosticLog
  ) -> Int? {
    guard let value = list.number(row, "order", &log) else { return nil }
    guard value == value.rounded(), value.magnitude < 1e9 else {
      list.hold(
        row, "The order is no whole number",
        "Number the groups from the most disadvantaged, 1, on.", &log)
      return nil
    }
    return Int(value)
  }
}
