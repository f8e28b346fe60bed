import SDGModel

/// `merge:` of the project's settings: how sources that meet in one cell are shown, and which series are
/// merged by which method.
public struct MergeSettings: Sendable, Equatable {
  public enum Method: String, Sendable, CaseIterable {
    /// Every admitted source with its own mark. The default.
    case sideBySide
    /// The official figure where it is usable; where none is, a citizen source that a recorded
    /// decision lets fill.
    case priorityFill
    /// Citizen figures carried to the official level fill what the official series lacks.
    case splice
    /// The citizen series is bent to meet the official figures.
    case benchmark
    /// Estimates of the same period with their standard errors become one.
    case combine

    /// The forms that a method has; empty where it has none.
    public var forms: [CombinationMethod] {
      switch self {
      case .sideBySide, .priorityFill: []
      case .splice: CombinationMethod.allCases.filter { $0.splice != nil }
      case .benchmark: CombinationMethod.allCases.filter(\.isBenchmarking)
      case .combine: CombinationMethod.allCases.filter(\.combinesEstimates)
      }
    }

    /// What the quality gate must let a source do before its figures go in.
    var neededTier: Tier { self == .combine ? .merge : self == .sideBySide ? .alongside : .fill }
  }

  public var standard: Method
  /// Exceptions by series code, each with its reason; by indicator code for what has no series.
  public var series: [String: SeriesRule]

  public struct SeriesRule: Sendable, Equatable {
    public var method: Method
    public var reason: String
    /// Which of the method's forms; every method that has forms needs one.
    public var form: CombinationMethod?
    /// The citizen source that goes in; without one the best that the gate lets.
    public var source: String?
    public var options = CombinationOptions()

    public init(
      method: Method, form: CombinationMethod? = nil, source: String? = nil, reason: String
    ) {
      self.method = method
      self.form = form
      self.source = source
      self.reason = reason
    }
  }

  public init(standard: Method = .sideBySide, series: [String: SeriesRule] = [:]) {
    self.standard = standard
    self.series = series
  }

  func rule(for key: CellKey) -> SeriesRule {
    series[key.key.series] ?? SeriesRule(method: standard, reason: "")
  }
}
