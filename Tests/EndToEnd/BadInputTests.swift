import Foundation
import TestSupport
import Testing

/// What a user may get wrong. Each has a message with its place and a remedy, the right exit code,
/// and leaves the previous output as it was.
@Suite struct BadInputTests {
  /// Spoils the project and builds it where an earlier output stands.
  private func spoiled(
    _ label: String = #function, options: [String] = [],
    _ spoil: (InventedProject) throws -> Void
  ) throws -> (run: Program.Run, changed: [String]) {
    let project = try InventedProject(label)
    defer { try? FileManager.default.removeItem(at: project.scratch) }
    try project.makePreviousOutput()
    let before = try FolderContent(project.output)
    try spoil(project)
    let run = try project.build(options)
    let names = try FileManager.default.contentsOfDirectory(atPath: project.scratch.path)
    #expect(Set(names).isSubset(of: ["project", "output"]), "\(names)")
    return (run, try FolderContent(project.output).differences(from: before))
  }

  private func expectRefusal(
    _ result: (run: Program.Run, changed: [String]), _ texts: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(result.run.exitCode == 2, "\(result.run.all)", sourceLocation: sourceLocation)
    #expect(result.changed == [], sourceLocation: sourceLocation)
    for text in texts {
      #expect(
        result.run.all.contains(text), "“\(text)” in: \(result.run.all)",
        sourceLocation: sourceLocation)
    }
  }

  @Test("A project that is not there is named, with the way to make one")
  func missingProject() throws {
    let result = try spoiled { try $0.remove("") }
    expectRefusal(result, "project: there is no such folder", "whocounts new")
  }

  @Test("A file in the place of a project is told apart from a folder")
  func fileAsProject() throws {
    let result = try spoiled {
      try $0.remove("")
      try Data("a".utf8).write(to: $0.folder)
    }
    expectRefusal(result, "this is a file, not a project folder", "whocounts convert")
  }

  @Test("A folder without settings and data is no project")
  func emptyFolder() throws {
    let result = try spoiled {
      try $0.remove("")
      try FileManager.default.createDirectory(at: $0.folder, withIntermediateDirectories: true)
    }
    expectRefusal(result, "no data file was found", "whocounts new")
  }

  @Test("An unknown setting is refused with line, column and the setting that was meant")
  func unknownSetting() throws {
    let result = try spoiled {
      try $0.replace("languages: [en, fr]", with: "langauges: [en, fr]", in: "whocounts.yaml")
    }
    expectRefusal(
      result, "whocounts.yaml:7:1: unknown key `langauges`", "did you mean `languages`?")
  }

  @Test("All unknown settings are told at once, those of sources too")
  func unknownSettings() throws {
    let source = "sources/harbour-circle.yaml"
    let result = try spoiled {
      try $0.replace("sharing: public", with: "shared: public", in: source)
      try $0.replace("method: Families", with: "methd: Families", in: source)
    }
    expectRefusal(result, "\(source):4:1: unknown key `shared`", "\(source):6:1: unknown key")
  }

  @Test("Invalid YAML is refused with its line and column")
  func invalidYAML() throws {
    let result = try spoiled { try $0.write("schema: 1\ntitle: [a\n", to: "whocounts.yaml") }
    expectRefusal(result, "whocounts.yaml:3:1: ")
  }

  @Test("Settings that name no country and no area are refused")
  func emptySettings() throws {
    let result = try spoiled { try $0.write("", to: "whocounts.yaml") }
    expectRefusal(result, "whocounts.yaml: ", "`country", "`area")
  }

  @Test("A folder in the place of the settings is no crash")
  func settingsAreAFolder() throws {
    let result = try spoiled {
      try $0.remove("whocounts.yaml")
      try FileManager.default.createDirectory(
        at: $0.url("whocounts.yaml"), withIntermediateDirectories: false)
    }
    expectRefusal(result, "whocounts.yaml: Is a directory")
  }

  @Test("A country that no list has is refused, with the way to write an own area")
  func unknownCountry() throws {
    let result = try spoiled { try $0.write("country: Atlantis\n", to: "whocounts.yaml") }
    expectRefusal(result, "whocounts.yaml:1:10: ", "Atlantis", "`area:")
  }

  @Test("A data file that cannot be read stops the build and is named")
  func unreadableFile() throws {
    // Nobody can read this one from its start, the administrator neither.
    let memory = "/proc/self/mem"
    let result = try spoiled {
      try FileManager.default.createSymbolicLink(
        atPath: $0.url("data/official/closed.csv").path, withDestinationPath: memory)
    }
    expectRefusal(result, "data/official/closed.csv: The file cannot be read")
  }

  @Test("A link that leads nowhere stops the build and is named")
  func danglingLink() throws {
    let result = try spoiled {
      try FileManager.default.createSymbolicLink(
        atPath: $0.url("data/official/gone.csv").path, withDestinationPath: "/nowhere/at/all")
    }
    expectRefusal(result, "data/official/gone.csv: The file cannot be read: No such file")
  }

  @Test(
    "A file that its owner alone may read stops the build of another user",
    .enabled(if: getuid() != 0, "the administrator may read every file"))
  func forbiddenFile() throws {
    let result = try spoiled {
      try FileManager.default.setAttributes(
        [.posixPermissions: 0], ofItemAtPath: $0.url("data/official/assembly-and-safety.csv").path)
    }
    expectRefusal(result, "data/official/assembly-and-safety.csv: The file cannot be read")
  }

  @Test("Binary junk in a data file stops the build, with the way to save a table")
  func binaryJunk() throws {
    let junk = Data([1, 0, 3, 4] + (0..<4000).map { UInt8(truncatingIfNeeded: $0 * 7919) })
    let result = try spoiled { try $0.write(junk, to: "data/official/junk.csv") }
    expectRefusal(
      result, "data/official/junk.csv: The file is no text", "Save its table as .xlsx or as CSV")
  }

  @Test("With --strict a question stops the build with exit code 1")
  func strict() throws {
    let result = try spoiled(options: ["--strict"]) { try $0.write("", to: "data/official/a.csv") }
    #expect(result.run.exitCode == 1)
    #expect(result.changed == [])
    #expect(result.run.all.contains("data/official/a.csv: The file is empty"))
  }

  // MARK: What does not stop a build

  private let oddFile = "data/official/odd.csv"

  /// What `check` says of one more file.
  private func checked(_ text: String) throws -> Program.Run {
    let project = try InventedProject()
    defer { try? FileManager.default.removeItem(at: project.scratch) }
    try project.write(text, to: oddFile)
    var run = try Program.run(["check", project.folder.path, "--format", "csv"])
    #expect(run.exitCode == 1)
    run.output = run.output.split(separator: "\n").filter { $0.contains(oddFile) }
      .joined(separator: "\n")
    return run
  }

  @Test("A build goes on without the records that are held, and says so")
  func buildsWithoutHeld() throws {
    let project = try InventedProject()
    defer { try? FileManager.default.removeItem(at: project.scratch) }
    try project.write(header + "6.1.1,SH_H2O_SAFE,XVM,2014,8many8,PT\n", to: oddFile)
    let run = try project.build()
    #expect(run.exitCode == 0, "\(run.all)")
    #expect(run.output.contains("findings to look at: whocounts check"))
    let holders = try FolderContent(project.output).paths(holding: "8many8")
    #expect(holders.allSatisfy { $0.hasSuffix("problems.html") }, "\(holders)")
  }

  private let header = "indicator,series,area,period,value,unit\n"

  @Test("An empty file is a question")
  func emptyFile() throws {
    let run = try checked("")
    #expect(run.output.contains(",question,data/official/odd.csv,"))
    #expect(run.output.contains("The file is empty"))
  }

  @Test("A header without records is told")
  func headerOnly() throws {
    #expect(try checked(header).output.contains("has a header and no records"))
  }

  @Test("A table without the columns that a value needs is told with what is missing")
  func missingColumns() throws {
    #expect(try checked("name,colour\nrose,red\n").output.contains("odd.csv,1,"))
  }

  @Test("An indicator that the framework does not have is kept and told")
  func unknownIndicator() throws {
    let run = try checked(header + "99.9.9,,XVM,2019,5,PT\n")
    #expect(run.output.contains("99.9.9"))
  }

  @Test("A value that is no number is held, with its line")
  func notANumber() throws {
    let run = try checked(header + "6.1.1,SH_H2O_SAFE,XVM,2013,5,PT\n6.1.1,,XVM,2014,many,PT\n")
    #expect(run.output.contains(",held,data/official/odd.csv,3,"))
    #expect(run.output.contains("neither a number nor a mark for a missing one: “many”"))
  }

  @Test("Two values for one key are both held, with both lines")
  func duplicateKey() throws {
    let row = "6.1.1,SH_H2O_SAFE,XVM,2013,"
    let run = try checked(header + row + "5,PT\n" + row + "6,PT\n")
    #expect(run.output.contains(",held,data/official/odd.csv,2,"))
    #expect(run.output.contains("5 at data/official/odd.csv:2, 6 at data/official/odd.csv:3"))
  }

  @Test("A period that cannot be is held, with its line")
  func impossiblePeriod() throws {
    let run = try checked(header + "6.1.1,SH_H2O_SAFE,XVM,20133,5,PT\n")
    #expect(run.output.contains(",held,data/official/odd.csv,2,"))
  }
}
