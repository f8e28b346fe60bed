import Analysis
import SDGModel
import Wording

extension Words {
  /// Most characters of the first heading of a page.
  static let longestHeadline = 92

  /// The finding of an indicator's page: the latest figure of its leading series, or how it
  /// changed where nothing cuts the line, with place and period.
  public func headline(indicator code: String) -> String {
    let families = IndicatorLines(words: self, code: code)
    if let between = between(families) { return between }
    guard let family = families.main.first, let line = family.leadingLine(in: data) else {
      return shortTitle(code)
    }
    let measure = measureName(series: family.series, indicator: code, unit: family.unit)
    let isAlone = families.main.count == 1
    var details: [String] = []
    if line.key.area != data.scope.area.id { details.append(areaName(line.key.area)) }
    details += sharedCategories([line]).inTitle
    if family.base.lines.count > 1 {
      details += sharedCategories([line]).inSubtitle.filter {
        !sharedCategories(family.base.lines).inSubtitle.contains($0)
      }
    }
    let title = framework.title(code, language: "en")?.text ?? ""
    let speaksForAll =
      MeasureName.likeness(seriesTitle(family.series), to: title) >= 50
      && !isYesOrNo(series: family.series, unit: family.unit)
    let names =
      isAlone ? [shortTitle(code)] : speaksForAll ? [measure, shortTitle(code)] : [measure]
    let saysRate = needsRate(measure)
    if let lineup = shortLineup(family, names: names) { return lineup }
    let findings = [
      finding(line, saysRate: saysRate), latestFinding(line, saysRate: saysRate),
    ]
    var headline = ""
    for name in names {
      for finding in findings {
        headline = say(
          "headline.finding",
          ["name": .text(detailed(name, details.map(shortCategory))), "finding": .text(finding)])
        if headline.count <= Words.longestHeadline { return headline }
      }
    }
    guard names == [measure], !isAlone, headline.count > 110 else { return headline }
    // A figure says nothing without its measure, which is too long here.
    let rows = (lines[code] ?? []).flatMap(\.rows)
    return say(
      "headline.count",
      ["name": .text(shortTitle(code)), "count": .count(rows.count), "span": .text(span(rows))])
  }

  /// `Sexual violence in childhood, 2014: Female 4.4%, Male 2.4%`, where nobody is counted in total
  /// but two or three parts in one period.
  private func shortLineup(_ family: SeriesFamily, names: [String]) -> String? {
    let lines = family.base.lines
    guard (2...3).contains(lines.count) else { return nil }
    let shared = Set(sharedCategories(lines).inTitle + sharedCategories(lines).inSubtitle)
    let labels = lines.map { line in
      let own = line.key.breakdown.parts.map {
        categoryLabel(dimension: $0.dimension, category: $0.category)
      }
      return own.filter { !shared.contains($0) }
        .joined(separator: catalogue.text("list.separator"))
    }
    let years = lines.compactMap { $0.rows.last.map { data.observations.period[$0] } }
    guard Set(years).count == 1,
      let lineup = lineup(FigurePanel(title: "", lines: lines, labels: labels))
    else { return nil }
    return names.lazy.map { name in
      say(
        "title.lineup",
        ["name": .text(name), "period": .text(lineup.period), "finding": .text(lineup.text)])
    }.first { $0.count <= Words.longestHeadline }
  }

  /// `Safe drinking water (Urban)`
  func detailed(_ name: String, _ details: [String]) -> String {
    guard !details.isEmpty else { return name }
    return say(
      "named",
      [
        "name": .text(name),
        "details": .text(details.joined(separator: catalogue.text("list.separator"))),
      ])
  }

  /// Where several sources outside the official record count the same year, and the record has
  /// nothing: what they lie between.
  private func between(_ families: IndicatorLines) -> String? {
    let all = (families.main + families.beside.flatMap { $0 }).map(\.base.lines)
    let lines = all.compactMap(\.first)
    guard lines.count > 1, all.allSatisfy({ $0.count == 1 }),
      Set(lines.map(\.key.strand)).count == lines.count,
      lines.allSatisfy({ !$0.key.strand.isEmpty && $0.key.unit == lines[0].key.unit })
    else { return nil }
    let latest = lines.compactMap(\.rows.last).map { data.observations[$0] }
    guard let period = latest.first?.period, latest.allSatisfy({ $0.period == period }) else {
      return nil
    }
    let ordered = latest.sorted { ($0.value.number ?? 0) < ($1.value.number ?? 0) }
    guard let low = ordered.first, let high = ordered.last, low.value != high.value else {
      return nil
    }
    return say(
      "headline.between",
      [
        "name": .text(shortTitle(families.code)), "low": .text(amount(low)),
        "high": .text(amount(high)), "period": .text(self.period(period)),
        "count": .count(lines.count),
      ])
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
