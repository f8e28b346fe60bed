import Analysis
import Charts
import Disclosure
import SDGModel

/// Decides what is drawn of one indicator: which lines go together, which stand beside.
///
/// Lines share a plot only where indicator, series, area, unit, definition and source agree. What
/// everybody is counted by is the headline; each further series and each breakdown has figures of
/// its own; what another source measured elsewhere or otherwise stands beside, never in one plot.
struct IndicatorFigureMaker {
  let book: FigureBook
  let code: String

  private var data: PublishableDataset { book.data }
  private var words: Words { book.words }

  func figures() -> IndicatorFigures {
    let lines = IndicatorLines(words: words, code: code)
    var ids = FigureIDs(code: code)
    let shared = ([lines.main.first].compactMap(\.self) + lines.beside.flatMap { $0 })
    let headline = lines.main.first.flatMap {
      base($0, id: ids.next("headline"), reach: reach(of: $0, among: shared))
    }
    let beside = lines.beside.flatMap { families in
      families.flatMap { family -> [Figure] in
        let name = besideName(family)
        let others = family.byDimension.compactMap { dimension, lines in
          breakdown(
            family, dimension: dimension, lines: lines, id: ids.next("\(name)-\(dimension)"))
        }
        let reach = reach(of: family, among: shared)
        return [base(family, id: ids.next(name), reach: reach)].compactMap { $0 } + others
      }
    }
    let further = lines.main.dropFirst().compactMap { base($0, id: ids.next($0.series)) }
    var breakdowns = breakdowns(lines.main, ids: &ids)
    if !further.isEmpty {
      breakdowns.append(
        IndicatorFigures.BreakdownFigures(
          dimension: IndicatorFigures.BreakdownFigures.otherSeries, label: words.say("measure"),
          figures: further, maker: maker(of: further.flatMap(\.rows))))
    }
    var figures = IndicatorFigures(
      headline: headline, beside: beside, breakdowns: breakdowns, missing: missing())
    figures.citizenBeside = Set(beside.filter { maker(of: $0.rows) != .official }.map(\.id))
    if FigureSelection(figures).leading.count < beside.count + (headline == nil ? 0 : 1) {
      figures.besidePage = IndicatorFigures.BreakdownFigures(
        dimension: IndicatorFigures.BreakdownFigures.beside, label: words.say("breakdown.beside"),
        figures: beside, maker: maker(of: beside.flatMap(\.rows)))
    }
    return figures
  }

  private func besideName(_ family: SeriesFamily) -> String {
    guard let key = family.base.lines.first?.key else { return "beside" }
    let area = key.area == data.scope.area.id ? "" : key.area
    return (["beside", key.strand, area, key.series].filter { !$0.isEmpty }).joined(separator: "-")
  }

  // MARK: Figures

  /// A series for everybody. Its unavoidable categories share a plot where no source changes within
  /// them; else each has a plot of its own, so that the sides of every break can be named.
  private func base(_ family: SeriesFamily, id: String, reach: [Double] = []) -> Figure? {
    let lines = family.base.lines
    let isCut = lines.contains { line in
      LineCut.all(line, in: data, register: words.register).contains(where: \.changesSource)
    }
    let shared = sharedParts(lines)
    func label(_ line: DataLine) -> String {
      let own = line.key.breakdown.parts.filter { !shared.contains($0) }
      return own.isEmpty ? "" : words.breakdownLabel(Breakdown(own))
    }
    let panels =
      isCut && lines.count > 1
      ? lines.map { FigurePanel(title: label($0), lines: [$0], labels: [label($0)]) }
      : [FigurePanel(title: "", lines: lines, labels: lines.map(label))]
    return FigureSelectionRule(data: data).figure(
      SeriesFigure(
        book: book, id: id, code: code, panels: panels, breakdown: nil, reach: reach))
  }

  /// The least and the greatest value of the figures in the same unit that stand beside each other.
  private func reach(of family: SeriesFamily, among others: [SeriesFamily]) -> [Double] {
    func unit(_ family: SeriesFamily) -> String {
      let key = family.base.lines.first?.key
      return "\(key?.unit ?? "") \(key?.multiplier ?? 0)"
    }
    let alike = others.filter { unit($0) == unit(family) }
    guard alike.count > 1 else { return [] }
    let values = alike.flatMap(\.base.lines).flatMap(\.rows).map { data.observations.number[$0] }
    return [values.min(), values.max()].compactMap(\.self)
  }

  private func sharedParts(_ lines: [DataLine]) -> [Breakdown.Part] {
    guard let first = lines.first else { return [] }
    return first.key.breakdown.parts.filter { part in
      lines.allSatisfy { $0.key.breakdown.parts.contains(part) }
    }
  }

  private func breakdowns(
    _ families: [SeriesFamily], ids: inout FigureIDs
  ) -> [IndicatorFigures.BreakdownFigures] {
    let dimensions = Set(families.flatMap { $0.byDimension.map(\.dimension) })
    let ordered = dimensions.sorted { (rank($0), $0) < (rank($1), $1) }
    var result: [IndicatorFigures.BreakdownFigures] = []
    for dimension in ordered {
      var figures: [Figure] = []
      for family in families {
        guard let lines = family.byDimension.first(where: { $0.dimension == dimension })?.lines
        else { continue }
        let id = ids.next("\(dimension)-\(family.series)")
        if let figure = breakdown(family, dimension: dimension, lines: lines, id: id) {
          figures.append(figure)
        }
      }
      guard !figures.isEmpty else { continue }
      result.append(
        IndicatorFigures.BreakdownFigures(
          dimension: dimension, label: words.dimensionLabels(dimension), figures: figures,
          maker: maker(of: figures.flatMap(\.rows))))
    }
    return result
  }

  private func rank(_ dimension: String) -> Int {
    let order = words.vocabulary?.dimensions.map(\.id) ?? []
    let first = dimension.split(separator: "+").first.map(String.init) ?? dimension
    return order.firstIndex(of: first) ?? order.count
  }

  /// A plot for each of the categories beyond the dimension, a line for each of its own.
  func breakdown(
    _ family: SeriesFamily, dimension: String, lines: [DataLine], id: String,
    group: PopulationGroup? = nil
  ) -> Figure? {
    let dimensions = dimension.split(separator: "+").map(String.init)
    let shared = sharedParts(family.base.lines + lines)
    let constants = Dictionary(grouping: lines) { line in
      Breakdown(line.key.breakdown.parts.filter { !dimensions.contains($0.dimension) })
    }
    let panels = constants.sorted { $0.key < $1.key }.map { constant, lines in
      let told = Breakdown(constant.parts.filter { !shared.contains($0) })
      return FigurePanel(
        title: told.isTotal ? "" : words.breakdownLabel(told), lines: lines,
        labels: lines.map { line in
          words.breakdownLabel(
            Breakdown(line.key.breakdown.parts.filter { dimensions.contains($0.dimension) }))
        })
    }
    return FigureSelectionRule(data: data, group: group).figure(
      SeriesFigure(
        book: book, id: id, code: code, panels: panels, breakdown: dimension, group: group))
  }

  // MARK: What is not there

  /// Dimensions of the project's groups that the indicator's figures never tell apart.
  private func missing() -> [IndicatorFigures.Missing] {
    guard let row = book.findings.coverage.row(code), row.isAboutPeople else { return [] }
    let known = Set(
      (words.lines[code] ?? []).flatMap { $0.key.breakdown.parts.map(\.dimension) })
    var seen = Set<String>()
    return data.scope.groups.compactMap { group -> IndicatorFigures.Missing? in
      guard let cell = row.cells.first(where: { $0.group == group.id }),
        cell.state == .notCounted,
        let dimension = group.any.first?.parts.first?.dimension
          ?? (group.ages.isEmpty ? nil : "age"),
        !known.contains(dimension), seen.insert(dimension).inserted
      else { return nil }
      return IndicatorFigures.Missing(
        label: words.dimensionLabel(dimension),
        reason: words.catalogue.text(
          cell.class == .suppressed ? "nothing.suppressed" : "state.none"))
    }
  }

  private func maker(of rows: [Int]) -> Maker {
    let makers = Set(rows.map { words.register.maker(of: data.observations[$0]) })
    if makers.contains(.adoptedCitizen) { return .adoptedCitizen }
    return makers.count == 1 ? makers.first ?? .official : .official
  }
}

/// Names of an indicator's figures, each once: they name files.
struct FigureIDs {
  let code: String
  private var taken: Set<String> = []

  init(code: String) { self.code = code }

  mutating func next(_ name: String) -> String {
    let base = "fig-" + Slug.make("\(code)-\(name)")
    var id = base
    var number = 2
    while !taken.insert(id).inserted {
      id = "\(base)-\(number)"
      number += 1
    }
    return id
  }
}
