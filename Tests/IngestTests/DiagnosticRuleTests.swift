import Foundation
import TestSupport
import Testing

@testable import Ingest

@Suite("Rules of diagnostics")
struct DiagnosticRuleTests {
  @Test("Every rule is in docs/diagnostics.md under its severity", arguments: InputRule.allCases)
  func documented(_ rule: InputRule) throws {
    let text = try String(
      contentsOf: repositoryRoot.appendingPathComponent("docs/diagnostics.md"), encoding: .utf8)
    let heading =
      switch rule.severity {
      case .blocking: "## Blocking"
      case .held: "## Held"
      case .question: "## Questions"
      case .note: "## Notes"
      }
    let section = try #require(
      text.components(separatedBy: "\n## ").first { "## \($0)".hasPrefix(heading) })
    #expect(section.contains("`\(rule.rawValue)`"))
  }

  @Test("Every rule that the readers can raise is raised somewhere", arguments: InputRule.allCases)
  func used(_ rule: InputRule) throws {
    let folder = repositoryRoot.appendingPathComponent("Sources/Ingest")
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") && !$0.hasSuffix("InputRule.swift") }
    let isUsed = try files.contains { file in
      let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      return text.contains(".\(rule)")
    }
    #expect(isUsed)
  }
}
