/// Inequality of a distribution of income or consumption, each group a class with its mean and its people.
///
/// Between the classes the curve of Lorenz is taken as straight: of classes the three are lower bounds. They are for
/// distributions alone: a Gini of the rates of regions is a number without a meaning.
///
/// Sources: C. Gini (1912); A. Cobham, A. Sumner (2013), "Putting the Gini back in the bottle?" (Palma); Eurostat,
/// `ilc_di11` (S80/S20).
enum IncomeDistribution {
  /// 2Σ p x F/μ − 1 with F the middle of the class's place in the population; without a unit, from 0 to 1.
  static func gini(_ sample: InequalitySample) throws(MeasureGap) -> MeasureValue {
    let classes = try classes(sample)
    var below = 0.0
    var sum = 0.0
    for (p, x) in zip(classes.p, classes.x) {
      sum += p * x * (below + p / 2)
      below += p
    }
    return MeasureValue(estimate: 2 * sum / classes.mean - 1)
  }

  /// The income of the richest tenth by that of the poorest four tenths.
  static func palma(_ sample: InequalitySample) throws(MeasureGap) -> MeasureValue {
    let classes = try classes(sample)
    return try ratio(1 - lorenz(classes, 0.9), lorenz(classes, 0.4))
  }

  /// The income of the richest fifth by that of the poorest.
  static func quintiles(_ sample: InequalitySample) throws(MeasureGap) -> MeasureValue {
    let classes = try classes(sample)
    return try ratio(1 - lorenz(classes, 0.8), lorenz(classes, 0.2))
  }

  private static func ratio(_ top: Double, _ bottom: Double) throws(MeasureGap) -> MeasureValue {
    guard bottom > 0 else { throw .zeroBase }
    return MeasureValue(estimate: top / bottom)
  }

  private typealias Classes = (p: [Double], x: [Double], mean: Double)

  /// From the poorest on.
  private static func classes(_ sample: InequalitySample) throws(MeasureGap) -> Classes {
    guard sample.isDistribution else { throw .noDistribution }
    guard sample.count >= 2 else { throw .fewerThanTwo }
    guard sample.count == sample.groupCount else { throw .groupsMissing }
    let shares = try sample.shares()
    guard sample.y.allSatisfy({ $0 >= 0 }) else { throw .negativeEstimate }
    let mean = try sample.mean()
    guard mean > 0 else { throw .zeroMean }
    let order = sample.y.indices.sorted { (sample.y[$0], $0) < (sample.y[$1], $1) }
    return (order.map { shares[$0] }, order.map { sample.y[$0] }, mean)
  }

  /// The share of all income that the poorest part of the population has.
  private static func lorenz(_ classes: Classes, _ part: Double) -> Double {
    var (below, sum) = (0.0, 0.0)
    for (p, x) in zip(classes.p, classes.x) {
      let own = min(p, max(0, part - below))
      sum += own * x
      below += p
    }
    return sum / classes.mean
  }
}
