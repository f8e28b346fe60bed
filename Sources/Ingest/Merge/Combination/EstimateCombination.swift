import SDGModel
import Statistics

/// Estimates of the same period with standard errors as one: fixed effect, random effects, Elliott and
/// Haviland.
public struct EstimateCombination: Sendable {
  public var method: CombinationMethod
  public var options: CombinationOptions

  public init(_ method: CombinationMethod, options: CombinationOptions = CombinationOptions()) {
    self.method = method
    self.options = options
  }

  public struct Result: Sendable, Equatable {
    public var value: Double
    public var error: Double
    public var interval: Interval
    public var weights: [Double]
    /// The probability that the estimates differ so much by chance.
    public var conflictP: Double?
  }

  /// Below it a difference is no chance.
  public static let significance = 0.05

  public func combine(_ estimates: [Estimate]) throws(CombinationFailure) -> Result {
    guard method.combinesEstimates else { throw .wrongInput }
    guard estimates.count > 1 else { throw .singleEstimate }
    guard estimates.allSatisfy({ $0.error > 0 }) else { throw .noErrors }
    guard let combined = try combined(estimates) else { throw .noErrors }
    var result = Result(
      value: combined.value, error: combined.error, interval: combined.interval(),
      weights: combined.weights, conflictP: combined.heterogeneityP)
    if method == .random, options.interval == .kh,
      let few = KnappHartung.interval(combined, of: estimates)
    {
      (result.error, result.interval) = (few.error, few.interval)
    }
    return result
  }

  private func combined(
    _ estimates: [Estimate]
  ) throws(CombinationFailure) -> CombinedEstimate? {
    switch method {
    case .fixed: return FixedEffect.combine(estimates)
    case .random:
      let variance: RandomEffects =
        options.between == .dl ? .dersimonianLaird : .restrictedLikelihood
      return variance.combine(estimates)
    default:
      guard estimates.count == 2 else { throw .twoEstimates }
      return ElliottHaviland.combine(official: estimates[0], citizen: estimates[1])
    }
  }

  /// Each period by itself; a conflict is told by Holm's correction over all of them.
  func byPeriod(_ points: [PairedPoint]) throws(CombinationFailure) -> [CombinedPoint] {
    let both = points.indices.filter { points[$0].pair != nil }
    guard !both.isEmpty else { throw .noOverlap }
    var results: [Int: Result] = [:]
    for index in both {
      guard let estimates = EstimateCombination.estimates(points[index]) else { throw .noErrors }
      results[index] = try combine(estimates)
    }
    let adjusted = HolmCorrection.adjusted(both.map { results[$0]?.conflictP ?? 1 })
    let conflicts = Set(
      zip(both, adjusted).filter { $1 < EstimateCombination.significance }.map(\.0))
    return points.indices.map { index in
      let point = points[index]
      guard let found = results[index] else {
        if let official = point.official { return .official(point, official) }
        var nothing = CombinedPoint.nothing(point)
        if point.citizen != nil { nothing.refusals.append(.noOfficial) }
        return nothing
      }
      return CombinedPoint(
        period: point.period, value: found.value, error: found.error, interval: found.interval,
        status: .estimated, refusals: conflicts.contains(index) ? [.conflict] : [],
        weights: found.weights)
    }
  }

  private static func estimates(_ point: PairedPoint) -> [Estimate]? {
    guard let pair = point.pair, let official = point.officialError,
      let citizen = point.citizenError, official > 0, citizen > 0
    else { return nil }
    return [
      Estimate(value: pair.official, error: official),
      Estimate(value: pair.citizen, error: citizen),
    ]
  }
}
