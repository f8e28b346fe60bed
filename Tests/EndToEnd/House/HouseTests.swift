import Foundation
import TestSupport
import Testing

/// The rules of the house, read from the files themselves. Each rule is shown to fail on a planted
/// breach, so that a rule that sees nothing is seen.
@Suite struct HouseTests {
  static let files: [SwiftText] = {
    let root = repositoryRoot.appendingPathComponent("Sources")
    let found = FileManager.default.enumerator(atPath: root.path)
    let names = (found?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }
    return names.sorted().compactMap { name in
      let text = try? String(contentsOf: root.appendingPathComponent(name), encoding: .utf8)
      return text.map { SwiftText(path: "Sources/\(name)", text: $0) }
    }
  }()

  private func found(_ rule: (SwiftText) -> [Breach]) -> [Breach] { Self.files.flatMap(rule) }

  private func planted(_ text: String, room: String = "Charts") -> SwiftText {
    SwiftText(path: "Sources/\(room)/Planted.swift", text: text)
  }

  @Test("Every room has files")
  func everyRoomHasFiles() {
    #expect(Set(Self.files.map(\.room)) == Set(HouseRules.imports.keys))
  }

  @Test("A room imports only what the design lists")
  func importsAreListed() {
    #expect(found(HouseRules.importBreaches) == [])
  }

  @Test(
    "An import that the design does not list is seen",
    arguments: [
      "import Ingest", "@testable import SDGModel", "public import struct Disclosure.Protection",
      "import Glibc; import Analysis",
    ])
  func seesImports(text: String) {
    let line = text.replacing("import Glibc; ", with: "")
    #expect(HouseRules.importBreaches(planted(line)).count == 1)
    #expect(HouseRules.importBreaches(planted("import Foundation\nimport Bytes")) == [])
    #expect(HouseRules.importBreaches(planted("import Bytes", room: "Cellar")).count == 1)
  }

  @Test("Nothing in Analysis or Renderer takes unprotected data")
  func takesOnlyPublishableData() {
    #expect(found(HouseRules.unprotectedDataBreaches) == [])
  }

  @Test("A function of Analysis or Renderer that takes unprotected data is seen")
  func seesUnprotectedData() {
    let text = "func pages(\n  of data: Dataset\n) {}\nfunc good(_ data: PublishableDataset) {}"
    for room in ["Analysis", "Renderer"] {
      #expect(HouseRules.unprotectedDataBreaches(planted(text, room: room)).map(\.line) == [2])
    }
  }

  @Test("Nothing crashes on what a user gives")
  func neverCrashes() {
    #expect(found(HouseRules.crashBreaches) == [])
  }

  @Test(
    "What crashes is seen",
    arguments: [
      "let a = try! read()", "let a = b as! Int", "fatalError(\"no\")", "Bundle.module.url()",
      "let a = items.first!", "let a = read()!", "let a = items[0]!.name", "var a: Int!",
      "let a = \"text \\(first!)\"", "let a = \"x\".first!", "return a! == b",
    ])
  func seesCrashes(text: String) {
    #expect(HouseRules.crashBreaches(planted(text)).count == 1)
  }

  @Test(
    "What only looks like a crash is let be",
    arguments: [
      "if a != b {}", "if !a {}", "// never try! this", "let a = \"Stop!\"", "/* as! */ let a = 1",
      "let a = (!b, [!c])",
    ])
  func letsHarmlessBe(text: String) {
    #expect(HouseRules.crashBreaches(planted(text)) == [])
  }

  @Test("Unsafe code stands only in Bytes and in the wrappers of C libraries")
  func unsafeIsConfined() {
    #expect(found(HouseRules.unsafeBreaches) == [])
  }

  @Test("Every file on the list of wrappers holds unsafe code")
  func unsafeListIsNeeded() {
    let users = Set(Self.files.filter { !HouseRules.unsafeUses($0).isEmpty }.map(\.path))
    #expect(HouseRules.unsafeFiles.subtracting(users) == [])
  }

  @Test(
    "Unsafe code elsewhere is seen",
    arguments: [
      "items.withUnsafeBytes { $0 }", "let a: UnsafePointer<Int>", "nonisolated(unsafe) var a = 1",
      "struct A: @unchecked Sendable {}", "unsafeBitCast(a, to: Int.self)", "var a: OpaquePointer?",
    ])
  func seesUnsafe(text: String) {
    #expect(HouseRules.unsafeBreaches(planted(text)).count == 1)
  }

  @Test("Tasks are spawned in Bytes and Pipeline only")
  func tasksAreConfined() {
    #expect(found(HouseRules.taskBreaches) == [])
    #expect(HouseRules.taskBreaches(planted("Task { await work() }")).count == 1)
    #expect(HouseRules.taskBreaches(planted("group.addTask { 1 }", room: "WhoCounts")).count == 1)
  }

  @Test("No output depends on clock, locale or chance")
  func outputsStandAlone() {
    #expect(found(HouseRules.surroundingBreaches) == [])
    #expect(HouseRules.surroundingBreaches(planted("let now = Date()")).count == 1)
    #expect(HouseRules.surroundingBreaches(planted("Locale.current")).count == 1)
  }

  @Test("No file has more than 500 lines")
  func filesAreShort() {
    #expect(found(HouseRules.lengthBreaches) == [])
    let long = String(repeating: "let a = 1\n", count: 501)
    #expect(HouseRules.lengthBreaches(planted(long)).count == 1)
    #expect(HouseRules.lengthBreaches(planted(String(long.dropLast(10)))) == [])
  }
}
