import Disclosure
import SDGModel

/// Look-ups over the observations, made once.
struct DataIndex: Sendable {
  private let byIndicator: [String: [Int]]
  private let bySource: [String: [Int]]
  private let cellOfRow: [Int: Int]

  init(_ data: PublishableDataset) {
    var byIndicator: [String: [Int]] = [:]
    var bySource: [String: [Int]] = [:]
    let table = data.observations
    for row in table.indices {
      byIndicator[table.pool[table.indicator[row]], default: []].append(row)
      bySource[table.pool[table.source[row]], default: []].append(row)
    }
    var cellOfRow: [Int: Int] = [:]
    for (number, cell) in data.cells.enumerated() {
      for candidate in cell.candidates { cellOfRow[candidate.row] = number }
    }
    self.byIndicator = byIndicator
    self.bySource = bySource
    self.cellOfRow = cellOfRow
  }

  /// Rows of an indicator, in the order of reading.
  func rows(ofIndicator code: String) -> [Int] { byIndicator[code] ?? [] }

  /// Every indicator with an observation.
  var indicators: [String] { byIndicator.keys.sorted() }

  /// Rows that a source made, whoever published them.
  func rows(ofSource id: String) -> [Int] { bySource[id] ?? [] }

  /// Position of the row's cell in the data set's cells.
  func cell(ofRow row: Int) -> Int? { cellOfRow[row] }
}

/// A line: one series with one breakdown in one area and unit, its figures in order of time.
struct ValueLine: Sendable {
  let series: String
  let area: String
  let breakdown: Breakdown
  let unit: String
  /// Rows with a number or a bound.
  let rows: [Int]

  /// The lines that the rows form, in order of series, area and breakdown. Rows that say nothing
  /// are left out.
  static func all(of rows: [Int], in table: ObservationTable) -> [ValueLine] {
    struct Key: Hashable {
      var series: String
      var area: String
      var breakdown: Breakdown
      var unit: String
    }
    var found: [Key: [Int]] = [:]
    for row in rows where table.kind[row].rawValue <= ObservedValue.Kind.above.rawValue {
      let key = Key(
        series: table.pool[table.series[row]], area: table.pool[table.area[row]],
        breakdown: table.breakdowns[Int(table.breakdown[row])], unit: table.pool[table.unit[row]])
      found[key, default: []].append(row)
    }
    return found.sorted { a, b in
      if a.key.series != b.key.series { return a.key.series < b.key.series }
      if a.key.area != b.key.area { return a.key.area < b.key.area }
      if a.key.breakdown != b.key.breakdown { return a.key.breakdown < b.key.breakdown }
      return a.key.unit < b.key.unit
    }.map { key, rows in
      ValueLine(
        series: key.series, area: key.area, breakdown: key.breakdown, unit: key.unit,
        rows: rows.sorted { (table.period[$0], $0) < (table.period[$1], $1) })
    }
  }

  /// The line that stands for the indicator on a card: of the whole area and for everybody where
  /// there is one, then the newest, then the longest.
  static func leading(_ lines: [ValueLine], in table: ObservationTable, area: String) -> ValueLine?
  {
    func rank(_ line: ValueLine) -> (Int, Int, Int, Int) {
      let newest = line.rows.last.map { table.period[$0].lastYear } ?? 0
      return (
        line.area == area ? 1 : 0, -line.breakdown.parts.count, newest, line.rows.count
      )
    }
    var best: ValueLine?
    for line in lines where best.map({ rank($0) < rank(line) }) ?? true { best = line }
    return best
  }
}
