import ArgumentParser
import WhoCounts

struct ConvertCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Read data files of any known layout and write one table of observations.",
    discussion: """
      Every record is kept, with a blank or marked value as an observation of its kind. Problems go \
      to standard error. Writes to standard output unless --output names a file.
      """)

  @Argument(help: "The files to read.")
  var files: [String]
  @Option(help: "What to write: csv (our tidy table), sdmx-csv or json.")
  var to: Conversion = .csv
  @Option(name: .shortAndLong, help: "The file to write.")
  var output: String?
  @Option(help: "Only the records of this country, by its code or name.")
  var country: String?
  @Option(help: "The mapping file for files of no known layout; inspect proposes one.")
  var mapping: String?
  @Option(help: ArgumentHelp("How many threads to use; default: as many as there are processors."))
  var threads: Int?
  @Flag(name: .shortAndLong, help: "Print no problems.")
  var quiet = false

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads takes a number from 1 up.") }
  }

  func run() async throws {
    var options = OutputOptions()
    options.format = .text
    options.threads = threads
    options.quiet = quiet
    try await Running.run(options) {
      let job = Convert(
        files: files, conversion: to, output: output, country: country,
        mapping: mapping, threads: options.threadCount)
      let (result, problems) = try await job.run()
      if !quiet, !problems.isEmpty { Running.complain(problems.joined(separator: "\n")) }
      return result
    }
  }
}

extension Conversion: ExpressibleByArgument {}
