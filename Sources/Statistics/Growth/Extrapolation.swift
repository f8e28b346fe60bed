import Glibc

/// A curve through the points of a series, carried on to a later year.
public struct Extrapolation: Sendable, Equatable {
  /// What grows evenly.
  public enum Form: Sendable, Equatable {
    /// The figure itself.
    case linear
    /// ln(y/(end − y)): stays between 0 and the end.
    case logit(end: Double)
    /// The logarithm, from the last point on, with the mean of the yearly growth of the intervals.
    case geometric
  }

  /// How much the points count.
  public enum Weighting: Sendable, CaseIterable {
    case equal
    /// 1, 2, 3… in order of time.
    case rank
    /// (T − t₁)/(T − t): the nearer to the year that is asked for, the more.
    ///
    /// Source: ESCAP Statistics Division (2017), Working Paper SD/WP/04.
    case nearness

    public func weights(_ points: [TimePoint], at year: Double) -> [Double] {
      switch self {
      case .equal: points.map { _ in 1 }
      case .rank: points.indices.map { Double($0 + 1) }
      case .nearness:
        points.map { (year - (points.first?.time ?? 0)) / (year - $0.time) }
      }
    }
  }

  public let weights: [Double]
  /// Of the straight line; `nil` for the geometric form.
  public let slope: Double?
  public let intercept: Double?
  public let value: Double

  /// - Parameters:
  ///   - points: in order of time, all before the year.
  ///   - year: when.
  /// - Returns: `nil` for fewer than two points, for a year that is not after them all, and for values that the
  ///   form cannot take: not above 0, or beyond the end.
  public init?(_ points: [TimePoint], to year: Double, form: Form, weighting: Weighting) {
    guard points.count > 1, let last = points.last, last.time < year,
      zip(points, points.dropFirst()).allSatisfy({ $0.time < $1.time })
    else { return nil }
    weights = weighting.weights(points, at: year)
    switch form {
    case .linear:
      guard let line = Self.line(points.map(\.time), points.map(\.value), weights) else {
        return nil
      }
      (slope, intercept) = (line.slope, line.intercept)
      value = line.intercept + line.slope * year
    case .logit(let end):
      guard points.allSatisfy({ $0.value > 0 && $0.value < end }),
        let line = Self.line(
          points.map(\.time), points.map { log($0.value / (end - $0.value)) }, weights)
      else { return nil }
      (slope, intercept) = (line.slope, line.intercept)
      value = end / (1 + exp(-(line.intercept + line.slope * year)))
    case .geometric:
      guard points.allSatisfy({ $0.value > 0 }) else { return nil }
      // An interval counts as much as the point at its end, and by the year however long it is.
      let rates = zip(points, points.dropFirst()).map {
        log($1.value / $0.value) / ($1.time - $0.time)
      }
      let parts = weights.dropFirst()
      let rate =
        CompensatedSum.of(zip(rates, parts).map { $0 * $1 }) / CompensatedSum.of(Array(parts))
      (slope, intercept) = (nil, nil)
      value = last.value * exp(rate * (year - last.time))
    }
  }

  private static func line(
    _ x: [Double], _ y: [Double], _ weights: [Double]
  ) -> (slope: Double, intercept: Double)? {
    let total = CompensatedSum.of(weights)
    let meanX = CompensatedSum.of(zip(x, weights).map { $0 * $1 }) / total
    let meanY = CompensatedSum.of(zip(y, weights).map { $0 * $1 }) / total
    let spread = CompensatedSum.of(zip(x, weights).map { $1 * ($0 - meanX) * ($0 - meanX) })
    guard spread > 0 else { return nil }
    let together = CompensatedSum.of(
      x.indices.map { weights[$0] * (x[$0] - meanX) * (y[$0] - meanY) })
    return (together / spread, meanY - together / spread * meanX)
  }
}
