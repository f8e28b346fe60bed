import ArgumentParser
import WhoCounts

struct CombineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "combine",
    abstract: "Bring an official and a citizen series together by a stated method.",
    discussion: """
      FILE is a CSV with the columns period,official,citizen and, where known, official_se,citizen_se; \
      or label,estimate,se for estimates of one period. Official figures stay as they are. What a merge \
      would refuse is computed all the same, and the status says why it is refused. A yearly total or \
      average beside quarters or months stands on the last of its year.
      """)

  @Argument(help: "The CSV file.")
  var file: String
  @Option(help: "How to combine.")
  var method: CombinationMethod
  @Option(help: "What an official figure is to the citizen ones: point, total or average.")
  var benchmark: CombinationOptions.Benchmark = .point
  @Option(name: .customLong("h"), help: "Denton: keep first (1) or second (2) differences small.")
  var differences = 1
  @Option(
    parsing: .unconditional,
    help: "Chow–Lin: how errors run on from period to period, between -1 and 1.")
  var rho: Double?
  @Flag(name: .customLong("no-intercept"), help: "Chow–Lin: a line through the origin.")
  var noIntercept = false
  @Option(help: "Random effects: the variance between estimates, by dl or reml.")
  var tau: CombinationOptions.BetweenVariance = .dl
  @Option(help: "Random effects: a normal interval, or kh (Knapp and Hartung).")
  var interval: CombinationOptions.IntervalKind = .normal
  @Flag(help: "The figures are percentages of a whole: results outside 0 and 100 are refused.")
  var share = false
  @OptionGroup var options: OutputOptions

  func validate() throws {
    guard (1...2).contains(differences) else { throw ValidationError("--h takes 1 or 2.") }
    if let rho, !(-1 < rho && rho < 1) {
      throw ValidationError("--rho takes a number between -1 and 1.")
    }
  }

  func run() async throws {
    var settings = CombinationOptions()
    settings.benchmark = benchmark
    settings.differences = differences
    settings.rho = rho
    settings.hasIntercept = !noIntercept
    settings.between = tau
    settings.interval = interval
    settings.areShares = share
    try await Running.run(options) {
      try Combine.run(file: file, method: method, options: settings)
    }
  }
}

struct AgreeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agree",
    abstract: "Test how far an official and a citizen series agree.",
    discussion: """
      FILE is a CSV with the columns period,official,citizen and, where known, official_se,citizen_se. \
      Differences are the citizen figure less the official one. No difference shown is no agreement: \
      that takes the equivalence test.
      """)

  @Argument(help: "The CSV file.")
  var file: String
  @Option(
    help:
      "How far apart the two may be and still agree: 5 for units or percentage points, 10% for a share of the official mean."
  )
  var margin = "10%"
  @OptionGroup var options: OutputOptions

  func validate() throws {
    guard parsedMargin != nil else {
      throw ValidationError("--margin takes a number above 0, or one with % behind it.")
    }
  }

  private var parsedMargin: AgreementReport.Margin? {
    let isShare = margin.hasSuffix("%")
    guard let number = Double(isShare ? String(margin.dropLast()) : margin), number > 0,
      number.isFinite
    else { return nil }
    return isShare ? .relative(number / 100) : .absolute(number)
  }

  func run() async throws {
    guard let margin = parsedMargin else { return }
    try await Running.run(options) { try Agree.run(file: file, margin: margin) }
  }
}

extension CombinationMethod: ExpressibleByArgument {}
extension CombinationOptions.Benchmark: ExpressibleByArgument {}
extension CombinationOptions.BetweenVariance: ExpressibleByArgument {}
extension CombinationOptions.IntervalKind: ExpressibleByArgument {}

struct ProtectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "protect",
    abstract: "Hide the small counts of a table, and as many others as that takes.",
    discussion: """
      FILE is a CSV of counts of persons: names in the first column, one column for each category; \
      totals may stand in the last row and column. kind tells open, primary (too small) and \
      complementary (hidden so that nobody can compute a small one); feasibleLower and feasibleUpper are \
      what can be derived. Ends with 1 where nothing of the table can be shown.
      """)

  @Argument(help: "The CSV file.")
  var file: String
  @Option(help: "Counts above 0 and below this are hidden; never under 3.")
  var threshold = 5
  @Option(
    help:
      "How wide the interval must be in which a hidden count can be enclosed; default: the threshold."
  )
  var width: Int?
  @Option(help: "Round all counts to multiples of this, such as 5 or 10, instead of hiding some.")
  var round: Int?
  @OptionGroup var options: OutputOptions

  func validate() throws {
    guard threshold >= 3 else { throw ValidationError("--threshold takes a number from 3 up.") }
    if let width, width < 1 { throw ValidationError("--width takes a number from 1 up.") }
    if let round, round < 3 { throw ValidationError("--round takes a number from 3 up.") }
  }

  func run() async throws {
    try await Running.run(options) {
      try Protect.run(file: file, threshold: threshold, width: width ?? threshold, base: round)
    }
  }
}

struct MeasureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract:
      "Measure the inequality between the groups of a table, by every measure that it allows.",
    discussion: """
      The columns are label,estimate and, where they are known, se,population,order (from the most \
      disadvantaged, 1, on). A measure that cannot be computed says why.
      """)

  @Argument(help: "The table, a CSV file.")
  var file: String
  @Flag(help: "Less is better: deaths, hunger.")
  var adverse = false
  @Flag(help: "The groups have an order, by the column order or as they stand.")
  var ordered = false
  @Option(help: "The label of the group that the others are held against.")
  var reference: String?
  @Option(
    parsing: .unconditional,
    help: "The largest value that an estimate can have: 100 for percentages.")
  var scale: Double?
  @Flag(
    help:
      "The groups are classes of income or consumption: Gini, Palma and S80/S20 are for them alone."
  )
  var distribution = false
  @Option(
    help:
      "How errors are found: \(Measure.Method.allCases.map(\.rawValue).joined(separator: ", ")).")
  var method: Measure.Method = .delta
  @OptionGroup var options: OutputOptions

  func run() async throws {
    try await Running.run(options) {
      var asked = Measure.Options()
      (asked.isAdverse, asked.isOrdered) = (adverse, ordered)
      (asked.reference, asked.scale, asked.method) = (reference, scale, method)
      asked.isDistribution = distribution
      return try Measure.run(file: file, options: asked)
    }
  }
}

extension Measure.Method: ExpressibleByArgument {}
