import CairoBackend
import Charts
import Disclosure
import SDGModel
import TestSupport
import Testing
import WhoCounts
import Wording

@testable import Renderer

/// The worked example, read once for all tests.
private let example = Task { () throws -> FigureBook in
  let reference = try Reference.loaded()
  let folder = repositoryRoot.appendingPathComponent("indicators").path
  let project = try Project.open(folder, country: nil, reference: reference)
  let result = try await Pipeline(reference: reference, threads: 2).run(project)
  let words = Words(
    data: result.data, framework: reference.framework,
    catalogue: try Catalogue(languages: [Language("en")]), language: "en")
  let book = FigureBook(words: words, data: result.data, findings: result.findings)
  // The tests below walk the figures and indicators, and would pass over none of them.
  try #require(!book.all().isEmpty && !book.indicators.isEmpty)
  return book
}

@Suite("Figures of the worked example")
struct FiguresExampleTests {
  @Test("Every figure has an id of its own, a title and a short alternative text")
  func texts() async throws {
    let figures = try await example.value.all()
    #expect(figures.count > 300)
    #expect(Set(figures.map(\.id)).count == figures.count)
    for figure in figures {
      #expect(!figure.title.isEmpty && !figure.title.contains("⟦"), "\(figure.id)")
      #expect((1...250).contains(figure.altText.count), "\(figure.id)")
      #expect(!figure.caption.isEmpty && figure.caption.count <= 900, "\(figure.id)")
      #expect(!figure.table.rows.isEmpty, "\(figure.id)")
    }
  }

  @Test("Every figure is laid out, wide and narrow, with and without its frame")
  func layouts() async throws {
    let book = try await example.value
    for figure in book.all() {
      for width in [FigureWidth.wide, .narrow] {
        _ = try book.svg(figure, width: width)
        _ = try book.scene(figure, width: width, isFramed: true)
      }
    }
  }

  @Test("Every figure is drawn as PDF, and a part of them as PNG")
  func pictures() async throws {
    let book = try await example.value
    let renderer = CairoRenderer()
    for (number, figure) in book.all().enumerated() {
      let scene = try book.scene(figure, width: .wide, isFramed: true)
      let options = CairoRenderer.Options(
        title: figure.title, language: "en", created: "2026-01-31T00:00:00Z")
      #expect(try !renderer.pdf(scene, options: options).isEmpty)
      if number.isMultiple(of: 8) { #expect(try !renderer.png(scene, scale: 1).isEmpty) }
    }
  }

  @Test("No figure mixes units, areas, definitions, series or the record with another source")
  func oneMeasure() async throws {
    let book = try await example.value
    let register = book.words.register
    for figure in book.all() where !figure.rows.isEmpty {
      let rows = figure.rows.map { book.data.observations[$0] }
      let strands = rows.map { row -> String in
        let maker = register.maker(of: row)
        return maker == .official || maker == .adoptedCitizen ? "" : row.source
      }
      for values in [
        rows.map(\.unit), rows.map(\.area), rows.map(\.definition), rows.map(\.series), strands,
        rows.map { "\($0.multiplier)" },
      ] {
        #expect(Set(values).count == 1, "\(figure.id)")
      }
    }
  }

  @Test("Only numbers and bounds are drawn, and every figure that is shown is drawn somewhere")
  func drawn() async throws {
    let book = try await example.value
    let table = book.data.observations
    for figure in book.all() {
      #expect(figure.rows.allSatisfy { table[$0].value.saysSomething }, "\(figure.id)")
    }
    let indicators = Set(book.indicators)
    #expect(indicators.allSatisfy { book.indicator($0).headline != nil })
  }

  @Test("A line is joined only where nothing cuts it")
  func joins() async throws {
    let book = try await example.value
    for figure in book.all() {
      guard case .timeSeries(let spec) = figure.spec else { continue }
      for line in spec.panels.flatMap(\.lines) {
        for (before, after) in zip(line.points, line.points.dropFirst()) where after.joinsPrevious {
          #expect(after.x - before.x <= 1.01, "\(figure.id)")
          #expect(before.style == after.style, "\(figure.id)")
        }
      }
    }
  }

  @Test("Every headline is short, and none but those of several sources names no period")
  func headlines() async throws {
    let book = try await example.value
    for code in book.indicators {
      let headline = book.words.headline(indicator: code)
      #expect((10...116).contains(headline.count), "\(code): \(headline)")
      #expect(headline.contains { $0.isNumber }, "\(code): \(headline)")
      #expect(!headline.contains("⟦"), "\(code): \(headline)")
    }
  }

  @Test(
    "The specification of a figure stays as it is",
    arguments: [
      "fig-4-1-1-headline", "fig-4-1-1-sex-se-rea-prof", "fig-3-1-1-headline",
      "fig-11-6-2-beside-nairobi-sensors-nairobi-en-atm-pm25", "fig-16-1-s1-headline",
      "fig-group-rural-7-1-1-location",
    ])
  func snapshots(id: String) async throws {
    let book = try await example.value
    let figure = try #require(book.all().first { $0.id == id })
    expectSnapshot(text(of: figure), named: "figures/\(id).txt")
  }

  /// What a figure says and draws, line by line.
  private func text(of figure: Figure) -> String {
    var lines = [
      "title: \(figure.title)", "subtitle: \(figure.subtitle)", "caption: \(figure.caption)",
      "alternative: \(figure.altText)",
    ]
    guard case .timeSeries(let spec) = figure.spec else { return lines.joined(separator: "\n") }
    lines.append("key: " + spec.key.map(\.label).joined(separator: " | "))
    lines.append("unit: \(spec.unitLabel)")
    for panel in spec.panels {
      lines.append("panel: \(panel.title)")
      for rule in panel.breaks { lines.append("  break \(rule.x): \(rule.before) | \(rule.after)") }
      for note in panel.gapNotes { lines.append("  gap \(note.from)–\(note.to): \(note.text)") }
      if let target = panel.target { lines.append("  \(target.label)") }
      for line in panel.lines {
        lines.append("  line: \(line.label), \(line.shape), \(line.colourRole)")
        for point in line.points {
          let style = point.style.map { "\($0)" } ?? "-"
          lines.append("    \(point.joinsPrevious ? "–" : " ") \(point.label) [\(style)]")
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
