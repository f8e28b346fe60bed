import FileFormats
import SDGModel
import Testing

@testable import WhoCounts

@Suite struct SettingsDecodingTests {
  private func decoded(_ text: String) throws -> Settings {
    try SettingsDecoder(reference: .loaded())
      .settings(YAMLDocument.parse(text, file: "whocounts.yaml").root)
  }

  @Test("Every setting is read")
  func readsEverything() throws {
    let settings = try decoded(
      """
      schema: 1
      country: KEN
      title: {en: Counted, sw: Wanaohesabiwa}
      notice: A draft
      languages: [en, sw]
      asOf: 2019
      publishedOn: 2020-02-29
      since: 2014
      freshYears: 2
      staleYears: 4
      groups:
        - {id: women, name: {en: Women}, any: [{sex: F}], series: [SH_STA_MMR]}
        - {id: deaf, name: Deaf people, any: [{hearing: none}], sensitive: true, population: 900}
      require: [{indicators: [4.1.1], dimensions: [gender], areas: [country], reason: Asked for}]
      waive: [{indicators: [8.10.1], dimensions: [disability], reason: {en: Not about people}}]
      periodicity: [{indicators: [1.1.1], years: 5, reason: Household survey}]
      indicatorNames: {4.1.S1: {en: Extra}}
      seriesNames: {X_A: Own}
      merge: {default: priorityFill, series: {SE_MAT_PROF: {method: sideBySide, reason: Both}}}
      disclosure: {threshold: 4, sensitiveThreshold: 9, rounding: none, exempt: [{source: a, reason: b}]}
      """)
    #expect(settings.area?.id == "404")
    #expect(settings.title["sw"] == "Wanaohesabiwa")
    #expect(settings.notice["fr"] == "A draft")
    #expect(settings.languages == ["en", "sw"])
    #expect(settings.asOf == 2019)
    #expect(settings.publishedOn == "2020-02-29")
    #expect([settings.since, settings.freshYears, settings.staleYears] == [2014, 2, 4])
    let groups = try #require(settings.groups)
    #expect(groups.map(\.id) == ["women", "deaf"])
    #expect(groups[0].series == ["SH_STA_MMR"])
    #expect(groups[1].isSensitive)
    #expect(groups[1].population == 900)
    #expect(settings.required.map(\.dimensions) == [["sex"]])
    #expect(settings.required.map(\.areas) == [["country"]])
    #expect(settings.waived.map { $0.reason["en"] } == ["Not about people"])
    #expect(settings.periodicities.map(\.years) == [5])
    #expect(settings.indicatorNames["4.1.S1"]?["en"] == "Extra")
    #expect(settings.seriesNames["X_A"]?["en"] == "Own")
    #expect(settings.merge.standard == .priorityFill)
    #expect(settings.merge.series["SE_MAT_PROF"]?.method == .sideBySide)
    #expect(settings.disclosure.threshold == 4)
    #expect(settings.disclosure.sensitiveThreshold == 9)
    #expect(settings.disclosure.exempt.map(\.source) == ["a"])
  }

  @Test("Of a country alone everything else stays open, with the default thresholds")
  func defaults() throws {
    var expected = Settings()
    expected.area = try decoded("country: 404").area
    #expect(try decoded("country: 404") == expected)
    #expect(expected.disclosure.threshold == 5)
    #expect(expected.disclosure.sensitiveThreshold == 10)
  }

  @Test(
    "A country is found by its letters, its number and its name", arguments: ["FJI", "242", "Fiji"])
  func countries(text: String) throws {
    #expect(try decoded("country: \(text)").area?.id == "242")
  }

  @Test("An area of the project's own has a code, a name and a level")
  func ownArea() throws {
    let area = try #require(
      try decoded("area: {code: XVM, name: {en: Veldmark}, level: island}").area)
    #expect(area == Area(id: "XVM", name: LocalText([("en", "Veldmark")]), level: "island"))
  }

  @Test(
    "What is wrong is told with line and column",
    arguments: [
      ("schema: 2", "1:9", "schema 1"), ("country: Atlantis", "1:10", "Atlantis"),
      ("asOf: soon", "1:7", "soon"), ("asOf: 20193", "1:7", "a year"),
      ("publishedOn: 2020-02-30", "1:14", "a date such as"),
      ("publishedOn: 2020", "1:14", "a date such as"), ("freshYears: -1", "1:13", "0 to 50"),
      ("staleYears: 99", "1:13", "0 to 50"), ("languages: {a: b}", "1:12", "list"),
      ("groups: [{id: a b, name: A}]", "1:15", "letters, digits and hyphens"),
      ("groups: [{name: A}]", "1:10", "`id` is missing"),
      ("groups: [{id: a}]", "1:10", "`name` is missing"),
      ("groups:\n  - {id: a, name: A}\n  - {id: a, name: B}", "3:10", "no other group"),
      ("groups: [{id: a, name: A, any: [{}]}]", "1:33", "a dimension with its category"),
      ("groups: [{id: a, name: A, sensitve: true}]", "1:27", "did you mean `sensitive`?"),
      ("require: [{indicators: [1.1.1], dimensions: [sex]}]", "1:11", "`reason` is missing"),
      (
        "require: [{indicators: [1.1.1], reason: A}]", "1:11", "`dimensions` is missing"
      ),
      (
        "waive: [{indicators: [1.1.1], dimensions: [sex, age], categories: [F], reason: A}]", "1:9",
        "`categories` are of one dimension"
      ),
      (
        "periodicity: [{indicators: [1.1.1], years: 0, reason: A}]", "1:44",
        "every how many years"
      ),
      (
        "periodicity:\n  - {indicators: [1.1.1], years: 2, reason: A}\n  - {indicators: [1.1.1], years: 3, reason: A}",
        "3:5", "1.1.1 has a periodicity already"
      ),
      ("merge: {default: splice}", "1:18", "sideBySide"),
      ("merge: {series: {A: {reason: b}}}", "1:21", "`method`"),
      ("disclosure: {threshold: 2}", "1:25", "3 or more"),
      ("disclosure: {rounding: three}", "1:24", "none"),
      ("disclosure: {exempt: [{source: a}]}", "1:23", "`reason` is missing"),
      ("area: {name: A}", "1:7", "`code` is missing"), ("tilte: A", "1:1", "unknown key `tilte`"),
    ])
  func errors(text: String, place: String, part: String) throws {
    let error = try #require(throws: YAMLError.self) { try decoded(text) }
    let problem = try #require(ProjectError(error).problems.first)
    #expect(problem.place == "whocounts.yaml:\(place)")
    #expect(problem.text.contains(part), "\(problem.text)")
  }

  @Test("Areas may be required in total, and single series and categories")
  func narrowRequirements() throws {
    let settings = try decoded(
      """
      area: {code: ZZ, name: Zedland}
      require:
        - {indicators: [1.1.1], areas: [province], reason: The plan has provinces}
        - {indicators: [1.1.1], series: [X], dimensions: [sex], categories: [F], reason: Asked for}
      """)
    #expect(settings.required.map(\.areas) == [["province"], []])
    #expect(settings.required.map(\.series) == [[], ["X"]])
    #expect(settings.required.map(\.categories) == [[], ["F"]])
  }

  @Test("A level, a category and an indicator that no list has are asked about")
  func meaningless() throws {
    let settings = try decoded(
      """
      area: {code: ZZ, name: Zedland}
      require: [{indicators: [1.1.1], dimensions: [sex], categories: [X9], areas: [provinze], reason: A}]
      periodicity: [{indicators: [1.1.99], years: 5, reason: A}]
      """)
    let areas = [Area(id: "ZZ-1", name: LocalText("North"), level: "province")]
    let found = SettingsCheck(
      settings: settings, reference: try Reference.loaded(), areas: areas
    ).findings()
    #expect(found.map(\.severity) == [.question, .question, .question])
    #expect(found.map(\.message).filter { $0.contains("provinze") }.count == 1)
    #expect(found.contains { $0.hint.contains("province") && $0.message.contains("level") })
    #expect(found.contains { $0.message.contains("X9") })
    #expect(found.contains { $0.message.contains("1.1.99") })
  }

  @Test("All unknown keys of a map are told at once")
  func allUnknownKeys() throws {
    let error = try #require(throws: YAMLError.self) { try decoded("tilte: a\nlangages: [en]") }
    #expect(
      ProjectError(error).problems.map(\.place) == ["whocounts.yaml:1:1", "whocounts.yaml:2:1"])
    #expect(ProjectError(error).description.split(separator: "\n").count == 2)
  }

  // MARK: Groups

  private func group(_ any: String) throws -> PopulationGroup {
    try #require(try decoded("groups: [{id: a, name: A, any: [\(any)]}]").groups?.first)
  }

  @Test(
    "A category is found by its code and by any known word, whatever its dimension is called",
    arguments: ["{sex: F}", "{gender: Women}", "{Sexe: Féminin}", "{sex: female}"])
  func synonyms(text: String) throws {
    #expect(try group(text).any == [Breakdown([.init("sex", "F")])])
  }

  @Test("What no list knows stays as it is written")
  func unknownCategories() throws {
    #expect(try group("{mooring: floating}").any == [Breakdown([.init("mooring", "floating")])])
  }

  @Test("An age alone is a band, an age beside something else a category")
  func ages() throws {
    let alone = try group("{age: 15-24}, {age: 65+}")
    #expect(alone.ages == [AgeBand(from: 15, through: 24), AgeBand(from: 65, through: nil)])
    #expect(alone.any.isEmpty)
    let beside = try group("{age: 15-24, sex: F}")
    #expect(beside.ages.isEmpty)
    #expect(beside.any == [Breakdown([.init("age", "Y15T24"), .init("sex", "F")])])
  }
}
