import Disclosure
import SDGModel

/// The sentence that a figure finds, from its values alone.
///
/// Two figures are set into one sentence only where nothing lies between them: the ends of one
/// uncut line, or categories of one line-up in one period. Else the latest figure is said, with its
/// period.
struct FigureFinding {
  let words: Words
  let panels: [FigurePanel]

  private var data: PublishableDataset { words.data }

  func title(series: [String]) -> String {
    if panels.count == 1, let panel = panels.first {
      if panel.lines.count > 1, let sentence = categories(panel) { return sentence }
      if panel.lines.count == 1, let line = panel.lines.first {
        return single(line)
      }
    }
    return summary()
  }

  /// `From 54.2 in 2010 to 45.6 in 2017`, or the one latest figure.
  func single(_ line: DataLine) -> String {
    guard let last = line.rows.last else { return summary() }
    let latest = data.observations[last]
    guard let first = uncutStart(line), first != last else {
      return words.say(
        "finding.one", ["value": .text(value(latest)), "period": .text(period(latest))])
    }
    let start = data.observations[first]
    return words.say(
      "finding.fromTo",
      [
        "first": .text(value(start)), "firstPeriod": .text(period(start)),
        "last": .text(value(latest)), "lastPeriod": .text(period(latest)),
      ])
  }

  /// The first row of the uncut stretch that ends with the latest figure.
  private func uncutStart(_ line: DataLine) -> Int? {
    guard var start = line.rows.last else { return nil }
    for cut in LineCut.all(line, in: data).reversed() {
      guard cut.isJoined else { break }
      start = cut.previous
    }
    return start
  }

  /// `2016: Female 71.2%, Male 68.4%`, where all lines have a figure of one period and maker.
  private func categories(_ panel: FigurePanel) -> String? {
    let latest = panel.lines.compactMap(\.rows.last).map { data.observations[$0] }
    guard let first = latest.first, latest.count == panel.lines.count, latest.count <= 4,
      latest.allSatisfy({ $0.period == first.period && $0.source == first.source })
    else { return nil }
    let parts = zip(panel.labels, latest).map { label, row in
      words.say("finding.part", ["label": .text(label), "value": .text(value(row))])
    }
    return words.say(
      "finding.categories",
      [
        "period": .text(period(first)),
        "parts": .asIs(parts.joined(separator: words.catalogue.text("list.separator"))),
      ])
  }

  /// `24 figures, 2000–2016`
  func summary() -> String {
    let rows = panels.flatMap { $0.lines.flatMap(\.rows) }
    return words.say(
      "finding.count", ["count": .count(rows.count), "span": .text(words.span(rows))])
  }

  /// What the picture shows, in one line: area, lines, span, latest values; at most 250 characters.
  func alternativeText(title: String, area: String) -> String {
    let rows = panels.flatMap { $0.lines.flatMap(\.rows) }
    let text = words.say(
      "alt",
      [
        "area": .text(words.areaName(area)), "title": .text(title),
        "lines": .count(panels.map(\.lines.count).reduce(0, +)), "count": .count(rows.count),
        "span": .text(words.span(rows)),
      ])
    return text.count <= 250 ? text : text.prefix(249) + "…"
  }

  private func value(_ row: Observation) -> String { words.value(row.value, unit: row.unit) }
  private func period(_ row: Observation) -> String { words.period(row.period) }
}
