import Analysis
import Bytes
import Disclosure
import Ingest
import SDGModel
import Testing
import Wording

@testable import Renderer

/// An invented country with an office, a collective of citizens, and a source that nobody may see.
enum ExportSamples {
  static let area = Area(id: "AVA", name: LocalText("Avalonia"), level: "country")
  static let province = Area(
    id: "AVA-1", name: LocalText("Lowlands"), parent: "AVA", level: "province")

  static var scope: Scope {
    var scope = Scope(
      title: LocalText("Who is counted in Avalonia"), area: area, languages: ["en"], asOf: 2019)
    scope.areas = [province]
    scope.publishedOn = "2020-02-01"
    scope.notice = LocalText("An invented country.")
    scope.groups = [
      PopulationGroup(id: "girls", name: LocalText("Girls"), any: [Breakdown(["sex": "F"])]),
      PopulationGroup(
        id: "weavers", name: LocalText("Weavers"), any: [Breakdown(["guild": "Loom"])]),
    ]
    return scope
  }

  static var sources: [Source] {
    var office = Source(
      id: "office", title: LocalText("Statistical yearbook"), producer: "Office", kind: .official)
    office.licence = .init(id: "CC-BY-4.0", url: "https://creativecommons.org/licenses/by/4.0/")
    var collective = Source(
      id: "collective", title: LocalText("Street count"), producer: "Collective",
      kind: .communityDriven)
    collective.indicators = [
      SourceIndicator(
        indicator: "1.1.1", definitionMatch: .exact,
        rubric: QualityCriteria.known.map { RubricScore(criterion: $0, score: 2, why: "") },
        decision: ReviewDecision(
          tier: .fill, body: "Board of review", date: "2019-03-04", reason: "Tested, twice"))
    ]
    var diary = Source(
      id: "diary", title: LocalText("Diaries"), producer: "Archive", kind: .citizenScience)
    diary.isRecordLevel = true
    var secret = Source(
      id: "hush", title: LocalText("Hushed"), producer: "Hushed", kind: .communityDriven)
    secret.sharing = .internal
    return QualityGate(publishedOn: nil).assessed([office, collective, diary, secret])
  }

  static func row(
    _ period: String, _ value: ObservedValue, _ breakdown: [String: String] = [:],
    source: String = "office", line: Int
  ) -> Observation {
    var row = Observation(
      indicator: "1.1.1", series: "SI_POV_DAY1", area: "AVA",
      period: Period(period) ?? Period(year: 2000)!, breakdown: Breakdown(breakdown),
      value: value, unit: "PT", source: source,
      origin: .init(
        file: "data/\(source).csv", line: line, hash: "feedbeef\(10_000_000 + line)",
        text: "record \(line)"))
    row.sourceText = "Survey of \(source)"
    return row
  }

  /// Every kind of value, period, text and dimension that a file may hold.
  static var rows: [Observation] {
    var rich = row("2015", .number(31.25), ["sex": "F", "age": "Y15T24"], line: 2)
    rich.lower = 30
    rich.upper = 32.5
    rich.standardError = 0.640625
    rich.sampleSize = 1200
    rich.numerator = 375
    rich.denominator = 1200
    rich.nature = .country
    rich.status = .provisional
    rich.note = "=1+1, \"quoted\"\nand a second line"
    var thousands = row("2016", .number(-4.5), ["guild": "Loom", "value": "Low"], line: 3)
    thousands.multiplier = 3
    thousands.unit = "wool sacks"
    var national = row("2016", .number(12), ["rank": "3"], line: 4)
    national.indicator = "1.1.S1"
    national.series = ""
    var parts = row("2014", .number(40), line: 5)
    parts.area = "AVA-1"
    return [
      rich, thousands, national, parts, row("2010", .number(0.1), line: 6),
      row("2011", .below(2.5), line: 7), row("2012", .above(95), line: 8),
      row("2013", .missing, line: 9), row("2014", .notCollected, line: 10),
      row("2015", .notApplicable, line: 11), row("2016", .refused, line: 12),
      row("2017", .suppressed, line: 13), row("2015/16", .number(50), line: 14),
      row("2010-2015", .number(51), line: 15), row("2015-Q2", .number(52), line: 16),
      row("2015-06", .number(53), line: 17),
      row("2018-09-01/2018-12-31", .number(54), line: 18),
      row("2018", .number(29), source: "collective", line: 2),
      row("2018", .number(28), source: "diary", line: 2),
      row("2018", .number(77.7777), source: "hush", line: 2),
    ]
  }

  static func publishable(_ rows: [Observation] = rows) -> PublishableDataset {
    let table = ObservationTable(rows)
    let cells = Merge.cells(
      of: table, register: SourceRegister(sources), settings: MergeSettings())
    return DisclosureControl().protect(
      Dataset(observations: table, cells: cells, sources: sources, diagnostics: [], files: []),
      scope: scope)
  }

  static func findings(_ data: PublishableDataset) -> Findings {
    Findings(
      of: data,
      demands: [
        IndicatorDemand(
          indicator: "1.1.1", isAboutPeople: true, dimensions: ["sex": .indicator])
      ])
  }

  static func words(_ data: PublishableDataset) throws -> Words {
    Words(
      data: data, framework: try Framework.standard(),
      catalogue: try Catalogue(languages: [Language("en")]), language: "en")
  }

  static func book(_ data: PublishableDataset) throws -> FigureBook {
    FigureBook(words: try words(data), data: data, findings: findings(data))
  }

  /// The exported files by path.
  static func files(_ data: PublishableDataset = publishable()) throws -> [String: String] {
    let tasks = Exports.tasks(data: data, findings: findings(data), words: try words(data))
    // A test that walks the files would pass over none of them.
    try #require(!tasks.isEmpty)
    return Dictionary(
      uniqueKeysWithValues: try tasks.map {
        ($0.path, String(decoding: try $0.render(), as: UTF8.self))
      })
  }

  /// A CSV file as one dictionary a row.
  static func records(_ text: String?) -> [[String: String]] {
    let table = CSVTable(TextBytes(text ?? "")) { _ in [] }
    return (0..<table.rowCount).map { row in
      Dictionary(zip(table.header, table.fields(ofRow: row)), uniquingKeysWith: { a, _ in a })
    }
  }
}
