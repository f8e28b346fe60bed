import Ingest
import SDGModel
import Testing

@Suite("Merged series")
struct SeriesMergeTests {
  private func world(tier: Tier = .fill) -> MergeWorld {
    var world = MergeWorld()
    world.add("carers", tier: tier)
    return world
  }

  @Test("A splice carries the citizens' figures to the official level and fills what is empty")
  func splice() throws {
    var world = world()
    world.put("office", [2014: 50, 2016: 60])
    world.put("carers", [2014: 40, 2015: 44, 2016: 48, 2017: 52])
    let series = try #require(world.merged().first)
    // 110 / 88, by hand.
    #expect(world.figures() == [2014: 50, 2015: 55, 2016: 60, 2017: 65])
    #expect(series.code == "XX_WATER@MERGED")
    #expect(series.points.map(\.making) == [.official, .computed, .official, .computed])
    #expect(series.points.map(\.status.rawValue) == ["A", "E", "A", "F"])
    #expect(
      series.points.map { $0.sourceType?.rawValue } == ["OFFICIAL", "MIXED", "OFFICIAL", "MIXED"])
    #expect(series.points.map(\.factor) == [nil, 1.25, nil, 1.25])
    #expect(series.overlap.map(\.text) == ["2014", "2016"])
    #expect(series.sources == ["carers"])
  }

  @Test("One common period is no ground for a splice, and a source alongside for nothing")
  func refusedSeries() throws {
    var short = world()
    short.put("office", [2014: 50])
    short.put("carers", [2014: 40, 2015: 44])
    #expect(try #require(short.merged().first).failure == .shortOverlap)
    var alongside = world(tier: .alongside)
    alongside.put("office", [2014: 50, 2016: 60])
    alongside.put("carers", [2014: 40, 2015: 44, 2016: 48])
    let series = try #require(alongside.merged().first)
    #expect(series.failure == .tier)
    #expect(series.points.isEmpty)
  }

  @Test("Estimates that contradict each other again and again are averaged nowhere")
  func openConflict() throws {
    var world = world(tier: .merge)
    world.rule = .init(method: .combine, form: .fixed, reason: "Both are probability samples")
    for year in 2014...2016 {
      world.put("office", year, .number(80), se: 1)
      world.put("carers", year, .number(40), se: 1)
    }
    let series = try #require(world.merged().first)
    #expect(series.failure == .openConflict)
    #expect(series.points.isEmpty)
  }

  @Test("Figures of another definition are merged with nothing, whatever is decided")
  func definition() throws {
    var world = world(tier: .merge)
    world.sources[1].indicators[0].definitionMatch = .proxy
    world.put("office", [2014: 50, 2016: 60])
    world.put("carers", [2014: 40, 2015: 44, 2016: 48])
    let series = try #require(world.merged().first)
    #expect(series.failure == .definition)
    #expect(world.merged().count == 1)
  }

  @Test(
    "Nothing takes the place of a figure that is suppressed, does not apply or is a bound",
    arguments: [
      (ObservedValue.suppressed, MergeRefusal.suppressed), (.notApplicable, .closed),
      (.below(2.5), .closed), (.refused, .closed),
    ])
  func closed(value: ObservedValue, refusal: MergeRefusal) throws {
    for method in [MergeSettings.Method.splice, .priorityFill] {
      var world = world()
      world.rule.method = method
      if method == .priorityFill { world.rule.form = nil }
      world.put("office", [2014: 50, 2016: 60])
      world.put("office", 2015, value)
      world.put("carers", [2014: 40, 2015: 44, 2016: 48, 2017: 50])
      let point = try #require(world.merged().first?.points.first { $0.period.firstYear == 2015 })
      #expect(point.value == nil && point.making == .none)
      #expect(point.refusals == [refusal])
    }
  }

  @Test("A place that the record leaves empty is filled")
  func empty() {
    var world = world()
    world.put("office", [2014: 50, 2016: 60])
    world.put("office", 2015, .missing)
    world.put("carers", [2014: 40, 2015: 44, 2016: 48])
    #expect(world.figures()[2015] == 55)
  }

  @Test("A figure is carried no farther than three years, and over no break")
  func limits() throws {
    var world = world()
    world.put("office", [2014: 50, 2016: 60])
    world.put("office", 2019, .number(80), status: .timeSeriesBreak)
    world.put("carers", [2014: 40, 2016: 48, 2018: 52, 2020: 50])
    let points = try #require(world.merged().first).points
    #expect(points.first { $0.period.firstYear == 2018 }?.value == 65)
    let last = try #require(points.first { $0.period.firstYear == 2020 })
    #expect(last.value == nil)
    #expect(last.refusals == [.extrapolation, .overBreak])
  }

  @Test("A ratio that would carry a share beyond 100 per cent is refused, and logit never does")
  func shares() throws {
    var world = world()
    world.put("office", [2014: 80, 2015: 90])
    world.put("carers", [2014: 40, 2015: 45, 2016: 60])
    #expect(try #require(world.merged().first?.points.last).refusals == [.outOfRange])
    world.rule.form = .logit
    let value = try #require(world.figures()[2016])
    #expect(value > 90 && value < 100)
  }

  @Test("Where the source changes without adjustment the line begins anew")
  func filled() throws {
    var world = world()
    world.rule = .init(method: .priorityFill, reason: "The census stopped")
    world.put("office", [2014: 50, 2017: 60])
    world.put("carers", [2015: 44, 2016: 48])
    let series = try #require(world.merged().first)
    #expect(series.points.map(\.value) == [50, 44, 48, 60])
    #expect(
      series.points.map { $0.flags.map(\.rawValue) } == [["A"], ["G", "B"], ["G"], ["A", "B"]])
    #expect(series.points.map(\.status.rawValue) == ["A", "B", "G", "B"])
    #expect(
      series.points.map { $0.sourceType?.rawValue } == [
        "OFFICIAL", "CITIZEN", "CITIZEN", "OFFICIAL",
      ])
    #expect(series.method == nil)
  }

  @Test("Estimates of one period become one only where they do not contradict each other")
  func combine() throws {
    var world = world(tier: .merge)
    world.rule = .init(method: .combine, form: .fixed, reason: "Both are probability samples")
    world.put("office", 2014, .number(50), se: 1)
    world.put("carers", 2014, .number(51), se: 1)
    world.put("office", 2015, .number(62.1), se: 1.2)
    world.put("carers", 2015, .number(56), se: 2)
    world.put("office", 2016, .number(55))
    world.put("carers", 2016, .number(56), se: 1)
    let points = try #require(world.merged().first).points
    #expect(points.map(\.value) == [50.5, 62.1, 55])
    #expect(points.map(\.making) == [.computed, .official, .official])
    #expect(points.map(\.refusals) == [[], [.conflict], [.noErrors]])
    #expect(points[0].inputs.map(\.weight) == [0.5, 0.5])
  }

  @Test("Figures may become one only by a source that may merge")
  func tierOfCombining() throws {
    var world = world(tier: .fill)
    world.rule = .init(method: .combine, form: .fixed, reason: "Both are probability samples")
    world.put("office", 2014, .number(50), se: 1)
    world.put("carers", 2014, .number(51), se: 1)
    #expect(try #require(world.merged().first).failure == .tier)
  }

  @Test("The better source goes in, whatever the order; a named one goes before")
  func choice() throws {
    var world = MergeWorld()
    world.add("anglers", tier: .fill)
    world.add("carers", tier: .merge)
    world.put("anglers", [2014: 25, 2015: 26, 2016: 30])
    world.put("office", [2014: 50, 2016: 60])
    world.put("carers", [2014: 40, 2015: 44, 2016: 48])
    #expect(try #require(world.merged().first).sources == ["carers"])
    world.rule.source = "anglers"
    #expect(try #require(world.merged().first).sources == ["anglers"])
  }

  @Test("The figures themselves stand side by side all the same")
  func sideBySide() throws {
    var world = world()
    world.put("office", [2014: 50, 2016: 60])
    world.put("carers", [2014: 40, 2015: 44, 2016: 48])
    #expect(world.cells().map(\.shown.count) == [2, 1, 2])
  }

  @Test("Of several statuses the one stands that the SDMX guideline puts first")
  func statuses() {
    #expect(ObservationStatus.leading([.estimated, .timeSeriesBreak, .normal]) == .timeSeriesBreak)
    #expect(ObservationStatus.leading([.forecast, .imputed]) == .imputed)
    #expect(ObservationStatus.leading([]) == .normal)
  }

  @Test("A bound is no number: it contradicts nothing")
  func bounds() {
    func conflicts(_ value: (Double) -> ObservedValue) -> Int {
      var world = world()
      for year in 2014...2016 { world.put("office", year, value(95)) }
      world.put("carers", [2014: 40, 2015: 44, 2016: 48])
      return ConflictWithOfficial.open(
        world.cells(), world.table(world.rows), register: SourceRegister(world.sources)
      ).count
    }
    #expect(conflicts { .number($0) } == 1)
    #expect(conflicts { .below($0) } == 0)
  }
}
