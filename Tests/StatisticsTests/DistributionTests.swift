import Statistics
import Testing

/// Expected values: scipy's `t` and `chi2`.
@Suite("Student's t and χ²")
struct DistributionTests {
  private func expectNear(_ found: Double, _ expected: Double) {
    #expect((found - expected).magnitude <= 1e-11 * expected.magnitude)
  }

  @Test("Probabilities up to t, near the middle and far out")
  func student() {
    expectNear(StudentDistribution.cumulative(-2.5, degrees: 7.5), 0.019410129136812764)
    expectNear(StudentDistribution.cumulative(0.01, degrees: 200), 0.5039843724233595)
    expectNear(StudentDistribution.cumulative(1e-8, degrees: 3), 0.500000003675526)
    expectNear(StudentDistribution.twoTails(40, degrees: 5) / 2, 9.205981085886477e-08)
    #expect(StudentDistribution.cumulative(0, degrees: 4) == 0.5)
    #expect(StudentDistribution.cumulative(1, degrees: 0).isNaN)
  }

  @Test("Quantiles of t")
  func quantiles() {
    expectNear(StudentDistribution.quantile(0.975, degrees: 3), 3.1824463052837078)
    expectNear(StudentDistribution.quantile(0.9999, degrees: 1), 3183.098757118502)
    expectNear(StudentDistribution.quantile(0.3, degrees: 30), -0.5300190039065046)
    #expect(StudentDistribution.quantile(0.5, degrees: 2) == 0)
    #expect(StudentDistribution.quantile(1, degrees: 2) == .infinity)
    #expect(StudentDistribution.quantile(-0.1, degrees: 2).isNaN)
  }

  @Test("Probabilities above χ², by series and by fraction")
  func chiSquare() {
    expectNear(ChiSquareDistribution.upperTail(25.3, degrees: 4), 4.378319550938773e-05)
    expectNear(ChiSquareDistribution.upperTail(0.3, degrees: 9), 0.9999966858902002)
    expectNear(ChiSquareDistribution.upperTail(500, degrees: 2), 2.6691902155412655e-109)
    #expect(ChiSquareDistribution.upperTail(0, degrees: 2) == 1)
    #expect(ChiSquareDistribution.upperTail(1, degrees: 0).isNaN)
  }
}
