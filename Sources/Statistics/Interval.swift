/// A lower and an upper limit around an estimate.
public struct Interval: Sendable, Hashable {
  public let lower: Double
  public let upper: Double

  public init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  public var width: Double { upper - lower }

  /// Whether two intervals share a value, ends included. Estimates whose intervals overlap get no
  /// rank.
  public func overlaps(_ other: Interval) -> Bool {
    lower <= other.upper && other.lower <= upper
  }

  public func contains(_ value: Double) -> Bool { lower <= value && value <= upper }
}
