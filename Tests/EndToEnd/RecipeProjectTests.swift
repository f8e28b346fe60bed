import Foundation
import TestSupport
import Testing

/// Records of made-up persons in a project: figures come out, and nothing of anybody.
@Suite struct RecipeProjectTests {
  /// Forty made-up households in two wards; in one of them three of thirteen have the answer.
  private static func records() -> String {
    var text = "ward,visited,head_name,phone,story,sex,tap\n"
    for number in 0..<40 {
      let isUpper = number < 13
      let hasTap = isUpper ? number < 3 : number % 2 == 0
      text += "\(isUpper ? "upper" : "lower"),2021-0\(1 + number % 9)-11,"
      text += "Canary Personname \(number),+99970000\(1000 + number),"
      text += "the long story that household number \(number) told at the gate of the yard,"
      text += "\(number % 2 == 0 ? "F" : "M"),\(hasTap ? "yes" : "no")\n"
    }
    return text
  }

  private static let recipe = """
    schema: 1
    file: data/records/round.csv
    records: households
    area: {column: ward, map: {upper: XVM-U, lower: XVM-L}}
    period: {column: visited, by: year}
    groups: {sex: {column: sex, map: {F: F, M: M}}}
    measures:
      - indicator: 6.2.1
        share: [{column: tap, is: [yes]}]
        by: [[], [area], [sex]]
    """

  private static let source = """
    title: {en: Round of the wards}
    producer: Ward circle
    kind: communityDriven
    files: [data/records/*.csv]
    indicators:
      6.2.1: {definitionMatch: scopeDiffers, differs: Taps in the yard}
    """

  private func project() throws -> InventedProject {
    let project = try InventedProject()
    try project.write(Self.records(), to: "data/records/round.csv")
    try project.write(Self.recipe, to: "recipes/round.yaml")
    try project.write(Self.source, to: "sources/ward-round.yaml")
    return project
  }

  /// What would betray a household, or the share of the ward where three of thirteen have a tap.
  private static let traces = [
    "Canary", "Personname", "+9997000", "99970000", "told at the gate", "23.07", "23.08",
    "head_name",
  ]

  @Test("Neither a person's text nor a suppressed value is in any file, message or log")
  func canary() throws {
    let project = try project()
    let run = try project.build(["--figures"])
    #expect(run.exitCode == 0, "\(run.all)")
    let content = try FolderContent(project.output)
    #expect(!content.paths(holding: "Ward circle").isEmpty)
    for trace in Self.traces {
      #expect(content.paths(holding: trace).isEmpty, "\(trace)")
      #expect(!run.all.contains(trace), "\(trace)")
    }
    for command in [["check"], ["check", "--format", "json"], ["check", "--html"], ["gate"]] {
      let said = try Program.run(
        [command[0], project.folder.path] + command.dropFirst(), in: project.scratch)
      for trace in Self.traces { #expect(!said.all.contains(trace), "\(command) \(trace)") }
    }
    let explained = try Program.run(
      ["explain", "6.2.1", "--project", project.folder.path], in: project.scratch)
    for trace in Self.traces { #expect(!explained.all.contains(trace), "\(trace)") }
  }

  @Test(
    "Nor is any of it in the text of a PDF figure", .enabled(if: InventedCountryTests.canReadPDF))
  func canaryInPDF() throws {
    let project = try project()
    let run = try Program.run(
      ["build", project.folder.path, "--output", project.output.path], in: project.scratch)
    #expect(run.exitCode == 0, "\(run.all)")
    let text = try Program.shell(
      "find . -name '*.pdf' -exec pdftotext -q {} - ';'", in: project.output
    ).output
    #expect(text.contains("Ward circle"))
    for trace in Self.traces { #expect(!text.contains(trace), "\(trace)") }
  }

  @Test("The figures of large enough groups are shown, with n and the interval")
  func figures() throws {
    let explained = try Program.run(
      ["explain", "6.2.1", "--project", try project().folder.path, "--format", "csv"],
      in: FileManager.default.temporaryDirectory)
    // 16 of 40, by hand; Wilson's interval from statsmodels.
    #expect(explained.output.contains("2021,40,number,26.3483256842919"))
    // The other ward would give the small one away: 16 of 40 less 13 of 27.
    #expect(explained.output.contains("XVM-L,,2021,,suppressed"))
    #expect(!explained.output.contains("48.148"))
  }

  @Test("Explain tells how records became figures: used, left out, n, the interval and its basis")
  func explained() throws {
    let project = try project()
    let explained = try Program.run(
      ["explain", "6.2.1", "--project", project.folder.path], in: project.scratch)
    let text = explained.output.split { $0.isWhitespace }.joined(separator: " ")
    #expect(text.contains("From records to figures"))
    // A figure is hidden: how many records there are exactly could tell it.
    #expect(text.contains("Of about 40 households about 40 were used"))
    #expect(text.contains("as if drawn at random"))
    #expect(!explained.output.contains("Canary"))
  }

  @Test("A group without a list of its categories is refused: the texts of a column may be names")
  func groupsNeedLists() throws {
    let project = try project()
    try project.replace(
      "groups: {sex: {column: sex, map: {F: F, M: M}}}", with: "groups: {sex: {column: sex}}",
      in: "recipes/round.yaml")
    let run = try project.build()
    #expect(run.exitCode != 0)
    #expect(run.all.contains("recipes/round.yaml"))
    #expect(run.all.contains("a `map` for `sex`"))
  }

  @Test("A hidden figure in a text of the project stops the build, which names no figure")
  func leak() throws {
    let project = try project()
    try project.replace(
      "en: An invented country, made for tests.", with: "en: The upper ward has 23.08 per cent.",
      in: "whocounts.yaml")
    let run = try project.build()
    #expect(run.exitCode != 0)
    #expect(run.all.contains("a figure that is hidden would stand in"))
    #expect(!run.all.contains("23.08"))
    #expect(!FileManager.default.fileExists(atPath: project.output.path))
  }

  @Test(
    "A recipe that names a personal column, or breaks down by what it does not assign, is refused")
  func refusals() throws {
    let project = try project()
    try project.replace("column: ward,", with: "column: head_name,", in: "recipes/round.yaml")
    let check = try Program.run(["check", project.folder.path], in: project.scratch)
    #expect(check.exitCode == 1)
    #expect(check.all.contains("head_name tells who or where a person is"))
    try project.write(
      Self.recipe.replacing("[sex]]", with: "[age]]"), to: "recipes/round.yaml")
    let wrong = try Program.run(["check", project.folder.path], in: project.scratch)
    #expect(wrong.exitCode == 2)
    #expect(wrong.all.contains("recipes/round.yaml") && wrong.all.contains("`age`"))
  }

  @Test("Where a figure is hidden, pages and the manifest tell in tens how many records there are")
  func roundedCounts() throws {
    let project = try project()
    try project.write(Self.records() + "lower,2021-05-11,x,,,F,yes\n", to: "data/records/round.csv")
    #expect(try project.build().exitCode == 0)
    let content = try FolderContent(project.output)
    let page = String(decoding: try #require(content.files["problems.html"]), as: UTF8.self)
    #expect(page.contains("Of about 40 households about 40 were used"))
    #expect(page.contains("Counts of records are rounded to tens"))
    let manifest = String(decoding: try #require(content.files["manifest.json"]), as: UTF8.self)
    #expect(!manifest.contains("\"taken\": 41"))
    for path in content.paths(holding: "41 households") { Issue.record("\(path)") }
    let check = try Program.run(["check", project.folder.path], in: project.scratch)
    #expect(check.output.contains("Of 41 households 41 were used"))
  }

  @Test(
    "Records that a recipe cannot use are left out where somebody refused them, and nothing is unused"
  )
  func refusedRecords() throws {
    let project = try project()
    try project.write(Self.records() + "upper,someday,x,x,x,F,yes\n", to: "data/records/round.csv")
    func found(_ rule: String) throws -> [String] {
      let check = try Program.run(
        ["check", project.folder.path, "--format", "csv"], in: project.scratch)
      return check.output.split(separator: "\n").map(String.init).filter { $0.contains(rule) }
    }
    let held = try #require(try found("unusable-records").first)
    #expect(held.contains("1 households: no readable date"))
    let id = try #require(held.split(separator: ",").first)
    try project.write(
      "id,rule,file,place,found,proposed,why,decision,by,date,note\n"
        + "\(id),unusable-records,data/records/round.csv,,,,,refuse,Office,2021-10-01,\n",
      to: "decisions.csv")
    #expect(try found("unusable-records").isEmpty)
    #expect(try found("unused-decision").isEmpty)
    #expect(try found("decision-applied").first?.contains("stay out, as decided by Office") == true)
  }

  @Test("A recipe without measures keeps its own file out, and stops no other command")
  func unfinished() throws {
    let project = try project()
    try project.replace(
      "measures:\n  - indicator: 6.2.1\n    share: [{column: tap, is: [yes]}]\n    by: [[], [area], [sex]]",
      with: "measures: []", in: "recipes/round.yaml")
    let check = try Program.run(["check", project.folder.path], in: project.scratch)
    #expect(check.exitCode == 1)
    #expect(check.all.contains("The recipe has no measures yet"))
    let gaps = try Program.run(["gaps", project.folder.path], in: project.scratch)
    #expect(gaps.exitCode == 0, "\(gaps.all)")
  }

  @Test("A criterion that the rubric lacks is an error with a suggestion")
  func misspeltCriterion() throws {
    let project = try project()
    try project.replace(
      "differs: Taps in the yard}", with: "differs: Taps, rubric: {precison: {score: 2}}}",
      in: "sources/ward-round.yaml")
    let check = try Program.run(["check", project.folder.path], in: project.scratch)
    #expect(check.exitCode == 2)
    #expect(check.all.contains("did you mean precision?"))
  }

  @Test(
    "Figures of the same definition that name no series, where the official ones do, are asked about"
  )
  func namelessSeries() throws {
    let project = try project()
    try project.replace(
      "definitionMatch: scopeDiffers, differs: Taps in the yard", with: "definitionMatch: exact",
      in: "sources/ward-round.yaml")
    func said() throws -> String {
      try Program.run(["check", project.folder.path], in: project.scratch).all
    }
    try project.replace("6.2.1", with: "6.1.1", in: "recipes/round.yaml")
    try project.replace("6.2.1", with: "6.1.1", in: "sources/ward-round.yaml")
    #expect(try said().contains("name no series, which those do"))
    try project.replace(
      "- indicator: 6.1.1", with: "- indicator: 6.1.1\n    series: SH_H2O_SAEF",
      in: "recipes/round.yaml")
    #expect(try said().contains("did you mean SH_H2O_SAFE?"))
    try project.replace("SH_H2O_SAEF", with: "SH_H2O_SAFE", in: "recipes/round.yaml")
    let named = try said()
    #expect(!named.contains("name no series") && !named.contains("did you mean SH_H2O"))
  }
}
