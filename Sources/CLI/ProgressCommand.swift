import ArgumentParser
import WhoCounts

struct ProgressCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress",
    abstract: "Tell how far a series is on its way to a target, by the published methods.",
    discussion: """
      The columns are year,value and, where it is known, se. In the column value a b behind a figure says \
      that the series begins anew there, and f that it is a forecast, which is left out. The methods \
      disagree: use one, and name it.
      """)

  @Argument(help: "The series, a CSV file.")
  var file: String
  @Option(help: "Which way is better: increase or decrease.")
  var direction: Progress.Question.Direction?
  @Option(
    help: ArgumentHelp(
      "What the figures are: level; parity, a ratio best at 1; share, a half best at 50; growth, a growth rate.",
      valueName: "rule"))
  var rule: Progress.Question.Rule = .level
  @Option(parsing: .unconditional, help: "The value to reach.")
  var target: Double?
  @Option(help: "When it is to be reached.")
  var targetYear = 2030
  @Option(help: "The year to start from: the nearest figure within two years counts.")
  var baselineYear = 2015
  @Option(
    parsing: .unconditional,
    help: "The natural end of the figures, such as 100 (open-sdg, escap-anticipated).")
  var limit: Double?
  @Option(parsing: .unconditional, help: "The value that scores 0 (sdsn).")
  var lower: Double?
  @Option(parsing: .unconditional, help: "The value that scores 100 (sdsn).")
  var upper: Double?
  @Option(parsing: .unconditional, help: "The value from which the goal counts as achieved (sdsn).")
  var green: Double?
  @Option(
    name: .customLong("peer-sd"), parsing: .unconditional,
    help: "The standard deviation of the peers (oecd).")
  var peerDeviation: Double?
  @Option(
    help:
      "all, or one of \(Progress.Method.allCases.map(\.rawValue).joined(separator: ", ")).")
  var method = Progress.Method.un2023.rawValue
  @OptionGroup var options: OutputOptions

  func validate() throws {
    if direction == nil, rule == .level || rule == .growth {
      throw ValidationError("Say which way is better: --direction increase or decrease.")
    }
    if method != "all", Progress.Method(rawValue: method) == nil {
      throw ValidationError(
        "--method takes all or one of "
          + Progress.Method.allCases.map(\.rawValue).joined(separator: ", ") + ".")
    }
    for (name, value) in [
      ("target", target), ("limit", limit), ("lower", lower), ("upper", upper), ("green", green),
    ] {
      if let value, !value.isFinite { throw ValidationError("--\(name) takes a number.") }
    }
    if let peerDeviation, !(peerDeviation > 0 && peerDeviation.isFinite) {
      throw ValidationError("--peer-sd takes a number above 0.")
    }
    if let limit, limit == 0 { throw ValidationError("--limit takes a number that is not 0.") }
    for (name, year) in [("target-year", targetYear), ("baseline-year", baselineYear)] {
      guard (1000...2999).contains(year) else {
        throw ValidationError("--\(name) takes a year, such as 2030.")
      }
    }
  }

  func run() async throws {
    try await Running.run(options) {
      var asked = Progress.Options()
      (asked.direction, asked.rule) = (direction ?? .increase, rule)
      (asked.target, asked.targetYear, asked.baselineYear) = (target, targetYear, baselineYear)
      (asked.limit, asked.peerDeviation) = (limit, peerDeviation)
      (asked.lower, asked.upper, asked.green) = (lower, upper, green)
      asked.methods = Progress.Method(rawValue: method).map { [$0] } ?? Progress.Method.allCases
      return try Progress.run(file: file, options: asked)
    }
  }
}

extension Progress.Question.Direction: ExpressibleByArgument {}
extension Progress.Question.Rule: ExpressibleByArgument {}
