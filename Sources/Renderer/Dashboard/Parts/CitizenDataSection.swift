import Analysis
import SDGModel

/// What citizen data add: the years, places and people that the official record misses, and each
/// citizen source with its tier.
struct CitizenDataSection {
  let site: Site
  let page: PagePath

  private var lines: [CitizenContribution.Line] { site.findings.contribution.lines }

  private var sources: [Source] {
    site.data.sources.filter { $0.kind.isCitizen }.sorted { $0.id < $1.id }
  }

  func html() -> HTML {
    let judgement = unknownWithout().map { Block.say(.sentence($0), .citizen) } ?? .empty
    let content: HTML =
      sources.isEmpty
      ? Block.say(.escaping(site.say("citizens.none")), Mark.absent)
      : facts() + judgement + newlyVisible() + table()
    return Block.section(
      site.say("citizens.title"), id: "citizens", note: .escaping(site.say("citizens.note")),
      content)
  }

  /// One sentence: what would be unknown without the figures that the record has taken over.
  private func unknownWithout() -> String? {
    let adopted = lines.filter(\.isAdopted)
    let counted = adopted.isEmpty ? lines : adopted
    guard !counted.isEmpty else { return nil }
    let nothing = counted.count { $0.latestWithout == nil }
    // Of those that would have none, where there are any.
    let told = nothing == 0 ? counted : counted.filter { $0.latestWithout == nil }
    let indicators = Set(told.map(\.indicator)).sorted {
      IndicatorCode($0) < IndicatorCode($1)
    }
    let older = counted.count - nothing
    var arguments: [String: Int] = [:]
    arguments["nothing"] = nothing
    arguments["older"] = older
    let key = older == 0 ? "citizens.unknown" : nothing == 0 ? "citizens.older" : "citizens.both"
    let oldest = counted.compactMap(\.latestWithout).min() ?? 0
    let newest = counted.map(\.latestWith).max() ?? 0
    return site.say(
      key,
      [
        "count": .count(nothing == 0 ? older : nothing), "nothing": .text(site.number(nothing)),
        "older": .text(site.number(older)), "without": .text("\(oldest)"),
        "with": .text("\(newest)"), "indicators": .text(site.list(indicators)),
      ])
  }

  /// Groups and areas that nobody else counts now.
  private func newlyVisible() -> HTML {
    let ids = Set(site.findings.coverage.newlyVisible)
    let groups = site.scope.groups.filter { ids.contains($0.id) }
      .map { $0.name[site.language.tag] }
    let areas = site.findings.areas.filter(\.isNewlyVisible).map { site.words.areaName($0.area) }
    let sentences = [("citizens.visibleGroups", groups), ("citizens.visibleAreas", areas)]
      .filter { !$0.1.isEmpty }.map { site.labelled(site.say($0.0), site.list($0.1)) + "." }
    guard !sentences.isEmpty else { return .empty }
    return Block.say(.escaping(sentences.joined(separator: " ")), .citizen)
  }

  private func facts() -> HTML {
    var facts: [Block.Fact] = []
    if let best = gains().first {
      facts.append(
        Block.Fact(
          mark: .citizen,
          label: "\(best.line.indicator) \(site.shortTitle(best.line.indicator).text)",
          value:
            "+\(site.number(best.years)) <small>\(site.count("word.years", best.years))</small>",
          note: .escaping(
            site.say(
              "citizens.gain",
              [
                "without": .text("\(best.line.latestWithout ?? 0)"),
                "with": .text("\(best.line.latestWith)"), "line": .text(label(best.line)),
              ]))))
    }
    let alone = lines.count { $0.latestWithout == nil }
    if alone > 0 {
      facts.append(
        Block.Fact(
          mark: .citizen, label: site.say("citizens.aloneLabel"), value: "\(site.number(alone))",
          note: .escaping(site.count("citizens.alone", alone))))
    }
    let beside = site.findings.contribution.alongside.count { $0.latestWithout == nil }
    if beside > 0 {
      facts.append(
        Block.Fact(
          mark: .citizen, label: site.say("citizens.besideLabel"), value: "\(site.number(beside))",
          note: .escaping(site.count("citizens.beside", beside))))
    }
    // A source in which citizens take too little part is no citizen data in the Framework's sense.
    let own = sources.filter(\.isCitizenDataByParticipation)
    let values = own.map { SourceSummary($0, site: site).values }.reduce(0, +)
    if !own.isEmpty {
      facts.append(
        Block.Fact(
          mark: .citizen, label: site.say("citizens.valuesLabel"),
          value: "\(site.number(values))",
          note: .escaping(site.count("citizens.values", own.count))))
    }
    return Block.facts(facts)
  }

  private func gains() -> [(line: CitizenContribution.Line, years: Int)] {
    lines.compactMap { line in
      line.latestWithout.map { (line, line.latestWith - $0) }
    }.filter { $0.1 > 0 }.enumerated().sorted { a, b in
      a.element.1 != b.element.1 ? a.element.1 > b.element.1 : a.offset < b.offset
    }.map(\.element)
  }

  private func label(_ line: CitizenContribution.Line) -> String {
    var text = site.words.seriesTitle(line.series)
    if !line.breakdown.isTotal { text += ", \(site.words.breakdownLabel(line.breakdown))" }
    if line.area != site.scope.area.id { text += ", \(site.words.areaName(line.area))" }
    return text
  }

  private func table() -> HTML {
    let rows = sources.map { source -> HTML in
      let summary = SourceSummary(source, site: site)
      let codes = summary.indicators
      // A tier that no figure has says nothing of the figures.
      let tiers = Set(summary.indicatorsWithValues.map { source.tier(for: $0) }).sorted(by: >)
      let badges = tiers.map { site.tierBadge($0) }.joined(" ")
      let links = codes.map { site.indicatorLink($0, from: page) }.joined(", ")
      return """
        <tr><th scope="row">\(site.sourceLink(source.id, from: page))<br><span class="sm">\(links)</span></th>\
        <td>\(badges)</td><td class="sm">\(meaning(source, tiers: tiers))</td></tr>
        """
    }
    return Block.scroll(
      site.say("citizens.tableCaption"),
      Block.table(
        caption: site.say("citizens.tableCaption"), hidesCaption: true,
        columns: [
          .init(title: site.say("column.citizenSource")), .init(title: site.say("column.tier")),
          .init(title: site.say("column.meaning")),
        ], rows: rows))
  }

  private func meaning(_ source: Source, tiers: [Tier]) -> String {
    let summary = SourceSummary(source, site: site)
    guard let tier = tiers.first else { return "\(summary.extent(site))." }
    if tier >= .fill, tiers.count > 1 {
      return
        "\(summary.extent(site)). \(site.say("tier.mixed", ["indicators": .text(site.list(source.counted(among: summary.indicatorsWithValues)))]))"
    }
    return "\(summary.extent(site)). \(site.say("tier.\(tier.rawValue).meaning"))"
  }
}

/// What a source brings, from its rows.
struct SourceSummary {
  let source: Source
  /// In the framework's order; those that the register names and those that rows have.
  let indicators: [String]
  let indicatorsWithValues: Set<String>
  let values: Int
  let firstYear: Int?
  let lastYear: Int?

  init(_ source: Source, site: Site) {
    self.source = source
    let table = site.data.observations
    let rows = site.index.rows(ofSource: source.id).filter {
      table.kind[$0].rawValue <= ObservedValue.Kind.above.rawValue
    }
    indicatorsWithValues = Set(rows.map { table.pool[table.indicator[$0]] })
    var codes = indicatorsWithValues
    if !source.kind.isOfficial { codes.formUnion(source.indicators.map(\.indicator)) }
    indicators = codes.sorted { IndicatorCode($0) < IndicatorCode($1) }
    values = rows.count
    firstYear = rows.map { table.period[$0].firstYear }.min()
    lastYear = rows.map { table.period[$0].lastYear }.max()
  }

  /// "24 figures, 2015", "3 figures, 2016–2018"
  func extent(_ site: Site) -> String {
    let figures = site.count("word.figures", values)
    guard let firstYear, let lastYear else { return "\(site.number(values)) \(figures)" }
    let years = site.catalogue.years(firstYear, lastYear)
    return "\(site.number(values)) \(figures), \(years)"
  }
}
