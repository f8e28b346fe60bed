/// How far groups lie from the mean of all, large distances counting more.
enum BetweenGroupVariance {
  /// BGV = Σp(y − μ)², in the square of the unit. Error √(4Σp²s²(y−μ)² + 2[(Σp²s²)² − Σp⁴s⁴ + Σp²(1−p)²s⁴]).
  ///
  /// Source: J. Ahn et al. (2018), JCO Clinical Cancer Informatics 2: 1–19.
  static func variance(_ sample: InequalitySample) throws(MeasureGap) -> MeasureValue {
    try sample.requireMost()
    let (p, mean) = (try sample.shares(), try sample.mean())
    let value = CompensatedSum.of(zip(p, sample.y).map { $0 * ($1 - mean) * ($1 - mean) })
    let error = sample.s.map { s -> Double in
      var sums = (first: 0.0, square: 0.0, fourth: 0.0, rest: 0.0)
      for index in p.indices {
        let (share, variance) = (p[index], s[index] * s[index])
        let distance = sample.y[index] - mean
        sums.first += 4 * share * share * variance * distance * distance
        sums.square += share * share * variance
        sums.fourth += share * share * share * share * variance * variance
        sums.rest += share * share * (1 - share) * (1 - share) * variance * variance
      }
      return (sums.first + 2 * (sums.square * sums.square - sums.fourth + sums.rest)).squareRoot()
    }
    return .normal(value, error)
  }

  /// BGSD = √BGV, in the unit of the estimates; its interval is simulated.
  static func deviation(_ sample: InequalitySample) throws(MeasureGap) -> MeasureValue {
    MeasureValue(estimate: try variance(sample).estimate.squareRoot())
  }

  /// COV = 100 · BGSD/μ, in per cent; its interval is simulated.
  static func coefficient(_ sample: InequalitySample) throws(MeasureGap) -> MeasureValue {
    let value = try deviation(sample).estimate
    let mean = try sample.mean()
    guard mean != 0 else { throw .zeroMean }
    return MeasureValue(estimate: 100 * value / mean)
  }
}
