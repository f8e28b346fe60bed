import Foundation
import TestSupport
import Testing

/// A series that the project asks to be merged, from the settings to the pages and exports.
@Suite struct MergedSeriesTests {
  private let rule = "{method: priorityFill, reason: The office has no staff on the water}"

  private func project(_ rule: String) throws -> InventedProject {
    let project = try InventedProject()
    try project.replace(self.rule, with: rule, in: "whocounts.yaml")
    try project.replace(
      "6.1.1,SH_H2O_SAFE,XVM,2020,,,58.4375",
      with: """
        6.1.1,SH_H2O_SAFE,XVM,2016,,,60.125,2500,,,PT,,Round of the spring
        6.1.1,SH_H2O_SAFE,XVM,2017,,,61.25,2500,,,PT,,Round of the spring
        6.1.1,SH_H2O_SAFE,XVM,2021,,,64.5,2500,,,PT,,Round of the spring
        6.1.1,SH_H2O_SAFE,XVM,2020,,,65.4375
        """, in: "data/citizen/harbour-water.csv")
    return project
  }

  /// Period, value, status, who made it and why nothing stands there, of the country's total.
  private func merged(_ project: InventedProject) throws -> [String] {
    #expect(try project.build().exitCode == 0)
    let file = project.output.appendingPathComponent("data/merged.csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    return lines.dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    .filter { $0[2] == "XVM" && $0[4].isEmpty }
    .map { "\($0[3]) \($0[5].prefix(9)) \($0[12]) \($0[14]) \($0[18])" }
  }

  @Test("A logit splice stands in the exports, on the page and in the explanation")
  func splice() throws {
    let project = try project("{method: splice, form: logit, reason: No staff on the water}")
    // The computed figures with numpy: the mean of the two differences of logits is 0.1939991157.
    #expect(
      try merged(project) == [
        "2015 61.25 A OFFICIAL ", "2016 63.5 A OFFICIAL ", "2017 65.742322 E MIXED ",
        "2018 70.267732 E MIXED ", "2019 68.125 A OFFICIAL ", "2020 70.75 A OFFICIAL ",
        "2021 68.807426 F MIXED ",
      ])
    let page = try String(
      contentsOf: project.output.appendingPathComponent("indicators/6-1-1.html"),
      encoding: .utf8)
    #expect(page.contains("Official and citizen figures as one series"))
    #expect(page.contains("No staff on the water"))
    #expect(page.contains("Decision of Veldmark Office of Numbers, board of methods, 2021-12-01"))
    let explained = try Program.run(
      ["explain", "6.1.1", "--project", project.folder.path], in: project.scratch)
    #expect(explained.output.contains("2018 · 70.3 · computed · estimated"))
  }

  @Test("What disclosure control hides is never filled and moves no factor")
  func hidden() throws {
    let project = try project("{method: splice, form: logit, reason: No staff on the water}")
    try project.replace(
      "2016,,,60.125,2500", with: "2016,,,60.125,4", in: "data/citizen/harbour-water.csv")
    // One common period is left.
    #expect(try merged(project) == ["    "])
    let file = project.output.appendingPathComponent("data/merged.csv")
    #expect(try String(contentsOf: file, encoding: .utf8).contains("shortOverlap"))
  }

  @Test("A withdrawn decision takes the merged series with it")
  func undecided() throws {
    let project = try project(rule)
    #expect(try merged(project).contains("2018 66.0625 G CITIZEN "))
    try FileManager.default.removeItem(at: project.output)
    try project.replace(
      "validUntil: 2024-12-31", with: "validUntil: 2022-02-28", in: "sources/harbour-circle.yaml")
    #expect(try merged(project) == ["    "])
  }

  @Test(
    "A method without its form, or with another's, is an error with its place",
    arguments: [
      "{method: splice, reason: R}", "{method: splice, form: denton, reason: R}",
      "{method: benchmark, form: chow-lin, reason: R}", "{method: fold, reason: R}",
      "{method: splice, form: logit}",
    ])
  func errors(rule: String) throws {
    let project = try project(rule)
    let run = try project.build()
    #expect(run.exitCode != 0)
    #expect(run.all.contains("whocounts.yaml:"))
  }

  @Test("A misspelt series or source under `merge` is a question")
  func ofNothing() throws {
    let project = try project("{method: splice, form: logit, source: harbor-circle, reason: R}")
    try project.replace(
      "    SH_H2O_SAFE: {",
      with: "    X_TYPO: {method: priorityFill, reason: R}\n    SH_H2O_SAFE: {",
      in: "whocounts.yaml")
    let check = try Program.run(["check", project.folder.path], in: project.scratch)
    #expect(check.all.contains("the series X_TYPO, of which no file has a figure"))
    #expect(check.all.contains("names the source harbor-circle, which the register does not have"))
  }
}
