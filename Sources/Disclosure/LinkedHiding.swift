/// What is hidden for a count that can be told too well: one figure more where an audit says which, else whole
/// levels of a table, else everything that adds up with a hidden figure.
extension LinkedAudit {
  /// Hides one figure more for each count that can be told too well.
  ///
  /// - Returns: whether it hid any.
  mutating func hidesNext(_ hidden: inout [Int: Int]) -> Bool {
    guard let exposed = exposed(hidden) else {
      return hidesFinest(&hidden) || hidesWholes(&hidden)
    }
    var isChanged = false
    for exposed in exposed {
      // What was hidden for the one before may protect this one, too.
      guard !isChanged || self.exposed(hidden, only: exposed)?.isEmpty != true,
        let limit = hidden[exposed], let next = next(for: exposed, hidden)
      else { continue }
      hidden[next] = limit
      isChanged = true
    }
    return isChanged
  }

  /// Where a table is too large to be audited, its finest cells are hidden, level by level: what is left is audited
  /// anew. A table of many small counts in many dimensions is not for publication.
  private mutating func hidesFinest(_ hidden: inout [Int: Int]) -> Bool {
    guard let limit = hidden.filter({ members[$0.key].isToProtect }).values.max() else {
      return false
    }
    var depths = [Int](repeating: 0, count: members.count)
    for part in tables.families.flatMap(\.parts) { depths[part] += 1 }
    let open = members.indices.filter {
      hidden[$0] == nil && !members[$0].isKnown && depths[$0] > 0
    }
    guard let finest = open.map({ depths[$0] }).max() else { return false }
    for index in open where depths[index] == finest { hidden[index] = limit }
    work = LinkedAudit.mostWork
    return true
  }

  /// Where that is not enough, everything that adds up with a hidden figure is hidden: the wholes, and the same
  /// place and people in the other series. Nothing is known of a sum then.
  private mutating func hidesWholes(_ hidden: inout [Int: Int]) -> Bool {
    let before = hidden.count
    var count = -1
    while count != hidden.count {
      count = hidden.count
      for family in tables.families {
        guard let whole = family.whole, hidden[whole] == nil, !members[whole].isKnown,
          let limit = family.parts.filter({ members[$0].isToProtect }).compactMap({ hidden[$0] })
            .max()
        else { continue }
        hidden[whole] = limit
      }
      let places = Dictionary(
        hidden.map { (tables.places[$0.key], $0.value) }, uniquingKeysWith: { max($0, $1) })
      for index in members.indices where hidden[index] == nil && !members[index].isKnown {
        if let limit = places[tables.places[index]] { hidden[index] = limit }
      }
    }
    return hidden.count > before
  }

  /// Of the figures that could protect the count the first that does; where none does alone the first of all.
  /// Other parts of its families come first, then other series of the same place and people, then parts of other
  /// families, then wholes; of each the smallest.
  private mutating func next(for exposed: Int, _ hidden: [Int: Int]) -> Int? {
    let all = candidates(for: exposed, hidden)
    // Publications that hide the same tell nothing together.
    let before = all.filter { members[$0].wasHidden }
    let candidates = before.isEmpty ? all : before
    guard members.count <= LinkedAudit.largestTried else { return candidates.first }
    for candidate in candidates.prefix(LinkedAudit.mostTried) {
      var tried = hidden
      tried[candidate] = members[exposed].limit
      if self.exposed(tried, only: exposed)?.isEmpty == true { return candidate }
    }
    return candidates.first
  }

  private static let mostTried = 12
  /// In larger tables what is hidden is not the least that would do.
  private static let largestTried = 150

  private func candidates(for exposed: Int, _ hidden: [Int: Int]) -> [Int] {
    func open(_ indices: [Int]) -> [Int] {
      Set(indices.filter { hidden[$0] == nil && !members[$0].isKnown }).sorted {
        members[$0].isHiddenBefore(members[$1])
      }
    }
    let near = tables.families.filter { $0.parts.contains(exposed) || $0.whole == exposed }
    let places = Set(near.flatMap { $0.parts + [$0.whole].compactMap(\.self) } + [exposed])
    let hiddenPlaces = Set(places.filter { hidden[$0] != nil }.map { tables.places[$0] })
    let twins = members.indices.filter { hiddenPlaces.contains(tables.places[$0]) }
    let touched = tables.families.filter { family in
      (family.parts + [family.whole].compactMap(\.self)).contains { hidden[$0] != nil }
    }
    var seen = Set<Int>()
    let all =
      open(near.flatMap(\.parts)) + open(twins) + open(touched.flatMap(\.parts))
      + open(near.compactMap(\.whole)) + open(touched.compactMap(\.whole))
    return all.filter { seen.insert($0).inserted }
  }
}
