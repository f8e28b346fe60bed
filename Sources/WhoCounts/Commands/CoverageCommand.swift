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
    if let goal, !reference.framework.goals.contains(where: { $0.number == goal }) {
      throw ProjectError(
        "--goal \(goal)", "there is no such goal",
        hint: "Give a number from 1 to \(reference.framework.goals.count)")
    }
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
      ],
      table: Table(columns: CoverageTable.columnNames, rows: rows),
      lines: lines(groups, matrix: matrix, language: language), showsTable: group != nil)
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

  /// For people: one line a group, with its denominator.
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
      .map(String.init)
  }
}
