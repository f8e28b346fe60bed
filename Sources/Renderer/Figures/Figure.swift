import Analysis
import Charts
import Disclosure
import SDGModel

/// A figure: what is drawn, with everything that is said about it.
public struct Figure: Sendable, Identifiable {
  public enum Spec: Sendable {
    case timeSeries(TimeSeriesSpec)
    case matrix(MatrixSpec)
  }

  /// Names its files; stable as long as the data are of the same indicator and breakdown.
  public var id: String
  /// The finding, a sentence.
  public var title: String
  /// Code, measure, unit, period.
  public var subtitle: String
  /// Printed from provenance.
  public var caption: String
  /// The alternative text, at most 250 characters.
  public var altText: String
  public var table: FigureTable
  /// The same for programs: numbers unrounded, with a decimal point.
  public var data: FigureTable
  public var spec: Spec
  /// Rows of the data set's observations that are drawn.
  public var rows: [Int]
}

/// The figures of one indicator.
public struct IndicatorFigures: Sendable {
  /// The figures of one breakdown; last, those of the indicator's other series.
  public struct BreakdownFigures: Sendable {
    /// The id of the dimension, ids joined by `+`, or ``otherSeries``.
    public var dimension: String
    public var label: String
    public var figures: [Figure]
    public var maker: Maker

    /// What stands for the dimension where each figure is of another series.
    public static let otherSeries = "series"
    /// What stands for the dimension where the figures are those beside the headline.
    public static let beside = "beside"
  }

  /// A breakdown that is asked for and that nobody has.
  public struct Missing: Sendable, Equatable {
    public var label: String
    public var reason: String
  }

  /// The leading series for everybody, or the longest there is; `nil` where nothing can be drawn.
  public var headline: Figure?
  /// Measures of other sources, areas or definitions: beside the headline, never in it.
  public var beside: [Figure]
  /// Those of ``beside`` that another source than the record measured.
  public var citizenBeside: Set<String> = []
  public var breakdowns: [BreakdownFigures]
  public var missing: [Missing]
  /// Those of ``beside`` again, with a page of their own, where the indicator's page has no room for all.
  public var besidePage: BreakdownFigures?

  /// What has pages of its own: each breakdown, then what stands beside.
  var pages: [BreakdownFigures] { breakdowns + [besidePage].compactMap(\.self) }

  /// All of them, the headline first.
  public var all: [Figure] {
    [headline].compactMap { $0 } + beside + breakdowns.flatMap(\.figures)
  }
}
