import Analysis
import Disclosure
import SDGModel

/// The title of a figure: what it measures and what it finds, true without the picture.
struct FigureTitle {
  let words: Words
  let code: String
  let panels: [FigurePanel]
  /// The plots with the lines that are not drawn, too: a title speaks of all.
  let whole: [FigurePanel]

  private var data: PublishableDataset { words.data }

  func text() -> String {
    guard let drawn = leadingPanel else { return "" }
    let panel = whole.first { $0.title == drawn.title } ?? drawn
    guard let line = panel.lines.first else { return "" }
    let name = name(panel, line)
    if panel.lines.count > 1 {
      if let lineup = words.lineup(panel) {
        return words.say(
          "title.lineup",
          [
            "name": .text(name), "period": .text(lineup.period), "finding": .text(lineup.text),
          ])
      }
      return titled(name, latestEach(panel))
    }
    let isNamed = panel.labels.first.map { !$0.isEmpty && $0 != panel.title } ?? false
    let finding = words.finding(line, saysRate: words.needsRate(name))
    guard isNamed, let label = panel.labels.first else { return titled(name, finding) }
    return titled(
      name, words.say("finding.part", ["label": .text(label), "value": .text(finding)]))
  }

  /// Every line's latest figure with its own period; of many lines the span alone.
  private func latestEach(_ panel: FigurePanel) -> String {
    guard panel.lines.count <= 3 else {
      let rows = panel.lines.flatMap(\.rows)
      return words.say(
        "finding.count", ["count": .count(rows.count), "span": .text(words.span(rows))])
    }
    let parts = zip(panel.labels, panel.lines).map { label, line in
      words.say(
        "finding.part", ["label": .text(label), "value": .text(words.latestFinding(line))])
    }
    return parts.joined(separator: words.catalogue.text("list.separator"))
  }

  private func titled(_ name: String, _ finding: String) -> String {
    words.say("headline.finding", ["name": .text(name), "finding": .text(finding)])
  }

  /// The measure, with what every line shares and the plot that speaks for the figure.
  private func name(_ panel: FigurePanel, _ line: DataLine) -> String {
    let key = line.key
    var measure = words.measureName(series: key.series, indicator: code, unit: key.unit)
    // Only where it is the indicator's one measure does the indicator's name speak for it.
    if measure.count > 90, words.isOnlySeries(ofIndicator: code) {
      measure = words.shortTitle(code)
    }
    var details: [String] = []
    if key.area != data.scope.area.id { details.append(words.areaName(key.area)) }
    if words.hasSeveralRhythms(key), key.rhythm != .yearly {
      details.append(words.say("rhythm.\(key.rhythm)"))
    }
    let shared = words.sharedCategories(panels.flatMap(\.lines)).inTitle
    // A line alone under a label says its category there.
    let labelled = panel.lines.count == 1 ? panel.labels : []
    details += shared.filter { !labelled.contains($0) }
    if !panel.title.isEmpty { details.append(panel.title) }
    return words.detailed(measure, details.map(words.shortCategory))
  }

  /// The plot with the latest figure, then with the widest band of ages, then with most figures.
  private var leadingPanel: FigurePanel? {
    func weight(_ panel: FigurePanel) -> (Int, Int, Int) {
      let rows = panel.lines.flatMap(\.rows)
      let ages = panel.lines.map(\.key.breakdown.yearsOfAge).max() ?? 0
      return (rows.map { data.observations.period[$0].lastYear }.max() ?? 0, ages, rows.count)
    }
    return panels.reduce(nil) { (best: FigurePanel?, panel) in
      guard let best else { return panel }
      return weight(panel) > weight(best) ? panel : best
    }
  }

  /// What the picture shows: its title, place, span and number of figures, and how often the
  /// lines are cut, and the target; at most 250 characters.
  func alternativeText(title: String, cuts: Int, target: DrawnTarget? = nil) -> String {
    let lines = panels.flatMap(\.lines)
    let rows = lines.flatMap(\.rows)
    let place = lines.first.map { words.areaName($0.key.area) } ?? ""
    var facts = words.say(
      "alt",
      [
        "area": .text(place), "count": .count(rows.count), "span": .text(words.span(rows)),
      ])
    if cuts > 0 { facts += " " + words.say("alt.cuts", ["count": .count(cuts)]) }
    if let target {
      facts +=
        " "
        + words.say(
          "caption.targetAlone",
          ["year": .asIs("\(target.target.targetYear)"), "value": .text(target.amount)])
    }
    return MeasureName.cut(title, to: max(60, 246 - facts.count)) + ". " + facts
  }
}
