import SDGModel
import Testing
import Wording

@testable import Renderer

@Suite("The page of check")
struct CheckReportTests {
  private func document(
    _ findings: [Diagnostic], language: String = "en", leftOut: String? = nil
  ) throws -> String {
    var file = InputFile(
      path: "data/guilds.csv", dialect: "tidy-csv", source: "office", hash: "",
      counts: RecordCounts(taken: 1200, held: 1))
    file.leftOutBecause = leftOut
    return try CheckReport(
      title: "Avalonia", entries: findings.map { .init(id: "f-\($0.rule)", finding: $0) },
      files: [file], catalogue: try Catalogue(languages: [Language(language)])
    ).document()
  }

  private func finding(
    _ severity: Severity, _ message: String, found: String = "", line: Int? = 7
  ) -> Diagnostic {
    Diagnostic(
      rule: "some-rule", severity: severity, place: Place(file: "data/guilds.csv", line: line),
      rowsAffected: 1, message: message, found: found, hint: "Ask the guild.")
  }

  @Test("A finding stands under its file with its line, its remedy and its id")
  func finding() throws {
    let page = try document([finding(.held, "The value is no number", found: "“many”")])
    #expect(page.contains("<caption>data/guilds.csv</caption>"))
    #expect(page.contains("<code>7</code>"))
    #expect(page.contains("The value is no number: “many”"))
    #expect(page.contains("Ask the guild."))
    #expect(page.contains("<code class=\"nw\">f-some-rule</code>"))
    #expect(page.contains("1 finding for people to look at"))
    #expect(page.contains("<b>1,200 of 1,201</b>"))
  }

  @Test("Notes stand apart from what somebody should look at")
  func notes() throws {
    let page = try document([
      finding(.note, "A byte order mark was removed"), finding(.question, "Which unit?"),
    ])
    let split = try #require(page.firstRange(of: "<h2>Notes</h2>"))
    #expect(page[..<split.lowerBound].contains("Which unit?"))
    #expect(!page[..<split.lowerBound].contains("A byte order mark"))
    #expect(page[split.upperBound...].contains("A byte order mark"))
  }

  @Test("Texts of files are escaped, also in what names a region")
  func escaping() throws {
    let page = try document([finding(.held, "Found", found: "<b>\"&")])
    #expect(page.contains("Found: &lt;b&gt;&quot;&amp;"))
  }

  @Test("A file that is left out is named with its reason")
  func leftOut() throws {
    #expect(try document([], leftOut: "a demonstration").contains("a demonstration"))
    #expect(try !document([]).contains("Files that are left out"))
  }

  @Test("It needs no second file, no network and no script, and speaks the project's language")
  func alone() throws {
    let page = try document([finding(.note, "x")], language: "fr")
    #expect(page.contains("<html lang=\"fr\" dir=\"ltr\">"))
    #expect(page.contains("href=\"data:text/css"))
    #expect(!page.contains("<script"))
    #expect(!page.contains("http"))
    #expect(!page.contains("⟦"))
    #expect(page.contains("Remarques"))
  }
}
