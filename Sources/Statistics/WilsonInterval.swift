/// The score interval of a proportion.
public enum WilsonInterval {
  /// The values of the proportion that a score test at the given level does not reject.
  ///
  /// With p the observed proportion, n the size and z the normal quantile of (1 + level) / 2:
  ///
  ///     centre = (p + z²/2n) / (1 + z²/n)
  ///     half   = z √(p(1 − p)/n + z²/4n²) / (1 + z²/n)
  ///
  /// It stays within 0 and 1, has a width at p = 0 and p = 1, and allows an effective size that is
  /// no whole number: for weighted samples give Kish's n = (Σw)²/Σw².
  ///
  /// Source: E. B. Wilson (1927), "Probable inference, the law of succession, and statistical
  /// inference", JASA 22: 209–212.
  ///
  /// - Parameters:
  ///   - proportion: from 0 to 1.
  ///   - n: the sample size, or the effective one; above 0.
  ///   - level: the confidence level, between 0 and 1.
  /// - Returns: `nil` where an argument is out of its range.
  public static func of(proportion: Double, n: Double, level: Double = 0.95) -> Interval? {
    guard (0...1).contains(proportion), n > 0, n.isFinite, level > 0, level < 1 else { return nil }
    let z = NormalDistribution.quantile((1 + level) / 2)
    let z2n = z * z / n
    let centre = (proportion + z2n / 2) / (1 + z2n)
    let spread = proportion * (1 - proportion) / n + z2n / (4 * n)
    let half = z * spread.squareRoot() / (1 + z2n)
    // At the ends the limit is exactly 0 or 1; rounding must not leave a trace.
    return Interval(
      lower: proportion == 0 ? 0 : max(0, centre - half),
      upper: proportion == 1 ? 1 : min(1, centre + half))
  }
}
