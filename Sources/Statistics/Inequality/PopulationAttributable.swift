/// What the mean of all would gain if every group had the level of the reference: the most advantaged of ordered
/// groups, else the best. Never of the wrong sign: 0 where the reference is not ahead.
///
/// PAR = y − μ, in the unit of the estimates, error √Σg²s² with g = [j is the reference] − p. PAF = 100 · PAR/μ, in
/// per cent, error 100√Σh²s² with h = [j is the reference]/μ − y p/μ². `healthequal` takes populations for sample
/// sizes (S. D. Walter 1978, Biometrics 34: 89–99), and its interval of PAF is a hundred times too narrow.
enum PopulationAttributable {
  static func risk(_ sample: InequalitySample) throws(MeasureGap) -> MeasureValue {
    let (reference, p, mean) = try parts(sample)
    let gradient = p.indices.map { ($0 == reference ? 1 : 0) - p[$0] }
    return .normal(bounded(sample.y[reference] - mean, sample), sample.delta(gradient))
  }

  static func fraction(_ sample: InequalitySample) throws(MeasureGap) -> MeasureValue {
    let (reference, p, mean) = try parts(sample)
    guard mean != 0 else { throw .zeroMean }
    let own = sample.y[reference]
    let gradient = p.indices.map {
      100 * (($0 == reference ? 1 : 0) / mean - own * p[$0] / (mean * mean))
    }
    return .normal(bounded(100 * (own - mean) / mean, sample), sample.delta(gradient))
  }

  private static func bounded(_ value: Double, _ sample: InequalitySample) -> Double {
    sample.isAdverse ? min(0, value) : max(0, value)
  }

  private static func parts(
    _ sample: InequalitySample
  ) throws(MeasureGap) -> (reference: Int, p: [Double], mean: Double) {
    try sample.requireMost()
    let best = sample.isOrdered ? try sample.endGroups().most : sample.best
    guard let best else { throw .fewerThanThree }
    return (best, try sample.shares(), try sample.mean())
  }
}
