/// A worksheet: its cells, and how they are laid out.
public struct Worksheet: Sendable {
  /// Cells that are shown as one.
  public struct Merge: Sendable, Equatable {
    /// Numbers as the spreadsheet shows them, from 1.
    public let rows: ClosedRange<Int>
    /// From 0.
    public let columns: ClosedRange<Int>
  }

  /// The rows that hold something, top to bottom.
  public let rows: [WorkbookRow]
  public let merges: [Merge]
  /// Numbers of hidden rows, from 1.
  public let hiddenRows: Set<Int>
  /// Hidden columns, from 0.
  public let hiddenColumns: [ClosedRange<Int>]
  /// How many formulas have no value: the program that wrote the file has not worked them out.
  public let emptyFormulas: Int

  public func isHidden(column: Int) -> Bool { hiddenColumns.contains { $0.contains(column) } }
}

/// The parts of a worksheet that tell of its layout, as they are met.
struct SheetLayout {
  private(set) var merges: [Worksheet.Merge] = []
  private(set) var hiddenRows = Set<Int>()
  private(set) var hiddenColumns: [ClosedRange<Int>] = []

  /// A sheet with more merged cells than this is no table that a person reads.
  private static let mostMerges = 100_000

  mutating func take(_ element: borrowing XMLElement) throws(XMLError) {
    if element.isNamed("col") {
      try takeColumn(element)
    } else if element.isNamed("mergeCell"), merges.count < SheetLayout.mostMerges {
      try takeMerge(element)
    }
  }

  mutating func takeRow(_ number: Int, _ element: borrowing XMLElement) throws(XMLError) {
    if try SheetLayout.isHidden(element) { hiddenRows.insert(number) }
  }

  private mutating func takeColumn(_ element: borrowing XMLElement) throws(XMLError) {
    guard try SheetLayout.isHidden(element),
      let first = try element.attribute("min").flatMap({ Int($0) }),
      let last = try element.attribute("max").flatMap({ Int($0) }),
      first >= 1, first <= last, last <= 16_384
    else { return }
    hiddenColumns.append(first - 1...last - 1)
  }

  private mutating func takeMerge(_ element: borrowing XMLElement) throws(XMLError) {
    let corners = try element.attribute("ref")?.split(separator: ":").map(String.init) ?? []
    guard corners.count == 2, let from = CellReference.parse(corners[0]),
      let to = CellReference.parse(corners[1]), from.row <= to.row, from.column <= to.column
    else { return }
    merges.append(
      Worksheet.Merge(rows: from.row...to.row, columns: from.column...to.column))
  }

  private static func isHidden(_ element: borrowing XMLElement) throws(XMLError) -> Bool {
    let text = try element.attribute("hidden")
    return text == "1" || text == "true"
  }
}
