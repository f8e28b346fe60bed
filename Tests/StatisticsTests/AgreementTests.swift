import Statistics
import Testing

/// Expected values: R and numpy.
@Suite("Whether two series agree")
struct AgreementTests {
  private static let official: [Double] = [61.2, 62, 63.5, 64.1, 65, 66.2]
  private static let citizen: [Double] = [59.8, 61.9, 62.2, 63, 64.9, 64.4]
  private static let pairs = zip(official, citizen).map { Pair(official: $0, citizen: $1) }

  private func expectNear(_ found: Double?, _ expected: Double, within: Double = 1e-9) {
    #expect(found.map { ($0 - expected).magnitude <= within * max(1, expected.magnitude) } == true)
  }

  @Test("Bias, limits, errors and concordance of a series of pairs")
  func series() throws {
    let found = try #require(Agreement(Self.pairs))
    expectNear(found.bias, -0.966666666666665)
    expectNear(found.spread, 0.708989891794423)
    expectNear(found.limits?.lower, -2.35628685458373)
    expectNear(found.limits?.upper, 0.422953521250404)
    expectNear(found.meanAbsolutePercentageError, 1.51417735760591)
    expectNear(found.rootMeanSquaredError, 1.16332855777434)
    expectNear(found.concordance, 0.797000000000001)
    expectNear(found.spearman, 0.942857142857143)
    expectNear(found.pearson?.r, 0.926933034259748)
    expectNear(found.pearson?.p, 0.00781312794189287)
    expectNear(found.pairedTest?.t, -3.33973743786036)
    expectNear(found.pairedTest?.p, 0.0205584142391281)
    expectNear(found.pairedTest?.interval.lower, -1.71070592744173)
    expectNear(found.pairedTest?.interval.upper, -0.2226274058916)
  }

  @Test("Two estimates: their difference, and whether it is shown to be small")
  func pairTests() throws {
    let official = Estimate(value: 62.1, error: 1.2)
    let agree = try #require(
      PairTest(official: official, citizen: Estimate(value: 60.4, error: 2.5)))
    expectNear(agree.z, -0.613035679078427)
    expectNear(agree.p, 0.5398527484289126)
    expectNear(agree.equivalence(margin: 5)?.p, 0.11702114517579942)
    let conflict = try #require(
      PairTest(official: official, citizen: Estimate(value: 48, error: 2.5)))
    expectNear(conflict.z, -5.084590044121063)
    expectNear(conflict.p, 3.6842095513277187e-07)
    expectNear(conflict.equivalence(margin: 5)?.p, 0.999483797792701)
  }

  @Test("Ranks that are tied share their mean")
  func ties() throws {
    // scipy.stats.spearmanr([1, 2, 2, 4, 5], [2, 1, 3, 3, 9])
    let pairs = zip([1.0, 2, 2, 4, 5], [2.0, 1, 3, 3, 9]).map { Pair(official: $0, citizen: $1) }
    expectNear(Agreement(pairs)?.spearman, 0.7631578947368421)
  }

  @Test("A series that never changes correlates with nothing; equal series agree wholly")
  func degenerate() throws {
    let flat = try #require(
      Agreement([1.0, 2, 3].map { Pair(official: 5, citizen: $0) }))
    #expect(flat.pearson == nil)
    expectNear(flat.concordance, 0)
    let same = try #require(Agreement([1.0, 2, 3].map { Pair(official: $0, citizen: $0) }))
    #expect(same.concordance == 1)
    #expect(same.pairedTest == nil)
    #expect(same.equivalence(margin: 1)?.p == 0)
    #expect(Agreement([Pair(official: 1, citizen: 1)]) == nil)
    #expect(
      Agreement([Pair(official: 0, citizen: 1), Pair(official: 1, citizen: 1)])?.limits == nil)
  }

  @Test("Holm's correction: the smallest p m times, and never below the one before")
  func holm() {
    // statsmodels.stats.multitest.multipletests(method="holm")
    let found = HolmCorrection.adjusted([0.01, 0.04, 0.03, 0.005])
    for (one, other) in zip(found, [0.03, 0.06, 0.06, 0.02]) { expectNear(one, other) }
    #expect(HolmCorrection.adjusted([]).isEmpty)
  }
}
