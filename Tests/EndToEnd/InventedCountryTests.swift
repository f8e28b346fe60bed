import Bytes
import Foundation
import TestSupport
import Testing

/// A country that no list knows, with two languages, groups and a dimension of its own, and a
/// source that is withheld: it builds, and nothing of that source is in the output.
@Suite struct InventedCountryTests {
  /// Built once for all tests of the suite.
  static let built = Result {
    let project = try InventedProject("invented")
    let run = try project.build(
      ["--figures", "--threads", "1"],
      environment: ["TZ": "America/St_Johns", "LANG": "C", "LC_ALL": "C"])
    return (run: run, content: try FolderContent(project.output), folder: project.output)
  }

  private func content() throws -> FolderContent { try Self.built.get().content }

  private func page(_ path: String) throws -> String {
    String(decoding: try #require(content().files[path], "\(path)"), as: UTF8.self)
  }

  @Test("It builds, and tells how many findings wait")
  func builds() throws {
    let run = try Self.built.get().run
    #expect(run.exitCode == 0, "\(run.all)")
    #expect(run.output.contains("findings to look at"))
  }

  @Test("Each page is there in both languages, in its own language")
  func bothLanguages() throws {
    let pages = try content().paths.filter { $0.hasSuffix(".html") }
    let french = pages.filter { $0.hasPrefix("fr/") }.map { String($0.dropFirst(3)) }
    #expect(french.count > 100)
    #expect(Set(french) == Set(pages.filter { !$0.hasPrefix("fr/") }))
    #expect(try page("index.html").contains("lang=\"en\""))
    #expect(try page("fr/index.html").contains("lang=\"fr\""))
    #expect(try page("index.html").contains("Ferry families"))
    #expect(try page("fr/index.html").contains("Familles des bacs"))
    #expect(try page("fr/index.html").contains("Un pays inventé, fait pour les essais"))
  }

  @Test("Its groups have pages, with the figures of a dimension that no list knows")
  func ownGroups() throws {
    #expect(try page("groups/ferryfolk.html").contains("Ferry families"))
    #expect(try page("indicators/6-1-1/sources.html").contains(">41.56<"))
    _ = try page("indicators/6-1-1/mooring.html")
    for group in ["nightworkers", "elders"] {
      _ = try page("groups/\(group).html")
    }
  }

  @Test("Its own indicator and the areas of its list have their names")
  func ownNames() throws {
    #expect(try !content().paths(holding: "Days without drinking water on board").isEmpty)
    #expect(try !content().paths(holding: "Jours sans eau potable").isEmpty)
    #expect(try !content().paths(holding: "Upper Vale").isEmpty)
    #expect(try !content().paths(holding: "Haut-Val").isEmpty)
  }

  // MARK: The withheld source

  /// What would betray the source: its id and names, its files, its words, its values as a file or
  /// a page writes them, the hashes of its file and rows.
  @Test("Side by side stand figures of a common period; what a source says of itself stands once")
  func sideBySide() throws {
    let page = try page("indicators/6-1-1.html")
    let start = try #require(page.range(of: "id=\"comparison\""))
    let end = try #require(page.range(of: "id=\"merged\""))
    let part = String(page[start.lowerBound..<end.lowerBound])
    // Those on the ferries were asked in 2020 and 2021; the office has the country for 2020.
    #expect(part.contains(">41.56<") && !part.contains(">44.81<"))
    #expect(!part.contains(">2021<"))
    #expect(part.contains("what differs: people"))
    #expect(page.contains("· Everybody · Percent"))
    let small = try self.page("indicators/4-1-1.html")
    #expect(small.components(separatedBy: "Children on board only").count <= 3)
  }

  @Test("Every message of an explanation is in the catalogue, for each indicator of the country")
  func explanationsSayEverything() throws {
    let project = try InventedProject()
    for code in ["1.3.1", "3.8.1", "4.1.1", "5.5.1", "6.1.1", "6.1.S1", "16.1.1", "17.1.1"] {
      let said = try Program.run(
        ["explain", code, "--project", project.folder.path], in: project.scratch)
      #expect(!said.all.contains("⟦"), "\(code)")
    }
  }

  private static func traces() throws -> [String] {
    let file = InventedProject.original.appendingPathComponent("data/partners/gloamside-2021.csv")
    let bytes = try FileBytes.read(file.path)
    let rows = String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst()
    return [
      "lamplight", "lampadaire", "quiet lantern", "lantern sisters", "gloam", "data/partners",
      "duskhall", "\"ward\"", "17.8.1/ward",
      "83.917", "83,917", "12.739", "12,739", "9182.7", "9,182.7", "9\u{202F}182,7", "77.00199",
      "77,00199", SHA256.hex(bytes),
    ] + rows.map { String(SHA256.hex(Array($0.utf8)).prefix(16)) }
  }

  @Test("Nothing of the withheld source is in any file of the output")
  func withheldSourceLeavesNoTrace() throws {
    // The search finds what is there: a partner whose data are public.
    try #require(!content().paths(holding: "harbour circle").isEmpty)
    for trace in try Self.traces() {
      #expect(try content().paths(holding: trace) == [], "\(trace)")
    }
  }

  @Test(
    "Nothing of the withheld source is in the text of a PDF",
    .enabled(if: InventedCountryTests.canReadPDF, "needs pdftotext"))
  func withheldSourceLeavesNoTraceInPDF() throws {
    let built = try Self.built.get()
    try #require(!built.content.paths.filter { $0.hasSuffix(".pdf") }.isEmpty)
    let run = try Program.shell(
      "find . -name '*.pdf' -exec pdftotext -q {} - ';'", in: built.folder)
    let text = run.output.lowercased()
    #expect(text.contains("harbour circle"))
    for trace in try Self.traces() {
      #expect(!text.contains(trace.lowercased()), "\(trace)")
    }
  }

  static let canReadPDF = (try? Program.shell("pdftotext -v"))?.exitCode == 0

  @Test("The search finds the same source once it is public")
  func searchFindsPublicSource() throws {
    let project = try InventedProject()
    defer { try? FileManager.default.removeItem(at: project.scratch) }
    try project.replace(
      "sharing: internal", with: "sharing: public", in: "sources/lamplight-ledger.yaml")
    try #require(try project.build().exitCode == 0)
    let content = try FolderContent(project.output)
    for trace in ["lamplight", "lampadaire", "quiet lantern", "gloam", "data/partners", "83.917"] {
      #expect(!content.paths(holding: trace).isEmpty, "\(trace)")
    }
  }

  // MARK: Small numbers

  @Test("What shows fewer persons than the threshold is hidden everywhere, with its note and text")
  func smallNumbersAreHidden() throws {
    for trace in ["23.0769", "23,0769", "27.2727", "27,2727", "pennysluice"] {
      #expect(try content().paths(holding: trace) == [], "\(trace)")
    }
    #expect(try !content().paths(holding: "Visits of the winter").isEmpty)
  }

  @Test("Numbers from the threshold up are shown")
  func largeNumbersAreShown() throws {
    #expect(try !content().paths(holding: "431").isEmpty)
  }

  // MARK: Same inputs, same bytes

  @Test("Time zone, locale, threads and path change no byte")
  func sameBytes() throws {
    let project = try InventedProject("same", named: "un autre nom é")
    defer { try? FileManager.default.removeItem(at: project.scratch) }
    let run = try project.build(
      ["--figures", "--threads", "3"],
      environment: ["TZ": "Asia/Kathmandu", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"])
    #expect(run.exitCode == 0, "\(run.all)")
    #expect(try FolderContent(project.output).differences(from: content()) == [])
  }

  @Test("Each file of the output is in the manifest with the hash of its bytes")
  func manifestIsTrue() throws {
    let content = try content()
    let manifest = try JSON.parse(#require(content.files["manifest.json"]))
    var listed: [String: String] = [:]
    for output in manifest["outputs"]?.arrayValue ?? [] {
      listed[output["path"]?.stringValue ?? ""] = output["sha256"]?.stringValue
    }
    let hashes = content.files.mapValues { SHA256.hex($0) }
    #expect(listed == hashes.filter { $0.key != "manifest.json" })
  }
}
