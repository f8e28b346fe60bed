import Disclosure
import SDGModel

/// The figures that count as coverage: what cells show, of the project's own area, that says
/// something and is neither forecast nor marked as no figure.
struct UsableFigures {
  struct Figure: Hashable {
    var series: String
    var unit: String
    var period: Period
    var breakdown: Breakdown
    var maker: Maker
    var source: String
  }

  /// Figures of the project's own area, by indicator code as the data have it.
  let byIndicator: [String: [Figure]]
  /// Figures of other areas, such as one city: all that is known of some indicators.
  let elsewhere: [String: [Figure]]

  init(_ data: PublishableDataset) {
    let register = SourceRegister(data.sources)
    var found: [String: [Figure]] = [:]
    var elsewhere: [String: [Figure]] = [:]
    for cell in data.cells {
      for position in cell.shown {
        let row = data.observations[cell.candidates[position].row]
        guard UsableFigures.counts(row) else { continue }
        let figure = Figure(
          series: row.series, unit: row.unit, period: row.period, breakdown: row.breakdown,
          maker: register.maker(of: row), source: row.source)
        if row.area == data.scope.area.id {
          found[row.indicator, default: []].append(figure)
        } else {
          elsewhere[row.indicator, default: []].append(figure)
        }
      }
    }
    byIndicator = found
    self.elsewhere = elsewhere
  }

  static func counts(_ row: Observation) -> Bool {
    guard row.value.saysSomething, row.status?.meansNoFigure != true else { return false }
    return row.status != .forecast
  }
}
