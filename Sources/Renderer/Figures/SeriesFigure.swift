import Charts
import Disclosure
import SDGModel

/// Turns lines into a time series figure with its title, caption, table and alternative text.
struct SeriesFigure {
  let book: FigureBook
  let id: String
  let code: String
  let series: [String]
  let panels: [FigurePanel]
  /// Lines that stand in the table only.
  let undrawn: Int
  /// The dimension, for a figure of a breakdown.
  let breakdown: String?

  private var words: Words { book.words }
  private var data: PublishableDataset { book.data }
  private var rows: [Int] { panels.flatMap { $0.lines.flatMap(\.rows) } }

  func figure() -> Figure? {
    guard let first = panels.first?.lines.first else { return nil }
    let finding = FigureFinding(words: words, panels: panels)
    let title = finding.title(series: series)
    let table = FigureTableMaker(words: words, panels: panels).table()
    let caption = words.caption(rows: rows, cuts: cuts, undrawn: undrawn)
    let subtitle = subtitle(first)
    let alt = finding.alternativeText(title: title, area: first.key.area)
    let language = words.catalogue.language
    let spec = TimeSeriesSpec(
      id: id, title: title, subtitle: subtitle, source: caption, language: language.tag,
      rightToLeft: language.isRightToLeft,
      unitLabel: words.unitLabel(first.key.unit, multiplier: first.key.multiplier),
      panels: panels.enumerated().map { panel($0.element, number: $0.offset) }, key: key(),
      formatValue: { [numbers = words.catalogue.numbers] in numbers.text($0) }, summary: alt,
      table: table)
    return Figure(
      id: id, title: title, subtitle: subtitle, caption: caption, altText: alt, table: table,
      spec: .timeSeries(spec), rows: rows)
  }

  private func subtitle(_ first: DataLine) -> String {
    var parts = [code]
    if let breakdown {
      parts.append(
        words.say(
          "by",
          [
            "series": .text(words.seriesTitle(first.key.series)),
            "dimension": .text(words.dimensionLabels(breakdown)),
          ]))
    } else if series.count == 1 {
      parts.append(words.seriesTitle(first.key.series))
    } else {
      parts.append(words.indicatorTitle(code))
    }
    parts.append(words.unitName(first.key.unit))
    parts.append(words.areaName(first.key.area))
    parts.append(words.span(rows))
    return parts.filter { !$0.isEmpty }.joined(separator: " · ")
  }

  // MARK: Drawing

  private static let shapes: [PointShape] = [.circle, .square, .triangle, .diamond]

  private func panel(_ panel: FigurePanel, number: Int) -> TimeSeriesSpec.Panel {
    let lines = zip(panel.lines, panel.labels).enumerated().map { index, entry in
      line(entry.0, label: entry.1, index: index, of: panel.lines.count, panel: number)
    }
    return TimeSeriesSpec.Panel(
      title: panel.title, lines: lines, target: target(panel), breaks: breaks(panel),
      gapNotes: gapNotes(panel))
  }

  private func line(
    _ line: DataLine, label: String, index: Int, of count: Int, panel: Int
  ) -> TimeSeriesSpec.Line {
    let joined = Set(LineCut.all(line, in: data).filter(\.isJoined).map(\.row))
    let points = line.rows.map { row in
      point(data.observations[row], label: label, joinsPrevious: joined.contains(row))
    }
    return TimeSeriesSpec.Line(
      id: "p\(panel)l\(index)", label: label,
      style: points.last?.style ?? .solidFilled,
      shape: count > 1 ? SeriesFigure.shapes[index % SeriesFigure.shapes.count] : .circle,
      points: points)
  }

  private func point(
    _ row: Observation, label: String, joinsPrevious: Bool
  ) -> TimeSeriesSpec.Point {
    let axis = row.period.axis
    let maker = words.register.maker(of: row)
    let value = words.value(row.value, unit: row.unit)
    return TimeSeriesSpec.Point(
      x: axis.middle, span: axis.from...max(axis.from, axis.to), value: row.value.number ?? 0,
      lower: row.lower, upper: row.upper,
      label: words.say(
        "point",
        [
          "label": .text(label), "period": .text(words.period(row.period)), "value": .text(value),
          "maker": .text(words.makerWord(maker)),
        ]), style: MarkStyle(maker), joinsPrevious: joinsPrevious,
      censored: row.value.kind == .below ? .below : row.value.kind == .above ? .above : .none)
  }

  /// Only a target of exactly this series, area and breakdown.
  private func target(_ panel: FigurePanel) -> TimeSeriesSpec.Target? {
    guard panel.lines.count == 1, let key = panel.lines.first?.key, key.strand.isEmpty,
      let found = data.scope.targets.first(where: {
        $0.series == key.series && $0.breakdown == key.breakdown
          && ($0.area == key.area || $0.area.isEmpty)
      })
    else { return nil }
    return TimeSeriesSpec.Target(
      value: found.target, year: found.targetYear,
      label: words.say(
        "target",
        [
          "year": .asIs("\(found.targetYear)"),
          "value": .text(words.value(.number(found.target), unit: key.unit)),
        ]))
  }

  // MARK: Cuts

  private var cuts: [(line: DataLine, cut: LineCut)] {
    panels.flatMap(\.lines).flatMap { line in
      LineCut.all(line, in: data).map { (line, $0) }
    }
  }

  /// Changes of source that all lines of a plot share, where they are few enough to be named.
  private func breaks(_ panel: FigurePanel) -> [TimeSeriesSpec.Break] {
    var found: [String: TimeSeriesSpec.Break] = [:]
    for line in panel.lines {
      for cut in LineCut.all(line, in: data) where cut.changesSource {
        let before = data.observations[cut.previous]
        let after = data.observations[cut.row]
        let x = (before.period.axis.middle + after.period.axis.middle) / 2
        let sides = (words.instrumentName(before), words.instrumentName(after))
        found["\(x) \(sides)"] = TimeSeriesSpec.Break(x: x, before: sides.0, after: sides.1)
      }
    }
    guard found.count <= 2 else { return [] }
    return found.values.sorted { $0.x < $1.x }
  }

  /// The years from the last figure to the edition's, where they are many.
  private func gapNotes(_ panel: FigurePanel) -> [TimeSeriesSpec.GapNote] {
    let period = data.observations.period
    guard let last = panel.lines.flatMap(\.rows).map({ period[$0].lastYear }).max(),
      data.scope.asOf - last > data.scope.freshYears
    else { return [] }
    return [
      TimeSeriesSpec.GapNote(
        from: Double(last + 1), to: Double(data.scope.asOf + 1),
        text: words.say("noFigureAfter", ["year": .asIs("\(last)")]))
    ]
  }

  /// The marks and shapes that the figure uses.
  private func key() -> [KeyEntry] {
    let used = Set(rows.map { words.register.maker(of: data.observations[$0]) })
    var entries = Maker.allCases.filter { used.contains($0) }.map {
      KeyEntry(MarkStyle($0), words.makerWord($0))
    }
    let labelled = panels.first { $0.lines.count > 1 }
    if let labelled, panels.allSatisfy({ $0.labels == labelled.labels || $0.lines.count == 1 }) {
      entries += labelled.labels.prefix(4).enumerated().map {
        KeyEntry(SeriesFigure.shapes[$0.offset], $0.element)
      }
    }
    if panels.contains(where: { target($0) != nil }) {
      entries.append(.target(words.say("targetKey")))
    }
    return entries
  }
}

extension MarkStyle {
  /// How a maker is drawn: shape says it before colour does.
  init(_ maker: Maker) {
    switch maker {
    case .official: self = .solidFilled
    case .adoptedCitizen: self = .ringed
    case .citizen, .other: self = .dashedOpen
    }
  }
}
