import Disclosure
import Ingest
import SDGModel
import Statistics
import Testing

@testable import Analysis

/// Lines of an invented country: the series and indicators are the framework's, the figures made up.
enum LineWorld {
  static let area = Area(id: "ZZ", name: LocalText("Zedland"), level: "country")

  static func row(
    _ year: Int, _ value: Double, series: String = "SH_DYN_MORT", indicator: String = "3.2.1",
    unit: String = "PER_1000_LIVE_BIRTHS", _ parts: [String: String] = [:],
    source: String = "office", text: String = "Survey"
  ) -> Observation {
    var row = Observation(
      indicator: indicator, series: series, area: area.id, period: Period("\(year)")!,
      value: .number(value), unit: unit, origin: .init(file: "x.csv", line: 1))
    row.breakdown = Breakdown(parts.sorted { $0.key < $1.key }.map { .init($0.key, $0.value) })
    (row.source, row.publisher, row.sourceText) = (source, source, text)
    return row
  }

  static let groups = [
    PopulationGroup(id: "girls", name: LocalText("Girls"), any: [Breakdown(["sex": "F"])]),
    PopulationGroup(id: "boys", name: LocalText("Boys"), any: [Breakdown(["sex": "M"])]),
  ]

  static func data(
    _ rows: [Observation], targets: [SeriesTarget] = [], areas: [Area] = [],
    edit: (inout Scope) -> Void = { _ in }
  ) -> PublishableDataset {
    var scope = Scope(title: LocalText("Zedland"), area: area, languages: ["en"], asOf: 2023)
    (scope.targets, scope.areas, scope.groups) = (targets, areas, groups)
    edit(&scope)
    let sources = [
      Source(
        id: "office", title: LocalText("Office"), producer: "Office", kind: .official),
      Source(id: "circle", title: LocalText("Circle"), producer: "Circle", kind: .communityDriven),
    ]
    let table = ObservationTable(rows)
    return DisclosureControl().protect(
      Dataset(
        observations: table,
        cells: Merge.cells(
          of: table, register: SourceRegister(sources), settings: MergeSettings()),
        sources: sources, diagnostics: [], files: []), scope: scope)
  }

  static let demands = ["3.2.1", "4.5.1", "5.4.1"].map {
    IndicatorDemand(
      indicator: $0, isAboutPeople: true, dimensions: ["sex": .indicator, "age": .target])
  }

  static func lines(_ data: PublishableDataset) -> [DataLine] {
    DataLine.byIndicator(data).sorted { $0.key < $1.key }.flatMap(\.value)
  }
}

@Suite("How far the series of a project are on their way")
struct SeriesProgressTests {
  private func progress(
    _ rows: [Observation], targets: [SeriesTarget] = [],
    settings: ProgressSettings = ProgressSettings()
  ) throws -> [SeriesProgress] {
    let data = LineWorld.data(rows, targets: targets)
    let (lines, series) = (LineWorld.lines(data), try SeriesList.standard())
    let meaning = LineMeaning(
      data, lines, series: series, demands: LineWorld.demands, directions: settings.directions)
    return ProgressOfLines(data, series: series, meaning: meaning, settings: settings).all(lines)
  }

  private func target(
    _ value: Double, year: Int = 2030, _ breakdown: Breakdown = .total
  ) -> SeriesTarget {
    SeriesTarget(
      series: "SH_DYN_MORT", area: "", breakdown: breakdown, targetYear: year, target: value,
      source: "Plan")
  }

  private let falling = [
    LineWorld.row(2015, 50), LineWorld.row(2018, 44), LineWorld.row(2022, 36),
  ]

  @Test("Every method judges a series by the project's target; what it would come to is told")
  func national() throws {
    let one = try #require(try progress(falling, targets: [target(20)]).first)
    #expect(one.direction == .decrease)
    #expect(one.aim.basis == .national && one.aim.value == 20 && one.aim.source == "Plan")
    #expect(one.baseline?.time == 2015 && one.latest?.value == 36)
    #expect(one.results.map(\.method) == ProgressMethod.allCases)
    // (36 (36/50)^(8/7) − 50)/(20 − 50), computed by hand.
    let found = try #require(one.result(.un2023))
    #expect(abs((found.value ?? 0) - 0.842_276_75) < 1e-6)
    #expect(found.class == .moderateProgress)
    #expect(abs((one.expected ?? 0) - 24.731_697) < 1e-5)
  }

  @Test("A group is held against the target of its own, else against everybody's")
  func groups() throws {
    let girls = Breakdown([.init("sex", "F")])
    let rows =
      falling
      + ["F", "M"].flatMap { sex in
        [LineWorld.row(2015, 48, ["sex": sex]), LineWorld.row(2022, 40, ["sex": sex])]
      }
    let found = try progress(rows, targets: [target(20), target(15, girls)])
    let aims = found.map { "\($0.key.breakdown.text) \($0.aim.value ?? 0) \($0.aim.isOfEverybody)" }
    #expect(aims == [" 20.0 false", "sex=F 15.0 false", "sex=M 20.0 true"])
  }

  @Test("The international target holds only in its own unit, and only where it is a number")
  func international() throws {
    let found = try progress([
      LineWorld.row(2015, 10, series: "SI_POV_DAY1", indicator: "1.1.1", unit: "PT"),
      LineWorld.row(2020, 8, series: "SI_POV_DAY1", indicator: "1.1.1", unit: "PT"),
    ])
    #expect(found.first?.aim.basis == .international && found.first?.aim.value == 0)
    let counted = try progress([
      LineWorld.row(2015, 10, series: "SI_POV_DAY1", indicator: "1.1.1", unit: "NUMBER"),
      LineWorld.row(2020, 8, series: "SI_POV_DAY1", indicator: "1.1.1", unit: "NUMBER"),
    ])
    #expect(counted.first?.aim.basis == ProgressAim.Basis.none)
  }

  @Test("Nothing is judged across another source: the series begins where it is one measure")
  func otherSource() throws {
    let rows = [
      LineWorld.row(2015, 50, text: "Census"), LineWorld.row(2016, 49),
      LineWorld.row(2018, 44), LineWorld.row(2022, 36),
    ]
    let one = try #require(try progress(rows).first)
    #expect(one.breakYear == 2016 && one.leftOut.beforeBreak == 1)
    #expect(one.baseline?.time == 2016)
  }

  @Test("Forecasts, bounds and a second figure of a year are left out and counted")
  func leftOut() throws {
    var forecast = LineWorld.row(2023, 30)
    forecast.status = .forecast
    var bound = LineWorld.row(2019, 40)
    bound.value = .below(40)
    let one = try #require(try progress(falling + [forecast, bound]).first)
    #expect(one.points.map(\.time) == [2015, 2018, 2022])
    #expect(one.leftOut == .init(bounds: 1, forecasts: 1))
  }

  @Test("Series that the project leaves, and those of which no direction is known, are not judged")
  func notJudged() throws {
    var settings = ProgressSettings()
    settings.left = ["SH_DYN_MORT": "redefined"]
    #expect(try progress(falling, settings: settings).isEmpty)
    #expect(try progress([LineWorld.row(2015, 5, series: "XX", indicator: "99.1.1")]).isEmpty)
  }

  @Test("Growth rates are held against a target by their mean, and no growth of a rate is taken")
  func growthRates() throws {
    let one = try #require(
      try progress([
        LineWorld.row(2015, 2, series: "NY_GDP_PCAP", indicator: "8.1.1", unit: "PT"),
        LineWorld.row(2020, 3, series: "NY_GDP_PCAP", indicator: "8.1.1", unit: "PT"),
      ]).first)
    #expect(one.rule == .growth)
    #expect(one.result(.un2023)?.reason == ProgressGap.isGrowth.rawValue)
    #expect(one.result(.linear)?.value == 2.5)
    #expect(one.expected == nil)
  }

  @Test("Parity is best at 1: a ratio beyond it is as far as one before it")
  func parity() throws {
    let one = try #require(
      try progress([
        LineWorld.row(2015, 1.25, series: "SE_ALP_CPLR", indicator: "4.5.1", unit: "RATIO"),
        LineWorld.row(2020, 1.1, series: "SE_ALP_CPLR", indicator: "4.5.1", unit: "RATIO"),
      ]).first)
    #expect(one.rule == .parity)
    #expect(one.result(.un2023)?.class != .regression)
  }

  @Test("Citizens' figures stand beside and are not judged without a decision")
  func citizens() throws {
    let rows = [
      LineWorld.row(2015, 50, source: "circle"), LineWorld.row(2022, 36, source: "circle"),
    ]
    #expect(try progress(rows).isEmpty)
  }

  @Test("The change within the errors of two figures is told")
  func significance() throws {
    var rows = [LineWorld.row(2015, 50), LineWorld.row(2022, 48)]
    for index in rows.indices { rows[index].standardError = 3 }
    #expect(try progress(rows).first?.isSignificant == false)
    for index in rows.indices { rows[index].standardError = 0.1 }
    #expect(try progress(rows).first?.isSignificant == true)
  }

  @Test("Of a national series beside the listed ones only the project can say which way is better")
  func nationalSeries() throws {
    let rows = [
      LineWorld.row(2015, 50, series: "UNTREATED"), LineWorld.row(2022, 36, series: "UNTREATED"),
    ]
    #expect(try progress(rows).isEmpty)
    var settings = ProgressSettings()
    settings.directions = ["UNTREATED": .decrease]
    #expect(try progress(rows, settings: settings).first?.direction == .decrease)
  }

  @Test("The parts of a whole are no rates: what girls are among all births is not judged")
  func distribution() throws {
    let rows = [2015, 2020].flatMap { year in
      [
        LineWorld.row(year, 48, unit: "PT", ["sex": "F"]),
        LineWorld.row(year, 52, unit: "PT", ["sex": "M"]),
      ]
    }
    #expect(try progress(rows).isEmpty)
  }

  @Test("A break before the baseline year leaves the baseline where it is")
  func earlyBreak() throws {
    let rows = [LineWorld.row(2008, 60, text: "Census"), LineWorld.row(2010, 58)] + falling
    let one = try #require(try progress(rows).first)
    #expect(one.breakYear == 2010 && one.baseline?.time == 2015)
    let stale = try #require(
      try progress([
        LineWorld.row(2005, 60, text: "Census"), LineWorld.row(2008, 58), LineWorld.row(2010, 50),
      ]).first)
    #expect(stale.result(.un2023)?.reason == ProgressGap.noBaseline.rawValue)
  }

  @Test("A figure is told as it was given, however the rule reads it")
  func given() throws {
    let one = try #require(
      try progress([
        LineWorld.row(2015, 0.8, series: "SE_ALP_CPLR", indicator: "4.5.1", unit: "RATIO"),
        LineWorld.row(2020, 0.9, series: "SE_ALP_CPLR", indicator: "4.5.1", unit: "RATIO"),
      ]).first)
    #expect(one.baseline?.value == 0.8 && one.latest?.value == 0.9)
  }

  @Test("Half of a rate is meant, not of a number that grows with the country")
  func relativeTargets() throws {
    func basis(_ unit: String) throws -> ProgressAim.Basis? {
      try progress([
        LineWorld.row(2015, 20, series: "SH_STA_TRAF", indicator: "3.6.1", unit: unit),
        LineWorld.row(2020, 18, series: "SH_STA_TRAF", indicator: "3.6.1", unit: unit),
      ]).first?.aim.basis
    }
    #expect(try basis("PER_100000_POP") == .international)
    #expect(try basis("NUMBER") == ProgressAim.Basis.none)
  }

  @Test("Where the latest figure is the baseline nothing has come since, whatever came before")
  func nothingSince() throws {
    let one = try #require(
      try progress([LineWorld.row(2009, 60), LineWorld.row(2015, 50)]).first)
    #expect(one.result(.un2023)?.reason == ProgressGap.nothingSince.rawValue)
  }

  @Test("No way goes on for long like a step of a year, and a percentage ends at 100")
  func expected() throws {
    let short = try #require(
      try progress([LineWorld.row(2015, 50), LineWorld.row(2016, 20)]).first)
    #expect(short.expected == nil)
    let high = try #require(
      try progress([
        LineWorld.row(2015, 40, series: "SH_STA_BRTC", indicator: "3.1.2", unit: "PT"),
        LineWorld.row(2020, 80, series: "SH_STA_BRTC", indicator: "3.1.2", unit: "PT"),
      ]).first)
    #expect(high.expected == 100)
  }

  @Test("The baseline that a plan names stands in the place of what was measured until then")
  func ownBaseline() throws {
    var plan = target(20)
    (plan.baseline, plan.baselineYear) = (55, 2016)
    let one = try #require(try progress(falling, targets: [plan]).first)
    #expect(one.hasOwnBaseline && one.baseline == TimePoint(time: 2016, value: 55))
    #expect(one.points.map(\.time) == [2016, 2018, 2022])
    (plan.baseline, plan.baselineYear) = (50, 2015)
    #expect(try progress(falling, targets: [plan]).first?.hasOwnBaseline == false)
  }
}
