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
    if let several = several(families) { return several }
    guard let family = families.main.first, let line = family.leadingLine(in: data) else {
      return shortTitle(code)
    }
    let measure = measureName(series: family.series, indicator: code, unit: family.unit)
    let isAlone = families.main.count == 1
    var details: [String] = []
    if line.key.area != data.scope.area.id { details.append(areaName(line.key.area)) }
    details += sharedCategories([line]).inTitle
    // Sex and age that every figure of the series has are its own population; others are a part.
    let ofSeries = (lines[code] ?? []).filter { $0.key.series == line.key.series }
    details += sharedCategories([line]).inSubtitle.filter {
      !sharedCategories(ofSeries).inSubtitle.contains($0)
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

  /// Where the official record has nothing and several measures stand beside each other, that there
  /// are several: none of them is the indicator's figure, and no range holds them together.
  private func several(_ families: IndicatorLines) -> String? {
    let lines = (families.main + families.beside.flatMap { $0 }).flatMap(\.base.lines)
    let measures = Set(
      lines.map { line in
        [line.key.strand, line.key.definition, line.key.series, line.key.area, line.key.unit]
      })
    guard lines.allSatisfy({ !$0.key.strand.isEmpty }), measures.count > 1 else { return nil }
    let rows = lines.flatMap(\.rows)
    // One measure in several places is one measure.
    let areas = Set(lines.map(\.key.area)).count
    let isOne =
      Set(lines.map { [$0.key.strand, $0.key.definition, $0.key.series, $0.key.unit] })
      .count == 1
    return say(
      isOne ? "headline.severalPlaces" : "headline.several",
      [
        "name": .text(shortTitle(families.code)), "count": .count(isOne ? areas : measures.count),
        "span": .text(span(rows)),
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
