import Analysis
import Bytes
import Renderer
import SDGModel

extension CoverageCommand {
  /// `coverage --by cell`: everything that is asked for, by series, category, level of area and period, and how much of
  /// it is there without and with citizens.
  public static func cells(
    _ result: Pipeline.Result, reference: Reference, goal: Int?
  ) throws(ProjectError) -> CommandResult {
    try check(goal: goal, reference)
    let scope = result.data.scope
    func isAsked(_ code: String) -> Bool {
      goal.map { reference.framework.goalNumber(ofCode: code) == $0 } ?? true
    }
    let required = result.findings.required
    let cells = required.cells.filter { isAsked($0.indicator) }
    let uncountable = required.uncountable.filter(isAsked)
    let language = scope.languages.first ?? "en"
    let all = RequiredTally(cells)
    return CommandResult(
      command: "cells", project: scope.title[language], asOf: scope.asOf,
      summary: [
        ("since", .integer(scope.since)), ("all", .object(json(all))),
        ("waived", .integer(cells.count(where: \.isWaived))),
        ("uncountable", .array(uncountable.map(JSON.string))),
        (
          "byLevel",
          .array(
            RequiredTally.byLevel(cells).map {
              .object([("level", .string($0.level))] + json($0.tally))
            })
        ),
        (
          "byYear",
          .array(
            RequiredTally.byYear(cells).map {
              .object([("year", .integer($0.year))] + json($0.tally))
            })
        ),
        ("classes", classes(cells)),
      ],
      table: RequiredTable.table(cells, language: language),
      lines: lines(cells, all: all, since: scope.since, uncountable: uncountable),
      showsTable: false)
  }

  private static func classes(_ cells: [RequiredCell]) -> JSON {
    let counts = Dictionary(grouping: cells, by: \.class).mapValues(\.count)
    return .object(
      CoverageClass.allCases.map { (key: $0.rawValue, value: JSON.integer(counts[$0] ?? 0)) })
  }

  private static func json(_ tally: RequiredTally) -> [(key: String, value: JSON)] {
    [
      ("cells", .integer(tally.cells)), ("asked", .integer(tally.asked)),
      ("official", .integer(tally.official)), ("withCitizens", .integer(tally.with)),
      ("heldBack", .integer(tally.heldBack)),
    ]
  }

  private static func lines(
    _ cells: [RequiredCell], all: RequiredTally, since: Int, uncountable: [String]
  ) -> [String] {
    let columns = ["cells", "asked", "official", "with citizens", "held back"]
    func row(_ name: Cell, _ tally: RequiredTally) -> [Cell] {
      [name]
        + [tally.cells, tally.asked, tally.official, tally.with, tally.heldBack].map {
          .integer($0)
        }
    }
    let levels = Table(
      columns: ["level"] + columns,
      rows: RequiredTally.byLevel(cells).map { row(.text($0.level), $0.tally) })
    let years = Table(
      columns: ["year"] + columns,
      rows: RequiredTally.byYear(cells).map { row(.integer($0.year), $0.tally) })
    var lines = [
      "Asked for since \(since): \(Counted.text(all.cells, "cell")) (a series, what it tells apart, a level of area),"
        + " each for every area and period: \(all.asked). Official statistics fill \(all.official), with citizens \(all.with).",
      "",
    ]
    for table in [levels, years] {
      lines += table.text(width: nil).split(separator: "\n", omittingEmptySubsequences: false)
        .map(String.init)
    }
    if !uncountable.isEmpty {
      lines.append(
        "Not counted: breakdowns that the words ask for and no list names, of \(Counted.text(uncountable.count, "indicator"))."
      )
    }
    return lines + ["Each cell: --format csv or json.", ""]
  }

  /// `coverage --by area`: who is counted in the project's other areas.
  public static func areas(
    _ result: Pipeline.Result
  ) -> CommandResult {
    let scope = result.data.scope
    let language = scope.languages.first ?? "en"
    let areas = result.findings.areas
    let visible = areas.filter(\.isNewlyVisible)
    var lines: [String] = []
    if areas.isEmpty { lines = ["The project names no areas: they stand in areas.csv.", ""] }
    if !visible.isEmpty {
      let names = visible.map { scope.area($0.area)?.name[language] ?? $0.area }
      lines = ["Counted by citizens alone: \(names.joined(separator: ", ")).", ""]
    }
    return CommandResult(
      command: "areas", project: scope.title[language], asOf: scope.asOf,
      summary: [
        ("areas", .integer(areas.count)),
        ("counted", .integer(areas.count { $0.with > 0 })),
        ("newlyVisible", .array(visible.map { .string($0.area) })),
      ],
      table: AreasTable.table(areas, scope: scope, language: language), lines: lines)
  }
}
