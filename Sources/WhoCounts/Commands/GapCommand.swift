import Bytes
import Ingest
import SDGModel
import Statistics

/// `gap`: how the gap between a group ahead and one behind changes.
public enum GapCommand {
  public static func run(file: String, isAdverse: Bool) throws(ProjectError) -> CommandResult {
    let series = try CalculatorInput.whole(GapReader.read(path: file, name: file))
    let points = series.points
    guard let found = GapDynamics(points, isAdverse: isAdverse) else {
      throw ProjectError(
        file, "fewer than two years have both groups",
        hint: "A change takes two years in which both groups have a figure.")
    }
    return CommandResult(
      command: "gap",
      summary: [("incompleteLeftOut", .integer(series.incomplete))] + summary(found),
      table: Table(
        columns: ["year", "ahead", "behind", "gap", "ratio"],
        rows: points.indices.map { index in
          [
            .integer(Int(points[index].time)), .number(points[index].ahead),
            .number(points[index].behind), .number(found.gaps[index]), Cell(found.ratios[index]),
          ]
        }),
      lines: lines(found) + leftOut(series.incomplete))
  }

  private static func summary(_ found: GapDynamics) -> [(String, JSON)] {
    func number(_ value: Double?) -> JSON { value.map(JSON.number) ?? .null }
    return [
      ("verdict", .string(found.verdict.rawValue)), ("pattern", .string(found.pattern.rawValue)),
      ("annualChange", .number(found.annualChange)),
      ("annualChangeSe", number(found.annualChangeError)), ("z", number(found.z)),
      ("slope", number(found.slope)), ("slopeSe", number(found.slopeError)),
      ("relativeRate", number(found.relativeRate)),
      ("yearsToClose", number(found.yearsToClose)), ("yearsToHalve", number(found.yearsToHalve)),
      ("changeAhead", .number(found.changeAhead)), ("changeBehind", .number(found.changeBehind)),
    ]
  }

  private static func leftOut(_ count: Int) -> [String] {
    count == 0 ? [] : ["Years left out, in which a group has no figure: \(count).", ""]
  }

  private static func lines(_ found: GapDynamics) -> [String] {
    if found.gaps.contains(where: { $0 < 0 }) {
      return [
        "The group called ahead is behind in some years: the two may be swapped, or --adverse is missing.",
        "No pattern is told.", "",
      ]
    }
    var lines = ["\(capitalised(found.verdict.rawValue)): \(found.pattern.rawValue)."]
    if let relative = found.relativeRate, relative * found.annualChange < 0 {
      lines.append("The absolute and the relative gap move in different directions.")
    }
    // A gap that may as well stand still closes in no year.
    if found.verdict == .narrowing, let years = found.yearsToClose {
      let rounded = DecimalText.fixed(years, decimals: 1)
      lines.append(
        years > 50 ? "Not closed within 50 years." : "At this pace closed in \(rounded) years.")
    }
    return lines + [""]
  }

  private static func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
