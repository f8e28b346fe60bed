import Bytes
import Disclosure
import Ingest
import SDGModel

/// `protect`: hides the small counts of a table, and as many others as that takes.
public enum Protect {
  /// - Parameter base: rounds all counts to its multiples instead of hiding some; `nil` for hiding.
  public static func run(
    file: String, threshold: Int, width: Int, base: Int?
  ) throws(ProjectError) -> CommandResult {
    let content = try CalculatorInput.whole(CountTableReader.read(path: file, name: file))
    if let base { return rounded(content, CountRounding(base: base)) }
    let table: CountTable
    do throws(CountTable.Failure) { table = try CountTable(content.counts) } catch {
      throw ProjectError(file, "\(error)", hint: "Give a table of counts, all rows of one length.")
    }
    return try hidden(table, content, CellSuppression(threshold: threshold, width: width), file)
  }

  private static let columns = [
    "row", "column", "published", "kind", "feasibleLower", "feasibleUpper",
  ]

  private static func hidden(
    _ table: CountTable, _ content: CountTableReader.Content, _ method: CellSuppression,
    _ file: String
  ) throws(ProjectError) -> CommandResult {
    let result: CellSuppression.Result
    do throws(FeasibleInterval.Failure) { result = try method.protect(table) } catch {
      throw ProjectError(file, error.description, hint: "Check the table.")
    }
    let rows: [[Cell]] = result.cells.map { cell in
      [
        .text(cell.place.row.map { content.rows[$0] } ?? "Total"),
        .text(cell.place.column.map { content.columns[$0] } ?? "Total"), Cell(cell.published),
        .text(cell.kind.rawValue), Cell(cell.feasible.lower), Cell(cell.feasible.upper),
      ]
    }
    let counts = CellSuppression.Kind.allCases.map { kind in
      (kind.rawValue, JSON.integer(result.cells.count { $0.kind == kind }))
    }
    return CommandResult(
      command: "protect",
      summary: [
        ("threshold", .integer(Int(method.threshold))), ("width", .integer(Int(method.width))),
      ] + counts + [
        ("isSmallest", .bool(result.isSmallest)), ("hidesTotals", .bool(result.hidesTotals)),
        ("isRefused", .bool(result.isRefused)),
      ],
      table: Table(columns: columns, rows: rows), lines: lines(result),
      exitCode: result.isRefused ? ExitStatus.problems : ExitStatus.done)
  }

  private static func lines(_ result: CellSuppression.Result) -> [String] {
    if result.isRefused {
      return ["The table is refused: whatever is shown of it, a small count could be computed."]
    }
    var lines: [String] = []
    if result.hidesTotals {
      lines.append(
        "Totals are hidden too: with them shown, a small count could be computed whatever else is hidden."
      )
    }
    if !result.isSmallest {
      lines.append("A good set of cells is hidden, perhaps not the smallest.")
    }
    return lines
  }

  private static func rounded(
    _ content: CountTableReader.Content, _ method: CountRounding
  ) -> CommandResult {
    var rows: [[Cell]] = []
    func add(_ row: String, _ column: String, _ count: Double) {
      let value = method.rounded(count)
      let feasible = method.feasible(value)
      rows.append(
        [
          .text(row), .text(column), .number(value), "rounded", Cell(feasible.lower),
          Cell(feasible.upper),
        ])
    }
    for (name, counts) in zip(content.rows, content.counts) {
      for (column, count) in zip(content.columns, counts) { add(name, column, count) }
      add(name, "Total", counts.reduce(0, +))
    }
    for (index, column) in content.columns.enumerated() {
      add("Total", column, content.counts.reduce(0) { $0 + $1[index] })
    }
    add("Total", "Total", content.counts.reduce(0) { $0 + $1.reduce(0, +) })
    return CommandResult(
      command: "protect", summary: [("base", .integer(method.base))],
      table: Table(columns: columns, rows: rows),
      lines: ["Rounded to multiples of \(method.base), each by itself: they may not add up."])
  }
}
