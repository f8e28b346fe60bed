import ArgumentParser
import Foundation
import WhoCounts

struct New: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Make a project folder with commented settings.",
    discussion: """
      Asks for what no option gives, when a person sits at the terminal. Writes nothing over.
      """)

  @Argument(help: "The folder to make.")
  var folder: String
  @Option(help: "Code (ISO 3166-1 or M49) or name of the country.")
  var country: String?
  @Option(help: "Code of an area that is no country, such as a county; --title names it.")
  var area: String?
  @Option(help: "What the area is, such as county or city.")
  var level: String?
  @Option(help: "Title of the dashboard; default: the country's name.")
  var title: String?
  @Option(help: "Languages, with commas; the first is the fallback.")
  var languages: String?
  @Option(help: "Year that the pages speak for; default: the latest year observed.")
  var asOf: Int?
  @Option(help: "Ids of the population groups to start with, with commas; default: all known.")
  var groups: String?
  @OptionGroup var options: OutputOptions

  func run() async throws {
    try await Running.run(options) {
      let reference = try Reference.loaded()
      var request = NewProject.Request(folder: folder)
      request.area = area
      request.level = level
      request.country =
        country ?? (area == nil ? ask("Which country? (code or name)") : nil)
      request.title = title ?? ask("Title of the dashboard? (Enter: the country's name)")
      request.languages = languages ?? ask("Languages, with commas? (Enter: en)")
      request.asOf = asOf
      request.groups = groups
      return try NewProject(reference: reference).make(request)
    }
  }

  /// `nil` where nobody sits at a terminal, or the answer is empty.
  private func ask(_ question: String) -> String? {
    guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1, !options.quiet else { return nil }
    FileHandle.standardError.write(Data("\(question) ".utf8))
    let answer = readLine()?.trimmingCharacters(in: .whitespaces) ?? ""
    return answer.isEmpty ? nil : answer
  }
}
