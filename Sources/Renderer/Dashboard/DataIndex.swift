import Disclosure
import SDGModel

/// Look-ups over the observations, made once.
struct DataIndex: Sendable {
  private let byIndicator: [String: [Int]]
  private let bySource: [String: [Int]]
  private let cellOfRow: [Int: Int]
  /// For each indicator its rows as the pages of their origin hold them, and the page of each row.
  private let parts: [String: [[Int]]]
  private let partOfRow: [Int: Int]

  /// Rows that a page of origins holds: each takes near a kilobyte.
  private static let rowsOfPart = 200

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
    var parts: [String: [[Int]]] = [:]
    var partOfRow: [Int: Int] = [:]
    for (code, rows) in byIndicator {
      let sorted = rows.sorted { a, b in
        let (x, y) = (table.pool[table.series[a]], table.pool[table.series[b]])
        if x != y { return x < y }
        let (newer, older) = (table.period[a], table.period[b])
        return newer == older ? a < b : newer > older
      }
      parts[code] = stride(from: 0, to: sorted.count, by: DataIndex.rowsOfPart).map { start in
        Array(sorted[start..<min(start + DataIndex.rowsOfPart, sorted.count)])
      }
      for (position, row) in sorted.enumerated() {
        partOfRow[row] = position / DataIndex.rowsOfPart + 1
      }
    }
    self.parts = parts
    self.partOfRow = partOfRow
    self.byIndicator = byIndicator
    self.bySource = bySource
    self.cellOfRow = cellOfRow
  }

  /// Rows of an indicator, in the order of reading.
  func rows(ofIndicator code: String) -> [Int] { byIndicator[code] ?? [] }

  /// Rows of an indicator, page by page.
  func parts(ofIndicator code: String) -> [[Int]] { parts[code] ?? [] }

  /// The page that tells where a row comes from, from 1.
  func part(ofRow row: Int) -> Int { partOfRow[row] ?? 1 }

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

  /// The lines that the rows form, in order of series, area, breakdown, unit and rhythm. Rows that say nothing
  /// are left out.
  static func all(of rows: [Int], in table: ObservationTable) -> [ValueLine] {
    struct Key: Hashable {
      var series: String
      var area: String
      var breakdown: Breakdown
      var unit: String
      var rhythm: Period.Rhythm
    }
    var found: [Key: [Int]] = [:]
    for row in rows where table.kind[row].rawValue <= ObservedValue.Kind.above.rawValue {
      let key = Key(
        series: table.pool[table.series[row]], area: table.pool[table.area[row]],
        breakdown: table.breakdowns[Int(table.breakdown[row])], unit: table.pool[table.unit[row]],
        rhythm: table.period[row].rhythm)
      found[key, default: []].append(row)
    }
    return found.sorted { a, b in
      if a.key.series != b.key.series { return a.key.series < b.key.series }
      if a.key.area != b.key.area { return a.key.area < b.key.area }
      if a.key.breakdown != b.key.breakdown { return a.key.breakdown < b.key.breakdown }
      if a.key.unit != b.key.unit { return a.key.unit < b.key.unit }
      return a.key.rhythm < b.key.rhythm
    }.map { key, rows in
      ValueLine(
        series: key.series, area: key.area, breakdown: key.breakdown, unit: key.unit,
        rows: rows.sorted { (table.period[$0], $0) < (table.period[$1], $1) })
    }
  }

  /// The line that stands for the indicator on a card: of the whole area and for everybody where
  /// there is one, then of the series that leads the record, of years rather than months, then the newest, then the
  /// longest.
  static func leading(
    _ lines: [ValueLine], in table: ObservationTable, area: String, series: String? = nil
  ) -> ValueLine? {
    func rank(_ line: ValueLine) -> [Int] {
      let last = line.rows.last.map { table.period[$0] }
      return [
        line.area == area ? 1 : 0, line.series == series ? 1 : 0, -line.breakdown.parts.count,
        -Int(last?.rhythm.rawValue ?? 0), last?.lastYear ?? 0, line.breakdown.yearsOfAge,
        line.rows.count,
      ]
    }
    var best: ValueLine?
    for line in lines
    where best.map({ rank($0).lexicographicallyPrecedes(rank(line)) }) ?? true {
      best = line
    }
    return best
  }
}
