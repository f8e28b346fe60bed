import Analysis
import Disclosure
import Foundation
import Ingest
import SDGModel
import Testing
import Wording

@testable import Renderer

/// The pages of the invented country of ``ExportSamples``.
enum DashboardSamples {
  static func dashboard(
    language: String = "en", languages: [String] = ["en"], rows: [Observation] = ExportSamples.rows,
    catalogue: Catalogue? = nil
  ) throws -> Dashboard {
    var scope = ExportSamples.scope
    scope.languages = languages
    let table = ObservationTable(rows)
    let register = SourceRegister(ExportSamples.sources)
    let data = DisclosureControl().protect(
      Dataset(
        observations: table,
        cells: Merge.cells(of: table, register: register, settings: MergeSettings()),
        sources: ExportSamples.sources, diagnostics: [], files: []),
      scope: scope)
    let catalogue = try catalogue ?? Catalogue(languages: [Language(language)])
    let framework = try Framework.standard()
    let words = Words(
      data: data, framework: framework, catalogue: catalogue, language: language)
    let findings = ExportSamples.findings(data)
    return try Dashboard(
      data: data, findings: findings, framework: framework, catalogue: catalogue,
      figures: FigureBook(words: words, data: data, findings: findings), words: words)
  }

  static func pages(_ dashboard: Dashboard) throws -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: try dashboard.tasks().map {
        ($0.path, String(decoding: try $0.render(), as: UTF8.self))
      })
  }
}

@Suite("The dashboard of an invented country")
struct DashboardPagesTests {
  let pages: [String: String]

  init() throws {
    pages = try DashboardSamples.pages(DashboardSamples.dashboard())
    // The tests below walk the pages, and would pass over none of them.
    try #require(pages.keys.contains { $0.hasSuffix(".html") })
  }

  private var html: [(String, String)] {
    pages.filter { $0.key.hasSuffix(".html") }.sorted { $0.key < $1.key }
  }

  @Test("The small line on a card runs between neighbouring years, and never across a break")
  func sparkline() throws {
    func segments(breakIn year: Int?) throws -> Int {
      let rows = (2014...2017).map { each in
        var row = ExportSamples.row("\(each)", .number(Double(each - 1990)), line: each)
        if each == year { row.status = .timeSeriesBreak }
        return row
      }
      let pages = try DashboardSamples.pages(DashboardSamples.dashboard(rows: rows))
      let page = try #require(pages["goals/1.html"])
      let line = try #require(page.range(of: "<svg viewBox=\"0 0 240 66\""))
      let drawing = page[line.lowerBound...].prefix { $0 != "\n" }
      let end = try #require(drawing.range(of: "</svg>"))
      return drawing[..<end.lowerBound].split(separator: "L", omittingEmptySubsequences: false)
        .count - 1
    }
    #expect(try segments(breakIn: nil) == 3)
    #expect(try segments(breakIn: 2016) == 2)
  }

  @Test("There is a page for each goal, indicator with data, group, public source and list")
  func allPages() throws {
    for path in [
      "index.html", "goals/index.html", "goals/1.html", "goals/17.html", "indicators/index.html",
      "indicators/1-1-1.html", "indicators/1-1-1/sources.html", "indicators/1-1-s1.html",
      "groups/index.html", "groups/girls.html", "groups/weavers.html", "sources/index.html",
      "sources/office.html", "sources/collective.html", "gaps.html", "problems.html",
      "methods.html", "whocounts.css",
    ] { #expect(pages[path] != nil, "\(path)") }
  }

  @Test("A figure of the country stands beside the country's, not beside one province's")
  func counterparts() throws {
    var province = ExportSamples.row("2018", .number(44), line: 2)
    province.area = "AVA-1"
    let rows = [
      ExportSamples.row("2018", .number(30), line: 3), province,
      ExportSamples.row("2018", .number(29), source: "collective", line: 4),
    ]
    let pages = try DashboardSamples.pages(DashboardSamples.dashboard(rows: rows))
    let page = try #require(pages["indicators/1-1-1.html"])
    let start = try #require(page.range(of: "id=\"comparison\"")).lowerBound
    let section = page[start...]
    let table = section[..<(try #require(section.range(of: "</table>")).lowerBound)]
    #expect(table.contains("Avalonia"))
    #expect(!table.contains("Lowlands"))
  }

  @Test("Who measured it adds up to the figures of the page")
  func measuredBy() throws {
    let rows = [
      ExportSamples.row("2017", .number(44), line: 2), ExportSamples.row("2018", .missing, line: 3),
      ExportSamples.row("2018", .number(29), source: "collective", line: 4),
    ]
    let page = try #require(
      try DashboardSamples.pages(DashboardSamples.dashboard(rows: rows))["indicators/1-1-1.html"])
    let counts = page.split(separator: "data-l=\"Figures\">").dropFirst().compactMap {
      Int($0.prefix { $0.isNumber })
    }
    #expect(counts == [1, 1])
  }

  @Test("Every page has one h1, a language, a title and no script")
  func structure() {
    for (path, text) in html {
      #expect(text.components(of: "<h1") == 1, "\(path)")
      #expect(text.contains("<html lang=\"en\" dir=\"ltr\">"), "\(path)")
      #expect(!text.contains("<title> | "), "\(path)")
      #expect(!text.contains("<script"), "\(path)")
      #expect(!text.contains(" style=\""), "\(path)")
    }
  }

  @Test("Every page says of which year it speaks, and carries the project's notice")
  func notice() {
    for (path, text) in html {
      #expect(text.contains("<b>As of 2019</b>"), "\(path)")
      #expect(text.contains("An invented country."), "\(path)")
    }
  }

  @Test("Every message that a page asks for exists")
  func messages() {
    for (path, text) in html { #expect(!text.contains("⟦"), "\(path)") }
  }

  @Test("Every table has a caption, and every region that scrolls a name and a place for the focus")
  func tables() {
    for (path, text) in html {
      #expect(text.components(of: "<table") == text.components(of: "<caption>"), "\(path)")
      #expect(
        text.components(of: "class=\"scroll\"")
          == text.components(of: "class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\""),
        "\(path)")
    }
  }

  @Test("Every link leads to a page and a place that exist")
  func links() {
    let names = Dictionary(uniqueKeysWithValues: html.map { ($0.0, Self.ids(in: $0.1)) })
    for (path, text) in html {
      for target in Self.targets(in: text, from: path) {
        let parts = target.split(separator: "#", maxSplits: 1).map(String.init)
        guard pages[parts[0]] != nil else {
          Issue.record("\(path) links to \(target)")
          continue
        }
        if parts.count == 2 {
          #expect(names[parts[0]]?.contains(parts[1]) == true, "\(path) links to \(target)")
        }
      }
    }
  }

  @Test("A value leads to its file and line, and to the row's text where its source allows it")
  func origins() throws {
    let page = try #require(pages["indicators/1-1-1.html"])
    #expect(page.contains("1-1-1/sources.html#data-collective-csv-2\""))
    let origins = try #require(pages["indicators/1-1-1/sources.html"])
    #expect(origins.contains("<tr id=\"data-collective-csv-2\">"))
    #expect(origins.contains("data/collective.csv:2"))
    #expect(origins.contains("<code>record 2</code>"))
    // A record-level source is named by its line, without the text of the record.
    #expect(origins.contains("data/diary.csv:2"))
    let diary = try #require(origins.components(separatedBy: "data/diary.csv:2").last)
    #expect(!diary.prefix(200).contains("<code>record"))
  }

  @Test("Nothing of a withheld source is on any page")
  func withheld() {
    for (path, text) in pages {
      for trace in ["hush", "Hushed", "77.7777", "77.78"] {
        #expect(!text.contains(trace), "\(trace) in \(path)")
      }
    }
  }

  @Test("A group that nobody counts has a page that says so, box by box")
  func silentGroup() throws {
    let rows = ExportSamples.rows.filter { $0.breakdown.category(of: "guild") == nil }
    let pages = try DashboardSamples.pages(DashboardSamples.dashboard(rows: rows))
    let page = try #require(pages["groups/weavers.html"])
    #expect(page.contains("Weavers: told apart by no figure in this record"))
    #expect(page.contains("<ul class=\"wall\">"))
  }

  @Test("What a tier means is said of a source only where a figure of its has that tier")
  func tierWithoutFigures() throws {
    let meaning = "lets these figures be used where nothing official exists"
    #expect(try #require(pages["index.html"]).contains(meaning))
    let rows = ExportSamples.rows.filter { $0.source != "collective" }
    let without = try DashboardSamples.pages(DashboardSamples.dashboard(rows: rows))
    #expect(try !#require(without["index.html"]).contains(meaning))
  }

  @Test("An indicator of the project's own stands beside the framework's and not in its totals")
  func ownIndicator() throws {
    let goal = try #require(pages["goals/1.html"])
    #expect(goal.contains("1-1-s1.html"))
    #expect(goal.contains("</main>"))
    let overview = try #require(pages["index.html"])
    #expect(overview.contains("1 of 1 indicator<"))
  }

  @Test("The tier of a citizen source and who decided stand on its page")
  func decision() throws {
    let page = try #require(pages["sources/collective.html"])
    #expect(page.contains("Street count: fills gaps"))
    #expect(page.contains("Decision of Board of review, 2019-03-04: Tested, twice"))
    let diary = try #require(pages["sources/diary.html"])
    #expect(diary.contains("licence not stated"))
  }

  @Test("Two runs give the same bytes")
  func sameBytes() throws {
    #expect(try DashboardSamples.pages(DashboardSamples.dashboard()) == pages)
  }

  // MARK: Reading pages

  private static func ids(in text: String) -> Set<String> {
    Set(text.components(separatedBy: " id=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) })
  }

  /// What the page links to, as paths in the output.
  private static func targets(in text: String, from path: String) -> [String] {
    text.components(separatedBy: " href=\"").dropFirst().compactMap { rest in
      let address = String(rest.prefix { $0 != "\"" })
      if address.hasPrefix("data:") { return nil }
      if address.hasPrefix("#") { return path + address }
      var folders = path.split(separator: "/").dropLast().map(String.init)
      for part in address.split(separator: "/").map(String.init) {
        if part == ".." {
          if folders.isEmpty { return "outside: \(address)" }
          folders.removeLast()
        } else {
          folders.append(part)
        }
      }
      return folders.joined(separator: "/")
    }
  }
}

@Suite("The dashboard in several languages")
struct DashboardLanguagesTests {
  @Test("A further language has a folder of its own and the same pages, each linked to the other")
  func folders() throws {
    let languages = ["en", "fr"]
    let english = try DashboardSamples.pages(DashboardSamples.dashboard(languages: languages))
    let french = try DashboardSamples.pages(
      DashboardSamples.dashboard(language: "fr", languages: languages))
    let pages = Set(english.keys.filter { $0.hasSuffix(".html") })
    #expect(Set(french.keys) == Set(pages.map { "fr/\($0)" }))
    let page = try #require(french["fr/indicators/1-1-1.html"])
    #expect(page.contains("<html lang=\"fr\" dir=\"ltr\">"))
    #expect(page.contains("href=\"../../whocounts.css\""))
    #expect(page.contains("href=\"../../indicators/1-1-1.html\" hreflang=\"en\""))
    #expect(
      english["indicators/1-1-1.html"]?.contains("href=\"../fr/indicators/1-1-1.html\"") == true)
  }

  @Test("French pages ask for no message that French lacks")
  func french() throws {
    let catalogue = try Catalogue(languages: [Language("fr")])
    _ = try DashboardSamples.pages(
      DashboardSamples.dashboard(language: "fr", languages: ["fr"], catalogue: catalogue))
    #expect(catalogue.missing == [])
  }

  @Test("Pages of a language that runs from right to left say so")
  func rightToLeft() throws {
    let catalogue = try Catalogue(
      languages: [Language("ar")], additions: ["ar": ["nav.overview": "نظرة عامة"]])
    let pages = try DashboardSamples.pages(
      DashboardSamples.dashboard(language: "ar", languages: ["ar"], catalogue: catalogue))
    #expect(pages["index.html"]?.contains("<html lang=\"ar\" dir=\"rtl\">") == true)
  }

  @Test("Pages of a language without words of ours say in which language they are")
  func withoutWords() throws {
    let pages = try DashboardSamples.pages(
      DashboardSamples.dashboard(language: "qaa", languages: ["qaa"]))
    #expect(pages["index.html"]?.contains("<html lang=\"en\" dir=\"ltr\">") == true)
  }
}

extension String {
  fileprivate func components(of part: String) -> Int { components(separatedBy: part).count - 1 }
}
