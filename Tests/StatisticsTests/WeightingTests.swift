import Statistics
import Testing

/// Expected values: R's `survey`, of an invented sample of ten.
@Suite("Weights that make a sample like its population")
struct WeightingTests {
  // Four cells of two sexes and two kinds of place.
  private static let sexes = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1]
  private static let places = [0, 0, 0, 1, 1, 0, 0, 0, 1, 1]
  private static let values: [Double] = [1, 1, 0, 0, 1, 1, 1, 0, 0, 0]
  private static let ones = [Double](repeating: 1, count: 10)

  private func expectNear(_ found: Double?, _ expected: Double, within: Double = 1e-9) {
    #expect(found.map { ($0 - expected).magnitude <= within * max(1, expected.magnitude) } == true)
  }

  @Test("Raking to two margins")
  func raking() throws {
    let margins = [
      Raking.Margin(categories: Self.sexes, sizes: [510, 490]),
      Raking.Margin(categories: Self.places, sizes: [350, 650]),
    ]
    let weights = try Raking().weights(margins, start: Self.ones)
    for (weight, expected) in zip(
      weights,
      [
        54.3322419740317, 54.3322419740317, 54.3322419740317, 146.335516051937, 146.335516051937,
        54.3322419740317, 66.3355160519367, 66.3355160519367, 178.664483948063, 178.664483948063,
      ])
    {
      expectNear(weight, expected)
    }
    expectNear(WeightedMean.of(Self.values, weights: weights), 0.375667758025968)
    expectNear(WeightedMean.designEffect(weights: weights), 1.27278933616681)
    expectNear(WeightedMean.effectiveSize(weights: weights), 7.85675972908167)
    expectNear(
      CalibratedMean.standardError(
        Self.values, weights: weights, margins: [Self.sexes, Self.places]),
      0.132180818862456)
  }

  @Test("Post-stratification to the cells")
  func postStratification() throws {
    let cells = zip(Self.sexes, Self.places).map { 2 * $0 + $1 }
    let weights = try PostStratification.weights(cells: cells, sizes: [180, 330, 170, 320])
    #expect(weights == [45, 45, 45, 165, 165, 45, 85, 85, 160, 160])
    expectNear(WeightedMean.of(Self.values, weights: weights), 0.385)
    expectNear(WeightedMean.designEffect(weights: weights), 1.282)
    expectNear(WeightedMean.effectiveSize(weights: weights), 7.8003120124805)
    expectNear(
      CalibratedMean.standardError(Self.values, weights: weights, margins: [cells]),
      0.144313509031168)
  }

  @Test("An empty cell, a record of no cell and margins of different populations are refused")
  func refusals() {
    #expect(throws: PostStratification.Failure.emptyCell(1)) {
      try PostStratification.weights(cells: [0, 0], sizes: [1, 2])
    }
    #expect(throws: PostStratification.Failure.unknownCell(1)) {
      try PostStratification.weights(cells: [0, 5], sizes: [1])
    }
    #expect(throws: Raking.Failure.emptyCategory(margin: 0, category: 1)) {
      try Raking().weights([.init(categories: [0, 0], sizes: [1, 2])], start: [1, 1])
    }
    #expect(throws: Raking.Failure.unequalTotals(margin: 1)) {
      try Raking().weights(
        [.init(categories: [0, 1], sizes: [5, 5]), .init(categories: [0, 1], sizes: [5, 6])],
        start: [1, 1])
    }
    // Each sex lives in one kind of place only, and the margins say otherwise.
    #expect(throws: Raking.Failure.notConverged) {
      try Raking().weights(
        [.init(categories: [0, 1], sizes: [5, 5]), .init(categories: [0, 1], sizes: [4, 6])],
        start: [1, 1])
    }
  }

  @Test("A cap holds the largest weights down and the margins are met all the same")
  func cap() throws {
    let categories = [0, 0, 0, 0, 0, 0, 0, 0, 1, 2]
    let other = [0, 1, 0, 1, 0, 1, 0, 1, 0, 1]
    let margins = [
      Raking.Margin(categories: categories, sizes: [50, 25, 25]),
      Raking.Margin(categories: other, sizes: [50, 50]),
    ]
    let free = try Raking().weights(margins, start: Self.ones)
    #expect((free.max() ?? 0) > 3.9)
    #expect(throws: Raking.Failure.notConverged) {
      // Only one record has each rare category: no cap can leave its margin met.
      try Raking(cap: 2).weights(margins, start: Self.ones)
    }
    #expect(try Raking(cap: 5).weights(margins, start: Self.ones) == free)
  }
}
