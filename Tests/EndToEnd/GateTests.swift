import Foundation
import TestSupport
import Testing

/// A recorded decision, from the register to the pages, captions and exports, and back.
@Suite struct GateTests {
  private func gate(_ project: InventedProject) throws -> [String] {
    let run = try Program.run(
      ["gate", project.folder.path, "--format", "csv"], in: project.scratch)
    #expect(run.exitCode == 0, "\(run.all)")
    return run.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).prefix(5).joined(separator: ",")
    }
  }

  /// The output without what names the inputs' hashes.
  private func pages(_ project: InventedProject) throws -> [String: String] {
    #expect(try project.build().exitCode == 0)
    let content = try FolderContent(project.output)
    try FileManager.default.removeItem(at: project.output)
    return Dictionary(
      uniqueKeysWithValues: content.files.filter { $0.key != "manifest.json" }.map {
        ($0.key, String(decoding: $0.value, as: UTF8.self))
      })
  }

  @Test("A decision changes the tier in every output, and taking it back changes it back")
  func decision() throws {
    let project = try InventedProject()
    let file = "sources/harbour-circle.yaml"
    let decided = try project.text(file)
    #expect(try gate(project).contains("harbour-circle,6.1.1,fill,alongside,raised"))
    let with = try pages(project)

    let start = try #require(decided.range(of: "    decision:\n"))
    let end = try #require(decided.range(of: "  6.1.S1:\n"))
    var undecided = decided
    undecided.removeSubrange(start.lowerBound..<end.lowerBound)
    try project.write(undecided, to: file)
    #expect(try gate(project).contains("harbour-circle,6.1.1,alongside,alongside,byCriteria"))
    let without = try pages(project)

    let source = "sources/harbour-circle.html"
    #expect(with[source]?.contains("Decision of Veldmark Office of Numbers") == true)
    #expect(without[source]?.contains("Decision of Veldmark Office of Numbers") == false)
    #expect(without[source]?.contains("A review decision for tier B has to be on record") == true)
    for (name, comma) in [("data/provenance.csv", ","), ("indicators/6-1-1/sources.html", ", ")] {
      let who = "Veldmark Office of Numbers\(comma)board of methods"
      #expect(with[name]?.contains(who) == true, "\(name)")
      #expect(with[name] != without[name], "\(name)")
      #expect(without[name]?.contains("2021-12-01") == false, "\(name)")
    }
    try project.write(decided, to: file)
    #expect(try pages(project) == with)
  }

  @Test("A decision whose time is over by the date of publication does not count, and says so")
  func expired() throws {
    let project = try InventedProject()
    try project.replace(
      "validUntil: 2024-12-31", with: "validUntil: 2022-02-28", in: "sources/harbour-circle.yaml")
    #expect(try gate(project).contains("harbour-circle,6.1.1,alongside,alongside,expiredDecision"))
    let page = try #require(try pages(project)["sources/harbour-circle.html"])
    #expect(page.contains("was valid until 2022-02-28"))
    let check = try Program.run(
      ["check", project.folder.path], in: project.scratch)
    #expect(check.all.contains("The decision on 6.1.1 was valid until 2022-02-28"))
  }

  @Test("The office's own criteria decide what is earned; a wrong key is an error with its place")
  func criteria() throws {
    let project = try InventedProject()
    try project.write(
      "owner: Veldmark Office of Numbers\ntiers:\n  alongside: {minimum: {ethics: 1}}\n"
        + "  fill: {minimum: {relevance: 3}}\n",
      to: "criteria.yaml")
    #expect(try gate(project).contains("harbour-circle,6.1.1,fill,fill,decided"))
    let form = try Program.run(["gate", project.folder.path, "--html"], in: project.scratch)
    #expect(form.output.contains("Criteria of Veldmark Office of Numbers."))
    try project.write("tiers:\n  fill: {minimum: {relevanze: 3}}\n", to: "criteria.yaml")
    let wrong = try Program.run(["gate", project.folder.path], in: project.scratch)
    #expect(wrong.exitCode == 2)
    #expect(wrong.all.contains("criteria.yaml:2") && wrong.all.contains("relevance"))
  }

  @Test("What counts as a contradiction is the office's to say, in its criteria")
  func conflictLimits() throws {
    let project = try InventedProject()
    // Two rounds far above the figures of the office: beyond a tenth and 2 points, within 60 per cent.
    try project.write(
      "indicator,series,period,value,unit\n6.1.1,SH_H2O_SAFE,2015,90,PT\n6.1.1,SH_H2O_SAFE,2016,90,PT\n",
      to: "data/citizen/harbour-late.csv")
    func isOpen() throws -> Bool {
      let run = try Program.run(["gate", project.folder.path], in: project.scratch)
      return run.output.contains("open conflict") || run.output.contains("contradict")
    }
    #expect(try isOpen())
    try project.write(
      "schema: 1\nowner: Office\nconflict: {percent: 60, difference: 2}\n", to: "criteria.yaml")
    #expect(try !isOpen())
    try project.write("schema: 1\nconflict: {z: 0}\n", to: "criteria.yaml")
    let wrong = try Program.run(["gate", project.folder.path], in: project.scratch)
    #expect(wrong.exitCode == 2 && wrong.all.contains("criteria.yaml"))
  }

  @Test(
    "Check says as the gate does that a decision lacks something where figures contradict official ones"
  )
  func checkSeesContradictions() throws {
    let project = try InventedProject()
    try project.write(
      "tiers:\n  alongside: {minimum: {ethics: 1}}\n  fill: {minimum: {relevance: 3}}\n",
      to: "criteria.yaml")
    try project.replace(
      "      role: board of methods\n", with: "", in: "sources/harbour-circle.yaml")
    func lacking() throws -> Bool {
      let run = try Program.run(["check", project.folder.path], in: project.scratch)
      return run.all.contains(
        "lacks role, conflict: the source stays alongside, for its figures contradict")
    }
    #expect(try !lacking())
    try project.write(
      "indicator,series,period,value,unit\n6.1.1,SH_H2O_SAFE,2015,90,PT\n6.1.1,SH_H2O_SAFE,2016,90,PT\n",
      to: "data/citizen/harbour-late.csv")
    #expect(try lacking())
  }

  @Test("The community is named as it wants, and what is no citizen data by its making is said so")
  func creditAndParticipation() throws {
    let project = try InventedProject()
    try project.replace(
      "participation: {level: 5,", with: "credit: Families on the water\nparticipation: {level: 2,",
      in: "sources/harbour-circle.yaml")
    let all = try pages(project)
    let page = try #require(all["indicators/6-1-1.html"] ?? all["indicators/6-1-1/index.html"])
    #expect(page.contains("Families on the water"))
    #expect(page.contains("participation level 2 of 5, not citizen data in the Framework’s sense"))
    #expect(all["data/provenance.csv"]?.contains("Families on the water,2") == true)
    let french = try #require(
      all["fr/indicators/6-1-1.html"] ?? all["fr/indicators/6-1-1/index.html"])
    #expect(french.contains("niveau de participation 2 sur 5"))
  }
}
