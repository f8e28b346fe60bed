/// The groups that may be the furthest behind: the worst estimate, and every group that is not shown to be better.
///
/// Each other group is tested against the worst one by z on one side, at 5 per cent with Holm's correction. With
/// several groups in the set none of them alone may be called the last: the worst estimate was picked after looking.
public struct FurthestBehind: Sendable, Equatable {
  /// Places in the table, the worst first.
  public let groups: [Int]

  /// - Returns: `nil` where fewer than two groups have an estimate with a standard error, or one has none.
  public init?(_ table: InequalityTable) {
    let present = table.groups.indices.filter { table.groups[$0].estimate != nil }
    let found = present.compactMap { index in
      table.groups[index].estimate.flatMap { value in
        table.groups[index].error.map { (index: index, value: value, error: $0) }
      }
    }
    guard found.count > 1, found.count == present.count else { return nil }
    let sign: Double = table.isAdverse ? -1 : 1
    let ranked = found.sorted { (sign * $0.value, $0.index) < (sign * $1.value, $1.index) }
    let worst = ranked[0]
    let others = ranked.dropFirst()
    let p = others.map { other -> Double in
      let error = (worst.error * worst.error + other.error * other.error).squareRoot()
      let gap = sign * (other.value - worst.value)
      guard error > 0 else { return gap > 0 ? 0 : 1 }
      return 1 - NormalDistribution.cumulative(gap / error)
    }
    let adjusted = HolmCorrection.adjusted(p)
    groups =
      [worst.index] + zip(others, adjusted).filter { $0.1 >= 0.05 }.map(\.0.index)
  }
}
