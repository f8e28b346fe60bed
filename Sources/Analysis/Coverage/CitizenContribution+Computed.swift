import Disclosure
import SDGModel

extension CitizenContribution {
  /// The lines on which citizens are alone, or came last.
  ///
  /// Exact set arithmetic: a line counts where the latest year of all usable figures is later than
  /// the latest year of those that official statistics measured, or where these have none. Every
  /// area is looked at, not only the country as a whole.
  public init(of data: PublishableDataset) {
    let register = SourceRegister(data.sources)
    var counted: [LineKey: Years] = [:]
    var beside: [LineKey: Years] = [:]
    for cell in data.cells {
      for position in cell.shown {
        let row = data.observations[cell.candidates[position].row]
        guard UsableFigures.counts(row) else { continue }
        let key = LineKey(
          indicator: row.indicator, series: row.series, area: row.area, breakdown: row.breakdown,
          unit: row.unit, definition: cell.key.key.definition)
        let maker = register.maker(of: row)
        if UsableFigures.isCounted(cell, position, maker: maker) {
          counted[key, default: Years()].add(row, maker: maker)
        } else if maker == .citizen {
          beside[key, default: Years()].add(row, maker: maker)
        }
      }
    }
    self.init(lines: Self.sorted(counted), alongside: Self.sorted(beside))
  }

  private static func sorted(_ found: [LineKey: Years]) -> [Line] {
    found.compactMap { key, years in years.line(key) }.sorted {
      if $0.indicator != $1.indicator { return $0.indicator < $1.indicator }
      if $0.series != $1.series { return $0.series < $1.series }
      if $0.area != $1.area { return $0.area < $1.area }
      return $0.breakdown < $1.breakdown
    }
  }

  private struct LineKey: Hashable {
    var indicator: String
    var series: String
    var area: String
    var breakdown: Breakdown
    var unit: String
    var definition: String
  }

  private struct Years {
    var withCitizens: Int?
    var withoutCitizens: Int?
    var sources: Set<String> = []
    var isAdopted = false

    mutating func add(_ row: Observation, maker: Maker) {
      let year = row.period.lastYear
      if maker.isCitizen {
        withCitizens = max(withCitizens ?? year, year)
        sources.insert(row.source)
        if maker == .adoptedCitizen { isAdopted = true }
      } else {
        withoutCitizens = max(withoutCitizens ?? year, year)
      }
    }

    func line(_ key: LineKey) -> Line? {
      guard let latest = withCitizens, withoutCitizens.map({ $0 < latest }) ?? true else {
        return nil
      }
      return Line(
        indicator: key.indicator, series: key.series, area: key.area, breakdown: key.breakdown,
        sources: sources.sorted(), latestWith: latest, latestWithout: withoutCitizens,
        isAdopted: isAdopted)
    }
  }
}
