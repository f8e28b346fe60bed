import Statistics
import Testing

/// Expected values: scipy 1.x (`binomtest(...).proportion_ci(method="wilson")`, `norm`).
@Suite("Intervals and the normal distribution")
struct IntervalTests {
  @Test(
    "The Wilson interval equals scipy's",
    arguments: [
      (0.0, 10.0, 0.0, 0.27753279986288926), (1.0, 10.0, 0.7224672001371109, 1.0),
      (0.3, 10.0, 0.10779126740630102, 0.6032218525388546),
      (81.0 / 263.0, 263.0, 0.2552885198782742, 0.36620957698280004),
      (1.0, 1.0, 0.20654931437723745, 1.0), (0.3, 57.25, 0.19697741508632757, 0.42817476752544437),
    ] as [(Double, Double, Double, Double)])
  func wilson(_ proportion: Double, _ n: Double, _ lower: Double, _ upper: Double) throws {
    let interval = try #require(WilsonInterval.of(proportion: proportion, n: n))
    #expect(abs(interval.lower - lower) < 1e-14)
    #expect(abs(interval.upper - upper) < 1e-14)
    #expect(interval.contains(proportion))
  }

  @Test("No interval for what is no proportion or no sample")
  func wilsonRefuses() {
    #expect(WilsonInterval.of(proportion: 1.2, n: 10) == nil)
    #expect(WilsonInterval.of(proportion: .nan, n: 10) == nil)
    #expect(WilsonInterval.of(proportion: 0.5, n: 0) == nil)
    #expect(WilsonInterval.of(proportion: 0.5, n: 10, level: 1) == nil)
  }

  @Test("Intervals that touch overlap")
  func overlap() {
    let first = Interval(lower: 1, upper: 2)
    #expect(first.overlaps(Interval(lower: 2, upper: 3)))
    #expect(!first.overlaps(Interval(lower: 2.1, upper: 3)))
    #expect(first.width == 1)
  }

  @Test(
    "Normal quantiles equal scipy's",
    arguments: [
      (1e-300, -37.0470962993612), (1e-10, -6.361340902404056), (0.001, -3.090232306167813),
      (0.025, -1.9599639845400545), (0.3, -0.5244005127080409), (0.5, 0.0),
      (0.9, 1.2815515655446004), (0.975, 1.959963984540054), (0.999999, 4.753424308817087),
    ] as [(Double, Double)])
  func quantile(_ p: Double, _ expected: Double) {
    #expect(abs(NormalDistribution.quantile(p) - expected) <= 1e-14 * max(1, abs(expected)))
  }

  @Test(
    "Normal probabilities equal scipy's",
    arguments: [
      (-10.0, 7.61985302416047e-24), (-3.0, 0.0013498980316300933), (-1.96, 0.024997895148220435),
      (0.0, 0.5), (1.0, 0.8413447460685429), (8.0, 0.9999999999999993),
    ] as [(Double, Double)])
  func cumulative(_ x: Double, _ expected: Double) {
    #expect(abs(NormalDistribution.cumulative(x) - expected) <= 1e-13 * expected)
  }

  @Test("The ends of the quantile are infinite, beyond them there is none")
  func quantileEnds() {
    #expect(NormalDistribution.quantile(0) == -.infinity)
    #expect(NormalDistribution.quantile(1) == .infinity)
    #expect(NormalDistribution.quantile(1.5).isNaN)
  }
}
