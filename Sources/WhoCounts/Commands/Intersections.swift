import Analysis
import Bytes
import SDGModel

extension CoverageCommand {
  /// `coverage --by intersection`: which two and three dimensions stand together in figures, and which pairs that are asked
  /// for do not.
  public static func intersections(
    _ result: Pipeline.Result, reference: Reference, goal: Int?
  ) throws(ProjectError) -> CommandResult {
    try check(goal: goal, reference)
    let scope = result.data.scope
    let depths = result.findings.depths.filter { depth in
      depth.isFirstListing
        && (goal.map { reference.framework.goalNumber(ofCode: depth.indicator) == $0 } ?? true)
    }
    let rows = depths.flatMap(rows)
    let asked = depths.map(\.askedPairs.count).reduce(0, +)
    let covered = depths.map(\.pairsCovered).reduce(0, +)
    return CommandResult(
      command: "intersections", project: scope.title[scope.languages.first ?? "en"],
      asOf: scope.asOf,
      summary: [
        ("since", .integer(scope.since)), ("asked", .integer(asked)),
        ("covered", .integer(covered)),
        ("depth", .integer(depths.map(\.depth).max() ?? 0)),
      ],
      table: Table(
        columns: ["indicator", "dimensions", "size", "isAsked", "isAvailable"], rows: rows),
      lines: [
        "Of \(asked) pairs of dimensions that are asked for \(covered) stand together in figures since \(scope.since).",
        "",
      ])
  }

  private static func rows(_ depth: IndicatorDepth) -> [[Cell]] {
    let asked = Set(depth.askedPairs)
    let found = Set(depth.pairs)
    let pairs = asked.union(found).sorted { $0.lexicographicallyPrecedes($1) }
    return pairs.map { row(depth, $0, isAsked: asked.contains($0), isThere: found.contains($0)) }
      + depth.triples.map { row(depth, $0, isAsked: false, isThere: true) }
  }

  private static func row(
    _ depth: IndicatorDepth, _ dimensions: [String], isAsked: Bool, isThere: Bool
  ) -> [Cell] {
    [
      .text(depth.indicator), .text(dimensions.joined(separator: "+")),
      .integer(dimensions.count), .bool(isAsked), .bool(isThere),
    ]
  }
}
