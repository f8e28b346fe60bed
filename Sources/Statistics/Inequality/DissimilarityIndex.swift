/// How unevenly access is spread, and what it is worth so spread.
///
/// D = Σ p|y − μ| / (2μ), without a unit, from 0 to 1: the share of all that is had which would have to be given to
/// other groups for all to have alike. HOI = μ(1 − D), the human opportunity index, in the unit of the estimates. Of a
/// burden (stunting, deaths) D says nothing: it is taken of those without it, for which the scale has to be known. D
/// grows with the number of groups: it is held only against one of the same groups. Intervals are simulated.
///
/// Sources: R. Paes de Barros et al. (2009), "Measuring Inequality of Opportunities in Latin America and the
/// Caribbean"; ESCAP, "Leaving no one behind" (frequent questions), on burdens.
enum DissimilarityIndex {
  static func value(_ sample: InequalitySample) throws(MeasureGap) -> MeasureValue {
    MeasureValue(estimate: try parts(sample).index)
  }

  static func opportunity(_ sample: InequalitySample) throws(MeasureGap) -> MeasureValue {
    let (index, mean) = try parts(sample)
    return MeasureValue(estimate: mean * (1 - index))
  }

  private static func parts(
    _ sample: InequalitySample
  ) throws(MeasureGap) -> (index: Double, mean: Double) {
    guard sample.count >= 2 else { throw .fewerThanTwo }
    guard Double(sample.count) >= 0.85 * Double(sample.groupCount) else { throw .groupsMissing }
    let p = try sample.shares()
    var y = sample.y
    if sample.isAdverse {
      let scale = try ConcentrationIndex.scale(sample)
      y = y.map { scale - $0 }
    }
    guard y.allSatisfy({ $0 >= 0 }) else { throw .negativeEstimate }
    let mean = CompensatedSum.of(zip(p, y).map { $0 * $1 })
    guard mean > 0 else { throw .zeroMean }
    return (CompensatedSum.of(zip(p, y).map { $0 * ($1 - mean).magnitude }) / (2 * mean), mean)
  }
}
