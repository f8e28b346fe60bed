import ArgumentParser
import WhoCounts

struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Build the dashboard, its figures and data files.",
    discussion: """
      The output is built aside and swapped in whole. A folder that no build made is never written \
      over. Ends with 0 unless something is blocking; with --strict also when something is held or \
      a question.
      """)

  @OptionGroup var project: ProjectOptions
  @Option(name: .shortAndLong, help: "The folder to write.")
  var output = "output"
  @Flag(help: "Write nothing when something is held or a question.")
  var strict = false
  @Flag(
    inversion: .prefixedNo,
    help: "Make a file of every figure as SVG, PDF, PNG, CSV and alternative text.")
  var figures = true
  @OptionGroup var options: OutputOptions

  func run() async throws {
    try await Running.run(options) {
      try await BuildJob.run(
        project: project.project, country: project.country, decisions: project.decisions,
        output: output, isStrict: strict,
        makesFigures: figures, threads: options.threadCount, isQuiet: options.quiet,
        progress: { [isQuiet = options.quiet] in Running.progress($0, isQuiet: isQuiet) })
    }
  }
}
