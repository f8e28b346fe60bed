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

  /// By indicator code as the data have it.
  let byIndicator: [String: [Figure]]

  init(_ data: PublishableDataset) {
    let register = SourceRegister(data.sources)
    var found: [String: [Figure]] = [:]
    for cell in data.cells where cell.key.key.area == data.scope.area.id {
      for position in cell.shown {
        let row = data.observations[cell.candidates[position].row]
        guard UsableFigures.counts(row) else { continue }
        found[row.indicator, default: []].append(
          Figure(
            series: row.series, unit: row.unit, period: row.period, breakdown: row.breakdown,
            maker: register.maker(of: row), source: row.source))
      }
    }
    byIndicator = found
  }

  static func counts(_ row: Observation) -> Bool {
    guard row.value.saysSomething, row.status?.meansNoFigure != true else { return false }
    return row.status != .forecast
  }
}
