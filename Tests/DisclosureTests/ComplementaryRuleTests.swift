import SDGModel
import Testing

@testable import Disclosure

@Suite("Figures that would give a hidden one away")
struct ComplementaryRuleTests {
  private typealias Member = ComplementaryRule.Member

  /// `area breakdown n met`: a row for each, broken where a count is above 0 and below 5.
  private func members(_ rows: [(String, [String: String], Double, Double)]) -> [Member] {
    rows.enumerated().map { index, row in
      let counts = [row.2, row.3, row.2 - row.3]
      return Member(
        row: index, area: row.0, breakdown: Breakdown(row.1), counts: counts,
        broken: counts.contains { $0 > 0 && $0 < 5 } ? 5 : nil, limit: 5)
    }
  }

  private func hidden(_ rows: [(String, [String: String], Double, Double)]) -> [Int] {
    ComplementaryRule(parents: ["N": "C", "S": "C", "W": "C"]).rows(members(rows)).keys.sorted()
  }

  @Test("The only hidden part of a published total takes the smallest other part with it")
  func one() {
    #expect(
      hidden([
        ("C", [:], 100, 50), ("N", [:], 13, 3), ("S", [:], 27, 13), ("W", [:], 60, 34),
      ]) == [2])
  }

  @Test("Without a total nothing can be worked out")
  func noTotal() {
    #expect(hidden([("N", [:], 13, 3), ("S", [:], 27, 13)]).isEmpty)
  }

  @Test("Nothing hidden takes nothing with it")
  func nothing() {
    #expect(hidden([("C", [:], 100, 50), ("N", [:], 40, 20), ("S", [:], 60, 30)]).isEmpty)
  }

  @Test("Where all other parts are hidden and are too few the total is hidden")
  func whole() {
    #expect(hidden([("C", [:], 20, 7), ("N", [:], 3, 0), ("S", [:], 17, 7)]) == [2])
    #expect(hidden([("C", [:], 20, 10), ("N", [:], 20, 10), ("S", ["sex": "F"], 3, 1)]).isEmpty)
  }

  @Test(
    "A district alone cannot be worked out from its country, for the others are not in the data")
  func alone() {
    #expect(hidden([("C", [:], 431, 431), ("N", [:], 4, 4)]).isEmpty)
    #expect(hidden([("C", [:], 45, 20), ("N", [:], 40, 17), ("S", [:], 4, 3)]) == [1])
  }

  @Test("Two hidden parts that together are too few take a third")
  func narrow() {
    #expect(
      hidden([
        ("C", [:], 100, 52), ("N", [:], 20, 2), ("S", [:], 20, 2), ("W", [:], 60, 48),
      ]) == [3])
  }

  @Test("What is hidden by sex in an area is protected in the table of areas by sex as well")
  func linked() {
    let rows: [(String, [String: String], Double, Double)] = [
      ("C", [:], 200, 100), ("C", ["sex": "F"], 100, 50), ("C", ["sex": "M"], 100, 50),
      ("N", [:], 90, 45), ("S", [:], 110, 55),
      ("N", ["sex": "F"], 40, 3), ("N", ["sex": "M"], 50, 42),
      ("S", ["sex": "F"], 60, 47), ("S", ["sex": "M"], 50, 8),
    ]
    // Each line with a hidden cell has two: women and men, north and south.
    #expect(hidden(rows) == [6, 7, 8])
  }

  @Test("In random tables no family has a single hidden figure, and what is hidden counts enough")
  func property() {
    var state: UInt64 = 17
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<10_000 {
      var rows: [(String, [String: String], Double, Double)] = []
      var sums = [(0.0, 0.0), (0.0, 0.0)]
      var whole = (0.0, 0.0)
      for area in ["N", "S", "W"].prefix(2 + next(2)) {
        var own = (0.0, 0.0)
        for (index, sex) in ["F", "M"].enumerated() {
          let n = Double(next(40))
          let met = Double(next(Int(n) + 1))
          rows.append((area, ["sex": sex], n, met))
          own = (own.0 + n, own.1 + met)
          sums[index] = (sums[index].0 + n, sums[index].1 + met)
        }
        rows.append((area, [:], own.0, own.1))
        whole = (whole.0 + own.0, whole.1 + own.1)
      }
      rows.append(("C", ["sex": "F"], sums[0].0, sums[0].1))
      rows.append(("C", ["sex": "M"], sums[1].0, sums[1].1))
      rows.append(("C", [:], whole.0, whole.1))
      let members = members(rows)
      let gone = Set(hidden(rows) + members.filter { $0.broken != nil }.map(\.row))
      func expectSafe(_ parts: [Int], _ whole: Int) {
        let all = (parts + [whole]).filter(gone.contains)
        #expect(all.count != 1, "\(rows)")
        guard !gone.contains(whole), !all.isEmpty else { return }
        for kind in 0..<3 {
          let sum = all.reduce(0) { $0 + members[$1].counts[kind] }
          #expect(sum == 0 || sum >= 5, "\(rows)")
        }
      }
      let count = rows.count
      let areas = stride(from: 0, to: count - 3, by: 3).map { $0 }
      for start in areas { expectSafe([start, start + 1], start + 2) }
      expectSafe(areas, count - 3)
      expectSafe(areas.map { $0 + 1 }, count - 2)
      expectSafe(areas.map { $0 + 2 }, count - 1)
      expectSafe([count - 3, count - 2], count - 1)
    }
  }
}
