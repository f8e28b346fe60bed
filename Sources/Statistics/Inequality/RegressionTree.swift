/// Which combinations of circumstances part those who have something from those who have not: a tree of splits in
/// two, each the one that leaves the least variance within.
///
/// A leaf has a tenth of all persons or more; a split gains a thousandth of the whole variance or more; a tree has at
/// most six levels, and below 300 persons there is none. Levels that have an order are parted between neighbours,
/// others between any, in the order of their rates. Of equal splits that of the first factor counts. The tree
/// describes, it does not explain.
///
/// Sources: L. Breiman et al. (1984), "Classification and Regression Trees" (for 0 and 1 the variance is Gini's
/// impurity); ESCAP's use for leaving no one behind, whose smallest leaf is a tenth as far as is known.
public struct RegressionTree: Sendable, Equatable {
  public struct Leaf: Sendable, Equatable {
    /// Of each factor that was parted the levels left, in the order of the splits.
    public var path: [(factor: Int, levels: [Int])]
    public var count: Double
    public var met: Double
    public var rate: Double { met / count }

    public static func == (a: Leaf, b: Leaf) -> Bool {
      a.count == b.count && a.met == b.met && a.path.elementsEqual(b.path) { $0 == $1 }
    }
  }

  /// From the lowest rate of each split to the highest.
  public let leaves: [Leaf]
  private static let leastPersons = 300.0
  private static let leastShare = 0.1
  private static let leastGain = 0.001
  private static let mostLevels = 6

  /// - Returns: `nil` for fewer than 300 persons.
  public init?(_ cells: GroupCells) {
    guard cells.count >= Self.leastPersons else { return nil }
    let builder = Builder(
      factors: cells.factors, bucket: (Self.leastShare * cells.count).rounded(.up),
      gain: Self.leastGain * Builder.variance(cells.cells))
    leaves = builder.grow(cells.cells, path: [], depth: 0)
  }

  private struct Builder {
    let factors: [GroupCells.Factor]
    let bucket: Double
    let gain: Double

    static func variance(_ cells: [GroupCells.Cell]) -> Double {
      let count = CompensatedSum.of(cells.map(\.count))
      guard count > 0 else { return 0 }
      let rate = CompensatedSum.of(cells.map(\.met)) / count
      return count * rate * (1 - rate)
    }

    func grow(
      _ cells: [GroupCells.Cell], path: [(factor: Int, levels: [Int])], depth: Int
    ) -> [Leaf] {
      guard depth < RegressionTree.mostLevels, let split = best(cells) else {
        let count = CompensatedSum.of(cells.map(\.count))
        return [Leaf(path: path, count: count, met: CompensatedSum.of(cells.map(\.met)))]
      }
      return split.sides.flatMap { levels -> [Leaf] in
        let own = cells.filter { levels.contains($0.levels[split.factor]) }
        var path = path.filter { $0.factor != split.factor }
        path.append((split.factor, levels.sorted()))
        return grow(own, path: path, depth: depth + 1)
      }
    }

    private func best(
      _ cells: [GroupCells.Cell]
    ) -> (factor: Int, sides: [[Int]])? {
      let whole = Self.variance(cells)
      var found: (factor: Int, sides: [[Int]], gain: Double)?
      for factor in factors.indices {
        let groups = Dictionary(grouping: cells) { $0.levels[factor] }
        let levels = ordered(groups, factor)
        for end in levels.indices.dropLast() {
          let sides = [Array(levels[...end]), Array(levels[(end + 1)...])]
          let parts = sides.map { levels in levels.flatMap { groups[$0] ?? [] } }
          guard parts.allSatisfy({ CompensatedSum.of($0.map(\.count)) >= bucket }) else { continue }
          let gain = whole - Self.variance(parts[0]) - Self.variance(parts[1])
          // Equal but for rounding is equal.
          guard gain >= self.gain, gain > (found?.gain ?? 0) + 1e-9 * whole else { continue }
          let isRising = Self.rate(parts[0]) <= Self.rate(parts[1])
          found = (factor, isRising ? sides : sides.reversed(), gain)
        }
      }
      return found.map { ($0.factor, $0.sides) }
    }

    private static func rate(_ cells: [GroupCells.Cell]) -> Double {
      CompensatedSum.of(cells.map(\.met)) / CompensatedSum.of(cells.map(\.count))
    }

    private func ordered(_ groups: [Int: [GroupCells.Cell]], _ factor: Int) -> [Int] {
      let levels = groups.keys.sorted()
      guard !factors[factor].isOrdered else { return levels }
      return levels.sorted {
        (Self.rate(groups[$0] ?? []), $0) < (Self.rate(groups[$1] ?? []), $1)
      }
    }
  }
}
