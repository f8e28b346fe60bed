import Statistics
import Testing

@Suite("Trees, gaps and the groups furthest behind")
struct GroupTests {
  @Test("Every group that is not shown to be better than the worst one may be the furthest behind")
  func furthestBehind() {
    func behind(_ rows: [(Double?, Double?)], isAdverse: Bool = false) -> [Int]? {
      FurthestBehind(
        InequalityTable(
          rows.map { .init(label: "", estimate: $0.0, error: $0.1) }, isAdverse: isAdverse)
      )?.groups
    }
    #expect(behind([(80, 2), (40, 2), (42, 2), (60, 2)]) == [1, 2])
    #expect(behind([(80, 2), (40, 2), (55, 2)]) == [1])
    #expect(behind([(80, 2), (40, 2), (42, 2)], isAdverse: true) == [0])
    #expect(behind([(80, 2), (40, nil)]) == nil)
    #expect(behind([(80, 2), (nil, nil)]) == nil)
    // scipy.stats.norm.sf(4/√8) = 0.0786; of two tests Holm takes the smaller p twice.
    #expect(behind([(40, 2), (44, 2)]) == [0, 1])
    #expect(behind([(40, 2), (45, 2)]) == [0])
    #expect(behind([(40, 2), (45, 2), (45.2, 2)]) == [0, 1, 2])
  }

  @Test("Of a burden dissimilarity is that of those spared it, and needs the scale")
  func burden() throws {
    let rates = [10.0, 40, 60]
    func table(_ rates: [Double], isAdverse: Bool, scale: Double?) -> InequalityTable {
      InequalityTable(
        zip(rates, [500.0, 300, 200]).map { .init(label: "", estimate: $0, population: $1) },
        isAdverse: isAdverse, scale: scale)
    }
    let spared = try table(rates.map { 100 - $0 }, isAdverse: false, scale: nil)
      .measure(.dissimilarity).estimate
    let burden = try table(rates, isAdverse: true, scale: 100).measure(.dissimilarity).estimate
    #expect((spared - burden).magnitude < 1e-12)
    #expect(throws: MeasureGap.needsScale) {
      try table(rates, isAdverse: true, scale: nil).measure(.dissimilarity)
    }
  }

  private func cells(_ counts: [[(Double, Double)]]) -> GroupCells {
    GroupCells(
      factors: [
        .init(name: "place", levels: counts.indices.map { "p\($0)" }),
        .init(name: "age", levels: counts[0].indices.map { "a\($0)" }, isOrdered: true),
      ],
      cells: counts.enumerated().flatMap { place, row in
        row.enumerated().map {
          .init(levels: [place, $0.offset], count: $0.element.0, met: $0.element.1)
        }
      })
  }

  @Test("Fewer than 300 persons have no tree, and groups that are alike have one leaf")
  func small() throws {
    #expect(RegressionTree(cells([[(100, 10), (199, 90)]])) == nil)
    let alike = try #require(
      RegressionTree(cells([[(200, 50), (200, 50)], [(200, 50), (200, 50)]])))
    #expect(alike.leaves.count == 1)
    #expect(alike.leaves[0].path.isEmpty)
  }

  @Test("Levels with an order are parted between neighbours; no leaf is smaller than a tenth")
  func order() throws {
    // The middle age alone is behind: no split of neighbours sets it apart at once.
    let tree = try #require(RegressionTree(cells([[(300, 270), (300, 60), (300, 270)]])))
    #expect(tree.leaves.allSatisfy { $0.count >= 90 })
    #expect(tree.leaves.contains { $0.path.contains { $0.factor == 1 && $0.levels == [1] } })
    let tiny = try #require(RegressionTree(cells([[(950, 900), (50, 1)]])))
    #expect(tiny.leaves.count == 1)
  }

  @Test("The leaves of a random tree hold everybody once, each a tenth or more")
  func random() throws {
    var random = SeededRandom(seed: 9)
    for _ in 0..<500 {
      let counts = (0..<2 + random.index(below: 3)).map { _ in
        (0..<2 + random.index(below: 3)).map { _ -> (Double, Double) in
          let n = Double(50 + random.index(below: 300))
          return (n, (n * random.uniform()).rounded())
        }
      }
      let width = counts.map(\.count).min() ?? 0
      let table = cells(counts.map { Array($0.prefix(width)) })
      guard let tree = RegressionTree(table) else { continue }
      let count = tree.leaves.reduce(0) { $0 + $1.count }
      let met = tree.leaves.reduce(0) { $0 + $1.met }
      #expect((count - table.count).magnitude < 1e-6 && (met - table.met).magnitude < 1e-6)
      #expect(tree.leaves.count == 1 || tree.leaves.allSatisfy { $0.count >= 0.1 * table.count })
    }
  }

  @Test("A gap without errors is not tested; one year, and years that do not rise, are no change")
  func gaps() throws {
    func point(_ year: Double, _ ahead: Double, _ behind: Double) -> GapDynamics.Point {
      .init(time: year, ahead: ahead, behind: behind)
    }
    let found = try #require(GapDynamics([point(2015, 80, 50), point(2020, 82, 60)]))
    #expect(found.verdict == .notTested)
    #expect(found.pattern == .upwardConvergence)
    #expect(GapDynamics([point(2015, 80, 50)]) == nil)
    #expect(GapDynamics([point(2015, 80, 50), point(2015, 80, 60)]) == nil)
    let closed = try #require(GapDynamics([point(2015, 80, 50), point(2020, 80, 80)]))
    #expect(closed.yearsToClose == nil && closed.yearsToHalve == nil)
    for (ahead, behind, pattern) in [
      (5.0, 2.0, GapDynamics.Pattern.upwardDivergence), (-5, -2, .downwardConvergence),
      (-2, -5, .downwardDivergence), (2, -5, .behindWorsening), (-2, 5, .aheadWorsening),
      (3, 3, .parallel),
    ] {
      let found = try #require(
        GapDynamics([point(2015, 80, 50), point(2020, 80 + ahead, 50 + behind)]))
      #expect(found.pattern == pattern)
    }
  }
}
