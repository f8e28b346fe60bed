/// Looks for the fewest further cells to hide.
struct SuppressionSearch {
  let table: CountTable
  let primary: Set<Int>
  /// How many sets are tried for the smallest one before a good one is taken.
  var mostTries = 4_000
  /// More further cells than this are not searched through.
  var deepest = 8

  struct Found {
    var hidden: Set<Int>
    var isSmallest: Bool
  }

  func run(_ audit: inout Audit) throws(FeasibleInterval.Failure) -> Found {
    if try audit.exposed(primary).isEmpty { return Found(hidden: primary, isSmallest: true) }
    let inner = Set(0..<table.innerCount)
    // What all inner cells together cannot protect, no set of them can.
    if try audit.exposed(primary.union(inner)).isEmpty {
      if let smallest = try smallest(&audit) { return Found(hidden: smallest, isSmallest: true) }
      let good = try greedy(&audit)
      return Found(hidden: try pruned(good, &audit), isSmallest: false)
    }
    let all = try withTotals(primary.union(inner), &audit)
    return Found(hidden: try pruned(all, &audit), isSmallest: false)
  }

  // MARK: The smallest set

  /// Depth by depth; `nil` where too many sets would have to be tried.
  private func smallest(_ audit: inout Audit) throws(FeasibleInterval.Failure) -> Set<Int>? {
    for depth in 1...deepest {
      var state = State()
      try deepen(primary, depth, &state, &audit)
      if state.tries > mostTries { return nil }
      if let best = state.best { return best }
    }
    return nil
  }

  private struct State {
    var seen = Set<Set<Int>>()
    var best: Set<Int>?
    var bestSum = Double.infinity
    var tries = 0
  }

  private func deepen(
    _ hidden: Set<Int>, _ left: Int, _ state: inout State, _ audit: inout Audit
  ) throws(FeasibleInterval.Failure) {
    guard state.tries <= mostTries, state.seen.insert(hidden).inserted else { return }
    state.tries += 1
    let sum = hidden.subtracting(primary).reduce(0) { $0 + table.cells[$1] }
    guard sum < state.bestSum || left > 0 else { return }
    let lone = loneLine(hidden)
    if left == 0 {
      guard lone == nil, try audit.exposed(hidden).isEmpty else { return }
      (state.best, state.bestSum) = (hidden, sum)
      return
    }
    // A set that is as small as can be has no cell alone in its row or column: it would protect nothing.
    let choices = lone ?? (0..<table.innerCount).filter { !hidden.contains($0) }
    for cell in choices where sum + table.cells[cell] < state.bestSum {
      try deepen(hidden.union([cell]), left - 1, &state, &audit)
    }
  }

  /// The cells that may join one that is alone in its row or column; `nil` where none is.
  private func loneLine(_ hidden: Set<Int>) -> [Int]? {
    for line in table.lines {
      let members = line.filter(hidden.contains)
      if members.count == 1 {
        return line.filter { $0 != members[0] }.sorted { table.cells[$0] < table.cells[$1] }
      }
    }
    return nil
  }

  // MARK: A good set

  /// For one exposed cell after another the rectangle that helps it with the fewest new cells.
  private func greedy(_ audit: inout Audit) throws(FeasibleInterval.Failure) -> Set<Int> {
    var hidden = primary
    while let cell = try audit.exposed(hidden).first {
      guard let corners = rectangle(cell, hidden, audit.width) else {
        return primary.union(0..<table.innerCount)
      }
      hidden.formUnion(corners)
    }
    return hidden
  }

  private func rectangle(_ cell: Int, _ hidden: Set<Int>, _ width: Double) -> [Int]? {
    guard cell < table.innerCount else { return nil }
    let (row, column) = (cell / table.columnCount, cell % table.columnCount)
    var best: (corners: [Int], new: Int, lack: Double, sum: Double)?
    for otherRow in 0..<table.rowCount where otherRow != row {
      for otherColumn in 0..<table.columnCount where otherColumn != column {
        let corners = [
          row * table.columnCount + otherColumn, otherRow * table.columnCount + column,
          otherRow * table.columnCount + otherColumn,
        ]
        let new = corners.filter { !hidden.contains($0) }
        guard !new.isEmpty else { continue }
        let counts = corners.map { table.cells[$0] }
        // Going round the rectangle the cell can grow by the smaller neighbour, and fall by the opposite.
        let reach = min(counts[0], counts[1]) + min(table.cells[cell], counts[2])
        let lack = max(0, width - reach)
        let sum = new.reduce(0) { $0 + table.cells[$1] }
        if best == nil
          || (lack, Double(new.count), sum) < (
            best?.lack ?? 0, Double(best?.new ?? 0), best?.sum ?? 0
          )
        {
          best = (corners, new.count, lack, sum)
        }
      }
    }
    return best?.corners
  }

  // MARK: Totals

  /// Hides totals until the primary cells are protected: those of an exposed cell's row and column first,
  /// the grand total last.
  private func withTotals(
    _ start: Set<Int>, _ audit: inout Audit
  ) throws(FeasibleInterval.Failure) -> Set<Int> {
    var hidden = start
    while let cell = try audit.exposed(hidden).first {
      let own = totals(of: cell).filter { !hidden.contains($0) }
      let others = (table.innerCount..<table.cells.count).filter { !hidden.contains($0) }
        .sorted { table.cells[$0] < table.cells[$1] }
      guard let next = own.first ?? others.first else { return Set(table.cells.indices) }
      hidden.insert(next)
    }
    return hidden
  }

  private func totals(of cell: Int) -> [Int] {
    table.sums.filter { $0.parts.contains(cell) }.map(\.whole).sorted {
      table.cells[$0] < table.cells[$1]
    }
  }

  /// Shows again, the largest first, what need not be hidden.
  private func pruned(
    _ hidden: Set<Int>, _ audit: inout Audit
  ) throws(FeasibleInterval.Failure) -> Set<Int> {
    var hidden = hidden
    let order = hidden.subtracting(primary).sorted {
      (table.cells[$0], $0) > (table.cells[$1], $1)
    }
    for cell in order {
      let fewer = hidden.subtracting([cell])
      if try audit.exposed(fewer).isEmpty { hidden = fewer }
    }
    return hidden
  }
}
