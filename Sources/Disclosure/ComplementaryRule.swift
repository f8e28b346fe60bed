import SDGModel

/// Hides further figures where a total and its other parts would give a hidden part away.
///
/// A family is a figure and its parts by one dimension, by the areas within its area, or by the periods within its
/// period, all of one series; see ``FamilyList``. The rule looks at all figures of one source and period together, for
/// they may be of the same persons. Where something of a family is hidden, at least two of it are, and the hidden parts
/// together count at least as many persons as the threshold, of those asked, those who have the answer and
/// those who have not: what can be derived about each is then an interval at least so wide. Of the parts that
/// may be hidden the smallest are, and the whole where no part is left. What is hidden so is protected in
/// the other families that it belongs to in the same way. Persons whom no part counts are a part that is hidden: a
/// district alone cannot be worked out from its country, and where they are few they are protected as any other.
/// Families that share figures are then audited together by ``LinkedAudit``.
///
/// Source: A. Hundepool et al. (2012), "Statistical Disclosure Control", Wiley, 4.4 (secondary suppression,
/// here by the rule that no line of a table has a single hidden cell).
struct ComplementaryRule {
  /// What may be hidden or is: a row that the threshold applies to.
  struct Member {
    var row: Int
    /// Of which indicator, series, unit and period it is, as a number: only figures of one table add up.
    var table = 0
    /// The same without the period.
    var series = 0
    var period = Period.earliest
    var area: String
    var breakdown: Breakdown
    /// Those asked, those who have the answer, those who have not; 0 where it is not known.
    var counts: [Double]
    /// The threshold that it breaks; `nil` where it may be shown.
    var broken: Int?
    var limit: Int
    /// Whether an earlier publication showed it with the same counts: hiding it protects nothing else.
    var wasPublished = false
    /// Whether an earlier publication had it and did not show it.
    var wasHidden = false
    /// Whether an earlier publication showed it with counts that are the same, or differ by fewer persons than
    /// the threshold.
    var isNearPublished = false
    /// Whether an earlier publication showed it with counts that differ by the threshold or more.
    var hasChanged = false
    /// Whether it is hidden only because it was.
    var staysHidden = false
    /// Whether it is shown whatever it tells: the national total of a register that a decision exempts.
    var isAlwaysShown = false
    /// Whether only an earlier publication had it: the whole of parts that are there, and no part of anything.
    var isGone = false
    /// Whether one or two persons make up most of it, so that the number of the others protects nothing.
    var isDominated = false
    /// For persons whom no figure is about by itself: the figure of which they are the part that no other part counts,
    /// or one whose whole they are, which is not listed. `nil` for a figure.
    var restOf: Int?

    /// Whether it is a count, of which there are no others who have not what is asked for.
    var isCount: Bool { counts[0] == counts[1] && counts[2] == 0 }
    /// Whether everybody knows it: hiding it protects nothing.
    var isKnown: Bool { wasPublished || isAlwaysShown }
    /// Whether it is hidden for a reason: persons whom no part counts are told by nobody, few or many.
    var isToProtect: Bool { restOf == nil || broken != nil }

    /// The order in which figures are hidden: what was not shown before, so that publications hide the same, then
    /// the smallest.
    func isHiddenBefore(_ other: Member) -> Bool {
      if wasHidden != other.wasHidden { return wasHidden }
      return (counts[0], row) < (other.counts[0], other.row)
    }
  }

  struct Family {
    var whole: Int?
    var parts: [Int] = []
  }

  /// By area, the area that it lies in.
  let parents: [String: String]

  /// A publication is safe by itself, and together with those before it: what was shown before is known to some and
  /// not to all.
  ///
  /// - Returns: rows to be hidden besides those that break a threshold, with the threshold that they protect.
  func rows(_ members: [Member]) -> [Int: Int] {
    let (members, only) = hidingOnlyParts(members)
    let found = hiding(members).merging(only) { first, _ in first }
    guard members.contains(where: \.wasPublished) else { return found }
    let alone = members.map { member in
      var member = member
      member.wasPublished = false
      return member
    }
    return found.merging(hiding(alone)) { max($0, $1) }
  }

  /// Counts that say of all of few persons that they are of one group: the only part of a whole of fewer than twice
  /// the threshold, with the listed groups that nobody is of. The whole tells nothing while those look the same.
  ///
  /// - Returns: the members, with those marked that are to be protected in their other families too, and rows to be
  ///   hidden beside groups that are not listed.
  private func hidingOnlyParts(_ members: [Member]) -> (members: [Member], rows: [Int: Int]) {
    let list = FamilyList(members, parents: parents)
    var marked = members
    var rows: [Int: Int] = [:]
    for family in list.families {
      guard let whole = family.whole.map({ list.members[$0] }) else { continue }
      let filled = family.parts.filter { list.members[$0].counts[0] > 0 }
      guard filled.count == 1, let part = filled.first.map({ list.members[$0] }),
        part.restOf == nil, part.series == whole.series, part.period == whole.period,
        part.isCount, part.counts == whole.counts, !part.isKnown,
        part.counts[0] < Double(2 * part.limit)
      else { continue }
      guard family.parts.count > 1 else {
        rows[part.row] = part.limit
        continue
      }
      for index in family.parts where index < marked.count && marked[index].broken == nil {
        marked[index].broken = part.limit
        marked[index].staysHidden = true
      }
    }
    return (marked, rows)
  }

  private func hiding(_ members: [Member]) -> [Int: Int] {
    var list = FamilyList(members, parents: parents)
    let members = list.addingRests(to: keepingHidden(list.members, list.families))
    let families = list.families
    guard members.contains(where: { $0.broken != nil }) else { return [:] }
    var audit = LinkedAudit(members: members, families: families)
    var hidden: [Int: Int] = [:]
    for (index, member) in members.enumerated() {
      if let limit = member.broken {
        hidden[index] = limit
      } else if member.restOf != nil {
        hidden[index] = member.limit
      }
    }
    repeat { settle(families, members, &hidden) } while audit.hidesNext(&hidden)
    return Dictionary(
      uniqueKeysWithValues: hidden.filter {
        members[$0.key].restOf == nil
          && (members[$0.key].broken == nil || members[$0.key].staysHidden)
      }
      .map { (members[$0.key].row, $0.value) })
  }

  /// A part that the publication before did not show stays hidden while what it is a part of, which that one
  /// showed, has not changed by more than a few: the old whole less the new part would tell the others.
  private func keepingHidden(_ members: [Member], _ families: [Family]) -> [Member] {
    guard members.contains(where: \.wasHidden) else { return members }
    var kept = members
    // Where nothing has changed, nothing does: a publication made again is the same.
    let listed = members.filter { $0.restOf == nil }
    if listed.allSatisfy({ $0.wasHidden && !$0.hasChanged || $0.wasPublished }) {
      for index in kept.indices where kept[index].wasHidden && kept[index].broken == nil {
        kept[index].broken = kept[index].limit
        kept[index].staysHidden = true
      }
      return kept
    }
    for family in families {
      guard let whole = family.whole, members[whole].isNearPublished else { continue }
      for part in family.parts where members[part].wasHidden && kept[part].broken == nil {
        kept[part].broken = kept[part].limit
        kept[part].staysHidden = true
      }
    }
    return kept
  }

  private func settle(_ families: [Family], _ members: [Member], _ hidden: inout [Int: Int]) {
    var isChanged = true
    while isChanged {
      isChanged = false
      for family in families {
        while let next = next(in: family, members, hidden) {
          hidden[next.index] = next.limit
          isChanged = true
        }
      }
    }
  }

  /// What has to be hidden next; `nil` where the family is safe.
  private func next(
    in family: Family, _ members: [Member], _ hidden: [Int: Int]
  ) -> (index: Int, limit: Int)? {
    guard let whole = family.whole else { return nil }
    func isHidden(_ index: Int) -> Bool { hidden[index] != nil && !members[index].isKnown }
    let parts = family.parts.filter(isHidden)
    let all = parts + (isHidden(whole) ? [whole] : [])
    guard let limit = all.filter({ members[$0].isToProtect }).compactMap({ hidden[$0] }).max()
    else { return nil }
    // How many the others are says nothing of what one person makes up.
    let isDominated = parts.contains { members[$0].isDominated }
    let count = all.count { !isDominated || members[$0].restOf == nil }
    guard count < 2 || !isHidden(whole) && isNarrow(parts, members, limit) else { return nil }
    let open = family.parts.filter { hidden[$0] == nil && !members[$0].isKnown }
      .min { members[$0].isHiddenBefore(members[$1]) }
    if let open { return (open, limit) }
    return hidden[whole] == nil && !members[whole].isKnown ? (whole, limit) : nil
  }

  /// Whether the hidden parts together count fewer persons than the threshold, in something that they count.
  private func isNarrow(_ parts: [Int], _ members: [Member], _ limit: Int) -> Bool {
    (0..<3).contains { kind in
      let sum = parts.reduce(0) { $0 + members[$1].counts[kind] }
      return sum > 0 && sum < Double(limit)
    }
  }
}
