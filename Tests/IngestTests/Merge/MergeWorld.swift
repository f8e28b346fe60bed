import Ingest
import SDGModel
import Statistics

/// A made-up series of an official body and of some citizen sources, for tests of merging.
struct MergeWorld {
  static let series = "XX_WATER"
  static let office = Source(
    id: "office", title: LocalText("office"), producer: "office", kind: .official)

  var rows: [Observation] = []
  var sources = [MergeWorld.office]
  var rule = MergeSettings.SeriesRule(
    method: .splice, form: .ratioMean, reason: "The levels differ by a constant ratio")

  init() {}

  mutating func add(_ source: String, tier: Tier) {
    var entry = Source(
      id: source, title: LocalText(source), producer: source, kind: .communityDriven)
    entry.indicators = [
      SourceIndicator(
        indicator: "6.1.1", definitionMatch: .exact,
        decision: ReviewDecision(
          tier: tier, body: "Office", role: "Director of methods", date: "2019-01-01",
          reason: "Agreed", validUntil: "open"))
    ]
    sources.append(entry)
  }

  mutating func put(
    _ source: String, _ year: Int, _ value: ObservedValue, unit: String = "PT", se: Double? = nil,
    status: ObservationStatus? = nil
  ) {
    var row = Observation(
      indicator: "6.1.1", series: Self.series, area: "ZZ",
      period: Period(year: year) ?? Period.earliest,
      value: value, unit: unit, source: source,
      origin: Observation.Origin(file: "\(source).csv", line: rows.count + 2))
    row.standardError = se
    row.status = status
    rows.append(row)
  }

  mutating func put(_ source: String, _ figures: [Int: Double], unit: String = "PT") {
    for (year, value) in figures.sorted(by: { $0.key < $1.key }) {
      put(source, year, .number(value), unit: unit)
    }
  }

  func table(_ rows: [Observation]) -> ObservationTable {
    var table = ObservationTable()
    for row in rows { table.append(row) }
    return table
  }

  func cells(_ rows: [Observation]? = nil) -> [MergedCell] {
    Merge.cells(
      of: table(rows ?? self.rows), register: SourceRegister(sources), settings: settings)
  }

  var settings: MergeSettings { MergeSettings(series: [Self.series: rule]) }

  func merged(_ rows: [Observation]? = nil) -> [MergedSeries] {
    let table = table(rows ?? self.rows)
    let register = SourceRegister(sources)
    return SeriesMerge(observations: table, register: register, settings: settings)
      .series(of: Merge.cells(of: table, register: register, settings: settings))
  }

  /// Figures by year of the first merged series.
  func figures() -> [Int: Double] {
    var found: [Int: Double] = [:]
    for point in merged().first?.points ?? [] { found[point.period.firstYear] = point.value }
    return found
  }
}

extension MergeWorld {
  /// Anything that may stand in a project: gaps, bounds, suppressed figures, breaks, standard errors.
  static func random(_ random: inout SeededRandom) -> MergeWorld {
    var world = MergeWorld()
    let method =
      [MergeSettings.Method.priorityFill, .splice, .benchmark, .combine]
      .randomElement(using: &random) ?? .splice
    world.rule.method = method
    world.rule.form = method.forms.randomElement(using: &random)
    world.rule.options.rho = 0.5
    let years = 2010..<(2012 + Int.random(in: 0...8, using: &random))
    let isShare = Bool.random(using: &random)
    let range = isShare ? 0.0...100 : 0...5000
    let unit = isShare ? "PT" : "PER_100000_POP"
    for year in years where Int.random(in: 0..<3, using: &random) > 0 {
      let value = Double.random(in: range, using: &random)
      switch Int.random(in: 0..<14, using: &random) {
      case 0: world.put("office", year, .suppressed, unit: unit)
      case 1: world.put("office", year, .below(value), unit: unit)
      case 2: world.put("office", year, .missing, unit: unit)
      case 3: world.put("office", year, .notApplicable, unit: unit)
      case 4: world.put("office", year, .number(value), unit: unit, status: .timeSeriesBreak)
      default:
        world.put(
          "office", year, .number(value), unit: unit,
          se: Bool.random(using: &random) ? Double.random(in: 0.1...9, using: &random) : nil)
      }
    }
    for name in ["anglers", "beekeepers", "carers"].prefix(Int.random(in: 0...3, using: &random)) {
      let tier: Tier = [.reject, .alongside, .fill, .merge].randomElement(using: &random) ?? .merge
      world.add(name, tier: tier)
      let isWhole = Bool.random(using: &random)
      for year in years where isWhole || Bool.random(using: &random) {
        world.put(
          name, year, .number(Double.random(in: range, using: &random)), unit: unit,
          se: Bool.random(using: &random) ? Double.random(in: 0.1...9, using: &random) : nil)
      }
    }
    return world
  }
}
