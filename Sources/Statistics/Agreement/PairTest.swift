/// Whether two estimates with standard errors differ by more than chance: z = d / √(s_o² + s_c²).
public struct PairTest: Sendable, Equatable {
  /// The citizen figure less the official one.
  public let difference: Double
  public let error: Double
  public let z: Double
  /// Of both tails.
  public let p: Double

  /// - Returns: `nil` where the errors are not 0 or more, or both 0.
  public init?(official: Estimate, citizen: Estimate) {
    guard official.error >= 0, citizen.error >= 0 else { return nil }
    difference = citizen.value - official.value
    error = (official.error * official.error + citizen.error * citizen.error).squareRoot()
    guard error > 0, error.isFinite, difference.isFinite else { return nil }
    z = difference / error
    p = 2 * NormalDistribution.cumulative(-z.magnitude)
  }

  /// Whether the difference is shown to lie within ±margin, by two one-sided z-tests.
  public func equivalence(margin: Double) -> Equivalence? {
    Equivalence(
      difference: difference, error: error, margin: margin,
      cumulative: NormalDistribution.cumulative, quantile: NormalDistribution.quantile)
  }
}

/// Holm's step-down correction for several tests.
public enum HolmCorrection {
  /// The corrected p of each test, in the order given: the smallest is taken m times, the next m − 1
  /// times, and none may be below the one before it.
  ///
  /// Source: S. Holm (1979), Scandinavian Journal of Statistics 6: 65–70.
  public static func adjusted(_ p: [Double]) -> [Double] {
    let order = p.indices.sorted { p[$0] < p[$1] }
    var adjusted = p
    var least = 0.0
    for (position, index) in order.enumerated() {
      least = max(least, min(1, Double(p.count - position) * p[index]))
      adjusted[index] = least
    }
    return adjusted
  }
}
