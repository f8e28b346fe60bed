import Statistics
import Testing

/// Expected values: numpy.
@Suite("Bringing one series to the level of another")
struct SpliceTests {
  private static let pairs = [
    Pair(official: 43, citizen: 46.2), Pair(official: 45.5, citizen: 48.9),
    Pair(official: 49, citizen: 52),
  ]
  private static let later: [Double] = [53.4, 52.8, 55, 56.3, 58]

  @Test(
    "The factor, difference or shift of each method",
    arguments: [
      (Splice.ratioLast, 0.9423076923076923), (.ratioMean, 0.9347382732834807),
      (.ratioGeometric, 0.934488406936135), (.differenceLast, -3.0),
      (.differenceMean, -3.2000000000000006), (.logit, -0.12869560011054643),
    ])
  func adjustments(method: Splice, expected: Double) throws {
    let found = try #require(method.adjustment(Self.pairs))
    #expect((found - expected).magnitude < 1e-12)
  }

  @Test(
    "The years after the last official figure",
    arguments: [
      (
        Splice.ratioLast,
        [
          50.319230769230764, 49.75384615384615, 51.82692307692307, 53.051923076923075,
          54.65384615384615,
        ]
      ),
      (.differenceMean, [50.199999999999996, 49.599999999999994, 51.8, 53.099999999999994, 54.8]),
      (
        .logit,
        [
          50.187864234054324, 49.58555194245587, 51.79860099262197, 53.11224207579278,
          54.83677242714812,
        ]
      ),
    ])
  func forward(method: Splice, expected: [Double]) throws {
    let adjustment = try #require(method.adjustment(Self.pairs))
    for (value, other) in zip(Self.later, expected) {
      #expect((method.apply(adjustment, to: value) - other).magnitude < 1e-9)
    }
  }

  @Test("A ratio to nothing, a change of sign and the ends of a share have no adjustment")
  func refusals() {
    #expect(Splice.ratioLast.adjustment([Pair(official: 1, citizen: 0)]) == nil)
    #expect(Splice.ratioGeometric.adjustment([Pair(official: -1, citizen: 1)]) == nil)
    #expect(Splice.logit.adjustment([Pair(official: 100, citizen: 50)]) == nil)
    #expect(Splice.logit.adjustment([Pair(official: 130, citizen: 50)]) == nil)
    #expect(Splice.ratioMean.adjustment([]) == nil)
    #expect(Splice.differenceLast.adjustment([Pair(official: -1, citizen: 1)]) == -2)
  }

  @Test("The error grows with the spread of the adjustments and with the citizen figure's own")
  func errors() throws {
    let adjustment = try #require(Splice.differenceMean.adjustment(Self.pairs))
    // √(4 + s²/3), s² of −3.2, −3.4 and −3
    let error = try #require(
      Splice.differenceMean.standardError(of: 50, se: 2, adjustment: adjustment, Self.pairs))
    #expect((error - (4 + 0.04 / 3).squareRoot()).magnitude < 1e-12)
    #expect(
      Splice.differenceMean.standardError(of: 50, se: 2, adjustment: 1, [Self.pairs[0]]) == nil)
  }

  @Test("Shares stay between 0 and 100 on the logit scale")
  func bounds() throws {
    var random = SeededRandom(seed: 5)
    for _ in 0..<10_000 {
      let pairs = (0..<1 + random.index(below: 4)).map { _ in
        Pair(
          official: 0.001 + 99.998 * random.uniform(), citizen: 0.001 + 99.998 * random.uniform())
      }
      let shift = try #require(Splice.logit.adjustment(pairs))
      let value = 100 * random.uniform()
      let moved = Splice.logit.apply(shift, to: value)
      #expect((0...100).contains(moved))
      #expect(shift >= 0 ? moved >= value - 1e-9 : moved <= value + 1e-9)
    }
    #expect(Splice.logit.apply(3, to: 100) == 100)
    #expect(Splice.logit.apply(-3, to: 0) == 0)
  }
}
