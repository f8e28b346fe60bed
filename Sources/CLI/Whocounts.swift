import ArgumentParser
import WhoCounts

/// The `whocounts` command: arguments in, text and exit codes out. What it does is in WhoCounts.
@main
struct Whocounts: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "whocounts",
    abstract: "Who is counted, who is not, and what do citizen data add?",
    discussion: """
      Builds a dashboard of the Sustainable Development Goals from a country's official and citizen \
      data. PROJECT is a folder with a `whocounts.yaml`, a whole Open SDG data repository, or a \
      folder of extracts of the global database.

      Exit codes: 0 done; 1 problems in the data; 2 input unreadable or project invalid; 64 wrong \
      usage.
      """,
    version: Version.text,
    subcommands: [
      New.self, BuildCommand.self, CheckCommand.self, InspectCommand.self, ConvertCommand.self,
      CoverageSubcommand.self, GapsSubcommand.self, CompareCommand.self, ExplainCommand.self,
      GateCommand.self,
      CombineCommand.self,
      AgreeCommand.self, ProtectCommand.self, MeasureCommand.self, ProgressCommand.self,
      TreeCommand.self,
      GapDynamicsCommand.self,
    ])
}
