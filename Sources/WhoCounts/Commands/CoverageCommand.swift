import Analysis
import Bytes
import Renderer
import SDGModel

/// `coverage`: the matrix of indicators and population groups, one row a cell.
public enum CoverageCommand {
  /// - Parameters:
  ///   - group: only this group; `nil` for all.
  ///   - goal: only this goal's indicators; `nil` for all.
  public static func run(
    _ result: Pipeline.Result, reference: Reference, group: String?, goal: Int?
  ) throws(ProjectError) -> CommandResult {
    let scope = result.data.scope
    if let group, !scope.groups.contains(where: { $0.id == group }) {
      throw ProjectError(
        "--group \(group)", "the project has no such group",
        hint: "Its groups: " + scope.groups.map(\.id).joined(separator: ", "))
    }
    try check(goal: goal, reference)
    var matrix = result.findings.coverage
    if let goal {
      matrix.rows.removeAll { reference.framework.goalNumber(ofCode: $0.indicator) != goal }
    }
    var rows: [[Cell]] = []
    for row in matrix.rows {
      for cell in row.cells where group == nil || cell.group == group {
        rows.append(CoverageTable.row(cell, of: row))
      }
    }
    let language = scope.languages.first ?? "en"
    let groups = scope.groups.filter { group == nil || $0.id == group }
    return CommandResult(
      command: "coverage", project: scope.title[language], asOf: scope.asOf,
      summary: [
        ("indicators", .integer(matrix.rows.filter(\.isFirstListing).count)),
        ("groups", .array(groups.map { summary(of: $0, matrix: matrix, language: language) })),
        ("uncounted", uncounted(groups, matrix)),
        ("citizens", citizens(matrix, result)),
        ("disaggregation", disaggregation(result.findings.dimensions)),
        (
          "classes",
          .object(
            CoverageClass.allCases.map { word in
              (key: word.rawValue, value: JSON.integer(matrix.classes[word] ?? 0))
            })
        ),
      ],
      table: Table(columns: CoverageTable.columnNames, rows: rows),
      lines: lines(groups, matrix: matrix, language: language)
        + visibleAreas(result, language: language)
        + [disaggregated(result.findings.dimensions), ""],
      showsTable: group != nil)
  }

  private static func summary(
    of group: PopulationGroup, matrix: CoverageMatrix, language: String
  ) -> JSON {
    let counts = matrix.counts(ofGroup: group.id)
    return .object(
      [
        ("group", .string(group.id)), ("name", .string(group.name[language])),
        ("applicable", .integer(matrix.applicable(toGroup: group.id))),
      ]
        + CoverageState.allCases.map { state in
          (key: state.rawValue, value: JSON.integer(counts[state] ?? 0))
        })
  }

  static func check(goal: Int?, _ reference: Reference) throws(ProjectError) {
    if let goal, !reference.framework.goals.contains(where: { $0.number == goal }) {
      throw ProjectError(
        "--goal \(goal)", "there is no such goal",
        hint: "Give a number from 1 to \(reference.framework.goals.count)")
    }
  }

  /// Groups that are counted by fewer than a third of the indicators that can count them, with the people in them where
  /// the project says how many.
  private static func uncounted(_ groups: [PopulationGroup], _ matrix: CoverageMatrix) -> JSON {
    let ids = Set(matrix.uncounted)
    let found = groups.filter { ids.contains($0.id) }
    let sizes = found.compactMap(\.population)
    return .object([
      ("groups", .array(found.map { .string($0.id) })), ("of", .integer(groups.count)),
      (
        "people",
        sizes.count == found.count && !sizes.isEmpty
          ? .integer(sizes.reduce(0, +)) : .null
      ),
    ])
  }

  /// Cells of indicators and groups that official statistics cover, and with citizens.
  private static func citizens(_ matrix: CoverageMatrix, _ result: Pipeline.Result) -> JSON {
    let register = SourceRegister(result.data.sources)
    let areas = result.findings.areas.filter(\.isNewlyVisible)
    let found = matrix.contribution
    let recency = matrix.recencyGain
    func gain(_ tier: Tier) -> JSON {
      .integer(
        matrix.contribution { register.tier(source: $0, indicator: $1) == tier }.gain)
    }
    return .object([
      ("asked", .integer(found.asked)), ("without", .integer(found.official)),
      ("with", .integer(found.with)), ("gain", .integer(found.gain)),
      ("overlap", .integer(found.overlap)),
      ("gainByTier", .object([("merge", gain(.merge)), ("fill", gain(.fill))])),
      ("newlyVisible", .array(matrix.newlyVisible.map(JSON.string))),
      ("newlyVisibleAreas", .array(areas.map { .string($0.area) })),
      (
        "recency",
        .object([("cells", .integer(recency.cells)), ("years", .integer(recency.years))])
      ),
      (
        "sources",
        .array(
          found.shares.map { share in
            .object([
              ("source", .string(share.source)), ("alone", .integer(share.alone)),
              ("leftOut", .integer(share.leftOut)), ("credit", .number(share.credit)),
            ])
          })
      ),
    ])
  }

  /// For people: one line a group, with its denominator; then what citizens add, and who is hardly counted.
  private static func lines(
    _ groups: [PopulationGroup], matrix: CoverageMatrix, language: String
  ) -> [String] {
    let table = Table(
      columns: ["group", "counted", "of", "official", "both", "citizen", "old", "none"],
      rows: groups.map { group in
        let counts = matrix.counts(ofGroup: group.id)
        let counted = CoverageState.allCases.filter(\.isCounted)
          .map { counts[$0] ?? 0 }.reduce(0, +)
        return [
          .text(group.name[language]), .integer(counted),
          .integer(matrix.applicable(toGroup: group.id)),
        ]
          + [CoverageState.official, .both, .citizen, .old, .notCounted].map {
            .integer(counts[$0] ?? 0)
          }
      })
    return table.text(width: nil).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init) + added(matrix, groups: groups, language: language)
  }

  private static func visibleAreas(_ result: Pipeline.Result, language: String) -> [String] {
    let scope = result.data.scope
    let names = result.findings.areas.filter(\.isNewlyVisible).map {
      scope.area($0.area)?.name[language] ?? $0.area
    }
    return names.isEmpty
      ? [] : ["Areas counted by citizens alone: \(names.joined(separator: ", ")).", ""]
  }

  private static func added(
    _ matrix: CoverageMatrix, groups: [PopulationGroup], language: String
  ) -> [String] {
    let found = matrix.contribution
    let ids = Set(matrix.uncounted)
    let names = groups.filter { ids.contains($0.id) }.map { $0.name[language] }
    var lines = [
      "Of \(found.asked) cells (an indicator and a group that it can count) official statistics cover \(found.official) now,"
        + " with citizens \(found.with)."
    ]
    lines += found.shares.map { share in
      "  \(share.source): \(Counted.text(share.alone, "cell")) beyond the official ones, \(share.leftOut) of them nobody else's; its share of the gain (Shapley) "
        + DecimalText.fixed(share.credit, decimals: 1)
    }
    let recency = matrix.recencyGain
    if recency.cells > 0 {
      lines.append(
        "Citizens' figures are later in \(Counted.text(recency.cells, "cell")), by \(Counted.text(recency.years, "year")) together."
      )
    }
    let seen = Set(matrix.newlyVisible)
    let visible = groups.filter { seen.contains($0.id) }.map { $0.name[language] }
    if !visible.isEmpty {
      lines.append("Counted by citizens alone: \(visible.joined(separator: ", ")).")
    }
    if !names.isEmpty {
      lines.append(
        "Hardly counted (by fewer than a third of the indicators): \(names.count) of \(groups.count) groups:"
          + " \(names.joined(separator: ", ")).")
    }
    return lines + [""]
  }
}
