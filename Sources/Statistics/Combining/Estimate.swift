/// An estimate with its standard error.
public struct Estimate: Sendable, Hashable {
  public var value: Double
  /// Above 0.
  public var error: Double

  public init(value: Double, error: Double) {
    self.value = value
    self.error = error
  }
}

/// Several estimates of the same thing as one.
public struct CombinedEstimate: Sendable, Equatable {
  public var value: Double
  public var error: Double
  /// The share of each estimate; they sum to 1.
  public var weights: [Double]
  /// Cochran's Q = Σ(x − x̂)²/s² around the fixed-effect mean.
  public var heterogeneity: Double
  /// The variance between the estimates that is not their own; 0 for the fixed effect.
  public var between: Double

  /// The probability of a Q as large if all estimated the same: χ² with k − 1 degrees of freedom; `nil`
  /// for one estimate.
  public var heterogeneityP: Double? {
    weights.count > 1
      ? ChiSquareDistribution.upperTail(heterogeneity, degrees: Double(weights.count - 1)) : nil
  }

  /// I² = max(0, (Q − (k − 1))/Q): the share of the spread that is not chance.
  ///
  /// Source: J. P. T. Higgins, S. G. Thompson (2002), Statistics in Medicine 21: 1539–1558.
  public var inconsistency: Double {
    let degrees = Double(weights.count - 1)
    return heterogeneity > degrees ? (heterogeneity - degrees) / heterogeneity : 0
  }

  /// x̂ ± z · se.
  public func interval(level: Double = 0.95) -> Interval {
    let half = NormalDistribution.quantile((1 + level) / 2) * error
    return Interval(lower: value - half, upper: value + half)
  }
}

/// Means of estimates that are weighted by their precision.
enum PrecisionWeights {
  /// The mean, Σwx/Σw, and Σw, with w = 1/(s² + τ²).
  static func mean(_ estimates: [Estimate], between: Double) -> (
    value: Double, total: Double, weights: [Double]
  ) {
    let weights = estimates.map { 1 / ($0.error * $0.error + between) }
    let total = CompensatedSum.of(weights)
    let value = CompensatedSum.of(zip(weights, estimates).map { $0 * $1.value }) / total
    return (value, total, weights)
  }

  static func areUsable(_ estimates: [Estimate]) -> Bool {
    !estimates.isEmpty
      && estimates.allSatisfy { $0.error > 0 && $0.error.isFinite && $0.value.isFinite }
  }

  /// Cochran's Q.
  static func heterogeneity(_ estimates: [Estimate]) -> Double {
    let fixed = mean(estimates, between: 0)
    return CompensatedSum.of(
      zip(fixed.weights, estimates).map { $0 * ($1.value - fixed.value) * ($1.value - fixed.value) }
    )
  }
}
