/// A figure of a year.
public struct TimePoint: Sendable, Equatable {
  /// In years.
  public var time: Double
  public var value: Double
  /// The standard error, where it is known.
  public var error: Double?

  public init(time: Double, value: Double, error: Double? = nil) {
    self.time = time
    self.value = value
    self.error = error
  }
}
