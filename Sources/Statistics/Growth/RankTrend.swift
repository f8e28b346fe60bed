/// Whether figures rise or fall with time, whatever the shape: Spearman's ρ of years and values.
public struct RankTrend: Sendable, Equatable {
  public let rho: Double
  /// Of both tails, from t = ρ√((n − 2)/(1 − ρ²)): an approximation that is rough below ten points. Never below
  /// 2/n!, the share of the orders of n points that rise or fall throughout: three points show no trend.
  public let p: Double

  /// - Returns: `nil` for fewer than three points and for values that are all the same.
  public init?(_ points: [TimePoint]) {
    let found = Correlation.pearson(
      Correlation.ranks(points.map(\.time)), Correlation.ranks(points.map(\.value)))
    guard let found else { return nil }
    let orders = points.indices.reduce(1.0) { $0 * Double($1 + 1) }
    (rho, p) = (found.r, max(found.p, min(1, 2 / orders)))
  }
}
