import Bytes
import SDGModel
import Statistics

/// Reads the table of `tree`: `n` persons and `met` of them who have what is asked for, in every combination of all
/// other columns.
public enum GroupCellReader {
  private static let counts = ["n", "met"]

  /// - Parameter ordered: columns whose levels have an order: that in which they first stand.
  /// - Returns: the cells, and every problem found; with one that holds a row back nothing of the file should be
  ///   used.
  public static func read(
    path: String, name: String, ordered: Set<String>
  ) -> (GroupCells?, [Diagnostic]) {
    var log = DiagnosticLog(file: name, source: "", quotes: true)
    guard
      let list = ListFile(
        path: path, name: name, known: counts, required: counts, isOpen: { _ in true }, log: &log)
    else { return (nil, log.finished()) }
    var reading = list
    let names = list.columnNames.filter { !counts.contains($0) }
    guard !names.isEmpty else {
      log.add(
        .missingColumn, line: list.table.headerLine, "No column besides n and met",
        hint: "Add a column for each circumstance: sex, residence, wealth.")
      return (nil, log.finished())
    }
    var levels = [[String]](repeating: [], count: names.count)
    var seen: [[Int]: Int] = [:]
    var cells: [GroupCells.Cell] = []
    for row in reading.rows(.unreadableFigure, log: &log) {
      if let blank = names.first(where: { list[row, $0].isEmpty }) {
        list.hold(
          row, "The column \(blank) is blank", "Write what the persons are, if only unknown.", &log)
        continue
      }
      let places = names.enumerated().map { column, name -> Int in
        let text = list[row, name]
        if let known = levels[column].firstIndex(of: text) { return known }
        levels[column].append(text)
        return levels[column].count - 1
      }
      if let first = seen.updateValue(list.line(row), forKey: places) {
        list.hold(
          row, "The combination stands on line \(first) too", "Keep one row for each.", &log)
        continue
      }
      guard let count = list.magnitude(row, "n", &log), let met = list.magnitude(row, "met", &log)
      else {
        list.hold(row, "n or met is blank", "Write both, or take the row out.", &log)
        continue
      }
      guard count.rounded() == count, met.rounded() == met else {
        list.hold(
          row, "n and met are no whole numbers",
          "Give numbers of persons: of weighted ones the intervals would be too narrow.", &log)
        continue
      }
      guard met <= count else {
        list.hold(row, "More have it than there are", "Correct n or met.", &log)
        continue
      }
      cells.append(.init(levels: places, count: count, met: met))
    }
    let factors = names.enumerated().map { column, name in
      GroupCells.Factor(name: name, levels: levels[column], isOrdered: ordered.contains(name))
    }
    return (GroupCells(factors: factors, cells: cells), log.finished())
  }
}
