/// Figures that tell of each other, as one system of sums: families that share figures, those with and without
/// the answer among those asked, and the series of one source and period.
struct LinkedTables {
  let members: [ComplementaryRule.Member]
  /// Those that have a whole.
  let families: [ComplementaryRule.Family]
  /// By member: whether it is a count, which has no share of those who have an answer.
  let isCount: [Bool]
  /// By member a number for its place and people.
  let places: [Int]
  /// Of each member those asked, with and without the answer; then the rests.
  let cells: [Double]
  let sums: [FeasibleInterval.Sum]
  /// Cells of persons who were asked in one series alone: nobody outside knows how many.
  let rests: Set<Int>
  /// Cells of those asked that are at least 1.
  let least: [Int: Double]

  init(members: [ComplementaryRule.Member], families: [ComplementaryRule.Family]) {
    self.members = members
    self.families = families.filter { $0.whole != nil }
    let byTable = Dictionary(grouping: members.indices.filter { members[$0].restOf == nil }) {
      members[$0].table
    }
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
    for (index, member) in members.enumerated() {
      if let whole = member.restOf { isCount[index] = isCount[whole] }
    }
    self.isCount = isCount
    self.least = least
    var system = System(cells: members.flatMap(\.counts))
    for (index, member) in members.enumerated()
    where !isCount[index] && LinkedTables.knowsAnswers(member) {
      system.add([index * 3 + 1, index * 3 + 2], whole: index * 3)
    }
    for family in self.families {
      guard let whole = family.whole else { continue }
      let all = family.parts + [whole]
      let knows = !isCount[whole] && all.allSatisfy { LinkedTables.knowsAnswers(members[$0]) }
      for kind in 0..<(knows ? 3 : 1) {
        system.add(family.parts.map { $0 * 3 + kind }, whole: whole * 3 + kind)
      }
    }
    // Of the same place, time and people: whoever was asked in one series is among those of the next.
    var numbers: [String: Int] = [:]
    places = members.enumerated().map { index, member in
      let rest = member.restOf == nil ? "" : "|\(index)"
      let place = "\(member.area)|\(member.period.text)|\(member.breakdown.text)\(rest)"
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

  struct Component {
    var cells: Set<Int> = []
    var sums: [FeasibleInterval.Sum] = []
  }

  /// Hidden cells that tell of each other, with the sums that they stand in.
  func components(of hidden: Set<Int>) -> [Component] {
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
}
