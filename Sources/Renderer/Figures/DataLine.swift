import Disclosure
import SDGModel

/// What is drawn as one curve: one indicator and series, in one area, breakdown, unit and
/// definition, from the official record or from one source beside it.
struct DataLine: Sendable {
  struct Key: Hashable, Comparable, Sendable {
    var indicator: String
    var series: String
    var area: String
    var breakdown: Breakdown
    var unit: String
    var multiplier: Int
    var definition: String
    /// Empty for the official record, with what it took over from citizens; else the source's id.
    var strand: String

    static func < (a: Key, b: Key) -> Bool {
      if a.strand != b.strand { return a.strand < b.strand }
      if a.definition != b.definition { return a.definition < b.definition }
      if a.series != b.series { return a.series < b.series }
      if a.area != b.area { return a.area < b.area }
      if a.unit != b.unit { return a.unit < b.unit }
      if a.multiplier != b.multiplier { return a.multiplier < b.multiplier }
      return a.breakdown < b.breakdown
    }
  }

  let key: Key
  /// Rows that say something, in order of time: by the middle of their periods, where they are
  /// drawn.
  let rows: [Int]

  /// All lines of a data set by indicator, from what its cells show.
  static func byIndicator(_ data: PublishableDataset) -> [String: [DataLine]] {
    let register = SourceRegister(data.sources)
    var found: [Key: [Int]] = [:]
    for cell in data.cells {
      for position in cell.shown {
        let index = cell.candidates[position].row
        let row = data.observations[index]
        guard row.value.saysSomething else { continue }
        let maker = register.maker(of: row)
        let isRecord = maker == .official || maker == .adoptedCitizen
        let key = Key(
          indicator: row.indicator, series: row.series, area: row.area,
          breakdown: row.breakdown, unit: row.unit, multiplier: row.multiplier,
          definition: cell.key.key.definition, strand: isRecord ? "" : row.source)
        found[key, default: []].append(index)
      }
    }
    let period = data.observations.period
    let lines = found.map { key, rows in
      DataLine(
        key: key,
        rows: rows.sorted {
          (period[$0].axis.middle, period[$0], $0) < (period[$1].axis.middle, period[$1], $1)
        })
    }
    return Dictionary(grouping: lines.sorted { $0.key < $1.key }, by: \.key.indicator)
  }
}
