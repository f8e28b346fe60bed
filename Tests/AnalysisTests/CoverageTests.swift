import Disclosure
import Ingest
import SDGModel
import Testing

@testable import Analysis

@Suite("Coverage")
struct CoverageTests {
  @Test("A figure by sex of a current year counts the group, from official sources")
  func currentOfficialFigure() {
    let findings = findings([row(2016, ["sex": "F"]), row(2016, ["sex": "M"])])
    #expect(state(findings, "girls") == .official)
    #expect(findings.coverage.cell("7.7.7", "girls")?.latestYear == 2016)
  }

  @Test("A column with one category throughout changes no cell, nor does a blank one")
  func oneCategoryIsNoBreakdown() {
    #expect(state(findings([row(2016, ["sex": "F"])]), "girls") == .notCounted)
    #expect(state(findings([row(2016, [:])]), "girls") == .notCounted)
  }

  @Test("Two categories of different years compare nobody")
  func categoriesOfDifferentYears() {
    let findings = findings([row(2015, ["sex": "F"]), row(2016, ["sex": "M"])])
    #expect(state(findings, "girls") == .notCounted)
  }

  @Test("A figure older than the project calls current is old")
  func oldFigures() {
    let findings = findings([row(2013, ["sex": "F"]), row(2013, ["sex": "M"])])
    #expect(state(findings, "girls") == .old)
  }

  @Test("A missing value counts nobody")
  func missingValues() {
    var blank = row(2016, ["sex": "F"])
    blank.value = .missing
    #expect(state(findings([blank, row(2016, ["sex": "M"])]), "girls") == .notCounted)
  }

  @Test("Citizens alone, and citizens beside official statistics, are told apart")
  func citizenStates() {
    let citizens = [
      row(2016, ["sex": "F"], source: "collective"), row(2016, ["sex": "M"], source: "collective"),
    ]
    #expect(state(findings(citizens), "girls") == .citizen)
    let official = [row(2017, ["sex": "F"]), row(2017, ["sex": "M"])]
    #expect(state(findings(citizens + official), "girls") == .both)
  }

  @Test(
    "Citizens without a decision, by another definition, and research stand beside and count nowhere",
    arguments: ["undecided", "proxy", "university"])
  func alongside(_ source: String) {
    let findings = findings([
      row(2016, ["sex": "F"], source: source), row(2016, ["sex": "M"], source: source),
    ])
    let cell = findings.coverage.cell("7.7.7", "girls")
    #expect(cell?.state == .notCounted)
    #expect(cell?.latestAlongsideYear == 2016)
    #expect(cell?.latestYear == nil)
    #expect(findings.contribution.lines.isEmpty)
    let gap = findings.gaps.first { $0.id == "7.7.7/girls" }
    #expect(gap?.reason == .noFigure)
    #expect(gap?.latestAlongsideYear == 2016)
    #expect(findings.contribution.alongside.isEmpty == (source == "university"))
  }

  @Test("A part adds its figures to the indicator that it extends, and gets none from it")
  func parts() {
    var part = IndicatorDemand(indicator: "7.7.7.b", isAboutPeople: true)
    part.partOf = "7.7.7"
    let demands = [IndicatorDemand(indicator: "7.7.7", isAboutPeople: true), part]
    var rows = [row(2016, ["sex": "F"]), row(2016, ["sex": "M"])]
    let whole = findings(rows, demands: demands).coverage
    #expect(whole.cell("7.7.7", "girls")?.state == .official)
    #expect(whole.cell("7.7.7.b", "girls")?.state == .notCounted)
    for index in rows.indices { rows[index].indicator = "7.7.7.b" }
    let ofPart = findings(rows, demands: demands).coverage
    #expect(ofPart.cell("7.7.7", "girls")?.state == .official)
    #expect(ofPart.cell("7.7.7.b", "girls")?.state == .official)
    #expect(ofPart.applicable(toGroup: "girls") == 1)
  }

  @Test("Figures that citizens collected and official statistics published count as both")
  func adoptedFigures() {
    var adopted = row(2016, ["sex": "F"], source: "adopted")
    adopted.publisher = "office"
    var other = row(2016, ["sex": "M"], source: "adopted")
    other.publisher = "office"
    #expect(state(findings([adopted, other]), "girls") == .both)
  }

  @Test("Bands of age within the group's band count, wider ones do not")
  func ages() {
    let narrow = findings([row(2016, ["age": "Y15T19"]), row(2016, ["age": "Y20T24"])])
    #expect(state(narrow, "youth") == .official)
    let wide = findings([row(2016, ["age": "Y15T49"]), row(2016, ["age": "Y_GE50"])])
    #expect(state(wide, "youth") == .notCounted)
  }

  @Test("An indicator whose own population is the group counts it without a breakdown")
  func fixedPopulation() {
    let demand = IndicatorDemand(
      indicator: "7.7.7", isAboutPeople: true, population: Breakdown(["sex": "F", "age": "15-49"]))
    let findings = findings([row(2016, [:])], demands: [demand])
    #expect(state(findings, "girls") == .official)
    #expect(state(findings, "boys") == .notApplicable)
  }

  @Test("An indicator that is not about people, or that the project waives, does not apply")
  func notApplicable() {
    let things = IndicatorDemand(indicator: "7.7.7", isAboutPeople: false)
    #expect(state(findings([row(2016, [:])], demands: [things]), "girls") == .notApplicable)
    var scope = scope
    scope.waived = [
      RequiredBreakdown(indicators: ["7.7.7"], dimensions: ["sex"], reason: LocalText("why"))
    ]
    #expect(state(findings([row(2016, [:])], scope: scope), "girls") == .notApplicable)
  }

  @Test("An indicator listed in two places counts once and its figures in both")
  func repeatedIndicators() {
    let demands = [
      IndicatorDemand(indicator: "7.7.7", isAboutPeople: true),
      IndicatorDemand(indicator: "9.9.9", firstListing: "7.7.7", isAboutPeople: true),
    ]
    let findings = findings([row(2016, ["sex": "F"]), row(2016, ["sex": "M"])], demands: demands)
    #expect(findings.coverage.cell("9.9.9", "girls")?.state == .official)
    #expect(findings.coverage.applicable(toGroup: "girls") == 1)
  }

  @Test("Gaps have one reason each and the strongest requirement first")
  func gapReasons() {
    let demands = [
      IndicatorDemand(indicator: "7.7.7", isAboutPeople: true, dimensions: ["age": .target]),
      IndicatorDemand(indicator: "8.8.8", isAboutPeople: true, dimensions: ["sex": .indicator]),
    ]
    let gaps = findings(
      [row(2012, ["sex": "F"]), row(2012, ["sex": "M"])], demands: demands
    ).gaps
    #expect(gaps.first?.id == "8.8.8/boys")
    #expect(gaps.first?.reason == .noFigure)
    #expect(gaps.first { $0.id == "7.7.7/girls" }?.reason == .old)
    #expect(gaps.first { $0.id == "7.7.7/youth" }?.reason == .onlyTotal)
    #expect(gaps.first { $0.id == "7.7.7/youth" }?.requirement == .target)
    #expect(Set(gaps.map(\.id)).count == gaps.count)
  }

  @Test("Citizens add a line that nobody else measured, or a later year")
  func contribution() {
    let lines = findings([
      row(2010, ["sex": "F"]), row(2016, ["sex": "F"], source: "collective"),
      row(2016, [:], area: "A1", source: "collective"), row(2017, ["sex": "M"]),
      row(2016, ["sex": "M"], source: "collective"),
    ]).contribution.lines
    #expect(lines.map(\.area) == ["A1", "AA"])
    #expect(lines.map(\.latestWithout) == [nil, 2010])
    #expect(lines.map(\.latestWith) == [2016, 2016])
  }

  @Test("A dimension is there where two of its categories stand beside each other in one year")
  func dimensions() {
    func found(_ rows: [Observation]) -> [DimensionAvailability] {
      findings(
        rows,
        demands: [
          IndicatorDemand(
            indicator: "7.7.7", isAboutPeople: true,
            dimensions: ["sex": .indicator, "location": .indicator, "age": .target])
        ]
      ).dimensions
    }
    let one = found([
      row(2016, ["sex": "F"]), row(2016, ["sex": "M"]), row(2018, ["sex": "F"]), row(2018, [:]),
      row(2017, ["location": "R"]), row(2017, ["disability": "PD"]),
      row(2017, ["disability": "PWD"]),
    ])
    #expect(one.map(\.dimension) == ["age", "disability", "location", "sex"])
    #expect(one.map(\.categories) == [0, 2, 1, 2])
    #expect(one.map(\.latestYear) == [nil, 2017, nil, 2016])
    #expect(one.map(\.requirement) == [.target, nil, .indicator, .indicator])
    let count = DisaggregationCount(one)
    #expect((count.full, count.partial, count.none) == (0, 1, 0))
    // Before the first year of availability nothing counts.
    let early = found([row(2010, ["sex": "F"]), row(2010, ["sex": "M"])])
    #expect(DisaggregationCount(early).none == 1)
    // What differs in anything else stands beside nothing.
    let crossed = found([
      row(2016, ["sex": "F", "location": "R"]), row(2016, ["sex": "M", "location": "U"]),
    ])
    #expect(crossed.allSatisfy { !$0.isAvailable })
    let all = found([
      row(2016, ["sex": "F"]), row(2016, ["sex": "M"]), row(2017, ["location": "R"]),
      row(2017, ["location": "U"]),
    ])
    #expect(DisaggregationCount(all).full == 1)
  }

  @Test("Every cell has one class: the first of what is missing or weak that applies")
  func classes() {
    func found(
      _ rows: [Observation], _ group: String = "girls", areas: [String] = []
    ) -> CoverageClass? {
      var asked = scope
      if !areas.isEmpty {
        asked.required = [
          RequiredBreakdown(
            indicators: ["7.7.7"], dimensions: ["sex"], areas: areas, reason: LocalText("Asked"))
        ]
      }
      return findings(rows, scope: asked).coverage.cell("7.7.7", group)?.class
    }
    func girls(_ years: [Int], _ change: (inout Observation) -> Void = { _ in }) -> [Observation] {
      years.flatMap { year -> [Observation] in
        [["sex": "F"], ["sex": "M"]].map { breakdown in
          var row = row(year, breakdown)
          row.sampleSize = 800
          change(&row)
          return row
        }
      }
    }
    #expect(found([]) == .noFigure)
    #expect(found(girls([2017, 2018])) == .covered)
    #expect(found(girls([2017, 2018]) { $0.sampleSize = nil }) == .noUncertainty)
    #expect(found(girls([2018])) == .singlePoint)
    #expect(found(girls([2009, 2010])) == .old)
    #expect(found(girls([2017, 2018]) { $0.status = .timeSeriesBreak }) == .broken)
    #expect(found(girls([2017, 2018]) { $0.nature = .modelled }) == .onlyModelled)
    #expect(found(girls([2017, 2018]) { $0.nature = .globalMonitoring }) == .onlyGlobal)
    #expect(found(girls([2017, 2018]) { $0.value = .suppressed }) == .suppressed)
    #expect(found([row(2017, [:]), row(2018, [:])]) == .onlyTotal)
    #expect(found(girls([2017, 2018]), "youth") == .onlyTotal)
    #expect(found([row(2018, ["sex": "M"]), row(2018, [:])]) == .otherCategories)
    #expect(found(girls([2017, 2018]), areas: ["region"]) == .notByArea)
    #expect(found(girls([2017, 2018]), areas: ["country"]) == .covered)
    #expect(
      found([
        row(2018, ["sex": "F"], source: "collective"),
        row(2018, ["sex": "M"], source: "collective"),
      ]) == .onlyCitizen)
  }

  @Test("What citizens add to the cells of indicators and groups, and who is hardly counted")
  func contributionOfCells() {
    let found = findings([
      row(2018, ["sex": "F"]), row(2018, [:]), row(2018, ["sex": "M"], source: "collective"),
      row(2018, [:], source: "collective"), row(2018, ["sex": "F"], source: "undecided"),
    ]).coverage
    let added = found.contribution
    #expect((added.asked, added.official, added.with) == (3, 1, 2))
    #expect(added.shares.map(\.source) == ["collective"])
    #expect(added.shares.map(\.credit) == [1])
    #expect(found.uncounted == ["youth"])
  }

  private func state(_ findings: Findings, _ group: String) -> CoverageState? {
    findings.coverage.cell("7.7.7", group)?.state
  }

  @Test("An area that citizens alone have a current figure of is newly visible")
  func newlyVisibleAreas() {
    var scope = self.scope
    scope.areas = ["NO", "SU"].map { Area(id: $0, name: LocalText($0), level: "region") }
    let areas = findings(
      [
        row(2010, [:], area: "SU"), row(2018, [:], area: "NO"),
        row(2018, [:], area: "SU", source: "collective"),
        row(2018, [:], area: "NO", source: "undecided"),
      ], scope: scope
    ).areas
    #expect(areas.map(\.area) == ["NO", "SU"])
    #expect(areas.map(\.isNewlyVisible) == [false, true])
    #expect(areas.map { [$0.official, $0.with] } == [[1, 1], [0, 1]])
    #expect(areas[1].latestOfficialYear == 2010 && areas[1].latestCitizenYear == 2018)
    #expect(areas[0].latestCitizenYear == nil)
  }

  private var scope: Scope {
    var scope = Scope(
      title: LocalText("Test"), area: Area(id: "AA", name: LocalText("Aland"), level: "country"),
      languages: ["en"], asOf: 2019)
    scope.groups = [
      PopulationGroup(id: "girls", name: LocalText("G"), any: [Breakdown(["sex": "F"])]),
      PopulationGroup(id: "boys", name: LocalText("B"), any: [Breakdown(["sex": "M"])]),
      PopulationGroup(
        id: "youth", name: LocalText("Y"), any: [], ages: [AgeBand("15-24")].compactMap { $0 }),
    ]
    return scope
  }

  private var sources: [Source] {
    var adopted = Source(
      id: "adopted", title: LocalText("A"), producer: "A", kind: .citizenGenerated)
    adopted.indicators = [
      SourceIndicator(
        indicator: "7.7.7", definitionMatch: .scopeDiffers,
        decision: ReviewDecision(
          tier: .merge, body: "Office", date: "2019-01-01", reason: "Published"))
    ]
    var collective = Source(
      id: "collective", title: LocalText("C"), producer: "C", kind: .communityDriven)
    let filling = ReviewDecision(
      tier: .fill, body: "Office", date: "2019-01-01", reason: "Sound")
    collective.indicators = [
      SourceIndicator(indicator: "7.7.7", definitionMatch: .exact, decision: filling)
    ]
    var undecided = Source(
      id: "undecided", title: LocalText("U"), producer: "U", kind: .communityDriven)
    undecided.indicators = [SourceIndicator(indicator: "7.7.7", definitionMatch: .exact)]
    var proxy = Source(id: "proxy", title: LocalText("P"), producer: "P", kind: .citizenScience)
    proxy.indicators = [
      SourceIndicator(indicator: "7.7.7", definitionMatch: .proxy, decision: filling)
    ]
    return [
      Source(id: "office", title: LocalText("O"), producer: "O", kind: .official), adopted,
      collective, undecided, proxy,
      Source(id: "university", title: LocalText("R"), producer: "R", kind: .research),
    ]
  }

  private func findings(
    _ rows: [Observation], demands: [IndicatorDemand]? = nil, scope: Scope? = nil
  ) -> Findings {
    let table = ObservationTable(rows)
    let cells = Merge.cells(
      of: table, register: SourceRegister(sources), settings: MergeSettings())
    let data = DisclosureControl().protect(
      Dataset(observations: table, cells: cells, sources: sources, diagnostics: [], files: []),
      scope: scope ?? self.scope)
    return Findings(
      of: data,
      demands: demands ?? [IndicatorDemand(indicator: "7.7.7", isAboutPeople: true)])
  }

  private func row(
    _ year: Int, _ breakdown: [String: String], area: String = "AA", source: String = "office"
  ) -> Observation {
    Observation(
      indicator: "7.7.7", series: "ZZ", area: area, period: Period(year: year)!,
      breakdown: Breakdown(breakdown), value: .number(50), unit: "PT", source: source,
      origin: .init(file: "\(source).csv", line: year))
  }
}
