import Statistics
import Testing

/// Expected values: R's metafor 3.8-1; for Elliott and Haviland numpy.
@Suite("Several estimates of the same thing as one")
struct CombiningTests {
  private static let agree = [Estimate(value: 62.1, error: 1.2), Estimate(value: 60.4, error: 2.5)]
  private static let conflict = [
    Estimate(value: 62.1, error: 1.2), Estimate(value: 48, error: 2.5),
  ]
  private static let three = agree + [Estimate(value: 55.2, error: 1.8)]

  private func expectNear(_ found: Double?, _ expected: Double, within: Double = 1e-9) {
    #expect(found.map { ($0 - expected).magnitude <= within * max(1, expected.magnitude) } == true)
  }

  private func expectNear(_ found: [Double], _ expected: [Double], within: Double = 1e-9) {
    #expect(found.count == expected.count)
    for (one, other) in zip(found, expected) { expectNear(one, other, within: within) }
  }

  @Test("Two estimates that agree")
  func agree() throws {
    let fixed = try #require(FixedEffect.combine(Self.agree))
    expectNear(fixed.value, 61.7816644993498)
    expectNear(fixed.error, 1.08182766896193)
    expectNear(fixed.interval().lower, 59.6613212307055)
    expectNear(fixed.interval().upper, 63.9020077679941)
    expectNear(fixed.weights, [0.812743823146944, 0.187256176853056])
    expectNear(fixed.heterogeneity, 0.375812743823148)
    expectNear(fixed.heterogeneityP, 0.539852748428913)
    expectNear(100 * fixed.inconsistency, 0)
    let random = try #require(RandomEffects.dersimonianLaird.combine(Self.agree))
    expectNear(random.value, 61.7816644993498)
    expectNear(random.error, 1.08182766896193)
    expectNear(random.between, 0)
    expectNear(random.interval().lower, 59.6613212307055)
    expectNear(random.interval().upper, 63.9020077679941)
    expectNear(random.weights, [0.812743823146944, 0.187256176853056])
    let few = try #require(KnappHartung.interval(random, of: Self.agree))
    expectNear(few.error, 0.663198959687907)
    expectNear(few.interval.lower, 53.3549227367372)
    expectNear(few.interval.upper, 70.2084062619624)
    let likely = try #require(RandomEffects.restrictedLikelihood.combine(Self.agree))
    expectNear(likely.value, 61.7816644993498, within: 1e-6)
    expectNear(likely.error, 1.08182766896193, within: 1e-6)
    expectNear(likely.between, 0, within: 1e-6)
  }

  @Test("Two that contradict each other")
  func conflict() throws {
    let fixed = try #require(FixedEffect.combine(Self.conflict))
    expectNear(fixed.value, 59.4596879063719)
    expectNear(fixed.error, 1.08182766896193)
    expectNear(fixed.interval().lower, 57.3393446377276)
    expectNear(fixed.interval().upper, 61.5800311750162)
    expectNear(fixed.weights, [0.812743823146944, 0.187256176853056])
    expectNear(fixed.heterogeneity, 25.853055916775)
    expectNear(fixed.heterogeneityP, 3.68420955132771e-07)
    expectNear(100 * fixed.inconsistency, 96.13198531261)
    let random = try #require(RandomEffects.dersimonianLaird.combine(Self.conflict))
    expectNear(random.value, 55.2205673758865)
    expectNear(random.error, 7.0479363483422)
    expectNear(random.between, 95.56)
    expectNear(random.interval().lower, 41.4068659678051)
    expectNear(random.interval().upper, 69.034268783968)
    expectNear(random.weights, [0.512096977013229, 0.487903022986771])
    let few = try #require(KnappHartung.interval(random, of: Self.conflict))
    expectNear(few.error, 7.0479363483422)
    expectNear(few.interval.lower, -34.331954833677)
    expectNear(few.interval.upper, 144.77308958545)
    let likely = try #require(RandomEffects.restrictedLikelihood.combine(Self.conflict))
    expectNear(likely.value, 55.2205673758865, within: 1e-6)
    expectNear(likely.error, 7.0479363483422, within: 1e-6)
    expectNear(likely.between, 95.5600000000001, within: 1e-6)
  }

  @Test("Three estimates, one apart")
  func three() throws {
    let fixed = try #require(FixedEffect.combine(Self.three))
    expectNear(fixed.value, 60.0351236599087)
    expectNear(fixed.error, 0.92724394824693)
    expectNear(fixed.interval().lower, 58.217758916462)
    expectNear(fixed.interval().upper, 61.8524884033554)
    expectNear(fixed.weights, [0.597070374694831, 0.137565014329689, 0.26536461097548])
    expectNear(fixed.heterogeneity, 10.19777624456)
    expectNear(fixed.heterogeneityP, 0.00610352917220212)
    expectNear(100 * fixed.inconsistency, 80.3878811219564)
    let random = try #require(RandomEffects.dersimonianLaird.combine(Self.three))
    expectNear(random.value, 59.2937384527855)
    expectNear(random.error, 2.31864956887924)
    expectNear(random.between, 12.7187785910338)
    expectNear(random.interval().lower, 54.7492688050129)
    expectNear(random.interval().upper, 63.8382081005582)
    expectNear(random.weights, [0.379703361324427, 0.283420242239797, 0.336876396435776])
    let few = try #require(KnappHartung.interval(random, of: Self.three))
    expectNear(few.error, 2.11927651133654)
    expectNear(few.interval.lower, 50.1752275861895)
    expectNear(few.interval.upper, 68.4122493193816)
    let likely = try #require(RandomEffects.restrictedLikelihood.combine(Self.three))
    expectNear(likely.value, 59.3046034188914, within: 1e-6)
    expectNear(likely.error, 2.1878891607585, within: 1e-6)
    expectNear(likely.between, 10.9780968009555, within: 1e-6)
  }

  @Test("A citizen estimate with an unknown bias helps only as far as the two agree")
  func elliottHaviland() throws {
    let agree = try #require(
      ElliottHaviland.combine(official: Self.agree[0], citizen: Self.agree[1]))
    expectNear(agree.between, 0)
    expectNear(agree.weights[0], 0.8127438231469442)
    expectNear(agree.value, 61.7816644993498)
    expectNear(agree.error, 1.0818276689619284)
    let conflict = try #require(
      ElliottHaviland.combine(official: Self.conflict[0], citizen: Self.conflict[1]))
    expectNear(conflict.between, 191.12000000000003)
    expectNear(conflict.weights[0], 0.9927569035762789)
    expectNear(conflict.value, 61.99787234042553)
    expectNear(conflict.error, 1.1956462441499331)
  }

  @Test("No estimate without a standard error, and no variance between fewer than two")
  func refusals() {
    #expect(FixedEffect.combine([]) == nil)
    #expect(FixedEffect.combine([Estimate(value: 1, error: 0)]) == nil)
    #expect(FixedEffect.combine([Estimate(value: .nan, error: 1)]) == nil)
    #expect(RandomEffects.dersimonianLaird.combine([Estimate(value: 1, error: 1)]) == nil)
    #expect(FixedEffect.combine([Estimate(value: 3, error: 2)])?.value == 3)
  }

  @Test("Weights sum to 1, the mean lies among the estimates, and their order does not matter")
  func properties() throws {
    var random = SeededRandom(seed: 11)
    for _ in 0..<10_000 {
      let estimates = (0..<2 + random.index(below: 6)).map { _ in
        Estimate(value: 100 * random.uniform(), error: 0.01 + 10 * random.uniform())
      }
      let found =
        [FixedEffect.combine(estimates)] + RandomEffects.allCases.map { $0.combine(estimates) }
        + [ElliottHaviland.combine(official: estimates[0], citizen: estimates[1])]
      let turned =
        [FixedEffect.combine(estimates.reversed())]
        + RandomEffects.allCases.map { $0.combine(estimates.reversed()) }
      for combined in found {
        let combined = try #require(combined)
        expectNear(combined.weights.reduce(0, +), 1, within: 1e-12)
        #expect(combined.weights.allSatisfy { $0 >= 0 })
        #expect(combined.value >= estimates.map(\.value).min() ?? 0 - 1e-9)
        #expect(combined.value <= (estimates.map(\.value).max() ?? 0) + 1e-9)
      }
      for (one, other) in zip(found, turned) {
        expectNear(one?.value, other?.value ?? .nan, within: 1e-6)
      }
    }
  }
}
