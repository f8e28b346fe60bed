import Statistics

/// A series, and what is wanted of it.
public struct ProgressQuestion: Sendable, Equatable {
  public enum Direction: String, Sendable, CaseIterable {
    case increase, decrease

    var sign: Double { self == .increase ? 1 : -1 }
  }

  /// What kind of figure it is: some say nothing as they stand.
  public enum Rule: String, Sendable, CaseIterable {
    /// More is better or less is better.
    case level
    /// A ratio of two groups, best at 1: max(y, 1/y), and between 0.97 and 1.03 as 1.
    case parity
    /// One of two halves, best at 50 per cent: 50 + |y − 50|.
    case share
    /// A growth rate: its mean since the baseline is held against the target, and no rate of a rate is taken.
    case growth
  }

  /// In order of time, one for each year, without forecasts and without what stands before a break.
  public var points: [TimePoint]
  public var direction: Direction
  public var rule: Rule
  public var target: Double?
  public var targetYear: Double
  public var baselineYear: Double
  /// Whether the points begin anew after a break: the first of them is the baseline then.
  public var startsAfterBreak = false
  /// The natural end of the figures, such as 100 per cent; `nil`: none.
  public var limit: Double?
  /// The values that score 0 and 100, and the one from which the goal counts as achieved: for the index of SDSN.
  public var lower: Double?
  public var upper: Double?
  public var green: Double?
  /// The standard deviation of the peers at the baseline: for the distance of the OECD.
  public var peerDeviation: Double?
  /// The figures as they were given, where the rule changes them.
  public let given: [TimePoint]

  public init(
    _ points: [TimePoint], direction: Direction, rule: Rule = .level, target: Double? = nil,
    targetYear: Double = 2030, baselineYear: Double = 2015
  ) {
    given = points
    self.rule = rule
    self.targetYear = targetYear
    self.baselineYear = baselineYear
    switch rule {
    case .level, .growth:
      self.points = points
      self.direction = direction
      self.target = target
    case .parity:
      self.points = points.map(Self.distanceFromParity)
      self.direction = .decrease
      self.target = 1
    case .share:
      self.points = points.map {
        TimePoint(time: $0.time, value: 50 + ($0.value - 50).magnitude, error: $0.error)
      }
      self.direction = .decrease
      self.target = 50
    }
  }

  private static func distanceFromParity(_ point: TimePoint) -> TimePoint {
    guard point.value > 0 else { return point }
    if (0.97...1.03).contains(point.value) {
      return TimePoint(time: point.time, value: 1, error: point.error)
    }
    guard point.value < 1 else { return point }
    return TimePoint(
      time: point.time, value: 1 / point.value,
      error: point.error.map { $0 / (point.value * point.value) })
  }

  var sign: Double { direction.sign }

  func meetsTarget(_ value: Double) -> Bool {
    target.map { sign * (value - $0) >= 0 } ?? false
  }

  /// The point of the baseline year, else the nearest within two years, of two as near the later.
  public var baseline: TimePoint? {
    if startsAfterBreak { return points.first }
    let near = points.filter { ($0.time - baselineYear).magnitude <= 2 }
    return near.reduce(nil) { found, point in
      guard let found else { return point }
      let (old, new) = (
        (found.time - baselineYear).magnitude, (point.time - baselineYear).magnitude
      )
      return new <= old ? point : found
    }
  }
}
