import ArgumentParser
import WhoCounts

struct TreeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tree",
    abstract: "Find the combinations of circumstances that are furthest behind.",
    discussion: """
      FILE is a CSV of counts: n persons and met of them who have what is asked for, in every combination \
      of all other columns (sex, residence, wealth). Of something bad count those who are spared it. \
      Single circumstances and how they add up stand in the summary.
      """)

  @Argument(help: "The counts, a CSV file.")
  var file: String
  @Option(
    parsing: .upToNextOption,
    help: "Columns whose levels have an order, that in which they first stand: education.")
  var ordered: [String] = []
  @OptionGroup var options: OutputOptions

  func run() async throws {
    try await Running.run(options) { try Tree.run(file: file, ordered: ordered) }
  }
}

struct GapDynamicsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gap",
    abstract: "Tell how the gap between a group ahead and a group behind changes.",
    discussion: """
      The columns are year,ahead,behind and, where they are known, ahead_se,behind_se. \
      A gap that narrows because the group ahead falls is no success, and is called so.
      """)

  @Argument(help: "The two groups by year, a CSV file.")
  var file: String
  @Flag(help: "Less is better: deaths, hunger.")
  var adverse = false
  @OptionGroup var options: OutputOptions

  func run() async throws {
    try await Running.run(options) { try GapCommand.run(file: file, isAdverse: adverse) }
  }
}
