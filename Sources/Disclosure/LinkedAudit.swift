/// Audits families that share figures together, by linear programming: areas by sex, sexes by area, and their
/// totals, and all series of one source and period, which may be of the same persons. Each family by itself may
/// leave a hidden count open, and all of them together give it away.
///
/// The attacker knows all that is published, how parts add up to their whole, that those with and without the
/// answer are those asked, and that fewer or as many were asked in one series as in another where that is so; a
/// count is at least 1 where the table has no zeros, else at least 0. A count that breaks the threshold is safe where
/// what can be derived of it is an interval at least as wide as the threshold. Parts that overlap (ages within ages)
/// add up to nothing and are not audited as a family.
///
/// Source: A. Hundepool et al. (2012), "Statistical Disclosure Control", Wiley, 4.3.
struct LinkedAudit {
  let tables: LinkedTables
  /// What is left of the work that an audit may take, in questions times hidden cells: some seconds.
  var work = LinkedAudit.mostWork
  static let mostWork = 2_000_000

  init(members: [ComplementaryRule.Member], families: [ComplementaryRule.Family]) {
    tables = LinkedTables(members: members, families: families)
  }

  var members: [ComplementaryRule.Member] { tables.members }

  /// Members that break the threshold and can be told to within less than it, in their order; `nil` where there
  /// are too many to find out.
  ///
  /// - Parameter one: the only member that is asked about; `nil` for all.
  mutating func exposed(_ hidden: [Int: Int], only one: Int? = nil) -> [Int]? {
    let unknown = hidden.keys.filter { !members[$0].isKnown }
    guard !tables.sums.isEmpty, !unknown.isEmpty else { return [] }
    var asked: [Int: Int] = [:]
    for index in unknown
    where members[index].broken != nil && !members[index].staysHidden && index == one ?? index {
      let counts = members[index].counts
      let kinds = 0..<(tables.isCount[index] ? 1 : 3)
      let small = kinds.filter { counts[$0] > 0 && counts[$0] < Double(members[index].limit) }
      // One that is close to what was published before has no small count: all of it is to be protected.
      for kind in small.isEmpty ? kinds.filter({ counts[$0] > 0 }) : small {
        asked[index * 3 + kind] = index
      }
    }
    guard !asked.isEmpty else { return [] }
    let cells = Set(unknown.flatMap { index in (0..<3).map { index * 3 + $0 } }).union(tables.rests)
    var found = Set<Int>()
    for component in tables.components(of: cells)
    where component.cells.contains(where: { asked[$0] != nil }) {
      guard let narrow = narrow(component, asked) else { return nil }
      found.formUnion(narrow)
    }
    return found.sorted()
  }

  /// The asked members of a component whose intervals are too narrow; `nil` where the work was not enough.
  private mutating func narrow(_ component: LinkedTables.Component, _ asked: [Int: Int]) -> [Int]? {
    var widths: [Int: Double] = [:]
    for cell in component.cells {
      if let index = asked[cell] { widths[cell] = Double(members[index].limit) }
    }
    do throws(FeasibleInterval.Failure) {
      return try FeasibleInterval.narrow(
        cells: tables.cells, hidden: component.cells, asked: widths, sums: component.sums,
        least: tables.least,
        work: &work)?.compactMap { asked[$0] }
    } catch {
      // Without an answer nothing counts as safe.
      return widths.keys.compactMap { asked[$0] }
    }
  }
}
