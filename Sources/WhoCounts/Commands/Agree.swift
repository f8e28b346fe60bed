import Bytes
import Ingest
import SDGModel

/// `agree`: how far an official and a citizen series agree, test by test, and whether a conflict is open.
public enum Agree {
  public static func run(
    file: String, margin: AgreementReport.Margin
  ) throws(ProjectError) -> CommandResult {
    guard case .series(let points) = try CalculatorInput.series(file) else {
      throw ProjectError(
        file, "two series are needed, not estimates of one period",
        hint: "Give the columns period,official,citizen and, where known, official_se,citizen_se.")
    }
    let report = AgreementReport(points, margin: margin)
    let rows: [[Cell]] = report.rows.map { row in
      [
        .text(row.test), Cell(row.value), Cell(row.interval?.lower), Cell(row.interval?.upper),
        Cell(row.p), Cell(row.verdict?.rawValue),
      ]
    }
    return CommandResult(
      command: "agree",
      summary: [
        ("overlap", .integer(report.overlap.count)), ("verdict", .string(report.verdict.rawValue)),
      ],
      table: Table(columns: ["test", "value", "lower", "upper", "p", "verdict"], rows: rows),
      lines: [Agree.sentence(report.verdict)])
  }

  private static func sentence(_ verdict: AgreementReport.Verdict) -> String {
    switch verdict {
    case .openConflict:
      "Open conflict: the citizen source stays beside the official one until an explanation is recorded."
    case .conflict: "One period differs by more than chance; the others do not."
    case .agreement: "The two are shown to agree within the margin."
    case .notComputable: "No period has both an official and a citizen figure."
    default: "No difference is shown, which is no agreement: too few or too uncertain figures."
    }
  }
}
