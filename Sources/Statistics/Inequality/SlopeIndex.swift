import Glibc

/// SII = P(1) − P(0), in the unit of the estimates, and RII = P(1)/P(0), of a logistic curve through the ranked
/// groups: the top and the bottom of the population where every person had the place that the groups have.
///
/// The curve is a fractional logit of y/scale on X with the shares of the population as weights, fitted by Newton's
/// method. Errors are robust (HC1) and carried over by the delta method; that of RII is of its logarithm.
/// `healthequal` and HEAT weight by the square of the population, round counts, and guess the scale from the
/// largest estimate: their values differ where groups are not of one size.
///
/// Sources: L. E. Papke, J. M. Wooldridge (1996), Journal of Applied Econometrics 11: 619–632; H. White (1980),
/// Econometrica 48: 817–838, with the factor J/(J − 2).
enum SlopeIndex {
  static func slope(_ sample: InequalitySample) throws(MeasureGap) -> MeasureValue {
    let (fit, scale) = try fitted(sample)
    let (bottom, top) = (fit.probability(0), fit.probability(1))
    let (atBottom, atTop) = (bottom * (1 - bottom), top * (1 - top))
    let error = fit.error((atTop - atBottom, atTop))
    return .normal(scale * (top - bottom), error * scale)
  }

  static func relative(_ sample: InequalitySample) throws(MeasureGap) -> MeasureValue {
    let (fit, _) = try fitted(sample)
    let (bottom, top) = (fit.probability(0), fit.probability(1))
    guard bottom > 0 else { throw .zeroBase }
    return .ratio(top / bottom, logError: fit.error((bottom - top, 1 - top)))
  }

  private static func fitted(
    _ sample: InequalitySample
  ) throws(MeasureGap) -> (FractionalLogit, scale: Double) {
    let ranked = try sample.ranked()
    let scale = try ConcentrationIndex.scale(sample)
    guard ranked.mean > 0 else { throw .zeroMean }
    guard ranked.mean < scale else { throw .notConverged }
    // A group of nobody bends no curve, and counts in no number of groups.
    let rows = ranked.p.indices.filter { ranked.p[$0] > 0 }
    guard rows.count >= 3 else { throw .fewerThanThree }
    let fit = FractionalLogit(
      x: rows.map { ranked.x[$0] }, y: rows.map { ranked.y[$0] / scale },
      weights: rows.map { ranked.p[$0] })
    guard let fit else { throw .notConverged }
    return (fit, scale)
  }
}

/// P(x) = 1/(1 + exp(−a − bx)), fitted to shares with weights.
struct FractionalLogit {
  let intercept: Double
  let slope: Double
  /// Robust variances of intercept and slope, and their covariance.
  private let variance: (aa: Double, ab: Double, bb: Double)

  /// `nil` where the curve is not found within 100 steps.
  init?(x: [Double], y: [Double], weights: [Double]) {
    var (a, b) = (0.0, 0.0)
    var isSettled = false
    for _ in 0..<100 where !isSettled {
      guard let step = Self.step(x, y, weights, a, b) else { return nil }
      a += step.a
      b += step.b
      guard a.isFinite, b.isFinite else { return nil }
      isSettled = step.a.magnitude + step.b.magnitude < 1e-13 * max(1, a.magnitude + b.magnitude)
    }
    guard
      isSettled
        || (Self.step(x, y, weights, a, b).map { $0.a.magnitude + $0.b.magnitude < 1e-9 } ?? false)
    else { return nil }
    (intercept, slope) = (a, b)
    variance = Self.robust(x, y, weights, a, b)
  }

  func probability(_ x: Double) -> Double { Self.probability(intercept + slope * x) }

  /// √(g V g) for a gradient by intercept and slope.
  func error(_ g: (Double, Double)) -> Double {
    max(0, g.0 * g.0 * variance.aa + 2 * g.0 * g.1 * variance.ab + g.1 * g.1 * variance.bb)
      .squareRoot()
  }

  private static func probability(_ line: Double) -> Double {
    1 / (1 + exp(-line))
  }

  /// Σ w π(1 − π) (1, x)(1, x)ᵀ.
  private static func information(
    _ x: [Double], _ weights: [Double], _ a: Double, _ b: Double
  ) -> (aa: Double, ab: Double, bb: Double) {
    var sums = (aa: 0.0, ab: 0.0, bb: 0.0)
    for (x, weight) in zip(x, weights) {
      let share = probability(a + b * x)
      let spread = weight * share * (1 - share)
      sums = (sums.aa + spread, sums.ab + spread * x, sums.bb + spread * x * x)
    }
    return sums
  }

  private static func step(
    _ x: [Double], _ y: [Double], _ weights: [Double], _ a: Double, _ b: Double
  ) -> (a: Double, b: Double)? {
    let m = information(x, weights, a, b)
    var score = (0.0, 0.0)
    for index in x.indices {
      let rest = weights[index] * (y[index] - probability(a + b * x[index]))
      score = (score.0 + rest, score.1 + rest * x[index])
    }
    let determinant = m.aa * m.bb - m.ab * m.ab
    guard determinant > 1e-300 else { return nil }
    return (
      (m.bb * score.0 - m.ab * score.1) / determinant,
      (m.aa * score.1 - m.ab * score.0) / determinant
    )
  }

  /// J/(J − 2) M⁻¹ (Σ w²(y − π)² (1, x)(1, x)ᵀ) M⁻¹.
  private static func robust(
    _ x: [Double], _ y: [Double], _ weights: [Double], _ a: Double, _ b: Double
  ) -> (aa: Double, ab: Double, bb: Double) {
    let m = information(x, weights, a, b)
    let determinant = m.aa * m.bb - m.ab * m.ab
    let inverse = (aa: m.bb / determinant, ab: -m.ab / determinant, bb: m.aa / determinant)
    var sums = (aa: 0.0, ab: 0.0, bb: 0.0)
    for index in x.indices {
      let rest = weights[index] * (y[index] - probability(a + b * x[index]))
      // The influence of the group on intercept and slope.
      let own = (
        (inverse.aa + inverse.ab * x[index]) * rest, (inverse.ab + inverse.bb * x[index]) * rest
      )
      sums = (sums.aa + own.0 * own.0, sums.ab + own.0 * own.1, sums.bb + own.1 * own.1)
    }
    let factor = Double(x.count) / Double(x.count - 2)
    return (factor * sums.aa, factor * sums.ab, factor * sums.bb)
  }
}
