import ArgumentParser
import WhoCounts

struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tell who measured an indicator, when, and why lines are cut or not compared.")

  @Argument(help: "The indicator, such as 4.1.1.")
  var indicator: String
  @Option(help: "The project folder, Open SDG repository or folder of extracts.")
  var project = "indicators"
  @Option(help: "Code or name of the country, where the folder does not tell.")
  var country: String?
  @Option(
    help: "The list of decisions; default: decisions.csv of the project. A repository needs one.")
  var decisions: String?
  @Option(help: "Only this area, by its code.")
  var area: String?
  @Option(help: "Only this period, such as 2015 or 2015/16.")
  var period: String?
  @OptionGroup var options: OutputOptions

  func run() async throws {
    try await Running.run(options) {
      let reference = try Reference.loaded()
      let pipeline = Pipeline(reference: reference, threads: options.threadCount)
      let opened = try Project.open(
        project, country: country, decisions: decisions, reference: reference)
      let result = try await pipeline.run(opened)
      return try Explain.run(
        result, reference: reference, indicator: indicator, area: area, period: period,
        project: project)
    }
  }
}
