import Analysis
import Bytes
import SDGModel

/// Every cell that is asked for as a table, one row a cell: `required.csv` and `coverage --by cell`.
public enum RequiredTable {
  public static var columnNames: [String] { columns.map(\.name) }

  /// - Parameter language: of the reasons.
  public static func table(_ cells: [RequiredCell], language: String) -> Table {
    Table(columns: columnNames, rows: cells.map { row($0, language: language) })
  }

  public static func row(_ cell: RequiredCell, language: String) -> [Cell] {
    func years(_ part: (RequiredCell.Filling) -> Int) -> Cell {
      .text(
        cell.periods.filter { part($0) > 0 }.map {
          $0.firstYear == $0.lastYear ? "\($0.firstYear)" : "\($0.firstYear)/\($0.lastYear)"
        }.joined(separator: " "))
    }
    return [
      .text(cell.indicator), .text(cell.series),
      .text(cell.dimensions.joined(separator: "+")),
      .text(cell.categories.joined(separator: "+")), .text(cell.groups.joined(separator: " ")),
      .text(cell.level), .text(cell.requirement.rawValue), .bool(cell.isWaived),
      .text(cell.reason[language]), .integer(cell.areas), .integer(cell.periods.count),
      .integer(cell.asked), .integer(cell.official), .integer(cell.with),
      .integer(cell.heldBack), years(\.official), years(\.citizens), .text(cell.class.rawValue),
    ]
  }

  static let columns = [
    ExportColumn("indicator", "Code of the indicator"),
    ExportColumn(
      "series",
      "Code of the series; blank where no figure of the indicator counts, or it has no code"),
    ExportColumn(
      "dimension",
      "What has to be told apart, several at once joined by +; blank: a figure at all, whatever it tells apart"
    ),
    ExportColumn(
      "category",
      "Its category; blank beside a dimension: the group in any of its forms, or no category is known"
    ),
    ExportColumn("groups", "Ids of the population groups that it is about, separated by blanks"),
    ExportColumn("level", "Level of area"),
    ExportColumn("requirement", "Who asks for it: indicator, target, framework or project"),
    ExportColumn("waived", .boolean, "Whether the project waives it: nothing is asked then"),
    ExportColumn("reason", "Why the project asks for it, or waives it"),
    ExportColumn("areas", .integer, "Areas of the level"),
    ExportColumn("periods", .integer, "Periods since the first year of availability"),
    ExportColumn("asked", .integer, "Areas × periods; 0 where it is waived"),
    ExportColumn(
      "official", .integer,
      "Of these, with a figure of official statistics, what they took over included"),
    ExportColumn("withCitizens", .integer, "The same with citizens who may fill gaps"),
    ExportColumn(
      "heldBack", .integer,
      "Of these, with figures that are held back and no other official one; citizens’ figures add nothing there"
    ),
    ExportColumn(
      "officialPeriods", "Years, or first and last years, with an official figure of any area"),
    ExportColumn("citizenPeriods", "The same of citizens’ figures"),
    ExportColumn(
      "class",
      "The class of the cell, as in coverage.csv; notByArea: an area of the level has no figure"),
  ]
}

/// Who is counted in the project's other areas: `areas.csv` and `coverage --by area`.
public enum AreasTable {
  public static var columnNames: [String] { columns.map(\.name) }

  public static func table(_ areas: [AreaCoverage], scope: Scope, language: String) -> Table {
    Table(
      columns: columnNames,
      rows: areas.map { found in
        let area = scope.area(found.area)
        return [
          .text(found.area), .text(area?.name[language] ?? ""), .text(area?.level ?? ""),
          .text(area?.parent ?? ""), .integer(found.indicators), .integer(found.official),
          .integer(found.with), Cell(found.latestOfficialYear), Cell(found.latestCitizenYear),
          .bool(found.isNewlyVisible),
        ]
      })
  }

  static let columns = [
    ExportColumn("area", "Code of the area"), ExportColumn("name", "Its name"),
    ExportColumn("level", "Its level"), ExportColumn("parent", "Code of the area around it"),
    ExportColumn("indicators", .integer, "Indicators of the framework, each once"),
    ExportColumn(
      "official", .integer,
      "Those with a current figure of official statistics, what they took over from citizens included"
    ),
    ExportColumn("withCitizens", .integer, "The same with citizens who may fill gaps"),
    ExportColumn("latestOfficialYear", .integer, "Latest year with an official figure"),
    ExportColumn("latestCitizenYear", .integer, "Latest year with one of citizens"),
    ExportColumn(
      "newlyVisible", .boolean, "Whether citizens alone have a current figure of the area"),
  ]
}
