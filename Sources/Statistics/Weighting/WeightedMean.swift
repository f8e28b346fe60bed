/// Mean, variance and effective size of values with weights.
///
/// Sums run in the order given, with Neumaier's compensation: A. Neumaier (1974), ZAMM 54: 39–51.
public enum WeightedMean {
  /// Σwx / Σw.
  ///
  /// - Returns: `nil` for no values, arrays of different length, a negative or non-finite weight, or
  ///   weights that are all 0.
  public static func of(_ values: [Double], weights: [Double]) -> Double? {
    guard let total = total(values, weights) else { return nil }
    return CompensatedSum.of(zip(values, weights).map { $0 * $1 }) / total
  }

  /// The variance around the weighted mean, Σw(x − m)² / Σw (a population's, not a sample's).
  public static func variance(_ values: [Double], weights: [Double]) -> Double? {
    guard let total = total(values, weights), let mean = of(values, weights: weights) else {
      return nil
    }
    let squares = zip(values, weights).map { $1 * ($0 - mean) * ($0 - mean) }
    return CompensatedSum.of(squares) / total
  }

  /// Kish's effective sample size, (Σw)² / Σw². Source: L. Kish (1965), "Survey Sampling", 11.7.
  public static func effectiveSize(weights: [Double]) -> Double? {
    guard let total = total(weights, weights) else { return nil }
    return total * total / CompensatedSum.of(weights.map { $0 * $0 })
  }

  /// Kish's design effect of unequal weights, nΣw²/(Σw)²: how many times larger the variance is than that
  /// of a sample with equal weights.
  public static func designEffect(weights: [Double]) -> Double? {
    effectiveSize(weights: weights).map { Double(weights.count) / $0 }
  }

  private static func total(_ values: [Double], _ weights: [Double]) -> Double? {
    guard values.count == weights.count, weights.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
      return nil
    }
    let total = CompensatedSum.of(weights)
    return total > 0 ? total : nil
  }
}

/// A sum that does not lose what small values add to a large one.
public enum CompensatedSum {
  public static func of(_ values: [Double]) -> Double {
    var (sum, lost) = (0.0, 0.0)
    for value in values {
      let next = sum + value
      lost += sum.magnitude >= value.magnitude ? (sum - next) + value : (value - next) + sum
      sum = next
    }
    return sum + lost
  }
}
