import SDGModel
import Statistics
import Testing

@testable import Disclosure

/// Tables of areas by sex with all their totals. What can be derived is found anew by trying every table of
/// whole numbers that agrees with what is published: another way than the linear programs of the audit.
@Suite("What can be told of hidden counts from all families together")
struct LinkedAuditTests {
  private typealias Member = ComplementaryRule.Member

  private struct World {
    /// Area by area, women and men.
    var inner: [[Int]]
    var members: [ComplementaryRule.Member]

    init(_ inner: [[Int]], limit: Int = 5) {
      self.inner = inner
      let areas = ["N", "S", "W", "O"].prefix(inner.count)
      var rows: [(String, [String: String], Int)] = []
      for (area, counts) in zip(areas, inner) {
        for (sex, count) in zip(["F", "M"], counts) { rows.append((area, ["sex": sex], count)) }
      }
      for (area, counts) in zip(areas, inner) { rows.append((area, [:], counts.reduce(0, +))) }
      for (index, sex) in ["F", "M"].enumerated() {
        rows.append(("C", ["sex": sex], inner.reduce(0) { $0 + $1[index] }))
      }
      rows.append(("C", [:], inner.joined().reduce(0, +)))
      members = rows.enumerated().map { index, row in
        Member(
          row: index, area: row.0, breakdown: Breakdown(row.1),
          counts: [Double(row.2), Double(row.2), 0],
          broken: (1..<limit).contains(row.2) ? limit : nil, limit: limit)
      }
    }

    var hidden: Set<Int> {
      let rule = ComplementaryRule(parents: ["N": "C", "S": "C", "W": "C", "O": "C"])
      return Set(rule.rows(members).keys).union(members.filter { $0.broken != nil }.map(\.row))
    }

    /// The counts of all members for inner counts.
    static func all(_ inner: [[Int]]) -> [Int] {
      inner.flatMap { $0 } + inner.map { $0.reduce(0, +) }
        + [0, 1].map { sex in inner.reduce(0) { $0 + $1[sex] } } + [inner.joined().reduce(0, +)]
    }

    /// The smallest and largest count of each member over every table that agrees with what is shown, none of
    /// whose inner counts is above the bound.
    func ranges(hidden: Set<Int>, bound: Int) -> [ClosedRange<Int>] {
      let shown = World.all(inner)
      let open = (0..<inner.count * 2).filter(hidden.contains)
      var ranges = shown.map { $0...$0 }
      var flat = inner.flatMap { $0 }
      func agrees() -> Bool {
        let all = World.all(
          stride(from: 0, to: flat.count, by: 2).map { [flat[$0], flat[$0 + 1]] })
        guard all.indices.allSatisfy({ hidden.contains($0) || all[$0] == shown[$0] }) else {
          return false
        }
        for index in all.indices {
          ranges[index] =
            min(ranges[index].lowerBound, all[index])...max(ranges[index].upperBound, all[index])
        }
        return true
      }
      func fill(_ position: Int) {
        guard position < open.count else {
          _ = agrees()
          return
        }
        for count in 0...bound {
          flat[open[position]] = count
          fill(position + 1)
        }
      }
      fill(0)
      return ranges
    }
  }

  private static func random(_ random: inout SeededRandom, areas: Int, below: Int) -> [[Int]] {
    (0..<areas).map { _ in [random.index(below: below), random.index(below: below)] }
  }

  @Test(
    "Tried out with every table of whole numbers, no small count can be told to within the threshold"
  )
  func tried() {
    var random = SeededRandom(seed: 11)
    for _ in 0..<100 {
      let world = World(Self.random(&random, areas: 2, below: 9))
      let hidden = world.hidden
      // Beyond 14 an inner count makes no interval of a count below 9 narrower.
      let ranges = world.ranges(hidden: hidden, bound: 14)
      for member in world.members where member.broken != nil {
        let range = ranges[member.row]
        #expect(
          range.upperBound - range.lowerBound >= 5, "\(world.inner) \(hidden.sorted()) \(range)")
      }
    }
  }

  @Test("In 10,000 random tables no interval of a small count is narrower than the threshold")
  func property() {
    var random = SeededRandom(seed: 12)
    for _ in 0..<10_000 {
      let areas = 2 + random.index(below: 3)
      let world = World(Self.random(&random, areas: areas, below: 30))
      let hidden = world.hidden
      var audit = Self.audit(world)
      #expect(
        audit.exposed(Dictionary(uniqueKeysWithValues: hidden.map { ($0, 5) })) == [],
        "\(world.inner)")
    }
  }

  private static func audit(_ world: World) -> LinkedAudit {
    let count = world.inner.count
    var families: [ComplementaryRule.Family] = []
    for area in 0..<count {
      families.append(.init(whole: count * 2 + area, parts: [area * 2, area * 2 + 1]))
    }
    for sex in 0..<2 {
      families.append(.init(whole: count * 3 + sex, parts: (0..<count).map { $0 * 2 + sex }))
    }
    families.append(.init(whole: count * 3 + 2, parts: (0..<count).map { count * 2 + $0 }))
    families.append(.init(whole: count * 3 + 2, parts: [count * 3, count * 3 + 1]))
    return LinkedAudit(members: world.members, families: families)
  }

  @Test(
    "A count that an earlier publication showed protects nothing beside it: another one is hidden, too"
  )
  func publishedBefore() {
    var world = World([[3, 20], [30, 40], [50, 60]])
    let first = world.hidden
    #expect(first.contains(1))
    world.members[1].wasPublished = true
    let second = world.hidden
    // By itself the publication hides the same as the first; whoever has both knows the men.
    #expect(second.isSuperset(of: first))
    // The women of the north are 3 by their row's total and the men; the total goes, too.
    #expect(second.contains(6))
  }
}
