import Analysis
import Bytes

/// The coverage matrix as a table, one row a cell: `coverage.csv` and the command `coverage`.
public enum CoverageTable {
  public static var columnNames: [String] { columns.map(\.name) }

  public static func table(_ matrix: CoverageMatrix) -> Table {
    Table(
      columns: columnNames,
      rows: matrix.rows.flatMap { row in row.cells.map { self.row($0, of: row) } })
  }

  public static func row(_ cell: CoverageCell, of indicator: CoverageRow) -> [Cell] {
    [
      .text(cell.indicator), .bool(indicator.isFirstListing), .text(cell.group),
      .text(cell.state.rawValue), Cell(cell.latestYear), Cell(cell.latestOfficialYear),
      Cell(cell.latestCitizenYear), Cell(cell.latestAlongsideYear), .integer(cell.figures),
      .text(cell.sources.joined(separator: " ")), .text(cell.class.rawValue),
    ]
  }

  static let columns = [
    ExportColumn("indicator", "Code of the indicator"),
    ExportColumn(
      "firstListing", .boolean,
      "Whether the indicator counts in totals: not where it stands in the framework a second time, "
        + "nor where it is a national one"),
    ExportColumn("group", "Id of the population group"),
    ExportColumn(
      "state",
      "official, both, citizen: counted by a current figure, and by whom; old: the latest figure is "
        + "older; none: no figure; notApplicable"),
    ExportColumn("latestYear", .integer, "Latest year with a figure of the group"),
    ExportColumn("latestOfficialYear", .integer, "The same, of figures that no citizens made"),
    ExportColumn("latestCitizenYear", .integer, "The same, of citizens' figures"),
    ExportColumn(
      "latestAlongsideYear", .integer,
      "Latest year with a figure of the group that stands beside and counts nowhere"),
    ExportColumn("figures", .integer, "Number of usable figures of the group"),
    ExportColumn("sources", "Ids of their sources, separated by blanks"),
    ExportColumn(
      "class",
      "The first that applies: notApplicable, suppressed, noFigure, onlyModelled, onlyGlobal, onlyCitizen, "
        + "onlyTotal, otherCategories, notByArea, old, singlePoint, broken, noUncertainty, covered"),
  ]
}

/// The register of gaps as a table: `gaps.csv` and the command `gaps`.
public enum GapsTable {
  public static var columnNames: [String] { columns.map(\.name) }

  public static func table(_ gaps: [Gap]) -> Table {
    Table(columns: columnNames, rows: gaps.map(row))
  }

  public static func row(_ gap: Gap) -> [Cell] {
    [
      .text(gap.id), .text(gap.indicator), .text(gap.group), .text(gap.dimension),
      .text(gap.reason.rawValue), .text(gap.requirement.rawValue), Cell(gap.latestTotalYear),
      Cell(gap.latestGroupYear), Cell(gap.latestAlongsideYear), .text(gap.class.rawValue),
      .integer(gap.severity.score), .text(gap.severity.level.rawValue),
      .text(gap.couldFill.map { "\($0.source):\($0.reason.rawValue)" }.joined(separator: " ")),
    ]
  }

  static let columns = [
    ExportColumn("id", "Name of the gap: the same as long as the gap exists"),
    ExportColumn("indicator", "Code of the indicator"),
    ExportColumn("group", "Id of the population group"),
    ExportColumn("dimension", "Dimension that names the group"),
    ExportColumn("reason", "noFigure, onlyTotal, old or onlyCitizen"),
    ExportColumn("requirement", "Who asks for it: indicator, target, framework or project"),
    ExportColumn("latestTotalYear", .integer, "Latest year of any figure of the indicator"),
    ExportColumn("latestGroupYear", .integer, "Latest year of a figure of the group"),
    ExportColumn(
      "latestAlongsideYear", .integer,
      "Latest year of a figure of the group that stands beside and counts nowhere"),
    ExportColumn(
      "class", "The class of the cell, as in coverage.csv"),
    ExportColumn(
      "severity", .integer,
      "1 to 24: who asks × whether the group is known to be behind × how little is known"),
    ExportColumn("level", "high from 12, medium from 6, low"),
    ExportColumn(
      "couldFill",
      "Sources that could fill it, at most three, each with why: alongside (it has the figure, a decision is missing), "
        + "indicator (it measures the indicator) or group (it tells the group apart in the goal)"),
  ]
}
