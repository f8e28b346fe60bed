/// `merge:` of the project's settings: how sources that meet in one cell are shown.
public struct MergeSettings: Sendable, Equatable {
  public enum Method: String, Sendable, CaseIterable {
    /// Every admitted source with its own mark. The default.
    case sideBySide
    /// The official figure where it is usable; where none is, a citizen source that a recorded
    /// decision lets fill.
    case priorityFill
  }

  public var standard: Method
  /// Exceptions by series code, each with its reason.
  public var series: [String: SeriesRule]

  public struct SeriesRule: Sendable, Equatable {
    public var method: Method
    public var reason: String
    public init(method: Method, reason: String) {
      self.method = method
      self.reason = reason
    }
  }

  public init(standard: Method = .sideBySide, series: [String: SeriesRule] = [:]) {
    self.standard = standard
    self.series = series
  }

  func method(forSeries series: String) -> Method { self.series[series]?.method ?? standard }
}
