import ArgumentParser
import Foundation
import WhoCounts

/// Options that every command has.
struct OutputOptions: ParsableArguments {
  @Option(help: "How to print: text for people, json or csv for programs.")
  var format: CommandResult.Format = .text

  @Option(
    help: ArgumentHelp("How many threads to use; default: as many as there are processors."))
  var threads: Int?

  @Flag(name: .shortAndLong, help: "Print nothing but what was asked for.")
  var quiet = false

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads takes a number from 1 up.") }
  }

  var threadCount: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }
}

/// Options of the commands that work on a project.
struct ProjectOptions: ParsableArguments {
  @Argument(help: "The project folder, Open SDG repository or folder of extracts.")
  var project = "indicators"

  @Option(help: "Code or name of the country, where the folder does not tell.")
  var country: String?

  @Option(
    help: "The list of decisions; default: decisions.csv of the project. A repository needs one.")
  var decisions: String?

  func open(_ reference: Reference) throws -> Project {
    try Project.open(project, country: country, decisions: decisions, reference: reference)
  }
}

extension OutputOptions {
  /// A page and a format for programs exclude each other.
  func requireText(ifPage html: Bool) throws {
    if html, format != .text {
      throw ValidationError("--html and --format \(format.rawValue) are two formats.")
    }
  }
}

extension CommandResult.Format: ExpressibleByArgument {}
