import SDGModel
import Testing

@Suite("The framework's lists")
struct FrameworkTests {
  let framework: Framework

  init() throws { framework = try Framework.standard() }

  @Test("The 2023 refinement lists 248 indicators, 231 of them different, under 169 targets")
  func counts() {
    #expect(framework.edition.id == "2023")
    #expect(framework.goals.count == 17)
    #expect(framework.targets.count == 169)
    #expect(framework.indicators.count == 248)
    #expect(framework.uniqueIndicatorCount == 231)
  }

  @Test("Of the different indicators 148 are in tier I, 77 in tier II and 6 in several")
  func tiers() {
    let tiers = Dictionary(
      grouping: framework.indicators.filter { $0.firstListing == nil }, by: \.tier)
    #expect(tiers["Tier I"]?.count == 148)
    #expect(tiers["Tier II"]?.count == 77)
    #expect(tiers.filter { !["Tier I", "Tier II"].contains($0.key) }.values.joined().count == 6)
  }

  @Test("Indicators stand in framework order, each under its own goal and target")
  func order() {
    let codes = framework.indicators.map { IndicatorCode($0.code) }
    #expect(codes == codes.sorted())
    for indicator in framework.indicators {
      #expect(framework.target(indicator.target)?.goal == indicator.goal)
      #expect(framework.goal(indicator.goal) != nil)
    }
  }

  @Test(
    "An indicator is found by each form of its code",
    arguments: [
      "1.a.1", "1-a-1", " 1.a.1 ", "1.A.1", "C010a04", "1.a.1 Total official development",
    ])
  func forms(text: String) {
    #expect(framework.indicator(text)?.code == "1.a.1")
    #expect(framework.goalNumber(ofCode: text) == 1)
    #expect(framework.targetCode(ofCode: text) == "1.a")
  }

  @Test("Listings of one indicator know each other")
  func listings() {
    #expect(framework.firstListing(of: "13.1.1") == "1.5.1")
    #expect(framework.listings(of: "11.5.1") == ["1.5.1", "11.5.1", "13.1.1"])
    #expect(framework.listings(of: "1.1.1") == ["1.1.1"])
  }

  @Test("A further listing names a listed indicator that is a first one")
  func firstListings() throws {
    for indicator in framework.indicators {
      guard let first = indicator.firstListing else { continue }
      let found = try #require(framework.indicator(first))
      #expect(found.firstListing == nil)
      #expect(found.isListed)
    }
  }

  @Test("A national code has a goal and a target, though the framework lacks it")
  func nationalCodes() {
    #expect(framework.indicator("1.3.1.b") == nil)
    #expect(framework.goalNumber(ofCode: "1.3.1.b") == 1)
    #expect(framework.targetCode(ofCode: "10-5-1-1") == "10.5")
    #expect(framework.goalNumber(ofCode: "GDP1") == nil)
    #expect(framework.listings(of: "16.1.S1") == ["16.1.S1"])
  }

  @Test("A retired and a later indicator are known and not listed")
  func otherEditions() throws {
    let retired = try #require(framework.indicator("8.9.2"))
    #expect(!retired.isListed)
    #expect(retired.changes.map(\.kind) == [.retired])
    let added = try #require(framework.indicator("2.2.4"))
    #expect(!added.isListed)
    #expect(added.changes.map(\.edition) == ["2025"])
    #expect(framework.indicator("3.8.2")?.changes.map(\.kind) == [.redefined])
    #expect(!framework.indicators.contains { $0.code == "2.2.4" })
  }

  @Test("A title comes with the language that it is in")
  func titleLanguages() throws {
    let french = try #require(framework.title("1.1.1", language: "fr"))
    #expect(french.language == "fr")
    #expect(french.text.hasPrefix("Proportion de la population"))
    let missing = try #require(framework.title("11.5.3", language: "fr"))
    #expect(missing.language == "en")
    #expect(missing.text == framework.title("11.5.3", language: "en")?.text)
    #expect(framework.title("1.1.1", language: "sw")?.language == "en")
    #expect(framework.title("99.9.9", language: "en") == nil)
  }

  @Test("Every goal has a colour, and titles in six languages")
  func goals() {
    for goal in framework.goals {
      #expect(goal.colour.count == 7 && goal.colour.hasPrefix("#"))
      #expect(goal.title.languages == ["en", "fr", "es", "ru", "ar", "zh-Hans"])
      #expect(goal.shortTitle.languages.count == 6)
    }
  }

  @Test("Target 11.c has no indicator and a text all the same")
  func targetWithoutIndicator() {
    #expect(framework.indicators(ofTarget: "11.c").isEmpty)
    #expect(framework.targetText("11.c", language: "es")?.language == "es")
  }

  @Test("A folder without lists is an error that names the file")
  func missingLists() {
    #expect {
      try Framework.load(from: "/nowhere")
    } throws: { error in
      String(describing: error).contains("/nowhere/editions.csv")
    }
  }
}
