/// The standard error of a mean whose weights were fitted to margins.
public enum CalibratedMean {
  /// By linearisation: what counts is how far the values lie from what the margins' categories explain.
  ///
  /// With e = w(x − m)/Σw, the part of e/w that is constant within the categories of each margin is taken
  /// out, margin after margin until nothing changes; then se² = n/(n − 1) Σ(we − mean)². The sample counts
  /// as drawn with replacement, each record on its own: clusters would make it larger.
  ///
  /// Source: T. Lumley (2010), "Complex Surveys", 7.3 and the `survey` package of R.
  ///
  /// - Parameter margins: the category of each record, for each margin the weights were fitted to.
  /// - Returns: `nil` for fewer than two records or weights that are not above 0.
  public static func standardError(
    _ values: [Double], weights: [Double], margins: [[Int]]
  ) -> Double? {
    guard values.count > 1, weights.allSatisfy({ $0 > 0 }),
      let mean = WeightedMean.of(values, weights: weights)
    else { return nil }
    let total = CompensatedSum.of(weights)
    var residuals = values.map { ($0 - mean) / total }
    for _ in 0..<1_000 {
      let before = residuals
      for margin in margins { centre(&residuals, margin) }
      let change = zip(before, residuals).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
      if change <= 1e-15 / total { break }
    }
    let scores = zip(residuals, weights).map(*)
    let count = Double(values.count)
    return Moments.sampleVariance(scores).map { ($0 * count).squareRoot() }
  }

  private static func centre(_ residuals: inout [Double], _ categories: [Int]) {
    var sums: [Int: (sum: Double, count: Double)] = [:]
    for (value, category) in zip(residuals, categories) {
      let known = sums[category] ?? (0, 0)
      sums[category] = (known.sum + value, known.count + 1)
    }
    for (index, category) in categories.enumerated() {
      if let known = sums[category] { residuals[index] -= known.sum / known.count }
    }
  }
}
