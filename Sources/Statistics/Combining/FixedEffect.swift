/// The mean of estimates of one and the same value, weighted by their precision.
///
/// x̂ = Σ(x/s²) / Σ(1/s²), se = (Σ1/s²)^−½. It holds only where the estimates differ by chance alone: see
/// ``CombinedEstimate/heterogeneityP``.
///
/// Source: W. G. Cochran (1954), Biometrics 10: 101–129.
public enum FixedEffect {
  /// - Returns: `nil` for no estimates, or one without a standard error above 0.
  public static func combine(_ estimates: [Estimate]) -> CombinedEstimate? {
    guard PrecisionWeights.areUsable(estimates) else { return nil }
    let mean = PrecisionWeights.mean(estimates, between: 0)
    return CombinedEstimate(
      value: mean.value, error: 1 / mean.total.squareRoot(),
      weights: mean.weights.map { $0 / mean.total },
      heterogeneity: PrecisionWeights.heterogeneity(estimates), between: 0)
  }
}
