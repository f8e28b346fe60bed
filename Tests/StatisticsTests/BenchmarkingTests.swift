import Statistics
import Testing

/// Expected values: R's tempdisagg 1.1.1 for totals, numpy for single points; the quarters and years are
/// those of its own example.
@Suite("Benchmarking a fine series to known totals and points")
struct BenchmarkingTests {
  private static let indicator: [Double] = [
    98.2, 100.8, 102.2, 100.8, 99, 101.6, 102.7, 101.5, 100.5, 103, 103.5, 101.5,
  ]
  private static let totals: [Double] = [4000, 4161.4, 4300]
  private static let quarters = [0..<4, 4..<8, 8..<12]

  private static func years(_ values: [Double] = totals) -> Benchmarks {
    .totals(Array(zip(quarters, values)).map { (periods: $0, value: $1) })
  }

  private func expectNear(
    _ found: [Double]?, _ expected: [Double], within tolerance: Double = 1e-9
  ) throws {
    let found = try #require(found)
    #expect(found.count == expected.count)
    for (value, other) in zip(found, expected) {
      #expect((value - other).magnitude <= tolerance * max(1, other.magnitude))
    }
  }

  @Test("Proportional Denton in Cholette's form, first differences")
  func first() throws {
    try expectNear(
      Denton.proportional.series(Self.indicator, Self.years()),
      [
        970.702028432979, 998.98603420757, 1018.1682114022, 1012.14372595725, 1004.45545386829,
        1040.52176735301, 1060.57068562507, 1055.85209315362, 1052.06211428888, 1083.34251855548,
        1092.01891219136, 1072.57645496428,
      ])
  }

  @Test("Proportional Denton in Cholette's form, second differences")
  func second() throws {
    try expectNear(
      Denton.proportional.series(Self.indicator, Self.years(), differences: 2),
      [
        963.772664276068, 998.407719918129, 1021.4613434145, 1016.3582723913, 1006.60077814529,
        1041.06720560342, 1059.74736358837, 1053.98465266292, 1049.57543135661, 1081.45079954223,
        1092.31616863959, 1076.65760046157,
      ])
  }

  private static let citizen: [Double] = [46.2, 47, 48.9, 50.1, 52, 53.4, 52.8, 55, 56.3, 58]

  private static let points = Benchmarks.points([(0, 43), (2, 45.5), (4, 49)])

  @Test("Point benchmarks, proportional: straight between them, as it was after the last")
  func pointsProportional() throws {
    let found = try #require(Denton.proportional.series(Self.citizen, Self.points))
    try expectNear(
      found,
      [
        43, 43.73834754202852, 45.5, 46.91308990089666, 49, 50.31923076923075, 49.75384615384611,
        51.82692307692301, 53.051923076922975, 54.653846153846054,
      ])
    try expectNear(
      zip(found, Self.citizen).map(/),
      [
        0.9307359307359306, 0.9306031391920961, 0.9304703476482618, 0.9363890199779772,
        0.9423076923076923, 0.942307692307692, 0.9423076923076915, 0.9423076923076911,
        0.9423076923076905, 0.9423076923076906,
      ])
  }

  @Test("Point benchmarks, additive")
  func pointsAdditive() throws {
    try expectNear(
      Denton.additive.series(Self.citizen, Self.points),
      [
        43, 43.7, 45.5, 46.9, 49, 50.39999999999999, 49.79999999999998, 51.999999999999986,
        53.29999999999998, 54.999999999999986,
      ])
  }

  @Test("Chow–Lin with an intercept")
  func chowLin() throws {
    let found = try #require(ChowLin(rho: 0.75).series(Self.indicator, Self.years()))
    try expectNear(
      found.values,
      [
        894.344703993879, 1012.18017499574, 1076.9720823574, 1016.50303865299, 939.52156534346,
        1059.30530873298, 1109.27960971461, 1053.29351620895, 1004.23693046402, 1114.74613795633,
        1135.93582944637, 1045.08110213328,
      ])
    try expectNear(found.coefficients, [-3541.99518566473, 45.2136192462228])
    try expectNear(found.coefficientErrors, [825.018698723422, 8.14433195948025])
  }

  @Test("Chow–Lin without an intercept")
  func chowLinPlain() throws {
    let found = try #require(
      ChowLin(rho: 0.5, hasIntercept: false).series(Self.indicator, Self.years()))
    try expectNear(
      found.values,
      [
        978.460996956253, 999.677630436611, 1014.63437695381, 1007.22699565333, 1005.53705838522,
        1041.58960763702, 1059.58708255011, 1054.68625142766, 1056.22196120874, 1086.49797162333,
        1091.44244211196, 1065.83762505597,
      ])
    try expectNear(found.coefficients, [10.2533104839643])
    try expectNear(found.coefficientErrors, [0.190247495986891])
  }

  @Test(
    "What the proportional form cannot take, and benchmarks that contradict each other, give none")
  func refusals() {
    #expect(Denton.proportional.series([1, 0, 2], .points([(0, 1)])) == nil)
    #expect(Denton.additive.series([1, 0, 2], .points([(0, 1)])) == [1, 0, 2])
    #expect(Denton.proportional.series([1, 2, 3], .points([(0, 1), (0, 2)])) == nil)
    #expect(Denton.proportional.series([1, 2, 3], Benchmarks([])) == nil)
    #expect(Denton.proportional.series([1, 2, 3], .points([(0, 1)]), differences: 2) == nil)
    #expect(ChowLin(rho: 1).series(Self.indicator, Self.years()) == nil)
    #expect(
      ChowLin(rho: 0.5).series(Self.indicator, Benchmarks(Array(Self.years().constraints[..<2])))
        == nil)
  }

  @Test("Averages are totals divided by their number")
  func averages() throws {
    let means = Benchmarks.averages(
      zip(Self.quarters, Self.totals).map { (periods: $0, value: $1 / 4) })
    let totals = try #require(Denton.proportional.series(Self.indicator, Self.years()))
    try expectNear(Denton.proportional.series(Self.indicator, means), totals)
  }

  @Test("Random series meet every benchmark to a part in 10⁹", arguments: [1, 2])
  func benchmarksAreMet(differences: Int) throws {
    var random = SeededRandom(seed: UInt64(differences))
    for _ in 0..<5_000 {
      let count = 3 + random.index(below: 18)
      let size = [1.0, 100, 1e6][random.index(below: 3)]
      let series = (0..<count).map { _ in size * (0.05 + random.uniform()) }
      var chosen = Set<Int>()
      while chosen.count < 2 { chosen.insert(random.index(below: count)) }
      let benchmarks = Benchmarks.points(
        chosen.sorted().map { ($0, size * (0.05 + random.uniform())) })
      for form in Denton.allCases {
        let found = try #require(form.series(series, benchmarks, differences: differences))
        for constraint in benchmarks.constraints {
          let met = constraint.weights.reduce(0) { $0 + found[$1.period] * $1.weight }
          #expect((met - constraint.value).magnitude <= 1e-9 * constraint.value)
        }
      }
    }
  }
}
