import Bytes
import Ingest
import SDGModel
import Statistics

/// `combine`: brings an official and a citizen series, or estimates of one period, together by a stated
/// method.
public enum Combine {
  public static func run(
    file: String, method: CombinationMethod, options: CombinationOptions
  ) throws(ProjectError) -> CommandResult {
    let content = try CalculatorInput.series(file)
    var result: CommandResult
    do throws(CombinationFailure) {
      switch content {
      case .series(let points):
        result = try series(SeriesCombination(method, options: options).combine(points))
        if AgreementReport(points, margin: .relative(0.1)).verdict == .openConflict {
          result.lines = [
            "The two contradict each other (see agree): a build keeps them side by side until somebody records why.",
            "",
          ]
        }
      case .estimates(let estimates):
        result = try one(
          EstimateCombination(method, options: options).combine(estimates.map(\.estimate)),
          labels: estimates.map(\.label))
      }
    } catch {
      throw ProjectError(
        "\(file), --method \(method.rawValue)", error.text,
        hint: "Known methods: \(CombinationMethod.allCases.map(\.rawValue).joined(separator: ", "))"
      )
    }
    result.summary.insert(("method", .string(method.rawValue)), at: 0)
    return result
  }

  private static let columns = [
    "period", "value", "se", "lower", "upper", "status", "factor", "weights",
  ]

  private static func series(_ points: [CombinedPoint]) -> CommandResult {
    let rows: [[Cell]] = points.map { point in
      [
        .text(point.period.text), Cell(point.value), Cell(point.error),
        Cell(point.interval?.lower), Cell(point.interval?.upper),
        .text(status(point.status, point.refusals)), Cell(point.factor),
        Cell(
          point.weights.isEmpty
            ? nil : weights(["official", "citizen"], point.weights)),
      ]
    }
    let refused = points.count { !$0.refusals.isEmpty }
    return CommandResult(
      command: "combine",
      summary: [
        ("periods", .integer(points.count)), ("refusedByTheMerge", .integer(refused)),
      ],
      table: Table(columns: columns, rows: rows))
  }

  private static func one(
    _ result: EstimateCombination.Result, labels: [String]
  ) -> CommandResult {
    let isConflict = (result.conflictP ?? 1) < EstimateCombination.significance
    let row: [Cell] = [
      nil, Cell(result.value), Cell(result.error), Cell(result.interval.lower),
      Cell(result.interval.upper), .text(status(.estimated, isConflict ? [.conflict] : [])), nil,
      .text(weights(labels, result.weights)),
    ]
    return CommandResult(
      command: "combine",
      summary: [
        ("estimates", .integer(labels.count)), ("conflictP", Cell(result.conflictP).json),
        ("refusedByTheMerge", .integer(isConflict ? 1 : 0)),
      ],
      table: Table(columns: columns, rows: [row]))
  }

  /// The SDMX status, and why the merge would not take the value.
  private static func status(_ status: ObservationStatus, _ refusals: [MergeRefusal]) -> String {
    guard !refusals.isEmpty else { return status.rawValue }
    return "\(status.rawValue); refused by the merge: "
      + refusals.map(\.text).joined(separator: "; ")
  }

  private static func weights(_ labels: [String], _ weights: [Double]) -> String {
    zip(labels, weights).map { "\($0) \(DecimalText.shortest($1))" }.joined(separator: "; ")
  }
}
