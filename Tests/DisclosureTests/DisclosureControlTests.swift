import SDGModel
import Testing

@testable import Disclosure

@Suite("Disclosure control")
struct DisclosureControlTests {
  @Test("Nothing of an internal source is left: no row, source, file, diagnostic or candidate")
  func internalSourcesLeaveNoTrace() {
    var hidden = source("hidden", .communityDriven)
    hidden.sharing = .internal
    let data = dataset(
      [row("office", value: 20), row("hidden", value: 30)], sources: [source("office"), hidden])
    let published = DisclosureControl().protect(data, scope: scope)
    #expect(published.observations.count == 1)
    #expect(published.sources.map(\.id) == ["office"])
    #expect(published.files.map(\.source) == ["office"])
    #expect(published.diagnostics.isEmpty)
    #expect(published.cells.flatMap(\.candidates).map(\.source) == ["office"])
    #expect(published.cells.allSatisfy { $0.rule == .onlySource })
  }

  @Test(
    "A figure that the quality gate rejects is gone; its source stays, and how many they were is told"
  )
  func rejectedFiguresAreGone() {
    var data = dataset(
      [row("office", value: 20), row("circle", value: 30)],
      sources: [source("office"), source("circle", .communityDriven)])
    data.cells[0].candidates[1].tier = .reject
    data.cells[0].shown = [0]
    let published = DisclosureControl().protect(data, scope: scope)
    #expect(published.observations.indices.map { published.observations[$0].source } == ["office"])
    #expect(published.sources.map(\.id) == ["office", "circle"])
    #expect(published.cells.flatMap(\.candidates).map(\.source) == ["office"])
    #expect(published.protections.map(\.reason) == [.rejected])
    #expect(published.protections.map(\.rows) == [1])

    data.cells[0].candidates.removeFirst()
    data.cells[0].shown = []
    data.observations = ObservationTable([row("office", value: 20), row("circle", value: 30)])
    #expect(DisclosureControl().protect(data, scope: scope).cells.isEmpty)
  }

  @Test("A source that its community has withdrawn by the date of publication is gone")
  func withdrawnSourcesAreGone() {
    var gone = source("gone", .communityDriven)
    gone.community.withdrawn = "2020-05-01"
    let data = dataset([row("gone", value: 30)], sources: [gone])
    var late = scope
    late.publishedOn = "2020-06-01"
    #expect(DisclosureControl().protect(data, scope: late).observations.count == 0)
    late.publishedOn = "2020-04-01"
    #expect(DisclosureControl().protect(data, scope: late).observations.count == 1)
  }

  @Test("A source that its community approves only after the date of publication is not shown")
  func approvalToCome() {
    var early = source("early", .communityDriven)
    early.community.approved = "2020-06-01"
    let data = dataset([row("early", value: 30)], sources: [early])
    var scope = scope
    scope.publishedOn = "2020-05-31"
    #expect(DisclosureControl().protect(data, scope: scope).observations.count == 0)
    scope.publishedOn = "2020-06-01"
    #expect(DisclosureControl().protect(data, scope: scope).observations.count == 1)
  }

  @Test(
    "Counts between 1 and the threshold are hidden, a true 0 and the threshold itself are not",
    arguments: [(0.0, true), (1, false), (4, false), (5, true), (6, true)])
  func threshold(count: Double, isShown: Bool) {
    let published = protect(row("collective", value: count, unit: "NUMBER"))
    #expect((published.value == .suppressed) == !isShown)
  }

  @Test(
    "A share of 100 % is shown of twice the threshold: of fewer it says the same of everybody",
    arguments: [(6.0, 6.0, false), (9, 9, false), (10, 10, true), (6, 0, true), (10, 5, true)])
  func shareOfAll(asked: Double, met: Double, isShown: Bool) {
    var share = row("collective", value: 100 * met / asked, unit: "PT")
    (share.sampleSize, share.numerator, share.denominator) = (asked, met, asked)
    #expect((protect(share).value == .suppressed) == !isShown)
  }

  @Test(
    "A value in a unit that no list knows may be a count of persons; a listed unit is none",
    arguments: [("women", true), ("Personnes", true), ("Index", false), ("PER_100000_POP", false)])
  func unknownUnits(unit: String, isHidden: Bool) {
    #expect((protect(row("collective", value: 3, unit: unit)).value == .suppressed) == isHidden)
  }

  @Test("A count in millions is as many persons as it says")
  func multipliedCounts() {
    var row = row("collective", value: 1.5, unit: "NUMBER")
    row.multiplier = 6
    #expect(protect(row).value == .number(1.5))
  }

  @Test(
    "With rounding a count is a multiple with no bounds, counts or row text; a share is hidden as ever",
    arguments: [(3.0, 5.0), (2, 0), (12, 10), (13, 15)])
  func rounding(count: Double, shown: Double) {
    var row = row("collective", value: count, unit: "NUMBER")
    (row.sampleSize, row.lower, row.origin.hash) = (count, count - 1, "0123456789abcdef")
    func protected(_ row: Observation) -> Observation {
      DisclosureControl(settings: DisclosureSettings(rounding: 5))
        .protect(dataset([row], sources: [source("collective", .communityDriven)]), scope: scope)
        .observations[0]
    }
    let found = protected(row)
    #expect(found.value == .number(shown))
    #expect(found.sampleSize == nil && found.lower == nil && found.origin.hash.isEmpty)
    var share = self.row("collective", value: 25, unit: "PT")
    (share.numerator, share.denominator) = (3, 12)
    #expect(protected(share).value == .suppressed)
  }

  @Test("A sensitive group takes the higher threshold")
  func sensitiveGroups() {
    let row = row("collective", value: 7, unit: "NUMBER", breakdown: ["disability": "PD"])
    #expect(protect(row).value == .suppressed)
    #expect(protect(self.row("collective", value: 7, unit: "NUMBER")).value == .number(7))
  }

  @Test("A rate is hidden with its numerator, denominator, interval, note and row hash")
  func ratesOfFewPersons() {
    var rate = row("collective", value: 25, unit: "PT")
    rate.denominator = 12
    rate.lower = 20
    rate.upper = 30
    rate.sampleSize = 12
    rate.note = "3 of 12"
    rate.origin.hash = "0123456789abcdef"
    let shown = protect(rate)
    #expect(shown.value == .suppressed)
    #expect(shown.denominator == nil && shown.sampleSize == nil && shown.numerator == nil)
    #expect(shown.lower == nil && shown.upper == nil)
    #expect(shown.note.isEmpty && shown.origin.hash.isEmpty)
  }

  @Test("A complement of few persons is hidden as well: 98 of 100 tells of 2")
  func complements() {
    var rate = row("collective", value: 98, unit: "PT")
    rate.numerator = 98
    rate.denominator = 100
    #expect(protect(rate).value == .suppressed)
  }

  @Test("What an official producer has published passes as published")
  func officialFiguresPass() {
    #expect(protect(row("office", value: 2, unit: "NUMBER")).value == .number(2))
    var adopted = row("collective", value: 2, unit: "NUMBER")
    adopted.publisher = "office"
    #expect(protect(adopted).value == .number(2))
  }

  @Test("An exemption shows national totals and never areas or groups")
  func exemptions() {
    let settings = DisclosureSettings(exempt: [.init(source: "collective", reason: "Public")])
    func shown(_ row: Observation) -> ObservedValue { protect(row, settings: settings).value }
    #expect(shown(row("collective", value: 2, unit: "NUMBER")) == .number(2))
    #expect(shown(row("collective", value: 2, unit: "NUMBER", area: "A1")) == .suppressed)
    #expect(
      shown(row("collective", value: 2, unit: "NUMBER", breakdown: ["sex": "F"])) == .suppressed)
  }

  @Test(
    "Counts are told from rates: of a month, a region or a survey they are counts",
    arguments: [
      ("pieces per 100 m", false), ("cases per 100,000", false), ("birds per hour", false),
      ("litres per capita", false), ("cases per month", true), ("people per region", true),
      ("victims per year", true), ("items per", true), ("survivors", true),
    ])
  func rates(unit: String, isCount: Bool) {
    #expect(CountUnit.mayCount(unit) == isCount)
  }

  @Test("No setting brings the threshold under 3")
  func smallestThreshold() {
    #expect(DisclosureSettings(threshold: 1, sensitiveThreshold: 0).threshold == 3)
    #expect(DisclosureSettings(threshold: 8, sensitiveThreshold: 2).sensitiveThreshold == 8)
  }

  @Test("The text of a row stays only with public sources that hold no single records")
  func recordTexts() {
    var shared = source("collective", .communityDriven)
    shared.sharing = .aggregate
    var row = row("collective", value: 50)
    row.origin.text = "a,b,50"
    row.note = "said a respondent"
    row.sourceText = "interview in a village"
    let kept = DisclosureControl().protect(
      dataset([row], sources: [source("collective", .communityDriven)]), scope: scope)
    #expect(kept.observations[0].origin.text == "a,b,50")
    #expect(kept.observations[0].note == "said a respondent")
    let cut = DisclosureControl().protect(dataset([row], sources: [shared]), scope: scope)
    #expect(cut.observations[0].origin.text.isEmpty)
    #expect(cut.observations[0].note.isEmpty && cut.observations[0].sourceText.isEmpty)
    #expect(cut.protections.map(\.reason) == [.recordText])
  }

  @Test("What the source itself suppressed keeps nothing from which it could be computed")
  func suppressedBySource() {
    var row = row("office", value: 3, unit: "NUMBER")
    row.value = .suppressed
    row.numerator = 3
    row.denominator = 40
    row.sampleSize = 40
    let shown = protect(row)
    #expect(shown.numerator == nil && shown.denominator == nil && shown.sampleSize == nil)
    var marked = self.row("office", value: 3, unit: "NUMBER")
    marked.status = .suppressed
    #expect(protect(marked).value == .suppressed)
  }

  @Test("Neither rows nor files keep a hash that would let somebody test a guess")
  func hashesThatBetray() {
    var hidden = row("collective", value: 3, unit: "NUMBER")
    hidden.origin.hash = "0123456789abcdef"
    var data = dataset([hidden], sources: [source("collective", .communityDriven)])
    data.files[0].hash = "fedcba"
    let published = DisclosureControl().protect(data, scope: scope)
    #expect(published.observations[0].origin.hash.isEmpty)
    #expect(published.files.map(\.hash) == [""])
  }

  @Test("The log names what was hidden and never the value")
  func logWithoutValues() {
    let published = DisclosureControl().protect(
      dataset(
        [row("collective", value: 4.25, unit: "NUMBER")], sources: [source("collective", .research)]
      ), scope: scope)
    #expect(published.protections.count == 1)
    #expect(published.protections[0].threshold == 5)
    #expect(!"\(published)".contains("4.25"))
  }

  private var scope: Scope {
    var scope = Scope(
      title: LocalText("Test"), area: Area(id: "AA", name: LocalText("Aland"), level: "country"),
      languages: ["en"], asOf: 2020)
    scope.groups = [
      PopulationGroup(
        id: "disabled", name: LocalText("Group"), any: [Breakdown(["disability": "PD"])],
        isSensitive: true)
    ]
    return scope
  }

  private func protect(
    _ row: Observation, settings: DisclosureSettings = DisclosureSettings()
  ) -> Observation {
    DisclosureControl(settings: settings).protect(
      dataset([row], sources: [source("office"), source("collective", .communityDriven)]),
      scope: scope
    ).observations[0]
  }

  private func source(_ id: String, _ kind: SourceKind = .official) -> Source {
    Source(id: id, title: LocalText(id), producer: id, kind: kind)
  }

  private func row(
    _ source: String, value: Double, unit: String = "INDEX", area: String = "AA",
    breakdown: [String: String] = [:]
  ) -> Observation {
    Observation(
      indicator: "7.7.7", series: "ZZ", area: area, period: Period("2015")!,
      breakdown: Breakdown(breakdown), value: .number(value), unit: unit, source: source,
      origin: .init(file: "\(source).csv", line: 2))
  }

  private func dataset(_ rows: [Observation], sources: [Source]) -> Dataset {
    let table = ObservationTable(rows)
    let candidates = rows.indices.map {
      Candidate(row: $0, source: rows[$0].source, tier: .alongside)
    }
    return Dataset(
      observations: table,
      cells: [
        MergedCell(
          key: CellKey(indicator: "7.7.7", key: rows[0].key), candidates: candidates,
          shown: Array(rows.indices), rule: .sideBySide)
      ],
      sources: sources,
      diagnostics: sources.filter { $0.sharing == .internal }.map {
        Diagnostic(
          rule: "test", severity: .question, place: Place(file: "\($0.id).csv", line: 2),
          source: $0.id, message: "m", hint: "h")
      },
      files: sources.map {
        InputFile(
          path: "\($0.id).csv", dialect: "tidy-csv", source: $0.id, hash: "",
          counts: RecordCounts(taken: 1))
      })
  }
}
