import ArgumentParser
import WhoCounts

struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Show who is counted in two or more projects, countries or rounds, under one rule.",
    discussion: """
      The rule is that of the first: its groups, its first year, how old a figure may be, what it asks \
      for and waives. PROJECT@2015 is what was known in 2015. What differs in area, year and series is \
      told first; the rows (--format csv or json) are the cells in which the projects differ.
      """)

  @Argument(
    help: "Projects, Open SDG repositories or folders of extracts, each as FOLDER or FOLDER@YEAR.")
  var projects: [String]
  @Option(
    help:
      "Code or name of the country of each folder that does not tell, in their order; - for one that does."
  )
  var country: [String] = []
  @Flag(help: "Cells in which all agree, too.")
  var all = false
  @OptionGroup var options: OutputOptions

  func validate() throws {
    guard projects.count > 1 else {
      throw ValidationError(
        "Name two projects or more; one of two years is FOLDER@2015 FOLDER@2019.")
    }
    guard country.isEmpty || country.count == projects.count else {
      throw ValidationError(
        "--country is given once for each project, or not at all; - for one that tells.")
    }
    for text in projects where side(text).asOf.map({ !(1900...2100).contains($0) }) ?? false {
      throw ValidationError("\(text): the year after @ is no year.")
    }
  }

  private func side(_ text: String) -> Compare.Side {
    guard let mark = text.lastIndex(of: "@"), let year = Int(text[text.index(after: mark)...])
    else {
      return Compare.Side(path: text)
    }
    return Compare.Side(path: String(text[..<mark]), asOf: year)
  }

  func run() async throws {
    try await Running.run(options) {
      let reference = try Reference.loaded()
      let pipeline = Pipeline(
        reference: reference, threads: options.threadCount, keepsRowText: false)
      var sides = projects.map(side)
      for (index, code) in country.enumerated() where code != "-" { sides[index].country = code }
      return try await Compare.run(
        sides, reference: reference, pipeline: pipeline, showsAll: all)
    }
  }
}
