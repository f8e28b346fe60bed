import Analysis
import Disclosure
import SDGModel
import Wording

@testable import Renderer

/// An invented country with its figures, as the renderer takes them.
struct InventedData {
  var rows: [Observation] = []
  var sources: [Source]
  var scope: Scope

  init() {
    let area = Area(id: "AA", name: LocalText("Arcadia"), level: "country")
    scope = Scope(title: LocalText("Arcadia"), area: area, languages: ["en"], asOf: 2019)
    scope.areas = [Area(id: "AA1", name: LocalText("Port"), parent: "AA", level: "city")]
    scope.groups = [
      PopulationGroup(
        id: "islanders", name: LocalText("Islanders"), any: [Breakdown(["location": "R"])])
    ]
    scope.indicatorNames = ["7.7.7": LocalText("Access to lanterns")]
    scope.seriesNames = ["ZZ": LocalText("People with a lantern")]
    sources = [
      Source(
        id: "office", title: LocalText("Office yearbook"), producer: "Office", kind: .official),
      Source(
        id: "watch", title: LocalText("Lantern watch"), producer: "Watchers",
        kind: .citizenGenerated),
    ]
  }

  /// Adds a figure; what is not said is official, in percent, for everybody in the whole country.
  mutating func add(
    _ value: ObservedValue, _ year: Int, _ breakdown: [String: String] = [:],
    series: String = "ZZ", area: String = "AA", unit: String = "PT", source: String = "office",
    sourceText: String = "", status: ObservationStatus? = nil
  ) {
    guard let period = Period(year: year) else { return }
    var row = Observation(
      indicator: "7.7.7", series: series, area: area, period: period,
      breakdown: Breakdown(breakdown), value: value, unit: unit, source: source,
      origin: .init(file: "lanterns.csv", line: rows.count + 2))
    row.sourceText = sourceText
    row.status = status
    rows.append(row)
  }

  mutating func add(_ values: [Double], from year: Int, _ breakdown: [String: String] = [:]) {
    for (offset, value) in values.enumerated() { add(.number(value), year + offset, breakdown) }
  }

  func words(_ language: String = "en") throws -> Words {
    Words(
      data: published, framework: try Framework.standard(),
      catalogue: try Catalogue(languages: [Language(language)]), language: language)
  }

  func book() throws -> FigureBook {
    let data = published
    let demand = IndicatorDemand(indicator: "7.7.7", isAboutPeople: true)
    return FigureBook(
      words: try words(), data: data, findings: Findings(of: data, demands: [demand]))
  }

  func figures() throws -> IndicatorFigures { try book().indicator("7.7.7") }

  /// Every figure is shown, side by side where several stand in one cell.
  private var published: PublishableDataset {
    let table = ObservationTable(rows)
    let register = SourceRegister(sources)
    let cells = Dictionary(grouping: rows.indices) {
      CellKey(indicator: rows[$0].indicator, key: rows[$0].key)
    }
    let merged = cells.sorted { $0.key < $1.key }.map { key, indices in
      MergedCell(
        key: key,
        candidates: indices.map { index in
          let source = rows[index].source
          return Candidate(
            row: index, source: source,
            tier: register.tier(source: source, indicator: rows[index].indicator))
        }, shown: Array(indices.indices), rule: indices.count > 1 ? .sideBySide : .onlySource)
    }
    let data = Dataset(
      observations: table, cells: merged, sources: sources, diagnostics: [], files: [])
    return DisclosureControl().protect(data, scope: scope)
  }
}
