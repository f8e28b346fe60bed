import Disclosure
import SDGModel

/// The figures that count as coverage: what cells show, of the project's own area, that says
/// something and is neither forecast nor marked as no figure.
///
/// Official figures count, with those that the official record took over from citizens; citizens'
/// own count where a recorded decision lets them fill a gap and they follow the indicator's
/// definition. Everything else stands alongside: it is shown, and counted nowhere (methods of the
/// marginal contribution: tier B or better, never tier C).
struct UsableFigures {
  struct Figure: Hashable {
    var area: String
    var series: String
    var unit: String
    var period: Period
    var breakdown: Breakdown
    var maker: Maker
    var source: String
    var nature: Nature?
    /// Estimated by the status of the figure.
    var isEstimate = false
    /// Whether the series begins anew with it, or its definition differs.
    var isBreak = false
    /// Whether a standard error, an interval or a number of persons is told.
    var hasUncertainty = false
    /// Whether the standard error is at most 30 per cent of the value, or of a percentage the interval at most 10 points
    /// to each side.
    var isPrecise = false

    init(_ row: Observation, maker: Maker) {
      (area, series, unit, period) = (row.area, row.series, row.unit, row.period)
      breakdown = row.breakdown
      (self.maker, source, nature) = (maker, row.source, row.nature)
      isEstimate = row.status == .estimated
      isBreak = row.status == .timeSeriesBreak || row.status == .definitionDiffers
      hasUncertainty =
        row.standardError != nil || row.lower != nil && row.upper != nil || row.sampleSize != nil
      if let error = KnownError.of(
        standardError: row.standardError, lower: row.lower, upper: row.upper),
        let value = row.value.number
      {
        isPrecise =
          error <= 0.3 * value.magnitude || CountUnit.isPercentage(row.unit) && 1.96 * error <= 10
      }
    }
  }

  /// Latest years with a counted figure, by who made it.
  struct LatestYears: Equatable {
    /// Of official statistics, with what they took over from citizens.
    var official: Int?
    var citizens: Int?

    /// Of either.
    var any: Int? { [official, citizens].compactMap { $0 }.max() }

    mutating func add(_ figure: Figure) {
      var own = LatestYears()
      if figure.maker == .citizen {
        own.citizens = figure.period.lastYear
      } else {
        own.official = figure.period.lastYear
      }
      self = merged(with: own)
    }

    func merged(with other: LatestYears) -> LatestYears {
      func later(_ a: Int?, _ b: Int?) -> Int? { [a, b].compactMap { $0 }.max() }
      return LatestYears(
        official: later(official, other.official), citizens: later(citizens, other.citizens))
    }
  }

  /// Figures of the project's own area, by indicator code as the data have it.
  let byIndicator: [String: [Figure]]
  /// Figures of other areas, such as one city: all that is known of some indicators.
  let elsewhere: [String: [Figure]]
  /// Figures of any area that are shown and count nowhere.
  let alongside: [String: [Figure]]
  /// Figures of any area that are there and held back.
  let suppressed: [String: [Figure]]
  /// By indicator: the other areas with a counted figure, each with its latest years.
  let areas: [String: [String: LatestYears]]

  init(_ data: PublishableDataset) {
    let register = SourceRegister(data.sources)
    var found: [String: [Figure]] = [:]
    var elsewhere: [String: [Figure]] = [:]
    var alongside: [String: [Figure]] = [:]
    var suppressed: [String: [Figure]] = [:]
    var areas: [String: [String: LatestYears]] = [:]
    for cell in data.cells {
      for position in cell.shown {
        let row = data.observations[cell.candidates[position].row]
        let figure = Figure(row, maker: register.maker(of: row))
        guard UsableFigures.counts(row) else {
          if row.value == .suppressed {
            suppressed[row.indicator, default: []].append(figure)
          }
          continue
        }
        if !UsableFigures.isCounted(cell, position, maker: figure.maker) {
          alongside[row.indicator, default: []].append(figure)
        } else if row.area == data.scope.area.id {
          found[row.indicator, default: []].append(figure)
        } else {
          elsewhere[row.indicator, default: []].append(figure)
          areas[row.indicator, default: [:]][row.area, default: LatestYears()].add(figure)
        }
      }
    }
    byIndicator = found
    self.elsewhere = elsewhere
    self.alongside = alongside
    self.suppressed = suppressed
    self.areas = areas
  }

  /// Whether a candidate that a cell shows counts as coverage.
  static func isCounted(_ cell: MergedCell, _ position: Int, maker: Maker) -> Bool {
    switch maker {
    case .official, .adoptedCitizen: true
    case .citizen:
      cell.candidates[position].tier >= .fill && cell.key.key.definition.isEmpty
    case .other: false
    }
  }

  static func counts(_ row: Observation) -> Bool {
    guard row.value.saysSomething, row.status?.meansNoFigure != true else { return false }
    return row.status != .forecast
  }
}
