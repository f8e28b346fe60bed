import CairoBackend
import Charts
import Disclosure
import SDGModel
import Testing

@testable import WhoCounts

@Suite("No hidden figure stands in an output")
struct OutputAuditTests {
  private var scope: Scope {
    var scope = Scope(
      title: LocalText("T"), area: Area(id: "900", name: LocalText("Avalonia"), level: "country"),
      languages: ["en"], asOf: 2021)
    scope.areas = [
      "A": "North", "B": "Heath", "C": "South", "F": "North Heath", "D": "Fen", "E": "Moor",
    ].map {
      Area(id: "900-\($0)", name: LocalText($1), level: "county")
    }
    return scope
  }

  private func row(
    _ area: String, _ value: Double, n: Double, numerator: Double? = nil
  ) -> Observation {
    var row = Observation(
      indicator: "6.1.1", series: "XX", area: area, period: Period(year: 2021) ?? .earliest,
      breakdown: Breakdown([.init("sex", "F")]), value: .number(value), unit: "PT",
      source: "circle", origin: .init(file: "f.csv", line: 2))
    row.sampleSize = n
    row.numerator = numerator
    return row
  }

  /// A share of 3 of 13 in a small place, which is not shown, beside one of a large one.
  private func audit() -> OutputAudit {
    var table = ObservationTable()
    table.append(row("900-A", 300.0 / 13, n: 13, numerator: 3))
    table.append(row("900-C", 100, n: 1, numerator: 1))
    table.append(row("900-D", 1, n: 1))
    table.append(row("900-E", 600.0 / 35, n: 35, numerator: 1))
    table.append(row("900-B", 45.375, n: 800, numerator: 363))
    var source = Source(
      id: "circle", title: LocalText("Circle"), producer: "Circle", kind: .communityDriven)
    source.sharing = .public
    let data = Dataset(
      observations: table, cells: [], sources: [source], diagnostics: [], files: [])
    let published = DisclosureControl().protect(data, scope: scope)
    return OutputAudit(
      hidden: HiddenFigures(table, published: published, computed: []))
  }

  private func leak(_ path: String, _ text: String) -> OutputAudit.Leak? {
    audit().leak(BuiltFile(path: path, bytes: Array(text.utf8)))
  }

  @Test(
    "A hidden share is found as it stands and as pages round it, in every kind of file",
    arguments: [
      ("a.html", "<p>It is 23.08 per cent.</p>"), ("fr/a.html", "<td>23,08 %</td>"),
      ("a.html", "<svg><title>North: 23.077</title></svg>"),
      ("a.html", "<a href=\"x\" aria-label='North, 23.08'>n</a>"),
      ("a.svg", "<text x=\"1\" data-v=\"23.076923076923077\">n</text>"),
      ("data/gaps.csv", "a,b\n1,23.076923076923077\n"), ("data/i.json", "{\"v\":23.08}"),
      ("figures/a.txt", "North 23.08"),
    ])
  func found(path: String, text: String) {
    #expect(leak(path, text) == OutputAudit.Leak(path: path, indicator: "6.1.1"))
  }

  @Test(
    "Coordinates, styles, published numbers and parts of other numbers are no leak",
    arguments: [
      ("a.svg", "<path d=\"M23.08 1\" x=\"23.08\"/>"),
      ("a.html", "<style>a{width:23.08px}</style>"),
      ("a.html", "<p>45.38 and 45.375</p>"), ("a.html", "<p>123.08 and 23.081</p>"),
      ("a.html", "<p>3 of 13</p>"), ("data/i.csv", "23,08\n"), ("a.png", "23.08"),
      ("a.html", "<p>per 100,000 and 1,000; 100.00</p>"),
    ])
  func notFound(path: String, text: String) { #expect(leak(path, text) == nil) }

  @Test(
    "A hidden number of few digits is found behind the area and the period that it is of",
    arguments: [
      (
        "figures/fig-6-1-1-xx.svg",
        "<circle><title>North, women, 2021: 3 (Citizen)</title></circle>"
      ),
      ("indicators/6-1-1.html", "<a aria-label=\"North, 2021: 13\">n</a>"),
      ("indicators/6-1-1.html", "<tr><th>2021</th><td>North, women</td><td>23.1</td></tr>"),
      ("fr/indicators/6-1-1.html", "<tr><td><b>North</b></td><td>2021</td><td>23,1</td></tr>"),
    ])
  func saidInContext(path: String, text: String) {
    #expect(leak(path, text) == OutputAudit.Leak(path: path, indicator: "6.1.1"))
  }

  @Test(
    "The same number of another area, period, indicator, or of something published, is no leak",
    arguments: [
      ("figures/fig-6-1-1-xx.svg", "<title>South, 2021: 3</title>"),
      ("figures/fig-6-1-1-xx.svg", "<title>North, 2020: 3</title>"),
      ("figures/fig-6-1-1-xx.svg", "<title>North, 2021: 3 figures</title>"),
      ("figures/fig-6-1-1-xx.svg", "<title>North Heath, 2021: 3</title>"),
      ("figures/fig-6-1-1-xx.svg", "<title>Northern hills, 2021: 3</title>"),
      ("figures/fig-6-1-11.svg", "<title>North, 2021: 3</title>"),
      ("figures/fig-6-1-1-xx.svg", "<title>North, 2021: not shown, fewer than 5</title>"),
      ("indicators/6-1-1.html", "<tr><td>2021</td><td>South</td><td>3</td></tr>"),
      ("indicators/6-1-1.html", "<tr><td>2021</td><td>Heath</td><td>800</td><td>45.4</td></tr>"),
      ("indicators/6-1-1.html", "<p>In North in 2021 there were 3 surveys.</p>"),
    ])
  func notSaid(path: String, text: String) { #expect(leak(path, text) == nil) }

  private func pdf(_ label: String) throws -> BuiltFile {
    let line = TimeSeriesSpec.Line(
      id: "a", label: label,
      points: (0..<2).map { .init(x: Double($0), value: 1, label: "", joinsPrevious: $0 > 0) })
    let spec = TimeSeriesSpec(
      id: "a", title: "A", subtitle: "B", source: "C", language: "en", unitLabel: "%",
      panels: [.init(lines: [line])], formatValue: { String(Int($0)) }, summary: "D")
    let scene = try layout(spec, framed: true, text: PangoMeasurer(language: "en"))
    let options = CairoRenderer.Options(
      title: "A", language: "en", created: "2026-01-31T00:00:00Z")
    return BuiltFile(path: "figures/a.pdf", bytes: try CairoRenderer().pdf(scene, options: options))
  }

  @Test("A hidden share is found in what a PDF draws and in its alternative text")
  func foundInPDF() throws {
    #expect(
      audit().leak(try pdf("North: 23.08")) == .init(path: "figures/a.pdf", indicator: "6.1.1"))
    #expect(audit().leak(try pdf("North: 45.38")) == nil)
  }

  @Test("A PDF that cannot be searched is not let through")
  func unreadablePDF() throws {
    var file = try pdf("North: 45.38")
    file.bytes.removeLast(file.bytes.count / 2)
    #expect(audit().leak(file)?.unreadable != nil)
  }

  @Test(
    "Codes of indicators and targets are no leak of the share that they look like, its digits are")
  func codes() {
    #expect(leak("index.html", "<p>17.14.1 and 23.08.1</p>") == nil)
    #expect(leak("data/indicators.json", "{\"target\": \"17.14\"}") == nil)
    #expect(leak("index.html", "<p>17.143</p>") != nil)
    #expect(leak("index.html", "<p>23.08.</p>") != nil)
  }

  @Test("In the observations the row of a hidden figure holds no number, not even a small count")
  func rows() {
    let head =
      "indicator,series,area,period,sex,value,lower,upper,se,n,numerator,denominator,unit,sourceId\n"
    let shown = "6.1.1,XX,900-B,2021,F,45.375,,,,800,363,,PT,circle\n"
    #expect(
      leak(
        "data/observations.csv", head + shown + "6.1.1,XX,900-A,2021,F,suppressed,,,,,,,PT,circle\n"
      )
        == nil)
    for cells in ["3,,,,,,", "suppressed,,,,13,,", "suppressed,,,,,3,"] {
      #expect(
        leak("data/observations.csv", head + shown + "6.1.1,XX,900-A,2021,F,\(cells),PT,circle\n")
          != nil)
    }
  }

  @Test("Where nothing is hidden nothing is searched")
  func nothing() {
    #expect(
      OutputAudit(hidden: HiddenFigures(ObservationTable(), published: published(), computed: []))
        .hidden.isEmpty)
  }

  private func published() -> PublishableDataset {
    DisclosureControl().protect(
      Dataset(observations: ObservationTable(), cells: [], sources: [], diagnostics: [], files: []),
      scope: scope)
  }
}
