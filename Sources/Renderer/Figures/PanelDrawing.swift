import Analysis
import Charts
import Disclosure
import SDGModel

/// One plot of a figure as the charts take it: points with their marks, breaks, gaps and target.
struct PanelDrawing {
  let words: Words
  /// Whether it is the figure's only plot.
  let isAlone: Bool
  /// The group whose line is drawn before the others.
  var group: PopulationGroup?

  static let shapes: [PointShape] = [.circle, .square, .triangle, .diamond]

  private var data: PublishableDataset { words.data }

  func panel(_ panel: FigurePanel, number: Int) -> TimeSeriesSpec.Panel {
    let lines = panel.lines.indices.map { line(panel, $0, number: number) }
    let gaps = gapNotes(panel)
    return TimeSeriesSpec.Panel(
      title: panel.title, lines: lines, target: target(panel), breaks: breaks(panel),
      gapNotes: gaps, xRange: gaps.isEmpty ? yearsAround(panel) : yearsToNow(panel))
  }

  /// Room for a figure or two of a few years: one year on each side, none of them after the edition's.
  private func yearsAround(_ panel: FigurePanel) -> ClosedRange<Int>? {
    let periods = panel.lines.flatMap(\.rows).map { data.observations.period[$0] }
    guard let first = periods.map(\.firstYear).min(), let last = periods.map(\.lastYear).max(),
      last - first < 3, last <= data.scope.asOf
    else { return nil }
    return first - 1...min(data.scope.asOf, last + 1)
  }

  /// The years from the first figure to the edition's, so that those without a figure are seen.
  private func yearsToNow(_ panel: FigurePanel) -> ClosedRange<Int>? {
    let period = data.observations.period
    guard let first = panel.lines.flatMap(\.rows).map({ period[$0].firstYear }).min(),
      first <= data.scope.asOf
    else { return nil }
    return first...data.scope.asOf
  }

  private func line(_ panel: FigurePanel, _ index: Int, number: Int) -> TimeSeriesSpec.Line {
    let line = panel.lines[index]
    let cuts = LineCut.all(line, in: data, register: words.register)
    let joined = Set(cuts.filter(\.isJoined).map(\.row))
    let name = name(panel, index)
    let points = line.rows.map { position in
      let row = data.observations[position]
      return point(
        row, label: name,
        joinsPrevious: joined.contains(position) && !words.hasOwnDefinition(row))
    }
    let count = panel.lines.count
    let isOfOthers = group.map { !$0.includes(line.key.breakdown) } ?? false
    return TimeSeriesSpec.Line(
      id: "p\(number)l\(index)", label: directLabel(panel, index),
      style: points.last?.style ?? .solidFilled,
      shape: count > 1 && count <= PanelDrawing.shapes.count
        ? PanelDrawing.shapes[index] : .circle,
      colourRole: isOfOthers && count > 1 ? .neutral : nil, points: points)
  }

  /// Who the line is about, for what is pointed at.
  private func name(_ panel: FigurePanel, _ index: Int) -> String {
    let label = panel.labels[index]
    return label.isEmpty ? words.areaName(panel.lines[index].key.area) : label
  }

  /// Beside the line: its category, with the latest figure where the plot has room for it.
  private func directLabel(_ panel: FigurePanel, _ index: Int) -> String {
    let line = panel.lines[index]
    guard let last = line.rows.last else { return name(panel, index) }
    let value = words.amount(data.observations[last])
    let label = panel.labels[index]
    if panel.lines.count == 1, !isAlone { return value }
    guard panel.lines.count <= PanelDrawing.shapes.count else { return name(panel, index) }
    let name = label.isEmpty ? words.areaName(line.key.area) : label
    return words.say("finding.part", ["label": .text(name), "value": .text(value)])
  }

  private func point(
    _ row: Observation, label: String, joinsPrevious: Bool
  ) -> TimeSeriesSpec.Point {
    let axis = row.period.axis
    let maker = words.register.maker(of: row)
    let hasBounds = row.value.kind == .number
    return TimeSeriesSpec.Point(
      x: axis.middle, span: axis.from...max(axis.from, axis.to), value: row.value.number ?? 0,
      lower: hasBounds ? row.lower : nil, upper: hasBounds ? row.upper : nil,
      label: words.say(
        "point",
        [
          "label": .text(label), "period": .text(words.period(row.period)),
          "value": .text(words.exactAmount(row)), "maker": .text(words.makerWord(maker)),
        ]), style: MarkStyle(maker), joinsPrevious: joinsPrevious,
      censored: row.value.kind == .below ? .below : row.value.kind == .above ? .above : .none)
  }

  private func target(_ panel: FigurePanel) -> TimeSeriesSpec.Target? {
    guard let found = words.drawnTarget(panel) else { return nil }
    let year = found.target.targetYear
    return TimeSeriesSpec.Target(
      value: found.target.target, year: year,
      label: words.say("target", ["year": .asIs("\(year)"), "value": .text(found.amount)]))
  }

  // MARK: Breaks and gaps

  /// Changes of source that all lines of a plot share, where they are few enough to be named.
  private func breaks(_ panel: FigurePanel) -> [TimeSeriesSpec.Break] {
    var found: [String: TimeSeriesSpec.Break] = [:]
    for line in panel.lines {
      for cut in LineCut.all(line, in: data, register: words.register) where cut.changesSource {
        let before = data.observations[cut.previous]
        let after = data.observations[cut.row]
        let x = (before.period.axis.middle + after.period.axis.middle) / 2
        let names = Instrument.names(words.provider(before), words.provider(after))
        found["\(x) \(names)"] = TimeSeriesSpec.Break(
          x: x, before: names.before, after: names.after)
      }
    }
    guard found.count <= 2 else { return [] }
    return found.values.sorted { ($0.x, $0.before) < ($1.x, $1.before) }
  }

  /// The years from the last figure to the edition's, where they are many.
  private func gapNotes(_ panel: FigurePanel) -> [TimeSeriesSpec.GapNote] {
    let period = data.observations.period
    guard let last = panel.lines.flatMap(\.rows).map({ period[$0].lastYear }).max(),
      let indicator = panel.lines.first?.key.indicator,
      data.scope.asOf - last > data.scope.freshYears(of: indicator)
    else { return [] }
    let isHidden = panel.lines.contains { line in
      words.hiddenPeriods[line.key]?.contains { $0.lastYear > last } == true
    }
    return [
      TimeSeriesSpec.GapNote(
        from: Double(last + 1), to: Double(data.scope.asOf + 1),
        text: words.say(
          isHidden ? "notShownAfter" : "noFigureAfter", ["year": .asIs("\(last)")]))
    ]
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
