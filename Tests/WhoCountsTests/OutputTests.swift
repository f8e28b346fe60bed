import Bytes
import Disclosure
import Foundation
import Ingest
import SDGModel
import TestSupport
import Testing

@testable import WhoCounts

@Suite struct OutputTests {
  private let scratch: URL
  private let project: URL

  init() throws {
    scratch = try temporaryFolder("output")
    project = scratch.appendingPathComponent("project")
    try FileManager.default.createDirectory(at: project, withIntermediateDirectories: false)
  }

  private func folder(_ name: String, isOwn: Bool = true) throws -> OutputFolder {
    try OutputFolder(
      scratch.appendingPathComponent(name).path, project: project.path, isOwnProject: isOwn)
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: scratch.appendingPathComponent(name), encoding: .utf8)
  }

  private func files(_ texts: [String: String]) -> [BuiltFile] {
    texts.map { BuiltFile(path: $0.key, bytes: Array($0.value.utf8)) }
  }

  private let manifest = "{\"schema\": \"whocounts.manifest/1\"}"

  @Test("A new folder is made with those around it")
  func makesFolders() throws {
    try folder("a/b").write(files(["c/d.html": "one", "manifest.json": manifest]))
    #expect(try text("a/b/c/d.html") == "one")
  }

  @Test("An earlier output is replaced as a whole, and nothing is left beside it")
  func replacesWhole() throws {
    try folder("out").write(files(["old.html": "old", "manifest.json": manifest]))
    try folder("out").write(files(["new.html": "new", "manifest.json": manifest]))
    #expect(try text("out/new.html") == "new")
    let names = try FileManager.default.subpathsOfDirectory(atPath: scratch.path)
    #expect(Set(names) == ["project", "out", "out/new.html", "out/manifest.json"])
  }

  @Test("A folder with our README alone is written")
  func acceptsReadme() throws {
    let out = scratch.appendingPathComponent("out")
    try FileManager.default.createDirectory(at: out, withIntermediateDirectories: false)
    try Data("a".utf8).write(to: out.appendingPathComponent("README.md"))
    try folder("out").write(files(["index.html": "new"]))
    #expect(try text("out/index.html") == "new")
  }

  @Test("What cannot be written leaves the earlier output as it was")
  func keepsEarlier() throws {
    try folder("out").write(files(["old.html": "old", "manifest.json": manifest]))
    // A file cannot be a folder, too.
    let impossible = [
      BuiltFile(path: "a", bytes: [1]), BuiltFile(path: "a/b", bytes: [1]),
    ]
    let error = #expect(throws: ProjectError.self) { try folder("out").write(impossible) }
    #expect(error?.description.contains("previous output is untouched") == true)
    #expect(try text("out/old.html") == "old")
    let names = try FileManager.default.contentsOfDirectory(atPath: scratch.path)
    #expect(Set(names) == ["project", "out"])
  }

  @Test("A folder within a project of ours is written, but not within its inputs")
  func withinProject() throws {
    try folder("project/output").write(files(["index.html": "new"]))
    #expect(try text("project/output/index.html") == "new")
    for name in ["data", "sources", "geo", "translations", "text", "data/deep/er"] {
      #expect(throws: ProjectError.self) { try folder("project/\(name)") }
    }
  }

  @Test("A repository or a folder of extracts is never written to")
  func foreignInput() throws {
    #expect(throws: ProjectError.self) { try folder("project/output", isOwn: false) }
    _ = try folder("project-output", isOwn: false)
  }

  // MARK: Manifest

  @Test("The manifest lists inputs and outputs by path with their hashes, and no place or time")
  func manifestLists() throws {
    let scope = Scope(
      title: LocalText("a"), area: Area(id: "X", name: LocalText("a"), level: "country"),
      languages: ["en"], asOf: 2020)
    let input = InputFile(
      path: "data/a.csv", dialect: "tidy-csv", source: "a", hash: "00ff",
      counts: RecordCounts(taken: 3, held: 1))
    let data = DisclosureControl().protect(
      Dataset(
        observations: ObservationTable(), cells: [], sources: [], diagnostics: [], files: [input]),
      scope: scope)
    let outputs = files(["b.html": "b", "a/z.html": "z", "a.html": "a"])
    let file = Manifest.file(data: data, outputs: outputs)
    #expect(file.path == "manifest.json")
    #expect(Manifest.file(data: data, outputs: outputs.reversed()).bytes == file.bytes)
    let json = try JSON.parse(file.bytes)
    #expect(json["schema"]?.stringValue == "whocounts.manifest/1")
    #expect(json["inputs"]?.arrayValue?.first?["sha256"]?.stringValue == "00ff")
    #expect(json["inputs"]?.arrayValue?.first?["records"]?.integerValue == 4)
    let listed = json["outputs"]?.arrayValue ?? []
    #expect(listed.map { $0["path"]?.stringValue } == ["a.html", "a/z.html", "b.html"])
    #expect(listed.first?["sha256"]?.stringValue == SHA256.hex(Array("a".utf8)))
  }

  // MARK: Folders and findings

  @Test("Files are listed in the order of their bytes, hidden ones not, dangling links, too")
  func listsFiles() throws {
    for name in ["b.csv", "B.csv", "sub/a.csv", ".hidden.csv", ".git/c.csv", "é.csv", "note.md"] {
      let file = project.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data("a".utf8).write(to: file)
    }
    try FileManager.default.createSymbolicLink(
      atPath: project.appendingPathComponent("gone.csv").path, withDestinationPath: "/nowhere/x")
    let found = Folder(project.path).files { $0.hasSuffix(".csv") }
    #expect(found == ["B.csv", "b.csv", "gone.csv", "sub/a.csv", "é.csv"])
  }

  @Test("A star in a pattern crosses folders")
  func patterns() {
    #expect(Folder.matches("data/a/b.csv", pattern: "data/*.csv"))
    #expect(!Folder.matches("data/a.tsv", pattern: "data/*.csv"))
  }

  @Test("The id of a finding does not depend on the line where it stands")
  func stableIDs() {
    func finding(line: Int, subject: String) -> Diagnostic {
      Diagnostic(
        rule: "unreadable-value", severity: .held, place: Place(file: "a.csv", line: line),
        message: "m", hint: "h", subject: subject)
    }
    let id = Decision.id(of: finding(line: 2, subject: "x"))
    #expect(Decision.id(of: finding(line: 9, subject: "x")) == id)
    #expect(Decision.id(of: finding(line: 2, subject: "y")) != id)
  }

  @Test("An error tells the place, what is wrong and what to do, each problem on its line")
  func errorText() {
    var error = ProjectError("a.yaml:1:2", "unknown key `b`", hint: "did you mean `c`?")
    #expect(error.description == "a.yaml:1:2: unknown key `b`. did you mean `c`?")
    error.problems.append(.init(place: "", message: "no data", hint: ""))
    #expect(error.description.hasSuffix("\nno data"))
  }
}
