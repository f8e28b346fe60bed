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
  private typealias Member = ComplementaryRule.Member

  private let members: [ComplementaryRule.Member]
  private let families: [ComplementaryRule.Family]
  /// By member: whether it is a count, which has no share of those who have an answer.
  private let isCount: [Bool]
  /// By member a number for its place and people.
  private let places: [Int]
  private let cells: [Double]
  private let sums: [FeasibleInterval.Sum]
  /// Cells of persons whom no part counts, or who were asked in one series alone: nobody outside knows how many.
  private let rests: Set<Int>
  /// Cells of those asked that are at least 1.
  private let least: [Int: Double]
  /// What is left of the work that an audit may take, in questions times hidden cells: some seconds.
  private var work = LinkedAudit.mostWork
  private static let mostWork = 2_000_000

  init(members: [ComplementaryRule.Member], families: [ComplementaryRule.Family]) {
    self.members = members
    self.families = families.filter { $0.whole != nil }
    let byTable = Dictionary(grouping: members.indices) { members[$0].table }
    var isCount = [Bool](repeating: false, count: members.count)
    var least: [Int: Double] = [:]
    for rows in byTable.values {
      let areCounts = rows.allSatisfy {
        members[$0].counts[2] == 0 && members[$0].counts[1] == members[$0].counts[0]
      }
      let hasZeros = rows.contains { members[$0].counts[0] == 0 }
      for row in rows {
        isCount[row] = areCounts
        if !hasZeros { least[row * 3] = 1 }
      }
    }
    self.isCount = isCount
    self.least = least
    var system = System(cells: members.flatMap(\.counts))
    for (index, member) in members.enumerated()
    where !isCount[index] && LinkedAudit.knowsAnswers(member) {
      system.add([index * 3 + 1, index * 3 + 2], whole: index * 3)
    }
    for family in self.families {
      guard let whole = family.whole else { continue }
      let all = family.parts + [whole]
      let knows = !isCount[whole] && all.allSatisfy { LinkedAudit.knowsAnswers(members[$0]) }
      for kind in 0..<(knows ? 3 : 1) {
        system.add(family.parts.map { $0 * 3 + kind }, whole: whole * 3 + kind)
      }
    }
    // Of the same place and people: whoever was asked in one series is among those of the next.
    var numbers: [String: Int] = [:]
    places = members.map { member in
      let place = "\(member.area)|\(member.breakdown.text)"
      let number = numbers[place] ?? numbers.count
      numbers[place] = number
      return number
    }
    let byPlace = Dictionary(grouping: members.indices) { [places] in places[$0] }
    for (_, rows) in byPlace.sorted(by: { $0.key < $1.key }) {
      let sorted = rows.sorted { (members[$0].counts[0], $0) < (members[$1].counts[0], $1) }
      for (less, more) in zip(sorted, sorted.dropFirst()) where members[less].counts[0] > 0 {
        system.add([less * 3], whole: more * 3)
      }
    }
    (cells, sums, rests) = (system.cells, system.sums, system.rests)
  }

  /// Cells and how they add up.
  private struct System {
    var cells: [Double]
    var sums: [FeasibleInterval.Sum] = []
    var rests = Set<Int>()

    /// Parts of a whole, with a cell more for what they leave; nothing where they are more than it.
    mutating func add(_ parts: [Int], whole: Int) {
      let rest = cells[whole] - parts.reduce(0) { $0 + cells[$1] }
      let tolerance = 1e-6 * max(1, cells[whole])
      if rest < -tolerance { return }
      guard rest > tolerance else {
        sums.append(.init(parts: parts, whole: whole))
        return
      }
      rests.insert(cells.count)
      sums.append(.init(parts: parts + [cells.count], whole: whole))
      cells.append(rest)
    }
  }

  /// Whether those with and without the answer are known to be those asked.
  private static func knowsAnswers(_ member: ComplementaryRule.Member) -> Bool {
    member.counts[0] > 0
      && (member.counts[1] + member.counts[2] - member.counts[0]).magnitude < 1e-6
  }

  /// Hides one figure more for each count that can be told too well.
  ///
  /// - Returns: whether it hid any.
  mutating func hidesNext(_ hidden: inout [Int: Int]) -> Bool {
    guard let exposed = exposed(hidden) else {
      return hidesFinest(&hidden) || hidesWholes(&hidden)
    }
    var isChanged = false
    for exposed in exposed {
      guard let limit = hidden[exposed], let next = next(for: exposed, hidden) else { continue }
      hidden[next] = limit
      isChanged = true
    }
    return isChanged
  }

  /// Where a table is too large to be audited, its finest cells are hidden, level by level: what is left is audited
  /// anew. A table of many small counts in many dimensions is not for publication.
  private mutating func hidesFinest(_ hidden: inout [Int: Int]) -> Bool {
    guard let limit = hidden.values.max() else { return false }
    var depths = [Int](repeating: 0, count: members.count)
    for part in families.flatMap(\.parts) { depths[part] += 1 }
    let open = members.indices.filter {
      hidden[$0] == nil && !members[$0].wasPublished && depths[$0] > 0
    }
    guard let finest = open.map({ depths[$0] }).max() else { return false }
    for index in open where depths[index] == finest { hidden[index] = limit }
    work = LinkedAudit.mostWork
    return true
  }

  /// Where that is not enough, everything that adds up with a hidden figure is hidden: the wholes, and the same place and people in the other series. Nothing is known of a sum then.
  private mutating func hidesWholes(_ hidden: inout [Int: Int]) -> Bool {
    let before = hidden.count
    var count = -1
    while count != hidden.count {
      count = hidden.count
      for family in families {
        guard let whole = family.whole, hidden[whole] == nil, !members[whole].wasPublished,
          let limit = family.parts.compactMap({ hidden[$0] }).max()
        else { continue }
        hidden[whole] = limit
      }
      let places = Dictionary(
        hidden.map { (place($0.key), $0.value) }, uniquingKeysWith: { max($0, $1) })
      for index in members.indices where hidden[index] == nil && !members[index].wasPublished {
        if let limit = places[place(index)] { hidden[index] = limit }
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
      Set(indices.filter { hidden[$0] == nil && !members[$0].wasPublished }).sorted {
        members[$0].isHiddenBefore(members[$1])
      }
    }
    let near = families.filter { $0.parts.contains(exposed) || $0.whole == exposed }
    let places = Set(near.flatMap { $0.parts + [$0.whole].compactMap(\.self) } + [exposed])
    let hiddenPlaces = Set(places.filter { hidden[$0] != nil }.map { place($0) })
    let twins = members.indices.filter { hiddenPlaces.contains(place($0)) }
    let touched = families.filter { family in
      (family.parts + [family.whole].compactMap(\.self)).contains { hidden[$0] != nil }
    }
    var seen = Set<Int>()
    let all =
      open(near.flatMap(\.parts)) + open(twins) + open(touched.flatMap(\.parts))
      + open(near.compactMap(\.whole)) + open(touched.compactMap(\.whole))
    return all.filter { seen.insert($0).inserted }
  }

  private func place(_ index: Int) -> Int { places[index] }

  /// Members that break the threshold and can be told to within less than it, in their order; `nil` where there
  /// are too many to find out.
  ///
  /// - Parameter one: the only member that is asked about; `nil` for all.
  mutating func exposed(_ hidden: [Int: Int], only one: Int? = nil) -> [Int]? {
    let unknown = hidden.keys.filter { !members[$0].wasPublished }
    guard !sums.isEmpty, !unknown.isEmpty else { return [] }
    var asked: [Int: Int] = [:]
    for index in unknown
    where members[index].broken != nil && !members[index].staysHidden && index == one ?? index {
      let counts = members[index].counts
      let kinds = 0..<(isCount[index] ? 1 : 3)
      let small = kinds.filter { counts[$0] > 0 && counts[$0] < Double(members[index].limit) }
      // One that is close to what was published before has no small count: all of it is to be protected.
      for kind in small.isEmpty ? kinds.filter({ counts[$0] > 0 }) : small {
        asked[index * 3 + kind] = index
      }
    }
    guard !asked.isEmpty else { return [] }
    let cells = Set(unknown.flatMap { index in (0..<3).map { index * 3 + $0 } }).union(rests)
    var found = Set<Int>()
    for component in components(of: cells)
    where component.cells.contains(where: { asked[$0] != nil }) {
      guard let narrow = narrow(component, asked) else { return nil }
      found.formUnion(narrow)
    }
    return found.sorted()
  }

  private struct Component {
    var cells: Set<Int> = []
    var sums: [FeasibleInterval.Sum] = []
  }

  /// Hidden cells that tell of each other, with the sums that they stand in.
  private func components(of hidden: Set<Int>) -> [Component] {
    var parent: [Int: Int] = [:]
    func root(_ cell: Int) -> Int {
      var top = cell
      while let next = parent[top], next != top { top = next }
      // The way is made short for the next one.
      var cell = cell
      while let next = parent[cell], next != top {
        parent[cell] = top
        cell = next
      }
      return top
    }
    var used: [(Int, FeasibleInterval.Sum)] = []
    for sum in sums {
      let own = (sum.parts + [sum.whole]).filter(hidden.contains)
      guard let first = own.first else { continue }
      for cell in own.dropFirst() { parent[root(cell)] = root(first) }
      used.append((first, sum))
    }
    var components: [Int: Component] = [:]
    for cell in hidden { components[root(cell), default: Component()].cells.insert(cell) }
    for (cell, sum) in used { components[root(cell), default: Component()].sums.append(sum) }
    return components.values.filter { !$0.sums.isEmpty }
  }

  /// The asked members of a component whose intervals are too narrow; `nil` where the work was not enough.
  private mutating func narrow(_ component: Component, _ asked: [Int: Int]) -> [Int]? {
    var widths: [Int: Double] = [:]
    for cell in component.cells {
      if let index = asked[cell] { widths[cell] = Double(members[index].limit) }
    }
    do throws(FeasibleInterval.Failure) {
      return try FeasibleInterval.narrow(
        cells: cells, hidden: component.cells, asked: widths, sums: component.sums, least: least,
        work: &work)?.compactMap { asked[$0] }
    } catch {
      // Without an answer nothing counts as safe.
      return widths.keys.compactMap { asked[$0] }
    }
  }
}
