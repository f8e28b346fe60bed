import Glibc

/// The mean of estimates whose own values differ: w = 1/(s² + τ²), τ² the variance between them.
///
/// With two estimates τ² is next to useless: see ``ElliottHaviland``.
public enum RandomEffects: Sendable, CaseIterable {
  /// τ² = max(0, (Q − (k − 1)) / (Σw − Σw²/Σw)).
  ///
  /// Source: R. DerSimonian, N. Laird (1986), Controlled Clinical Trials 7: 177–188.
  case dersimonianLaird
  /// The τ² with the largest restricted likelihood, by Fisher's scoring.
  ///
  /// Source: W. Viechtbauer (2005), Journal of Educational and Behavioral Statistics 30: 261–293.
  case restrictedLikelihood

  /// - Returns: `nil` for fewer than two estimates, or one without a standard error above 0.
  public func combine(_ estimates: [Estimate]) -> CombinedEstimate? {
    guard estimates.count > 1, PrecisionWeights.areUsable(estimates) else { return nil }
    let between = between(estimates)
    let mean = PrecisionWeights.mean(estimates, between: between)
    return CombinedEstimate(
      value: mean.value, error: 1 / mean.total.squareRoot(),
      weights: mean.weights.map { $0 / mean.total },
      heterogeneity: PrecisionWeights.heterogeneity(estimates), between: between)
  }

  func between(_ estimates: [Estimate]) -> Double {
    switch self {
    case .dersimonianLaird: RandomEffects.moments(estimates)
    case .restrictedLikelihood: RandomEffects.likeliest(estimates)
    }
  }

  private static func moments(_ estimates: [Estimate]) -> Double {
    let weights = PrecisionWeights.mean(estimates, between: 0).weights
    let total = CompensatedSum.of(weights)
    let squares = CompensatedSum.of(weights.map { $0 * $0 })
    let excess = PrecisionWeights.heterogeneity(estimates) - Double(estimates.count - 1)
    return max(0, excess / (total - squares / total))
  }

  /// Scoring from the moments' τ²; a step that makes the likelihood smaller is halved.
  private static func likeliest(_ estimates: [Estimate]) -> Double {
    var between = moments(estimates)
    var likelihood = likelihood(estimates, between)
    for _ in 0..<1_000 {
      var step = scoringStep(estimates, between)
      var next = max(0, between + step)
      var found = self.likelihood(estimates, next)
      for _ in 0..<60 where found < likelihood {
        step /= 2
        next = max(0, between + step)
        found = self.likelihood(estimates, next)
      }
      guard found >= likelihood else { return between }
      let change = (next - between).magnitude
      (between, likelihood) = (next, found)
      if change <= 1e-14 * max(between, 1e-14) { break }
    }
    return between
  }

  /// (yᵀPPy − tr P) / tr PP, with P the projection that takes the mean out.
  private static func scoringStep(_ estimates: [Estimate], _ between: Double) -> Double {
    let mean = PrecisionWeights.mean(estimates, between: between)
    let powers = (1...3).map { power in
      CompensatedSum.of(mean.weights.map { pow($0, Double(power)) })
    }
    let trace = powers[0] - powers[1] / powers[0]
    let ratio = powers[1] / powers[0]
    let information = powers[1] - 2 * powers[2] / powers[0] + ratio * ratio
    let squares = CompensatedSum.of(
      zip(mean.weights, estimates).map { weight, estimate in
        let distance = weight * (estimate.value - mean.value)
        return distance * distance
      })
    return information > 0 ? (squares - trace) / information : 0
  }

  /// The restricted log likelihood, up to a constant.
  private static func likelihood(_ estimates: [Estimate], _ between: Double) -> Double {
    let mean = PrecisionWeights.mean(estimates, between: between)
    let squares = CompensatedSum.of(
      zip(mean.weights, estimates).map { $0 * ($1.value - mean.value) * ($1.value - mean.value) })
    let logs = CompensatedSum.of(mean.weights.map { log($0) })
    return (logs - log(mean.total) - squares) / 2
  }
}

/// The interval of a random-effects mean that allows for few estimates.
///
/// se² = Σw(x − x̂)² / ((k − 1)Σw), with Student's t of k − 1 degrees of freedom. The standard error
/// alone may be *smaller* than the plain one: it goes with t, never with z.
///
/// Source: G. Knapp, J. Hartung (2003), Statistics in Medicine 22: 2693–2710.
public enum KnappHartung {
  /// - Returns: `nil` for fewer than two estimates or a combination of others.
  public static func interval(
    _ combined: CombinedEstimate, of estimates: [Estimate], level: Double = 0.95
  ) -> (error: Double, interval: Interval)? {
    guard estimates.count > 1, combined.weights.count == estimates.count else { return nil }
    let mean = PrecisionWeights.mean(estimates, between: combined.between)
    let degrees = Double(estimates.count - 1)
    let squares = CompensatedSum.of(
      zip(mean.weights, estimates).map { $0 * ($1.value - mean.value) * ($1.value - mean.value) })
    let error = (squares / (degrees * mean.total)).squareRoot()
    let half = StudentDistribution.quantile((1 + level) / 2, degrees: degrees) * error
    return (error, Interval(lower: mean.value - half, upper: mean.value + half))
  }
}
