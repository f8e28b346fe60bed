/// Audits families that share figures together, by linear programming: areas by sex, sexes by area, and their
/// totals. Each family by itself may leave a hidden count open, and all of them together give it away.
///
/// The attacker knows all that is published, that counts are not negative, how parts add up to their whole, and
/// that those with and without the answer are those asked. A count that breaks the threshold is safe where what
/// can be derived of it is an interval at least as wide as the threshold. Parts that overlap (ages within ages)
/// add up to nothing and are not audited as a family.
///
/// Source: A. Hundepool et al. (2012), "Statistical Disclosure Control", Wiley, 4.3.
struct LinkedAudit {
  private typealias Member = ComplementaryRule.Member

  private let members: [ComplementaryRule.Member]
  private let families: [ComplementaryRule.Family]
  /// Those asked, those who have the answer, those who have not; of tables of counts the first alone.
  private let kinds: Range<Int>
  private let cells: [Double]
  private let sums: [FeasibleInterval.Sum]
  /// Cells of persons whom no part counts: nobody outside knows how many they are.
  private let rests: Set<Int>

  init(members: [ComplementaryRule.Member], families: [ComplementaryRule.Family]) {
    self.members = members
    self.families = families.filter { $0.whole != nil }
    let areCounts = members.allSatisfy { $0.counts[2] == 0 && $0.counts[1] == $0.counts[0] }
    kinds = 0..<(areCounts ? 1 : 3)
    var cells = members.flatMap(\.counts)
    var sums: [FeasibleInterval.Sum] = []
    var rests = Set<Int>()
    if !areCounts {
      for (index, member) in members.enumerated() where LinkedAudit.knowsAnswers(member) {
        sums.append(.init(parts: [index * 3 + 1, index * 3 + 2], whole: index * 3))
      }
    }
    for family in self.families {
      guard let whole = family.whole else { continue }
      let all = family.parts + [whole]
      for kind in kinds where kind == 0 || all.allSatisfy({ LinkedAudit.knowsAnswers(members[$0]) })
      {
        let parts = family.parts.map { $0 * 3 + kind }
        let rest = cells[whole * 3 + kind] - parts.reduce(0) { $0 + cells[$1] }
        let tolerance = 1e-6 * max(1, cells[whole * 3 + kind])
        if rest < -tolerance { continue }
        if rest > tolerance {
          rests.insert(cells.count)
          sums.append(.init(parts: parts + [cells.count], whole: whole * 3 + kind))
          cells.append(rest)
        } else {
          sums.append(.init(parts: parts, whole: whole * 3 + kind))
        }
      }
    }
    (self.cells, self.sums, self.rests) = (cells, sums, rests)
  }

  /// Whether those with and without the answer are known to be those asked.
  private static func knowsAnswers(_ member: ComplementaryRule.Member) -> Bool {
    member.counts[0] > 0
      && (member.counts[1] + member.counts[2] - member.counts[0]).magnitude < 1e-6
  }

  /// Hides one figure more where a count can be told too well.
  ///
  /// - Returns: whether it did.
  func hidesNext(_ hidden: inout [Int: Int]) -> Bool {
    guard let exposed = exposed(hidden).first, let limit = hidden[exposed] else { return false }
    let touched = families.filter { family in
      (family.parts + [family.whole].compactMap(\.self)).contains { hidden[$0] != nil }
    }
    let near = touched.filter { $0.parts.contains(exposed) || $0.whole == exposed }
    func open(_ indices: [Int]) -> Int? {
      indices.filter { hidden[$0] == nil && !members[$0].wasPublished }.min {
        (members[$0].counts[0], members[$0].row) < (members[$1].counts[0], members[$1].row)
      }
    }
    let next =
      open(near.flatMap(\.parts)) ?? open(touched.flatMap(\.parts))
      ?? open(near.compactMap(\.whole)) ?? open(touched.compactMap(\.whole))
    guard let next else { return false }
    hidden[next] = limit
    return true
  }

  /// Members that break the threshold and can be told to within less than it, in their order.
  func exposed(_ hidden: [Int: Int]) -> [Int] {
    let unknown = hidden.keys.filter { !members[$0].wasPublished }
    guard !sums.isEmpty, !unknown.isEmpty else { return [] }
    var asked: [Int: Int] = [:]
    for index in unknown where members[index].broken != nil {
      let counts = members[index].counts
      let small = kinds.filter { counts[$0] > 0 && counts[$0] < Double(members[index].limit) }
      // One that is close to what was published before has no small count: all of it is to be protected.
      for kind in small.isEmpty ? kinds.filter({ counts[$0] > 0 }) : small {
        asked[index * 3 + kind] = index
      }
    }
    guard !asked.isEmpty else { return [] }
    let hiddenCells = Set(unknown.flatMap { index in kinds.map { index * 3 + $0 } }).union(rests)
    do throws(FeasibleInterval.Failure) {
      let intervals = try FeasibleInterval.of(
        cells: cells, hidden: hiddenCells, asked: Set(asked.keys), sums: sums)
      return Set(
        asked.filter { cell, index in
          (intervals[cell]?.width ?? 0) < Double(members[index].limit) - 1e-6
        }.values
      ).sorted()
    } catch {
      // Without an answer nothing counts as safe.
      return Set(asked.values).sorted()
    }
  }
}
