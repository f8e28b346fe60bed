/// A straight line through points by least squares.
public struct Trend: Sendable, Equatable {
  public let slope: Double
  /// The standard error of the slope, and of both tails its p with n − 2 degrees of freedom; `nil` for two
  /// points.
  public let error: Double?
  public let p: Double?

  /// - Returns: `nil` for fewer than two points or one x alone.
  public init?(x: [Double], y: [Double]) {
    guard x.count == y.count, x.count > 1, let meanX = Moments.mean(x), let meanY = Moments.mean(y)
    else { return nil }
    let spread = CompensatedSum.of(x.map { ($0 - meanX) * ($0 - meanX) })
    guard spread > 0 else { return nil }
    let slope = CompensatedSum.of(zip(x, y).map { ($0 - meanX) * ($1 - meanY) }) / spread
    self.slope = slope
    guard x.count > 2 else {
      (error, p) = (nil, nil)
      return
    }
    let residuals = zip(x, y).map { $1 - meanY - slope * ($0 - meanX) }
    let degrees = Double(x.count - 2)
    let error = (CompensatedSum.of(residuals.map { $0 * $0 }) / degrees / spread).squareRoot()
    self.error = error
    p = StudentDistribution.twoTails(error > 0 ? slope / error : .infinity, degrees: degrees)
  }
}
