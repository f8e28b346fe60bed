import Foundation
import TestSupport
import Testing

/// No Swift file of `Sources/` names a country, a population group or a source of the example.
@Suite struct NameTests {
  /// A word that only looks like a name, with its reason and its one place, or everywhere.
  struct Harmless {
    var what: String
    var path: String?
    var reason: String

    func covers(_ breach: Breach) -> Bool {
      what == breach.what && (path == nil || path == breach.path)
    }
  }

  /// An entry that covers nothing any more fails.
  static let harmless = [
    Harmless(what: "PNG", path: nil, reason: "the picture format"),
    Harmless(
      what: "Myanmar", path: "Sources/CairoBackend/CairoRenderer.swift", reason: "a script's font"),
    Harmless(
      what: "Indonesia", path: "Sources/Wording/Language.swift", reason: "a language's own name"),
  ]

  private func expectNone(_ names: ForbiddenNames) {
    let found = HouseTests.files.flatMap(names.breaches)
    let harmful = found.filter { breach in
      !Self.harmless.contains { $0.covers(breach) }
    }
    #expect(harmful == [])
  }

  private func planted(_ text: String) -> SwiftText {
    SwiftText(path: "Sources/Charts/Planted.swift", text: text)
  }

  @Test("No Swift file names a country")
  func namesNoCountry() throws {
    expectNone(try .countries())
  }

  @Test("No Swift file names a population group")
  func namesNoGroup() throws {
    expectNone(try .groups())
  }

  @Test("No Swift file names a source of the worked example")
  func namesNoSource() throws {
    expectNone(try .sources(of: ExampleTable.folder))
  }

  @Test("Every word that is let be is still there")
  func harmlessWordsAreThere() throws {
    let all = try [ForbiddenNames.countries(), .groups(), .sources(of: ExampleTable.folder)]
    let found = HouseTests.files.flatMap { file in all.flatMap { $0.breaches(file) } }
    for word in Self.harmless {
      #expect(found.contains(where: word.covers), "\(word.what): \(word.reason)")
    }
  }

  @Test(
    "A country is seen by its name in any language, its short name or its code",
    arguments: [
      "// as in Kenya", "let a = \"Chad\"", "/* Jordan */", "// Turkey, Mali", "let a = \"Perú\"",
      "// Côte d'Ivoire", "let code = \"KEN\"", "// such as KEN", "let a = \"404\"",
      "// Iran alone", "// the United Republic of Tanzania", "// Кения",
    ])
  func seesCountries(text: String) throws {
    #expect(try !ForbiddenNames.countries().breaches(planted(text)).isEmpty)
  }

  @Test(
    "A word that is no country is let be",
    arguments: [
      "// a chad of paper", "let ken = 404", "// jordanian", "let a = \"404 rows\"", "// Chads",
      "// token KENT",
    ])
  func letsWordsBe(text: String) throws {
    #expect(try ForbiddenNames.countries().breaches(planted(text)) == [])
  }

  @Test(
    "A population group is seen by its name, its id or its category",
    arguments: [
      "// of persons with disabilities", "let a = \"Persons with disabilities\"",
      "if group == \"indigenous\" {}", "let a = \"PD\"", "// Indigenous Peoples",
    ])
  func seesGroups(text: String) throws {
    #expect(try !ForbiddenNames.groups().breaches(planted(text)).isEmpty)
  }

  @Test(
    "A source of the example is seen by its id, its producer or its abbreviation",
    arguments: [
      "// see pal-network", "let a = \"PAL Network\"", "// sensors.AFRICA", "// SACMEQ 2007",
    ])
  func seesSources(text: String) throws {
    #expect(try !ForbiddenNames.sources(of: ExampleTable.folder).breaches(planted(text)).isEmpty)
  }
}
