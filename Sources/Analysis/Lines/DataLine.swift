import Disclosure
import SDGModel

/// What is drawn as one curve: one indicator and series, in one area, breakdown, unit, rhythm and
/// definition, from the official record or from one source beside it.
public struct DataLine: Sendable {
  public struct Key: Hashable, Comparable, Sendable {
    public var indicator: String
    public var series: String
    public var area: String
    public var breakdown: Breakdown
    public var unit: String
    public var multiplier: Int
    public var definition: String
    /// Empty for the official record, with what it took over from citizens; else the source's id.
    public var strand: String
    /// A year and its months are two lines.
    public var rhythm = Period.Rhythm.yearly

    public static func < (a: Key, b: Key) -> Bool {
      if a.strand != b.strand { return a.strand < b.strand }
      if a.rhythm != b.rhythm { return a.rhythm < b.rhythm }
      if a.definition != b.definition { return a.definition < b.definition }
      if a.series != b.series { return a.series < b.series }
      if a.area != b.area { return a.area < b.area }
      if a.unit != b.unit { return a.unit < b.unit }
      if a.multiplier != b.multiplier { return a.multiplier < b.multiplier }
      return a.breakdown < b.breakdown
    }
  }

  public let key: Key
  /// Rows that say something, in order of time: by the middle of their periods, where they are
  /// drawn.
  public let rows: [Int]

  /// Periods of which a line has a figure that is not shown, to protect persons.
  public static func hiddenPeriods(_ data: PublishableDataset) -> [Key: Set<Period>] {
    let register = SourceRegister(data.sources)
    let table = data.observations
    var found: [Key: Set<Period>] = [:]
    for cell in data.cells {
      for candidate in cell.candidates where table.kind[candidate.row] == .suppressed {
        found[key(candidate.row, cell.key, table, register), default: []]
          .insert(table.period[candidate.row])
      }
    }
    return found
  }

  private static func key(
    _ row: Int, _ cell: CellKey, _ table: ObservationTable, _ register: SourceRegister
  ) -> Key {
    let source = table.pool[table.source[row]]
    let maker = register.maker(
      source: source, publisher: table.pool[table.publisher[row]], indicator: cell.indicator)
    let isRecord = maker == .official || maker == .adoptedCitizen
    return Key(
      indicator: cell.indicator, series: table.pool[table.series[row]], area: cell.key.area,
      breakdown: cell.key.breakdown, unit: cell.key.unit, multiplier: cell.key.multiplier,
      definition: cell.key.definition, strand: isRecord ? "" : source,
      rhythm: table.period[row].rhythm)
  }

  /// All lines of a data set by indicator, from what its cells show.
  ///
  /// - Parameter area: only lines of this area; `nil`: of all.
  public static func byIndicator(
    _ data: PublishableDataset, area: String? = nil
  ) -> [String: [DataLine]] {
    let register = SourceRegister(data.sources)
    let table = data.observations
    var found: [Key: [Int]] = [:]
    for cell in data.cells where area == nil || cell.key.key.area == area {
      for position in cell.shown {
        let row = cell.candidates[position].row
        guard !table.number[row].isNaN, table.kind[row].saysSomething else { continue }
        let key = key(row, cell.key, table, register)
        found[key, default: []].append(row)
      }
    }
    let lines = found.map { key, rows in
      DataLine(
        key: key,
        rows: rows.sorted {
          (table.period[$0].axis.middle, table.period[$0], $0)
            < (table.period[$1].axis.middle, table.period[$1], $1)
        })
    }
    return Dictionary(grouping: lines.sorted { $0.key < $1.key }, by: \.key.indicator)
  }
}
