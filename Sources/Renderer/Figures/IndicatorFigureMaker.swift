import Analysis
import Charts
import Disclosure
import SDGModel

/// Decides what is drawn of one indicator: which lines go together, which stand beside.
///
/// Lines share a plot only where indicator, series, area, unit and definition agree. What everybody
/// is counted by is the headline; each breakdown has figures of its own; what another source
/// measured elsewhere or otherwise stands beside, never in the same plot.
struct IndicatorFigureMaker {
  let book: FigureBook
  let code: String

  /// Most lines in one plot; the others stand in the table, and the figure says so.
  static let mostLines = 6
  /// Most plots in one figure.
  static let mostPanels = 4

  private var data: PublishableDataset { book.data }
  private var words: Words { book.words }

  func figures() -> IndicatorFigures {
    let lines = book.lines(ofIndicator: code)
    let (main, others) = separated(lines)
    let families = SeriesFamily.all(main, dimensionOrder: dimensionOrder)
    let headline = headline(families)
    return IndicatorFigures(
      headline: headline, beside: beside(others), breakdowns: breakdowns(families),
      missing: missing(lines))
  }

  // MARK: What belongs together

  /// The record's own lines for the project's area; else the first strand, area and definition.
  private func separated(_ lines: [DataLine]) -> (main: [DataLine], others: [DataLine]) {
    func isMain(_ line: DataLine, _ lead: DataLine.Key) -> Bool {
      line.key.strand == lead.strand && line.key.definition == lead.definition
        && line.key.area == lead.area
    }
    let preferred = lines.first {
      $0.key.area == data.scope.area.id && $0.key.strand.isEmpty && $0.key.definition.isEmpty
    }
    guard let lead = (preferred ?? lines.first)?.key else { return ([], []) }
    return (lines.filter { isMain($0, lead) }, lines.filter { !isMain($0, lead) })
  }

  private var dimensionOrder: [String] { words.vocabulary?.dimensions.map(\.id) ?? [] }

  // MARK: Figures

  /// One plot for each series and each of its unavoidable categories, as far as they share a unit.
  private func headline(_ families: [SeriesFamily]) -> Figure? {
    guard let lead = families.max(by: { $0.base.weight < $1.base.weight }) else { return nil }
    let alike = families.filter { $0.unit == lead.unit && $0.multiplier == lead.multiplier }
    var panels: [FigurePanel] = []
    for family in alike {
      for line in family.base.lines {
        panels.append(
          FigurePanel(
            title: panelTitle(family, line, isAlone: alike.count == 1), lines: [line],
            labels: [words.say("everybody")]))
      }
    }
    let drawn = panels.count > 1 ? heaviest(panels) : panels
    return SeriesFigure(
      book: book, id: figureID("headline"), code: code, series: alike.map(\.series),
      panels: drawn, undrawn: panels.count - drawn.count, breakdown: nil
    ).figure()
  }

  /// The plots with the most figures, in the order that they stand in.
  private func heaviest(_ panels: [FigurePanel]) -> [FigurePanel] {
    let ranked = panels.indices.sorted {
      (panels[$0].weight, -$0) > (panels[$1].weight, -$1)
    }
    return ranked.prefix(IndicatorFigureMaker.mostPanels).sorted().map { panels[$0] }
  }

  private func panelTitle(_ family: SeriesFamily, _ line: DataLine, isAlone: Bool) -> String {
    let category =
      line.key.breakdown.isTotal ? "" : words.breakdownLabel(line.key.breakdown)
    if isAlone { return category }
    let series = words.seriesTitle(family.series)
    return category.isEmpty ? series : "\(series): \(category)"
  }

  private func breakdowns(
    _ families: [SeriesFamily]
  ) -> [IndicatorFigures.BreakdownFigures] {
    let dimensions = Set(families.flatMap { $0.byDimension.map(\.dimension) })
    let ordered = dimensions.sorted {
      (rank($0), $0) < (rank($1), $1)
    }
    return ordered.compactMap { dimension in
      let figures = families.compactMap { family -> Figure? in
        guard let lines = family.byDimension.first(where: { $0.dimension == dimension })?.lines
        else { return nil }
        return breakdownFigure(family, dimension: dimension, lines: lines)
      }
      guard !figures.isEmpty else { return nil }
      return IndicatorFigures.BreakdownFigures(
        dimension: dimension, label: words.dimensionLabels(dimension), figures: figures,
        maker: maker(of: figures.flatMap(\.rows)))
    }
  }

  private func rank(_ dimension: String) -> Int {
    let first = dimension.split(separator: "+").first.map(String.init) ?? dimension
    return dimensionOrder.firstIndex(of: first) ?? dimensionOrder.count
  }

  private func breakdownFigure(
    _ family: SeriesFamily, dimension: String, lines: [DataLine]
  ) -> Figure? {
    let dimensions = dimension.split(separator: "+").map(String.init)
    let constants = Dictionary(grouping: lines) { line in
      Breakdown(line.key.breakdown.parts.filter { !dimensions.contains($0.dimension) })
    }
    var undrawn = 0
    let panels = constants.sorted { $0.key < $1.key }.map { constant, lines in
      let kept = heaviestLines(lines)
      undrawn += lines.count - kept.count
      return FigurePanel(
        title: constant.isTotal ? "" : words.breakdownLabel(constant), lines: kept,
        labels: kept.map { line in
          words.breakdownLabel(
            Breakdown(line.key.breakdown.parts.filter { dimensions.contains($0.dimension) }))
        })
    }
    let drawn = heaviest(panels)
    undrawn += panels.filter { panel in !drawn.contains { $0.title == panel.title } }
      .map(\.lines.count).reduce(0, +)
    return SeriesFigure(
      book: book, id: figureID("\(dimension)-\(family.series)"), code: code,
      series: [family.series], panels: drawn, undrawn: undrawn, breakdown: dimension
    ).figure()
  }

  private func heaviestLines(_ lines: [DataLine]) -> [DataLine] {
    guard lines.count > IndicatorFigureMaker.mostLines else { return lines }
    let latest = data.observations.period
    func weight(_ line: DataLine) -> (Int, Int) {
      (line.rows.last.map { latest[$0].lastYear } ?? 0, line.rows.count)
    }
    let ranked = lines.indices.sorted { a, b in
      let (x, y) = (weight(lines[a]), weight(lines[b]))
      return x == y ? a < b : x > y
    }
    return ranked.prefix(IndicatorFigureMaker.mostLines).sorted().map { lines[$0] }
  }

  /// A figure for each further series, area, definition and source, in their order.
  private func beside(_ lines: [DataLine]) -> [Figure] {
    struct Place: Hashable {
      var key: DataLine.Key
    }
    var order: [Place] = []
    var groups: [Place: [DataLine]] = [:]
    for line in lines {
      var key = line.key
      key.breakdown = .total
      let place = Place(key: key)
      if groups[place] == nil { order.append(place) }
      groups[place, default: []].append(line)
    }
    return order.compactMap { place in
      let key = place.key
      let lines = heaviestLines(groups[place] ?? [])
      let labels = lines.map { words.breakdownLabel($0.key.breakdown) }
      let name = [key.series, key.area, key.strand, key.unit].filter { !$0.isEmpty }
      return SeriesFigure(
        book: book, id: figureID("beside-\(name.joined(separator: "-"))"), code: code,
        series: [key.series],
        panels: [FigurePanel(title: "", lines: lines, labels: labels)],
        undrawn: (groups[place]?.count ?? 0) - lines.count, breakdown: nil
      ).figure()
    }
  }

  // MARK: What is not there

  /// Dimensions of the project's groups that the indicator's figures never tell apart.
  private func missing(_ lines: [DataLine]) -> [IndicatorFigures.Missing] {
    guard let row = book.findings.coverage.row(code), row.isAboutPeople else { return [] }
    let known = Set(lines.flatMap { $0.key.breakdown.parts.map(\.dimension) })
    var seen = Set<String>()
    return data.scope.groups.compactMap { group -> IndicatorFigures.Missing? in
      guard let cell = row.cells.first(where: { $0.group == group.id }),
        cell.state == .notCounted,
        let dimension = group.any.first?.parts.first?.dimension
          ?? (group.ages.isEmpty ? nil : "age"),
        !known.contains(dimension), seen.insert(dimension).inserted
      else { return nil }
      return IndicatorFigures.Missing(
        label: words.dimensionLabel(dimension), reason: words.catalogue.text("state.none"))
    }
  }

  private func maker(of rows: [Int]) -> Maker {
    let makers = Set(rows.map { words.register.maker(of: data.observations[$0]) })
    if makers.contains(.adoptedCitizen) { return .adoptedCitizen }
    return makers.count == 1 ? makers.first ?? .official : .official
  }

  private func figureID(_ name: String) -> String {
    let text = "\(code)-\(name)".lowercased()
    var id = ""
    for scalar in text.unicodeScalars {
      let isPlain =
        scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      if isPlain { id.unicodeScalars.append(scalar) } else if id.last != "-" { id += "-" }
    }
    return "fig-" + id
  }
}
