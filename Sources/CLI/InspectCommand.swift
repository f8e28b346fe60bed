import ArgumentParser
import WhoCounts

struct InspectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Tell what files seem to hold, and propose how to read those of no known layout.",
    discussion: """
      For tables of national workbooks and text files: headers several rows deep, years across or \
      down, notes, decimal commas. What is likely (~) or to be asked (?) is marked; nothing is \
      read before a person confirms the mapping. Ends with 1 where something is to be asked. Of a \
      file of single records it names the columns, and drafts a recipe.
      """)

  @Argument(help: "The files to look at.")
  var files: [String]
  @Option(
    help:
      "Write the proposal for one file: mappings/health.yaml, or recipes/round.yaml for records.")
  var write: String?
  @Option(help: "The project whose areas are known, and within which the mapping names the file.")
  var project: String?
  @Option(
    parsing: .upToNextOption,
    help: "The questionnaire (XLSForm) of records: a workbook, or the sheets survey and choices.")
  var form: [String] = []
  @Flag(help: "The files hold single records, even where they do not look like it.")
  var records = false
  @Option(help: "The sheet of a workbook, or the table of an archive, whose records are looked at.")
  var table: String?
  @OptionGroup var options: OutputOptions

  func run() async throws {
    try await Running.run(options) {
      let reference = try Reference.loaded()
      let opened = try project.map { try Project.open($0, country: nil, reference: reference) }
      var inspect = Inspect(files: files, output: write, project: opened)
      inspect.form = form
      inspect.holdsRecords = records
      inspect.table = table
      return try inspect.run(reference: reference)
    }
  }
}
