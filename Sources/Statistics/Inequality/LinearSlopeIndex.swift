/// The slope and the relative index of inequality from a straight line through the ranked groups.
///
/// b = Σp(X − ½)y/σ² with σ² = Σp(X − ½)², the difference between the top and the bottom of the population, in
/// the unit of the estimates; error √Σk²s² with k = p(X − ½)/σ². Relative: (a + b)/a with a = μ − b/2, the fitted
/// value at the bottom; error of its logarithm by the delta method.
enum LinearSlopeIndex {
  static func slope(_ sample: InequalitySample) throws(MeasureGap) -> MeasureValue {
    let ranked = try sample.ranked()
    let k = ranked.ranks(times: 1 / ranked.rankVariance)
    return .normal(ranked.sum(k), sample.delta(ranked.gradient(k, of: sample)))
  }

  static func relative(_ sample: InequalitySample) throws(MeasureGap) -> MeasureValue {
    let ranked = try sample.ranked()
    let k = ranked.ranks(times: 1 / ranked.rankVariance)
    let slope = ranked.sum(k)
    let bottom = ranked.mean - slope / 2
    let top = ranked.mean + slope / 2
    guard bottom > 0, top > 0 else { throw .zeroBase }
    let gradient = zip(k, ranked.p).map { ($1 + $0 / 2) / top - ($1 - $0 / 2) / bottom }
    return .ratio(top / bottom, logError: sample.delta(ranked.gradient(gradient, of: sample)))
  }
}
