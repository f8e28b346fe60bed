import Foundation
import TestSupport
import Testing

/// What `check` prints is what `decisions.csv` needs.
@Suite("Decisions of people, end to end")
struct DecisionTests {
  private static let header = "indicator,period,sex,value\n"

  /// The ids of the findings of a rule.
  private func ids(_ run: Program.Run, _ rule: String) -> [String] {
    var found: [String] = []
    for line in run.output.split(separator: "\n") {
      let fields = line.split(separator: ",").map(String.init)
      if fields.count > 1, fields[1] == rule { found.append(fields[0]) }
    }
    return found
  }

  private func project(_ rows: String, decisions: String? = nil) throws -> URL {
    let folder = try temporaryFolder("decisions")
    try write("country: FJI\n", to: folder.appendingPathComponent("whocounts.yaml"))
    try write(
      "title: {en: Office}\nproducer: Office\nkind: official\nfiles: [data/a.csv]\n",
      to: folder.appendingPathComponent("sources/office.yaml"))
    try write(Self.header + rows, to: folder.appendingPathComponent("data/a.csv"))
    if let decisions {
      try write(
        "id,rule,file,place,found,proposed,why,decision,by,date,note\n" + decisions,
        to: folder.appendingPathComponent("decisions.csv"))
    }
    return folder
  }

  private func write(_ text: String, to file: URL) throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  private func check(_ folder: URL) throws -> Program.Run {
    try Program.run(["check", folder.path, "--format", "csv"])
  }

  @Test(
    "The id that check prints replays the decision, wherever the record then stands",
    arguments: [
      ("1.1.1,20233,F,16.1\n", "impossible-period", "value: 2023"),
      ("1.1.1,2023,F,many\n", "unreadable-value", "value: 12.5"),
      ("1.1.1,2023,F,5\n1.1.1,2023,F,6\n", "conflicting-values", "value: 6"),
      ("1.1.1,2023,F,5\n1.1.1,2023,F,6\n", "conflicting-values", "refuse"),
    ])
  func replays(_ rows: String, _ rule: String, _ decision: String) throws {
    let open = try check(project(rows))
    let found = ids(open, rule)
    try #require(found.count == 1, "\(open.all)")
    let decided = "\(found[0]),\(rule),,,,,checked,\(decision),Statistical office,2026-01-31,\n"
    let moved = "1.1.1,2020,M,3\n" + rows
    let replayed = try check(project(moved, decisions: decided))
    #expect(ids(replayed, rule).isEmpty, "\(replayed.all)")
    #expect(ids(replayed, "unused-decision").isEmpty)
    #expect(!ids(replayed, "decision-applied").isEmpty)
  }

  @Test("A decision that applies to nothing is a question")
  func unused() throws {
    let run = try check(
      project("1.1.1,2020,M,3\n", decisions: "deadbeef0000,,,,,,gone,refuse,Office,2026-01-31,\n"))
    #expect(ids(run, "unused-decision").count == 1, "\(run.all)")
  }

  @Test("A file that two sources claim stops everything")
  func twoSources() throws {
    let folder = try project("1.1.1,2020,M,3\n")
    try write(
      "title: {en: Us}\nproducer: Us\nkind: communityDriven\nfiles: [data/*.csv]\n",
      to: folder.appendingPathComponent("sources/us.yaml"))
    let output = folder.appendingPathComponent("out").path
    let run = try Program.run(["build", folder.path, "--output", output])
    #expect(run.exitCode == 2)
    #expect(run.all.contains("Two sources claim the file"))
    #expect(!FileManager.default.fileExists(atPath: output))
  }

  @Test("A slip of the pen in a category or a column is a question with a suggestion")
  func slips() throws {
    let run = try check(project("1.1.1,2020,Femal,3\n"))
    #expect(ids(run, "misspelt-category").count == 1, "\(run.all)")
    #expect(run.output.contains("Write F if Female is meant"))
  }
}
