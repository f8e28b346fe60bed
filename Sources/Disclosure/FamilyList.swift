import SDGModel

/// Which figures add up to which: parts of a table by one dimension and their whole, areas and the area that they lie
/// in, months and the year.
///
/// Columns of mixed groups fall into several dimensions, of which only all together add up (women, men, and a group
/// that no list has): where the incomplete dimensions of a whole have room in it beside each other they make a family
/// more. Periods make one where the parts have room in the longer period.
struct FamilyList {
  typealias Member = ComplementaryRule.Member
  typealias Family = ComplementaryRule.Family

  private(set) var families: [Family]

  /// - Parameter parents: by area, the area that it lies in.
  init(_ members: [Member], parents: [String: String]) {
    let tables = FamilyList.ofTables(members, parents)
    families =
      tables.map(\.family) + FamilyList.ofMixedGroups(tables, members)
      + FamilyList.ofPeriods(members)
  }

  /// With the persons of each whole whom no part counts as parts more. They are told by nobody, and may be worked out
  /// where all parts are shown; few of them are to be protected as any other part.
  mutating func addingRests(to members: [Member]) -> [Member] {
    var all = members
    for index in families.indices {
      guard let whole = families[index].whole else { continue }
      let rest = (0..<3).map { kind in
        families[index].parts.reduce(members[whole].counts[kind]) {
          $0 - members[$1].counts[kind]
        }
      }
      guard rest[0] > 1e-6 * max(1, members[whole].counts[0]) else { continue }
      var member = members[whole]
      member.restOf = whole
      member.counts = rest.map { max(0, $0) }
      (member.wasPublished, member.wasHidden, member.isNearPublished) = (false, false, false)
      (member.isAlwaysShown, member.staysHidden, member.isDominated) = (false, false, false)
      member.limit = ([whole] + families[index].parts).map { members[$0].limit }.max() ?? 0
      let isSmall = member.counts.contains { $0 > 1e-6 && $0 < Double(member.limit) - 1e-6 }
      member.broken = isSmall ? member.limit : nil
      families[index].parts.append(all.count)
      all.append(member)
    }
    return all
  }

  private struct Key: Hashable {
    var table: Int
    var area: String
    var breakdown: Breakdown
    var dimension: String

    func sortsBefore(_ other: Key) -> Bool {
      (table, area, dimension, breakdown.text)
        < (other.table, other.area, other.dimension, other.breakdown.text)
    }
  }

  private struct Place: Hashable {
    var table: Int
    var area: String
    var breakdown: Breakdown
  }

  private static let areas = "area"

  private static func ofTables(
    _ members: [Member], _ parents: [String: String]
  ) -> [(key: Key, family: Family)] {
    var families: [Key: Family] = [:]
    for (index, member) in members.enumerated() {
      for part in member.breakdown.parts {
        let key = Key(
          table: member.table, area: member.area,
          breakdown: member.breakdown.without(part.dimension), dimension: part.dimension)
        families[key, default: Family()].parts.append(index)
      }
      if let parent = parents[member.area] {
        let key = Key(
          table: member.table, area: parent, breakdown: member.breakdown, dimension: areas)
        families[key, default: Family()].parts.append(index)
      }
    }
    let places = Dictionary(
      members.enumerated().map {
        (Place(table: $1.table, area: $1.area, breakdown: $1.breakdown), $0)
      },
      uniquingKeysWith: { first, _ in first })
    return families.sorted { $0.key.sortsBefore($1.key) }.map { key, family in
      var family = family
      family.whole =
        places[Place(table: key.table, area: key.area, breakdown: key.breakdown)]
      return (key, family)
    }
  }

  /// More incomplete dimensions of one figure than so many are of a table that nobody takes for parts of it.
  private static let mostMixed = 6

  private static func ofMixedGroups(
    _ tables: [(key: Key, family: Family)], _ members: [Member]
  ) -> [Family] {
    func asked(_ parts: [Int]) -> Double { parts.reduce(0) { $0 + members[$1].counts[0] } }
    var incomplete: [Int: [[Int]]] = [:]
    for (key, family) in tables where key.dimension != areas {
      guard let whole = family.whole, asked(family.parts) < members[whole].counts[0] - 1e-6 else {
        continue
      }
      incomplete[whole, default: []].append(family.parts)
    }
    return incomplete.sorted { $0.key < $1.key }.flatMap { whole, dimensions -> [Family] in
      guard (2...mostMixed).contains(dimensions.count) else { return [] }
      return (1..<(1 << dimensions.count)).compactMap { choice in
        let chosen = dimensions.indices.filter { choice >> $0 & 1 == 1 }
        let parts = chosen.flatMap { dimensions[$0] }
        guard chosen.count > 1, asked(parts) <= members[whole].counts[0] + 1e-6 else { return nil }
        return Family(whole: whole, parts: parts)
      }
    }
  }

  private struct Line: Hashable {
    var series: Int
    var area: String
    var breakdown: Breakdown
  }

  private static func ofPeriods(_ members: [Member]) -> [Family] {
    guard Set(members.map(\.period)).count > 1 else { return [] }
    let lines = Dictionary(grouping: members.indices) {
      Line(series: members[$0].series, area: members[$0].area, breakdown: members[$0].breakdown)
    }
    var parts: [Int: [Int]] = [:]
    for indices in lines.values where indices.count > 1 {
      for index in indices {
        let whole = indices.filter { members[$0].period.includes(members[index].period) }
          .min { (members[$0].period.dayCount, $0) < (members[$1].period.dayCount, $1) }
        if let whole { parts[whole, default: []].append(index) }
      }
    }
    return parts.sorted { $0.key < $1.key }.compactMap { whole, parts in
      let sum = parts.reduce(0) { $0 + members[$1].counts[0] }
      guard sum <= members[whole].counts[0] + 1e-6 else { return nil }
      return Family(whole: whole, parts: parts.sorted())
    }
  }
}
