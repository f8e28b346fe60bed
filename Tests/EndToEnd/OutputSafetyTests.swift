import Foundation
import TestSupport
import Testing

/// Folders that must not be written, disks that are full: whatever stood there stands there after.
@Suite struct OutputSafetyTests {
  private let project: InventedProject

  init() throws { project = try InventedProject("safety") }

  private func refusal(_ output: String, environment: [String: String] = [:]) throws -> String {
    let before = try FolderContent(project.scratch)
    let run = try Program.run(
      ["build", project.folder.path, "--output", output], in: project.scratch,
      environment: environment)
    #expect(run.exitCode == 2, "\(output): \(run.all)")
    #expect(run.errors.contains("--output"), "\(run.all)")
    #expect(try FolderContent(project.scratch) == before)
    return run.errors
  }

  @Test(
    "The root, the project, its parents and its input folders are refused",
    arguments: [
      "/", "project", ".", "project/data", "project/data/new", "project/sources", "..",
      "project/../project",
    ])
  func forbiddenFolders(output: String) throws {
    #expect(try refusal(output).contains("is not written to"))
  }

  @Test("The home folder is refused, even when it is empty")
  func homeFolder() throws {
    let home = project.scratch.appendingPathComponent("home")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: false)
    #expect(try refusal(home.path, environment: ["HOME": home.path]).contains("home folder"))
  }

  @Test("A folder with files that no build made is refused")
  func foreignFolder() throws {
    let foreign = project.scratch.appendingPathComponent("foreign")
    try FileManager.default.createDirectory(at: foreign, withIntermediateDirectories: false)
    try Data("mine".utf8).write(to: foreign.appendingPathComponent("thesis.txt"))
    #expect(try refusal("foreign").contains("no build of this tool made"))
    try Data("{\"schema\": \"other\"}".utf8)
      .write(to: foreign.appendingPathComponent("manifest.json"))
    #expect(try refusal("foreign").contains("no build of this tool made"))
  }

  @Test("A file in the place of the output is refused")
  func fileAsOutput() throws {
    try Data("mine".utf8).write(to: project.scratch.appendingPathComponent("note"))
    #expect(try refusal("note").contains("is a file"))
    #expect(try refusal("note/below").contains("Not a directory"))
  }

  @Test("A link to the project is refused like the project")
  func linkToProject() throws {
    try FileManager.default.createSymbolicLink(
      atPath: project.scratch.appendingPathComponent("link").path,
      withDestinationPath: project.folder.path)
    #expect(try refusal("link").contains("is the project"))
  }

  @Test("An empty folder is written")
  func emptyFolder() throws {
    try FileManager.default.createDirectory(
      at: project.output, withIntermediateDirectories: false)
    #expect(try project.build().exitCode == 0)
    #expect(try FolderContent(project.output).files["index.html"] != nil)
  }

  @Test("The output of an earlier build is replaced as a whole")
  func earlierOutput() throws {
    try project.makePreviousOutput()
    let stale = project.output.appendingPathComponent("stale.html")
    try Data("old".utf8).write(to: stale)
    #expect(try project.build().exitCode == 0)
    #expect(!FileManager.default.fileExists(atPath: stale.path))
    let names = try FileManager.default.contentsOfDirectory(atPath: project.scratch.path)
    #expect(Set(names) == ["project", "output"])
  }

  @Test("Where files may not grow the build fails, and the previous output stays")
  func limitedFileSize() throws {
    try project.makePreviousOutput()
    let before = try FolderContent(project.scratch)
    // With the signal ignored, writing beyond the limit is an error, as on a full disk.
    let run = try Program.shell(
      "trap '' XFSZ; ulimit -f 8; exec \"$WHOCOUNTS\" build project --output output --no-figures",
      in: project.scratch)
    #expect(run.exitCode == 2, "\(run.all)")
    #expect(run.errors.contains("could not be written: File too large"), "\(run.errors)")
    #expect(try FolderContent(project.scratch) == before)
  }

  @Test(
    "On a full disk the build fails, and the previous output stays",
    .enabled(if: OutputSafetyTests.canMount, "needs the right to mount a small disk"))
  func fullDisk() throws {
    try project.makePreviousOutput()
    let run = try Program.shell(
      """
      mkdir disk && mount -t tmpfs -o size=256k tmpfs disk && cp -R output disk || exit 99
      "$WHOCOUNTS" build project --output disk/output --no-figures
      code=$?
      diff -r disk/output output || exit 98
      test "$(ls -A disk)" = output || exit 97
      exit $code
      """, in: project.scratch, inOwnMounts: true)
    #expect(run.exitCode == 2, "\(run.all)")
    #expect(run.errors.contains("No space left on device"), "\(run.errors)")
  }

  static let canMount: Bool = {
    let run = try? Program.shell(
      "mkdir disk && mount -t tmpfs -o size=64k tmpfs disk", inOwnMounts: true)
    return run?.exitCode == 0
  }()

  @Test(
    "Where standard output takes no more the program says so and ends with 2",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "needs /dev/full"))
  func fullStandardOutput() throws {
    let run = try Program.shell(
      "\"$WHOCOUNTS\" coverage project --format csv > /dev/full", in: project.scratch)
    #expect(run.exitCode == 2, "\(run.all)")
    #expect(run.errors.contains("No space left on device"), "\(run.errors)")
  }

  @Test("A reader that stops early ends the program without a word")
  func closedPipe() throws {
    let run = try Program.shell(
      "\"$WHOCOUNTS\" gaps project --format csv | head -n 1", in: project.scratch)
    #expect(run.exitCode == 0)
    #expect(run.errors == "")
    #expect(run.output.split(separator: "\n").count == 1)
  }
}
