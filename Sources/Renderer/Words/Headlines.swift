import Analysis
import SDGModel
import Wording

extension Words {
  /// The finding of an indicator's page: its latest figure with place and period, or how many
  /// figures the record has.
  public func headline(indicator code: String) -> String {
    let lines = DataLine.byIndicator(data)[code] ?? []
    let rows = lines.flatMap(\.rows)
    let name = shortTitle(code)
    let record = lines.filter { $0.key.strand.isEmpty && $0.key.area == data.scope.area.id }
    let totals = record.filter { $0.key.breakdown.isTotal }
    let seriesCount = Set(record.map(\.key.series)).count
    if totals.count == 1, seriesCount == 1, let line = totals.first {
      let panel = FigurePanel(title: "", lines: [line], labels: [""])
      return say(
        "headline.finding",
        [
          "name": .text(name),
          "finding": .text(FigureFinding(words: self, panels: [panel]).single(line)),
        ])
    }
    return say(
      "headline.count",
      ["name": .text(name), "count": .count(rows.count), "span": .text(span(rows))])
  }

  /// Our own short name of an indicator where there is one, else the project's or official title.
  func shortTitle(_ code: String) -> String {
    if let known = Words.shortTitles?.title(code, language: catalogue.language) {
      return known.text
    }
    return indicatorTitle(code)
  }

  private static let shortTitles = try? ShortTitles.load()

  /// One sentence on what would be unknown without citizens; empty where nothing would be.
  public func contributionSentence(_ contribution: CitizenContribution) -> String {
    let lines = contribution.lines
    guard !lines.isEmpty else { return "" }
    let unknown = lines.filter { $0.latestWithout == nil }
    let older = lines.filter { $0.latestWithout != nil }
    var parts: [String] = []
    if !unknown.isEmpty {
      parts.append(say("contribution.unknown", ["count": .count(unknown.count)]))
    }
    if let widest = older.max(by: { gain($0) < gain($1) }) {
      parts.append(
        say(
          "contribution.older",
          [
            "count": .count(older.count), "years": .count(gain(widest)),
            "name": .text(shortTitle(widest.indicator)),
            "before": .asIs("\(widest.latestWithout ?? 0)"), "after": .asIs("\(widest.latestWith)"),
          ]))
    }
    return say("contribution.sentence", ["parts": .asIs(catalogue.list(parts))])
  }

  private func gain(_ line: CitizenContribution.Line) -> Int {
    line.latestWith - (line.latestWithout ?? line.latestWith)
  }
}
