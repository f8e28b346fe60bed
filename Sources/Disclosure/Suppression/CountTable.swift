/// A table of counts of persons with the totals of its rows and columns, as cells that add up.
public struct CountTable: Sendable, Equatable {
  /// Why a table cannot be protected as it is.
  public enum Failure: Error, Sendable, Equatable {
    case noCells
    case unequalRows
    /// A count below 0, or no whole number.
    case noCount(row: Int, column: Int)
  }

  /// Where a cell stands; `nil` for the totals.
  public struct Place: Sendable, Hashable {
    public var row: Int?
    public var column: Int?
  }

  public let rowCount: Int
  public let columnCount: Int
  /// The inner cells row by row, the totals of the rows, those of the columns, and the grand total.
  let cells: [Double]
  let sums: [FeasibleInterval.Sum]

  /// - Parameter rows: the counts without totals.
  public init(_ rows: [[Double]]) throws(Failure) {
    let width = rows.first?.count ?? 0
    guard width > 0 else { throw .noCells }
    for (row, counts) in rows.enumerated() {
      guard counts.count == width else { throw .unequalRows }
      for (column, count) in counts.enumerated()
      where !(count >= 0 && count.isFinite && count == count.rounded()) {
        throw .noCount(row: row, column: column)
      }
    }
    rowCount = rows.count
    columnCount = width
    let inner = rows.flatMap { $0 }
    let ofRows = rows.map { $0.reduce(0, +) }
    let ofColumns = (0..<width).map { column in rows.reduce(0) { $0 + $1[column] } }
    cells = inner + ofRows + ofColumns + [ofRows.reduce(0, +)]
    let firstRowTotal = inner.count
    let firstColumnTotal = firstRowTotal + rows.count
    let grand = firstColumnTotal + width
    var sums = rows.indices.map { row in
      FeasibleInterval.Sum(
        parts: (0..<width).map { row * width + $0 }, whole: firstRowTotal + row)
    }
    sums += (0..<width).map { column in
      FeasibleInterval.Sum(
        parts: rows.indices.map { $0 * width + column }, whole: firstColumnTotal + column)
    }
    sums.append(.init(parts: Array(firstRowTotal..<firstColumnTotal), whole: grand))
    sums.append(.init(parts: Array(firstColumnTotal..<grand), whole: grand))
    self.sums = sums
  }

  var innerCount: Int { rowCount * columnCount }
  var grandTotal: Int { cells.count - 1 }

  func place(_ cell: Int) -> Place {
    if cell < innerCount { return Place(row: cell / columnCount, column: cell % columnCount) }
    let total = cell - innerCount
    if total < rowCount { return Place(row: total, column: nil) }
    return cell == grandTotal
      ? Place(row: nil, column: nil) : Place(row: nil, column: total - rowCount)
  }

  /// The inner cells of each row and of each column.
  var lines: [[Int]] { sums.prefix(rowCount + columnCount).map(\.parts) }

  /// Cells that must not be shown whatever else is: counts below the threshold, and the only count of a
  /// row or column, which says of everybody in it the same.
  ///
  /// A true 0 is shown: nobody stands behind it. Source of the rules: A. Hundepool et al. (2012),
  /// "Statistical Disclosure Control", Wiley, 4.2 (minimum frequency, group disclosure).
  func primaries(threshold: Double) -> Set<Int> {
    var found = Set(cells.indices.filter { cells[$0] > 0 && cells[$0] < threshold })
    for line in lines where line.count > 1 {
      let filled = line.filter { cells[$0] > 0 }
      if filled.count == 1 { found.formUnion(filled) }
    }
    return found
  }
}
