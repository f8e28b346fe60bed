import Disclosure
import Testing

/// Expected values: `disclosure-vectors.json`, found by trying every set of cells (Python).
@Suite("Which counts of a table are hidden")
struct CellSuppressionTests {
  private func protect(
    _ rows: [[Double]], threshold: Int = 10, width: Int = 10
  ) throws -> CellSuppression.Result {
    try CellSuppression(threshold: threshold, width: width).protect(CountTable(rows))
  }

  /// `r,c` of the inner cells of a kind.
  private func places(_ result: CellSuppression.Result, _ kind: CellSuppression.Kind) -> [String] {
    result.cells.filter { $0.kind == kind }.map { cell in
      "\(cell.place.row.map(String.init) ?? "T"),\(cell.place.column.map(String.init) ?? "T")"
    }
  }

  private func interval(_ result: CellSuppression.Result, _ row: Int, _ column: Int)
    -> FeasibleInterval?
  {
    result.cells.first { $0.place.row == row && $0.place.column == column }?.feasible
  }

  @Test("One small count takes three others")
  func one() throws {
    let found = try protect([[40, 3, 57], [60, 35, 25]])
    #expect(places(found, .primary) == ["0,1"])
    #expect(places(found, .complementary) == ["0,2", "1,1", "1,2"])
    #expect(found.isSmallest && !found.hidesTotals && !found.isRefused)
    #expect(interval(found, 0, 1) == FeasibleInterval(lower: 0, upper: 38))
    #expect(interval(found, 0, 2) == FeasibleInterval(lower: 22, upper: 60))
    #expect(interval(found, 1, 2) == FeasibleInterval(lower: 22, upper: 60))
    #expect(found.cells.filter { $0.kind != .open }.allSatisfy { $0.published == nil })
  }

  @Test("Two small counts in one column take four others")
  func two() throws {
    let found = try protect([[40, 3, 57], [60, 4, 25], [30, 22, 41]])
    #expect(places(found, .primary) == ["0,1", "1,1"])
    #expect(places(found, .complementary) == ["0,2", "1,2", "2,1", "2,2"])
    #expect(interval(found, 0, 1) == FeasibleInterval(lower: 0, upper: 29))
    #expect(interval(found, 2, 2) == FeasibleInterval(lower: 34, upper: 63))
  }

  @Test("Two small counts on a diagonal take the other two")
  func diagonal() throws {
    let found = try protect([[3, 40], [50, 4]])
    #expect(places(found, .complementary) == ["0,1", "1,0"])
    #expect(interval(found, 0, 0) == FeasibleInterval(lower: 0, upper: 43))
    #expect(interval(found, 1, 0) == FeasibleInterval(lower: 10, upper: 53))
  }

  @Test("A table without small counts is shown whole, a 0 too")
  func nothingSmall() throws {
    let found = try protect([[40, 0, 57], [60, 35, 25], [12, 33, 41]])
    #expect(found.cells.allSatisfy { $0.kind == .open && $0.published != nil })
  }

  @Test("The only count of a row says the same of everybody in it")
  func wholeRow() throws {
    let found = try protect([[40, 30], [60, 0], [20, 30]])
    #expect(places(found, .primary) == ["1,0"])
    #expect(found.cells.contains { $0.kind == .complementary })
  }

  @Test("Where the totals alone tell too much they are hidden, or the table is refused")
  func totals() throws {
    let found = try protect([[1, 2], [40, 60]])
    #expect(found.hidesTotals)
    #expect(!found.isRefused)
    let tiny = try protect([[1, 2], [1, 1]])
    #expect(tiny.isRefused)
  }

  @Test("The smallest set is as small as any")
  func smallest() throws {
    var random = Seeded(state: 7)
    for _ in 0..<150 {
      let rows = random.table(rows: 2...3, columns: 2...3, below: 40)
      let found = try protect(rows, threshold: 5, width: 5)
      guard found.isSmallest else { continue }
      let best = try everySet(rows, threshold: 5, width: 5)
      #expect(found.cells.count { $0.kind == .complementary } == best?.count)
      let sum = zip(found.cells, rows.flatMap { $0 }).filter { $0.0.kind == .complementary }
        .reduce(0) { $0 + $1.1 }
      #expect(sum == best?.sum)
    }
  }

  /// Every set of inner cells, the fewest first.
  private func everySet(
    _ rows: [[Double]], threshold: Double, width: Double
  ) throws -> (count: Int, sum: Double)? {
    let columns = rows[0].count
    let cells = rows.flatMap { $0 }
    let table = try protect(rows, threshold: Int(threshold), width: Int(width))
    let primary = Set(table.cells.indices.filter { table.cells[$0].kind == .primary })
    guard primary.allSatisfy({ $0 < cells.count }) else { return nil }
    let others = cells.indices.filter { !primary.contains($0) }
    var best: (count: Int, sum: Double)?
    for bits in 0..<(1 << others.count) {
      let extra = others.indices.filter { bits >> $0 & 1 == 1 }.map { others[$0] }
      let sum = extra.reduce(0) { $0 + cells[$1] }
      if let best, (extra.count, sum) >= best { continue }
      let hidden = primary.union(extra)
      let found = try FeasibleInterval.of(
        rows: rows,
        hidden: Set(hidden.map { .init(row: $0 / columns, column: $0 % columns) }))
      let isSafe = primary.allSatisfy {
        (found[.init(row: $0 / columns, column: $0 % columns)]?.width ?? 0) >= width - 1e-6
      }
      if isSafe { best = (extra.count, sum) }
    }
    return best
  }

  @Test("No small count can be enclosed more narrowly than the protection width")
  func property() throws {
    var random = Seeded(state: 42)
    for number in 0..<10_000 {
      let rows = random.table(rows: 1...4, columns: 1...4, below: number % 3 == 0 ? 12 : 60)
      let found = try protect(rows, threshold: 5, width: 5)
      for cell in found.cells where cell.kind == .primary {
        #expect(cell.published == nil)
        #expect(found.isRefused || cell.feasible.width >= 5 - 1e-6, "\(rows)")
      }
      #expect(found.cells.allSatisfy { $0.published.map { $0 == 0 || $0 >= 5 } ?? true })
    }
  }

  @Test(
    "Rounding to the nearest multiple, a half upwards",
    arguments: [
      (0.0, 0.0, 0.0), (1, 0, 0), (2, 0, 0), (3, 5, 0), (4, 5, 0), (5, 5, 10), (7, 5, 10),
      (8, 10, 10), (12, 10, 10), (13, 15, 10), (14, 15, 10), (15, 15, 20), (17, 15, 20),
      (18, 20, 20),
    ])
  func rounding(count: Double, five: Double, ten: Double) {
    #expect(CountRounding(base: 5).rounded(count) == five)
    #expect(CountRounding(base: 10).rounded(count) == ten)
    for base in [5, 10] {
      let rounding = CountRounding(base: base)
      let feasible = rounding.feasible(rounding.rounded(count))
      #expect(feasible.lower <= count && count <= feasible.upper)
    }
  }

  @Test("What is no table of counts is refused with its place")
  func noCounts() {
    #expect(throws: CountTable.Failure.noCells) { try CountTable([]) }
    #expect(throws: CountTable.Failure.unequalRows) { try CountTable([[1, 2], [3]]) }
    #expect(throws: CountTable.Failure.noCount(row: 1, column: 0)) {
      try CountTable([[1, 2], [-3, 1]])
    }
    #expect(throws: CountTable.Failure.noCount(row: 0, column: 1)) { try CountTable([[1, 2.5]]) }
  }
}

/// Tables that are the same in every run.
private struct Seeded {
  var state: UInt64

  mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }

  mutating func table(rows: ClosedRange<Int>, columns: ClosedRange<Int>, below: Int) -> [[Double]] {
    let width = columns.lowerBound + next(columns.count)
    let height = rows.lowerBound + next(rows.count)
    return (0..<height).map { _ in
      (0..<width).map { _ in next(4) == 0 ? Double(next(5)) : Double(next(below)) }
    }
  }
}
