import Analysis
import Bytes
import Ingest
import SDGModel
import Statistics

/// `progress`: how far a series is on its way to a target, by one published method or by all of them.
public enum Progress {
  public typealias Question = ProgressQuestion
  public typealias Method = ProgressMethod

  public struct Options: Sendable {
    public var direction = Question.Direction.increase
    public var rule = Question.Rule.level
    public var target: Double?
    public var targetYear = 2030
    public var baselineYear = 2015
    public var limit: Double?
    public var lower: Double?
    public var upper: Double?
    public var green: Double?
    public var peerDeviation: Double?
    public var methods = Method.allCases

    public init() {}
  }

  public static func run(file: String, options: Options) throws(ProjectError) -> CommandResult {
    let series = try CalculatorInput.whole(TimePointReader.read(path: file, name: file))
    var question = Question(
      series.points, direction: options.direction, rule: options.rule, target: options.target,
      targetYear: Double(options.targetYear), baselineYear: Double(options.baselineYear))
    question.startsAfterBreak = series.breakYear != nil
    question.limit = options.limit
    (question.lower, question.upper, question.green) = (options.lower, options.upper, options.green)
    question.peerDeviation = options.peerDeviation
    let rows = options.methods.map { row($0, $0.assess(question)) }
    let isSignificant = question.isSignificant
    return CommandResult(
      command: "progress", summary: summary(question, series, isSignificant),
      table: Table(
        columns: ["id", "class", "value", "score", "inputs", "reason"], rows: rows),
      lines: lines(question, series, isSignificant))
  }

  private static func row(_ method: Method, _ result: ProgressResult) -> [Cell] {
    [
      .text(method.rawValue), .text(result.class.rawValue), Cell(result.value),
      Cell(result.score),
      .numbers(result.inputs.map { Cell.NamedNumber($0.name, $0.value) }), Cell(result.reason),
    ]
  }

  private static func summary(
    _ question: Question, _ series: TimePointReader.Series, _ isSignificant: Bool?
  ) -> [(String, JSON)] {
    let (baseline, latest) = (question.baseline, question.points.last)
    func year(_ point: TimePoint?) -> JSON { point.map { .integer(Int($0.time)) } ?? .null }
    func number(_ value: Double?) -> JSON { value.map(JSON.number) ?? .null }
    return [
      ("figures", .integer(series.points.count)), ("forecastsLeftOut", .integer(series.forecasts)),
      ("beforeBreakLeftOut", .integer(series.beforeBreak)),
      ("blankLeftOut", .integer(series.blank)),
      ("baselineYear", year(baseline)), ("baseline", number(baseline?.value)),
      ("latestYear", year(latest)), ("latest", number(latest?.value)),
      ("rule", .string(question.rule.rawValue)),
      ("direction", .string(question.direction.rawValue)), ("target", number(question.target)),
      ("targetYear", .integer(Int(question.targetYear))),
      ("isSignificant", isSignificant.map(JSON.bool) ?? .null),
    ]
  }

  /// What somebody has to know before a word is written about the classes.
  private static func lines(
    _ question: Question, _ series: TimePointReader.Series, _ isSignificant: Bool?
  ) -> [String] {
    var lines: [String] = []
    if let baseline = question.baseline, let latest = question.points.last,
      baseline.time < latest.time
    {
      let (from, to) = (number(baseline.value), number(latest.value))
      lines.append("From \(from) in \(Int(baseline.time)) to \(to) in \(Int(latest.time)).")
      if series.points.count == 2 { lines.append("Two figures are a change, and no trend.") }
    }
    if isSignificant == false {
      lines.append("The change is within the errors of the two figures: no significant change.")
    }
    if let year = series.breakYear {
      lines.append(
        "The series begins anew in \(year); figures before it that are left out: \(series.beforeBreak)."
      )
    }
    if series.forecasts > 0 { lines.append("Forecasts left out: \(series.forecasts).") }
    if series.blank > 0 { lines.append("Years without a figure: \(series.blank).") }
    return lines.isEmpty ? [] : lines + [""]
  }

  private static func number(_ value: Double) -> String { DecimalText.shortest(value) }
}
