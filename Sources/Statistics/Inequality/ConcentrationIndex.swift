/// How far a good or a burden is concentrated among the advantaged (above 0) or the disadvantaged (below 0).
/// The sign does not turn with the direction of the indicator.
///
/// Errors are by the delta method from those of the groups; `healthequal` takes those of a regression, which
/// are 0 for any straight line and say nothing of sampling.
enum ConcentrationIndex {
  /// ACI = 2Σ p y X − μ = Σ c y with c = 2p(X − ½), in the unit of the estimates. Error √Σc²s².
  static func absolute(_ sample: InequalitySample) throws(MeasureGap) -> MeasureValue {
    let ranked = try sample.ranked()
    let c = ranked.ranks(times: 2)
    return .normal(ranked.sum(c), sample.delta(ranked.gradient(c, of: sample)))
  }

  /// RCI = ACI/μ, from −1 to 1. Error √Σ((c − RCI · p)/μ)²s².
  static func relative(_ sample: InequalitySample) throws(MeasureGap) -> MeasureValue {
    let ranked = try sample.ranked()
    guard ranked.mean != 0 else { throw .zeroMean }
    let c = ranked.ranks(times: 2)
    let index = ranked.sum(c) / ranked.mean
    let gradient = zip(c, ranked.p).map { ($0 - index * $1) / ranked.mean }
    return .normal(index, sample.delta(ranked.gradient(gradient, of: sample)))
  }

  /// RCI/(1 − m) with m = μ/scale, for values that have a largest. Error by the delta method.
  ///
  /// Source: A. Wagstaff (2011), Health Economics 20: 1155–1160.
  static func wagstaff(_ sample: InequalitySample) throws(MeasureGap) -> MeasureValue {
    let ranked = try sample.ranked()
    let scale = try scale(sample)
    guard ranked.mean != 0, ranked.mean != scale else { throw .zeroMean }
    let c = ranked.ranks(times: 2)
    let (index, share) = (ranked.sum(c), ranked.mean / scale)
    let base = ranked.mean * (1 - share)
    let gradient = zip(c, ranked.p).map { c, p in
      (c * base - index * p * (1 - 2 * share)) / (base * base)
    }
    return .normal(index / base, sample.delta(ranked.gradient(gradient, of: sample)))
  }

  /// 4 m RCI = 4 ACI/scale. Error 4√Σc²s²/scale.
  ///
  /// Source: G. Erreygers (2009), Journal of Health Economics 28: 504–515.
  static func erreygers(_ sample: InequalitySample) throws(MeasureGap) -> MeasureValue {
    let ranked = try sample.ranked()
    let scale = try scale(sample)
    let c = ranked.ranks(times: 8 / scale)
    return .normal(ranked.sum(c), sample.delta(ranked.gradient(c, of: sample)))
  }

  static func scale(_ sample: InequalitySample) throws(MeasureGap) -> Double {
    guard let scale = sample.scale, scale > 0 else { throw .needsScale }
    guard sample.y.allSatisfy({ (0...scale).contains($0) }) else { throw .outOfScale }
    return scale
  }
}
