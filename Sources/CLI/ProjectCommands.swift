import ArgumentParser
import WhoCounts

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Tell what is wrong with the input, and what became of every record.",
    discussion: """
      Ends with 1 when anything is blocking, held or a question. --propose adds what is held to the \
      list of decisions, each with a proposal and its reason: fill in the column decision (accept, \
      refuse, or value: …), and the next build replays it. --html prints a page that stands by \
      itself: whocounts check --html > findings.html.
      """)

  @OptionGroup var project: ProjectOptions
  @Flag(help: "Add what is held to the list of decisions, with proposals.")
  var propose = false
  @Flag(help: "Print an HTML page instead of text.")
  var html = false
  @OptionGroup var options: OutputOptions

  func validate() throws {
    try options.requireText(ifPage: html)
  }

  func run() async throws {
    try await Running.run(options) {
      let reference = try Reference.loaded()
      let pipeline = Pipeline(
        reference: reference, threads: options.threadCount, keepsRowText: false)
      return try await Check.run(
        try project.open(reference), pipeline: pipeline, proposes: propose,
        asPage: html)
    }
  }
}

struct CoverageSubcommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Show which population groups the indicators count.",
    discussion: """
      From values and years, never from column names. States: official, both, citizen, old, none, \
      notApplicable. With --by dimension: which of sex, age, location… the figures of each indicator \
      tell apart since the first year of availability; with --by intersection: which two and three of \
      them together; with --by cell: all that is asked for, by series, category, level of area and year, \
      without and with citizens; with --by area: who is counted in the areas of areas.csv. With --profile: availability, recency, \
      frequency, depth, comparability, uncertainty, territory and openness of each slice, as counts \
      with what they are of.
      """)

  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case group, dimension, intersection, cell, area
  }

  @OptionGroup var project: ProjectOptions
  @Option(help: "What is looked at: group, dimension, intersection, cell or area.")
  var by = Subject.group
  @Option(
    help:
      "The metrics of each: all, goal, target, indicator, dimension, group, area, source, custodian, tier."
  )
  var profile: CoverageCommand.Slice?
  @Option(help: "Only this group, by its id in the settings.")
  var group: String?
  @Option(help: "Only the indicators of this goal.")
  var goal: Int?
  @OptionGroup var options: OutputOptions

  func validate() throws {
    if by != .group, group != nil {
      throw ValidationError("--group is for --by group: dimensions are of everybody.")
    }
    if by == .area, goal != nil {
      throw ValidationError("--by area counts all indicators: leave --goal out.")
    }
    if profile != nil, by != .group || group != nil {
      throw ValidationError("--profile stands by itself or with --goal.")
    }
  }

  func run() async throws {
    try await Running.run(options) {
      let reference = try Reference.loaded()
      let pipeline = Pipeline(
        reference: reference, threads: options.threadCount, keepsRowText: false)
      let result = try await pipeline.run(try project.open(reference))
      if let profile {
        return try CoverageCommand.profile(
          result, reference: reference, by: profile, goal: goal)
      }
      return switch by {
      case .group:
        try CoverageCommand.run(result, reference: reference, group: group, goal: goal)
      case .dimension: try CoverageCommand.dimensions(result, reference: reference, goal: goal)
      case .intersection:
        try CoverageCommand.intersections(result, reference: reference, goal: goal)
      case .cell: try CoverageCommand.cells(result, reference: reference, goal: goal)
      case .area: CoverageCommand.areas(result)
      }
    }
  }
}

struct GapsSubcommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gaps",
    abstract: "List what is asked for and not there, with one reason each.",
    discussion: "Reasons: noFigure, onlyTotal, old, onlyCitizen.")

  @OptionGroup var project: ProjectOptions
  @Option(help: "Only this group, by its id in the settings.")
  var group: String?
  @Option(help: "Only what is asked for by: indicator, target, framework, project.")
  var requirement: String?
  @OptionGroup var options: OutputOptions

  func run() async throws {
    try await Running.run(options) {
      let reference = try Reference.loaded()
      let pipeline = Pipeline(
        reference: reference, threads: options.threadCount, keepsRowText: false)
      let result = try await pipeline.run(try project.open(reference))
      return try GapsCommand.run(result, group: group, requirement: requirement)
    }
  }
}

struct GateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gate",
    abstract:
      "Tell what each citizen source may do for each indicator, and what is missing for more.",
    discussion: """
      By the criteria of criteria.yaml, or proposed ones, and by recorded decisions. --html prints a form \
      to sign: whocounts gate --html > review.html.
      """)

  @OptionGroup var project: ProjectOptions
  @Option(help: "Only this source, by its id in the register.")
  var source: String?
  @Flag(help: "Print the form as an HTML page instead of text.")
  var html = false
  @OptionGroup var options: OutputOptions

  func validate() throws {
    try options.requireText(ifPage: html)
  }

  func run() async throws {
    try await Running.run(options) {
      let reference = try Reference.loaded()
      let pipeline = Pipeline(
        reference: reference, threads: options.threadCount, keepsRowText: false)
      return try await Gate.run(
        try project.open(reference), pipeline: pipeline, source: source, asPage: html)
    }
  }
}

extension CoverageCommand.Slice: ExpressibleByArgument {}
