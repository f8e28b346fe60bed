import Analysis
import Bytes
import SDGModel

extension CoverageCommand {
  /// `coverage --by dimension`: what the figures of each indicator tell apart.
  public static func dimensions(
    _ result: Pipeline.Result, reference: Reference, goal: Int?
  ) throws(ProjectError) -> CommandResult {
    try check(goal: goal, reference)
    let scope = result.data.scope
    let found = result.findings.dimensions.filter { entry in
      goal.map { reference.framework.goalNumber(ofCode: entry.indicator) == $0 } ?? true
    }
    return CommandResult(
      command: "dimensions", project: scope.title[scope.languages.first ?? "en"],
      asOf: scope.asOf,
      summary: [
        ("since", .integer(scope.since)), ("disaggregation", disaggregation(found)),
        ("byGoal", .array(byGoal(result, reference, goal))),
        ("byDimension", .array(byDimension(found))),
      ],
      table: Table(
        columns: [
          "indicator", "dimension", "requirement", "categories", "latestYear", "isAvailable",
        ],
        rows: found.map {
          [
            .text($0.indicator), .text($0.dimension), Cell($0.requirement?.rawValue),
            .integer($0.categories), Cell($0.latestYear), .bool($0.isAvailable),
          ]
        }),
      lines: [disaggregated(found), ""])
  }

  /// Of each goal how many indicators there are, and how many have a figure since the first year of availability.
  private static func byGoal(
    _ result: Pipeline.Result, _ reference: Reference, _ goal: Int?
  ) -> [JSON] {
    let rows = result.findings.coverage.rows.filter(\.isFirstListing)
    return reference.framework.goals.map(\.number).filter { goal == nil || $0 == goal }.map {
      number in
      let own = rows.filter { reference.framework.goalNumber(ofCode: $0.indicator) == number }
      let available = own.count { ($0.total.latestYear ?? 0) >= result.data.scope.since }
      return .object([
        ("goal", .integer(number)), ("indicators", .integer(own.count)),
        ("available", .integer(available)),
      ])
    }
  }

  /// How many indicators are asked for a dimension, have it, and have it unasked.
  private static func byDimension(_ found: [DimensionAvailability]) -> [JSON] {
    Dictionary(grouping: found, by: \.dimension).sorted { $0.key < $1.key }.map { dimension, all in
      let asked = all.filter { $0.requirement != nil }
      return .object([
        ("dimension", .string(dimension)), ("asked", .integer(asked.count)),
        ("available", .integer(asked.count(where: \.isAvailable))),
        (
          "unasked",
          .integer(all.count { $0.requirement == nil && $0.isAvailable })
        ),
      ])
    }
  }

  static func disaggregation(_ dimensions: [DimensionAvailability]) -> JSON {
    let count = DisaggregationCount(dimensions)
    return .object([
      ("indicators", .integer(count.indicators)), ("full", .integer(count.full)),
      ("partial", .integer(count.partial)), ("none", .integer(count.none)),
    ])
  }

  static func disaggregated(_ dimensions: [DimensionAvailability]) -> String {
    let count = DisaggregationCount(dimensions)
    return
      "17.18.1 as it was defined until 2020: of \(count.indicators) indicators whose words name breakdowns \(count.full) fully, "
      + "\(count.partial) partially and \(count.none) not disaggregated."
  }
}
