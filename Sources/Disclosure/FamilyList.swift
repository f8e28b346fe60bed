import SDGModel

/// Which figures add up to which: parts of a table by one dimension and their whole, areas and the area that they lie
/// in, months and the year.
///
/// Columns of mixed groups fall into several dimensions, of which only all together add up (women, men, and a group
/// that no list has): where the incomplete dimensions of a whole have room in it beside each other they make a family
/// more. Periods make one where the parts have room in the longer period; measures where one is the sum of two others
/// wherever all three are known.
struct FamilyList {
  typealias Member = ComplementaryRule.Member
  typealias Family = ComplementaryRule.Family

  private(set) var families: [Family]
  /// With the wholes that are not listed and can be worked out.
  let members: [Member]

  /// - Parameter parents: by area, the area that it lies in.
  init(_ listed: [Member], parents: [String: String]) {
    var members = listed
    var tables = FamilyList.ofTables(members, parents)
    FamilyList.forgettingOutgrown(&tables, members)
    FamilyList.addingWholes(&tables, &members)
    families =
      tables.map(\.family) + FamilyList.ofMixedGroups(tables, members)
      + FamilyList.ofPeriods(listed) + FamilyList.ofMeasures(listed)
    self.members = members
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

  /// A whole and the dimensions by which it is parted, areas among them.
  private struct Key: Hashable {
    var place: Place
    var dimensions: [String]

    func sortsBefore(_ other: Key) -> Bool {
      (place.table, place.area, dimensions.joined(separator: "+"), place.breakdown.text)
        < (
          other.place.table, other.place.area, other.dimensions.joined(separator: "+"),
          other.place.breakdown.text
        )
    }
  }

  struct Place: Hashable {
    var table: Int
    var area: String
    var breakdown: Breakdown

    init(_ member: Member) {
      (table, area, breakdown) = (member.table, member.area, member.breakdown)
    }

    /// The place with a dimension less; `nil` where it has no such, or its area lies in none.
    func without(_ dimension: String, _ parents: [String: String]) -> Place? {
      var place = self
      if dimension == FamilyList.areas {
        guard let parent = parents[area] else { return nil }
        place.area = parent
      } else {
        place.breakdown = breakdown.without(dimension)
      }
      return place
    }
  }

  private static let areas = "area"
  /// A figure by more dimensions at once has no whole but by fewer of them.
  private static let mostDimensions = 5

  /// Of each figure every whole that it is a part of: by one dimension, and by several at once where nothing stands
  /// between that the figure is a part of and that is a part of the whole.
  private static func ofTables(
    _ members: [Member], _ parents: [String: String]
  ) -> [(key: Key, family: Family)] {
    let known = Dictionary(
      members.enumerated().map { (Place($1), $0) }, uniquingKeysWith: { first, _ in first })
    var families: [Key: Family] = [:]
    for (index, member) in members.enumerated() where !member.isGone {
      let place = Place(member)
      var dimensions = member.breakdown.parts.map(\.dimension)
      if parents[member.area] != nil { dimensions.append(areas) }
      guard dimensions.count <= mostDimensions else { continue }
      for choice in 1..<(1 << dimensions.count) {
        let chosen = dimensions.indices.filter { choice >> $0 & 1 == 1 }.map { dimensions[$0] }
        let whole = chosen.reduce(place as Place?) { $0?.without($1, parents) }
        guard let whole else { continue }
        // Of wholes that are not listed those by one dimension count, and that of everybody.
        if chosen.count > 1,
          known[whole] == nil && !whole.breakdown.isTotal
            || isReached(place, chosen, known, parents)
        {
          continue
        }
        families[Key(place: whole, dimensions: chosen.sorted()), default: Family()].parts
          .append(index)
      }
    }
    return families.sorted { $0.key.sortsBefore($1.key) }.map { key, family in
      var family = family
      family.whole = known[key.place]
      return (key, family)
    }
  }

  /// A whole of an earlier publication that its parts have outgrown is their whole no more.
  private static func forgettingOutgrown(
    _ tables: inout [(key: Key, family: Family)], _ members: [Member]
  ) {
    for index in tables.indices {
      guard let whole = tables[index].family.whole, members[whole].isGone else { continue }
      let sum = tables[index].family.parts.reduce(0) { $0 + members[$1].counts[0] }
      if sum > members[whole].counts[0] + 1e-6 { tables[index].family.whole = nil }
    }
  }

  /// Whether a listed figure stands between, and the whole is reached from it in the same way.
  private static func isReached(
    _ place: Place, _ dimensions: [String], _ known: [Place: Int], _ parents: [String: String]
  ) -> Bool {
    dimensions.contains { dimension in
      guard let between = place.without(dimension, parents), known[between] != nil else {
        return false
      }
      let rest = dimensions.filter { $0 != dimension }
      return rest.count == 1 || isReached(between, rest, known, parents)
    }
  }

  /// Wholes that are not listed and that two ways of parting them have: whoever adds one way up knows the whole of the
  /// other. They are added to the members, hidden as far as nobody tells them by themselves.
  private static func addingWholes(
    _ tables: inout [(key: Key, family: Family)], _ members: inout [Member]
  ) {
    let open = Dictionary(grouping: tables.indices.filter { tables[$0].family.whole == nil }) {
      tables[$0].key.place
    }
    for (_, families) in open.sorted(by: { $0.value[0] < $1.value[0] }) where families.count > 1 {
      let sums = families.map { index in
        (0..<3).map { kind in
          tables[index].family.parts.reduce(0) { $0 + members[$1].counts[kind] }
        }
      }
      guard let largest = sums.max(by: { $0[0] < $1[0] }),
        let first = tables[families[0]].family.parts.first
      else { continue }
      let key = tables[families[0]].key
      var whole = members[first]
      (whole.row, whole.area, whole.breakdown) = (-1, key.place.area, key.place.breakdown)
      (whole.counts, whole.broken, whole.restOf) = (largest, nil, first)
      (whole.wasPublished, whole.wasHidden, whole.isNearPublished) = (false, false, false)
      (whole.isAlwaysShown, whole.staysHidden, whole.isDominated) = (false, false, false)
      for index in families { tables[index].family.whole = members.count }
      members.append(whole)
    }
  }

  /// More incomplete dimensions of one figure than so many are of a table that nobody takes for parts of it.
  private static let mostMixed = 6

  private static func ofMixedGroups(
    _ tables: [(key: Key, family: Family)], _ members: [Member]
  ) -> [Family] {
    func asked(_ parts: [Int]) -> Double { parts.reduce(0) { $0 + members[$1].counts[0] } }
    var incomplete: [Int: [[Int]]] = [:]
    for (key, family) in tables where key.dimensions.count == 1 && key.dimensions != [areas] {
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
    let lines = Dictionary(grouping: members.indices.filter { !members[$0].isGone }) {
      Line(series: members[$0].series, area: members[$0].area, breakdown: members[$0].breakdown)
    }
    var parts: [Int: [Int]] = [:]
    for indices in lines.values where indices.count > 1 {
      for index in indices {
        let whole = indices.filter { members[$0].period.holds(members[index].period) }
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

  /// Measures of more kinds than these are not held against each other.
  private static let mostMeasures = 12

  private struct Subject: Hashable {
    var area: String
    var breakdown: Breakdown
    var period: Period

    init(_ member: Member) {
      (area, breakdown, period) = (member.area, member.breakdown, member.period)
    }
  }

  /// All, those with and those without as three measures: two of them tell the third, whatever they are called.
  private static func ofMeasures(_ members: [Member]) -> [Family] {
    let series = Dictionary(grouping: members.indices.filter { !members[$0].isGone }) {
      members[$0].series
    }
    guard (3...mostMeasures).contains(series.count) else { return [] }
    let ids = series.keys.sorted()
    let known = series.mapValues { indices in
      Dictionary(
        indices.map { (Subject(members[$0]), $0) }, uniquingKeysWith: { first, _ in first })
    }
    var found: [Family] = []
    for whole in ids {
      for (position, one) in ids.enumerated() where one != whole {
        for other in ids[(position + 1)...] where other != whole {
          found += sums(known[whole] ?? [:], known[one] ?? [:], known[other] ?? [:], members)
        }
      }
    }
    return found
  }

  private static func sums(
    _ wholes: [Subject: Int], _ ones: [Subject: Int], _ others: [Subject: Int], _ members: [Member]
  ) -> [Family] {
    let subjects = wholes.keys.filter { ones[$0] != nil && others[$0] != nil }
    guard subjects.count > 1 else { return [] }
    let families = subjects.compactMap { subject -> Family? in
      guard let whole = wholes[subject], let one = ones[subject], let other = others[subject],
        (members[whole].counts[0] - members[one].counts[0] - members[other].counts[0]).magnitude
          < 1e-6
      else { return nil }
      return Family(whole: whole, parts: [one, other])
    }
    return families.count == subjects.count
      ? families.sorted { ($0.whole ?? 0) < ($1.whole ?? 0) } : []
  }
}
