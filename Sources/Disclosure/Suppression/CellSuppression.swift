/// Which cells of a table of counts are hidden, so that no small count can be computed from what is shown.
///
/// Cells below the threshold are hidden (primary), and as few others as that takes (complementary): the
/// fewest cells, and of sets of one size the one with the smallest sum. What is left is audited by linear
/// programs: the interval in which an attacker can enclose a primary cell is nowhere narrower than the
/// protection width. Where inner cells cannot achieve that, totals are hidden as well; where everything
/// would have to be, the table is refused.
///
/// Source: A. Hundepool et al. (2012), "Statistical Disclosure Control", Wiley, 4.4.
public struct CellSuppression: Sendable {
  /// Counts above 0 and below it are hidden. Never under 3.
  public let threshold: Double
  /// The least width of the interval in which a hidden count can be enclosed.
  public let width: Double

  public init(threshold: Int = 5, width: Int = 5) {
    self.threshold = Double(max(threshold, DisclosureSettings.smallestThreshold))
    self.width = Double(max(width, 1))
  }

  public enum Kind: String, Sendable, CaseIterable { case open, primary, complementary }

  public struct Cell: Sendable, Equatable {
    public var place: CountTable.Place
    /// `nil` where it is hidden.
    public var published: Double?
    public var kind: Kind
    /// What can be derived about it; the count itself where it is shown.
    public var feasible: FeasibleInterval
  }

  public struct Result: Sendable, Equatable {
    /// The inner cells row by row, then the totals of rows and columns, then the grand total.
    public var cells: [Cell]
    /// Whether no smaller set of cells would do; otherwise a good one was taken, for lack of time.
    public var isSmallest: Bool
    /// Whether totals had to be hidden as well.
    public var hidesTotals: Bool
    /// Whether nothing of the table can be shown.
    public var isRefused: Bool { cells.allSatisfy { $0.published == nil } }
  }

  public func protect(_ table: CountTable) throws(FeasibleInterval.Failure) -> Result {
    let primary = table.primaries(threshold: threshold)
    var audit = Audit(table: table, primary: primary, width: width)
    let found = try SuppressionSearch(table: table, primary: primary).run(&audit)
    let intervals = try FeasibleInterval.of(
      cells: table.cells, hidden: found.hidden, sums: table.sums)
    let cells = table.cells.indices.map { cell in
      let count = table.cells[cell]
      return Cell(
        place: table.place(cell), published: found.hidden.contains(cell) ? nil : count,
        kind: primary.contains(cell)
          ? .primary : found.hidden.contains(cell) ? .complementary : .open,
        feasible: intervals[cell] ?? FeasibleInterval(lower: count, upper: count))
    }
    return Result(
      cells: cells, isSmallest: found.isSmallest,
      hidesTotals: found.hidden.contains { $0 >= table.innerCount })
  }
}

/// Asks whether hiding some cells protects the primary ones.
struct Audit {
  let table: CountTable
  let primary: Set<Int>
  let width: Double
  private(set) var count = 0

  init(table: CountTable, primary: Set<Int>, width: Double) {
    self.table = table
    self.primary = primary
    self.width = width
  }

  /// The primary cells whose interval is too narrow.
  mutating func exposed(_ hidden: Set<Int>) throws(FeasibleInterval.Failure) -> [Int] {
    count += 1
    let alone = loneCells(hidden).filter(primary.contains)
    if !alone.isEmpty { return alone.sorted() }
    let found = try FeasibleInterval.of(
      cells: table.cells, hidden: hidden, asked: primary, sums: table.sums)
    return primary.filter { (found[$0]?.width ?? 0) < width - 1e-6 }.sorted()
  }

  /// Hidden cells that are the only one of a sum: their count is what the others leave.
  func loneCells(_ hidden: Set<Int>) -> [Int] {
    table.sums.compactMap { sum in
      let members = (sum.parts + [sum.whole]).filter(hidden.contains)
      return members.count == 1 ? members[0] : nil
    }
  }
}
