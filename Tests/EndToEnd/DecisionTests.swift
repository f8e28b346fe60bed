import Foundation
import TestSupport
import Testing

/// A national repository of the reference data, where there is one beside the checkout.
private let referenceRepository: URL? = {
  let folder = repositoryRoot.appendingPathComponent("../shared/data/opensdg-armenia")
    .standardizedFileURL
  return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
}()

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
      project("1.1.1,2020,M,3\n", decisions: "f-deadbeef0000,,,,,,gone,refuse,Office,2026-01-31,\n")
    )
    #expect(ids(run, "unused-decision").count == 1, "\(run.all)")
  }

  @Test(
    "A whole national repository: everything held is proposed, decided, replayed and, once gone, told",
    .enabled(if: referenceRepository != nil, "needs the reference data"))
  func repository() throws {
    let source = try #require(referenceRepository)
    let scratch = try temporaryFolder("repository")
    let folder = scratch.appendingPathComponent("site")
    try FileManager.default.copyItem(at: source, to: folder)
    let list = scratch.appendingPathComponent("decisions.csv")
    let arguments = [folder.path, "--country", "ARM", "--decisions", list.path]
    let first = try Program.run(["check"] + arguments + ["--propose", "--quiet"])
    #expect(first.exitCode == 1)
    var lines = try String(contentsOf: list, encoding: .utf8).split(separator: "\n").map(
      String.init)
    #expect(lines.count == 1 + 177)
    for index in lines.indices.dropFirst() {
      // The proposed year is taken; everything else stays out.
      let answer = lines[index].contains("impossible-period") ? "accept" : "refuse"
      lines[index] = lines[index].dropLast(4) + ",\(answer),Statistical office,2026-01-31,"
    }
    try (lines.joined(separator: "\n") + "\n").write(to: list, atomically: true, encoding: .utf8)
    let decided = try Program.run(["check"] + arguments + ["--format", "json"])
    #expect(decided.output.contains("\"held\":0"), "\(decided.output.prefix(600))")
    #expect(decided.output.contains("\"taken\":9788"))
    // The file is edited elsewhere: a decided record goes, and the others move.
    let file = folder.appendingPathComponent("data/indicator_1-3-1-ja.csv")
    var rows = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
    rows.remove(at: try #require(rows.firstIndex { $0.contains("20222") }))
    try FileManager.default.removeItem(at: file)
    try rows.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
    let edited = try Program.run(["check"] + arguments + ["--format", "csv"])
    #expect(ids(edited, "unused-decision").count == 1, "\(edited.errors)")
    #expect(ids(edited, "conflicting-values").isEmpty)
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
