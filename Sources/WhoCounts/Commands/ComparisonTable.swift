import Analysis
import Bytes
import SDGModel

extension Compare {
  static func result(
    _ sides: [Compared], aside: [String], showsAll: Bool
  ) -> CommandResult {
    let differs = differences(sides, aside: aside)
    return CommandResult(
      command: "compare",
      summary: [
        ("projects", .array(sides.map(project))),
        ("differs", .array(differs.map(JSON.string))),
        ("groups", .array(groups(sides))),
      ],
      table: Table(
        columns: [
          "indicator", "group", "project", "state", "class", "latestYear", "figures", "series",
          "isSameSeries",
        ],
        rows: rows(sides, showsAll: showsAll)),
      lines: lines(sides, differs), showsTable: false)
  }

  private static func project(_ side: Compared) -> JSON {
    let count = DisaggregationCount(side.findings.dimensions)
    let added = side.findings.coverage.contribution
    return .object([
      ("project", .string(side.label)), ("area", .string(side.area)),
      ("asOf", .integer(side.scope.asOf)), ("asked", .integer(added.asked)),
      ("official", .integer(added.official)), ("withCitizens", .integer(added.with)),
      (
        "disaggregation",
        .object([
          ("indicators", .integer(count.indicators)), ("full", .integer(count.full)),
          ("partial", .integer(count.partial)), ("none", .integer(count.none)),
        ])
      ),
    ])
  }

  /// What has to be known before two numbers are looked at together.
  private static func differences(_ sides: [Compared], aside: [String]) -> [String] {
    var found: [String] = []
    func told(_ what: String, _ value: (Compared) -> String) {
      let values = sides.map(value)
      if Set(values).count > 1 {
        found.append(
          "\(what): " + zip(sides, values).map { "\($0.label) \($1)" }.joined(separator: ", "))
      }
    }
    told("area") { $0.area }
    told("as of") { "\($0.scope.asOf)" }
    let cells = paired(sides)
    let others = cells.filter { !isSameSeries($0) }.count
    if others > 0 {
      found.append(
        "series: \(Counted.text(others, "cell is", "cells are")) counted by figures of different series in each: see isSameSeries"
      )
    }
    if !aside.isEmpty {
      found.append("set aside for the rule of \(sides[0].label): \(aside.joined(separator: "; "))")
    }
    return found
  }

  private static func groups(_ sides: [Compared]) -> [JSON] {
    sides[0].scope.groups.map { group in
      .object([
        ("group", .string(group.id)),
        (
          "counted",
          .array(
            sides.map { side in
              .object([
                ("project", .string(side.label)), ("counted", .integer(counted(side, group.id))),
                ("of", .integer(side.findings.coverage.applicable(toGroup: group.id))),
              ])
            })
        ),
      ])
    }
  }

  private static func counted(_ side: Compared, _ group: String) -> Int {
    let counts = side.findings.coverage.counts(ofGroup: group)
    return CoverageState.allCases.filter(\.isCounted).reduce(0) { $0 + (counts[$1] ?? 0) }
  }

  /// The cells of the framework's indicators, each with what every side knows.
  private static func paired(_ sides: [Compared]) -> [[CoverageCell]] {
    let tables = sides.map { side in
      Dictionary(
        side.findings.coverage.rows.filter(\.isFirstListing).flatMap(\.cells)
          .map { ("\($0.indicator)/\($0.group)", $0) }, uniquingKeysWith: { first, _ in first })
    }
    let order = sides[0].findings.coverage.rows.filter(\.isFirstListing).flatMap(\.cells)
    return order.compactMap { cell in
      let all = tables.compactMap { $0["\(cell.indicator)/\(cell.group)"] }
      return all.count == sides.count ? all : nil
    }
  }

  /// Whether those that have figures have some of the same series: else two numbers are of two measures.
  private static func isSameSeries(_ cells: [CoverageCell]) -> Bool {
    let known = cells.map { Set($0.series) }.filter { !$0.isEmpty }
    guard let first = known.first else { return true }
    return known.allSatisfy { !$0.isDisjoint(with: first) }
  }

  private static func rows(_ sides: [Compared], showsAll: Bool) -> [[Cell]] {
    paired(sides).filter { cells in
      showsAll || Set(cells.map(\.state)).count > 1
    }.flatMap { cells -> [[Cell]] in
      let isSame = isSameSeries(cells)
      return zip(sides, cells).map { side, cell in
        [
          .text(cell.indicator), .text(cell.group), .text(side.label), .text(cell.state.rawValue),
          .text(cell.class.rawValue), Cell(cell.latestYear), .integer(cell.figures),
          .text(cell.series.joined(separator: " ")), .bool(isSame),
        ]
      }
    }
  }

  /// For people: what differs in definition, then the groups.
  private static func lines(_ sides: [Compared], _ differs: [String]) -> [String] {
    var lines = differs.isEmpty ? [] : ["What differs:"] + differs.map { "  \($0)" } + [""]
    let table = Table(
      columns: ["group"] + sides.map(\.label),
      rows: sides[0].scope.groups.map { group in
        [.text(group.name[sides[0].scope.languages.first ?? "en"])]
          + sides.map { side in
            let all = side.findings.coverage.applicable(toGroup: group.id)
            return .text("\(counted(side, group.id)) of \(all)")
          }
      })
    lines += table.text(width: nil).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    for side in sides {
      let count = DisaggregationCount(side.findings.dimensions)
      lines.append(
        "\(side.label): 17.18.1 as it was defined until 2020: of \(count.indicators) indicators \(count.full) fully, "
          + "\(count.partial) partially, \(count.none) not disaggregated")
    }
    return lines + [""]
  }
}
