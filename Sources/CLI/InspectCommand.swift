import ArgumentParser
import WhoCounts

struct InspectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Tell what files seem to hold, and propose how to read those of no known layout.",
    discussion: """
      For tables of national workbooks and text files: headers several rows deep, years across or \
      down, notes, decimal commas. What is likely (~) or to be asked (?) is marked; nothing is \
      read before a person confirms the mapping. Ends with 1 where something is to be asked.
      """)

  @Argument(help: "The files to look at.")
  var files: [String]
  @Option(help: "Write the proposal for one file as a mapping, such as mappings/health.yaml.")
  var write: String?
  @Option(help: "The project whose areas are known, and within which the mapping names the file.")
  var project: String?
  @OptionGroup var options: OutputOptions

  func run() async throws {
    try await Running.run(options) {
      let reference = try Reference.loaded()
      let opened = try project.map { try Project.open($0, country: nil, reference: reference) }
      return try Inspect(files: files, output: write, project: opened).run(reference: reference)
    }
  }
}
