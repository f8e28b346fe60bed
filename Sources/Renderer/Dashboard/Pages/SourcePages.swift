import SDGModel
import Wording

/// The index of the sources.
struct SourcesPage {
  let site: Site

  func page() -> Page {
    let path = PagePath.sources
    let citizen = site.data.sources.filter { !$0.kind.isOfficial }.sorted { $0.id < $1.id }
    let official = site.data.sources.filter { $0.kind.isOfficial }.sorted { $0.id < $1.id }
    let headline = site.say(
      "sources.headline",
      [
        "count": .count(citizen.count), "citizen": .text(site.spelled(citizen.count)),
        "official": .text(
          site.say(
            "sources.official",
            [
              "count": .count(official.count), "number": .text(site.spelled(official.count)),
            ])),
      ])
    let body =
      Block.hero(capitalised(headline), lede: .escaping(site.say("sources.lede")))
      + Block.page(
        section("sources.citizenTitle", citizen, from: path)
          + section("sources.officialTitle", official, from: path))
    return Page(
      path: path, section: .sources, title: site.say("nav.sources"),
      crumbs: [.init(label: .escaping(site.say("nav.sources")), path: nil)], body: body)
  }

  private func section(_ key: String, _ sources: [Source], from path: PagePath) -> HTML {
    guard !sources.isEmpty else { return .empty }
    let rows = sources.map { source -> HTML in
      let summary = SourceSummary(source, site: site)
      let tiers = Set(summary.indicators.map { source.tier(for: $0) }).sorted(by: >)
      let badges: HTML =
        source.kind.isOfficial ? .empty : tiers.map { site.tierBadge($0) }.joined(" ")
      let mark: Mark =
        source.kind.isOfficial ? .official : source.kind.isCitizen ? .citizen : .other
      return """
        <tr><th scope="row">\(mark.html) \(site.sourceLink(source.id, from: path))<br><span class="sm">\(source.producer)</span></th>\
        <td class="sm">\(site.say("kind.\(source.kind.rawValue)"))</td><td class="sm">\(summary.extent(site))</td>\
        <td>\(badges)</td><td class="sm">\(site.licence(of: source))</td></tr>
        """
    }
    let columns: [Block.Column] = [
      .init(title: site.say("column.source")), .init(title: site.say("column.kind")),
      .init(title: site.say("column.brings")), .init(title: site.say("column.tier")),
      .init(title: site.say("column.licence")),
    ]
    let caption = site.say(key)
    return Block.section(
      caption, note: .escaping(site.say("\(key).note")), style: "full",
      Block.scroll(
        caption, Block.table(caption: caption, hidesCaption: true, columns: columns, rows: rows)))
  }
}

extension Site {
  func licence(of source: Source) -> String {
    let licence = source.licence
    let parts = [licence.id, licence.statement].compactMap { $0 }.filter { !$0.isEmpty }
    guard let first = parts.first else { return say("licence.notStated") }
    return parts.count > 1 && parts[1].hasPrefix(first) ? parts[1] : parts.joined(separator: "; ")
  }
}

/// A source: what it brings, how good it is for each indicator, what the next tier needs.
struct SourcePage {
  let site: Site
  let source: Source

  private var path: PagePath { site.page(ofSource: source.id) }
  private var name: String {
    let title = source.title[site.language.tag]
    return title.isEmpty ? source.id : title
  }

  func page() -> Page {
    let summary = SourceSummary(source, site: site)
    let gates = source.kind.isOfficial ? HTML.empty : summary.indicators.map(gate).joined()
    let body =
      hero(summary)
      + Block.page(facts(summary) + gates + adds() + used(summary) + identity() + values(summary))
    return Page(
      path: path, section: .sources, title: name,
      crumbs: [
        .init(label: .escaping(site.say("nav.sources")), path: .sources),
        .init(label: .escaping(Site.shortened(name, to: 60)), path: nil),
      ], body: body)
  }

  private var bestTier: Tier {
    SourceSummary(source, site: site).indicators.map { source.tier(for: $0) }.max() ?? .alongside
  }

  // MARK: Finding

  private func hero(_ summary: SourceSummary) -> HTML {
    let kind = site.say("kind.\(source.kind.rawValue)")
    let text = [source.method, source.fields.first { $0.name == "purpose" }?.value]
      .compactMap { $0 }.map(Site.sentence).joined(separator: " ")
    guard !source.kind.isOfficial else {
      return Block.hero(name, eyebrow: .escaping(kind), lede: .escaping(text))
    }
    let headline = site.say("source.headline.\(bestTier.rawValue)", ["source": .text(name)])
    return Block.hero(
      headline, isLong: true, eyebrow: .escaping(kind), lede: .escaping(text), aside: ladder(),
      isTop: true)
  }

  private func ladder() -> HTML {
    let steps = Tier.allCases.reversed().map { tier -> HTML in
      let isHere = tier == bestTier
      let here: HTML = isHere ? "<b>\(site.say("source.thisSource"))</b>" : .empty
      return """
        <li\(isHere ? " class=\"on\"" as HTML : .empty)>\(site.tierBadge(tier))<span>\(here)\(site.say("tier.\(tier.rawValue).what"))</span></li>
        """
    }.joined()
    return "<ul class=\"read\">\(steps)</ul>"
  }

  private func facts(_ summary: SourceSummary) -> HTML {
    let mark: Mark = source.kind.isOfficial ? .official : source.kind.isCitizen ? .citizen : .other
    var facts = [
      Block.Fact(
        mark: mark, label: site.say("source.values"), value: "\(site.number(summary.values))",
        note: .escaping(summary.extent(site))),
      Block.Fact(
        mark: mark, label: site.say("nav.indicators"), value: "\(summary.indicators.count)",
        note: .escaping(site.list(Array(summary.indicators.prefix(6))))),
    ]
    if let size = source.sampleSize, !size.isEmpty {
      facts.append(
        Block.Fact(
          mark: mark, label: site.say("source.sample"),
          value: "\(Double(size).map { site.catalogue.numbers.text($0) } ?? size)",
          note: .escaping(source.period ?? "")))
    }
    if !source.kind.isOfficial, let best = scores(summary).max(by: { $0.0 * $1.1 < $1.0 * $0.1 }) {
      let percent = site.number((best.0 * 100 + best.1 / 2) / best.1)
      facts.append(
        Block.Fact(
          mark: mark, label: site.say("source.score"),
          value:
            "\(best.0) <small>\(site.say("count.ofWhole", ["whole": .text("\(best.1)")]))</small>",
          note: .escaping(site.say("source.scoreNote", ["percent": .text(percent)]))))
    }
    return "<section class=\"sec bare full\">\(Block.facts(facts))</section>"
  }

  private func scores(_ summary: SourceSummary) -> [(Int, Int)] {
    summary.indicators.compactMap { code in
      source.indicator(code)?.gate.flatMap { $0.possible > 0 ? ($0.points, $0.possible) : nil }
    }
  }

  // MARK: Quality gate

  private func gate(_ code: String) -> HTML {
    guard let entry = source.indicator(code), let gate = entry.gate else { return .empty }
    let words = GateWords(site.catalogue)
    let next = gate.next ?? .merge
    let participation = words.participation(gate, source)
    let standing: HTML = """
      <p>\(site.tierBadge(gate.tier)) \(words.standing(gate, source, code)) \(participation)</p>
      """
    let title = site.say("source.gateTitle", ["code": .code(code)])
    let note: HTML = """
      \(site.indicatorLink(code, from: path)). \(site.say("definition.\(entry.definitionMatch.rawValue)")). \
      \(Site.sentence(entry.differs?[site.words.language] ?? ""))
      """
    guard !entry.rubric.isEmpty else {
      return Block.section(
        title, note: note, standing + Block.say(.escaping(site.say("source.noRubric")), Mark.absent)
      )
    }
    let needs = site.scope.criteria.minimum(next)
    let rows = entry.rubric.map { rubricRow($0, needs: needs[$0.criterion]) }
    let caption = site.say("source.gateCaption", ["code": .code(code)])
    let table = Block.scroll(
      caption,
      Block.table(
        caption: caption, hidesCaption: true,
        columns: [
          .init(title: site.say("column.question")),
          .init(title: site.say("column.score"), isNumber: true),
          .init(title: site.say("source.needs", ["tier": .text(next.letter)]), isNumber: true),
          .init(title: site.say("column.why")),
        ], rows: rows))
    return Block.section(title, note: note, standing + table + way(gate))
  }

  private func rubricRow(_ score: RubricScore, needs: Int?) -> HTML {
    let isShort = needs.map { score.score < $0 } ?? false
    let rings = (0..<QualityCriteria.highest).map { position in
      (position < score.score ? Mark.citizen : Mark.absent).unit
    }.joined()
    let why: HTML = isShort ? "<b>\(score.why)</b>" : "\(score.why)"
    return """
      <tr><th scope="row">\(site.say("criterion.\(score.criterion)"))</th>\
      <td class="r nw"><span aria-hidden="true">\(rings)</span> \(score.score)</td>\
      <td class="r" data-l="\(site.say("column.needs"))">\(needs.map { "\($0)" } ?? "–")</td><td class="sm">\(why)</td></tr>
      """
  }

  /// What is missing for the next tier: help, not a verdict.
  private func way(_ gate: GateResult) -> HTML {
    guard let next = gate.next, !gate.shortfalls.isEmpty else { return .empty }
    let words = GateWords(site.catalogue)
    let title = site.say(
      gate.tier == .merge ? "way.titleAdopted" : "way.title", ["tier": .text(next.letter)])
    let items = gate.shortfalls.map { item -> HTML in
      "<li>\(Mark.citizen.html) \(words.shortfall(item, next: next))</li>"
    }.joined()
    return "<h3>\(title)</h3><ul>\(items)</ul>"
  }

  // MARK: Gain

  private func adds() -> HTML {
    guard !source.kind.isOfficial else { return .empty }
    let contribution = site.findings.contribution
    let lines = contribution.lines(ofSource: source.id)
    let beside = contribution.alongside.count { $0.sources.contains(source.id) }
    let alone = lines.count { $0.latestWithout == nil }
    let newer = lines.count - alone
    let facts = [
      Block.Fact(
        mark: alone == 0 ? .absent : .citizen, label: site.say("source.aloneLabel"),
        value: "\(alone)", note: .escaping(site.count("source.alone", alone))),
      Block.Fact(
        mark: newer == 0 ? .absent : .citizen, label: site.say("source.newerLabel"),
        value: "\(newer)", note: .escaping(site.count("source.newer", newer))),
      Block.Fact(
        mark: beside == 0 ? .absent : .citizen, label: site.say("source.besideLabel"),
        value: "\(beside)", note: .escaping(site.count("source.beside", beside))),
    ]
    let key = bestTier >= .fill ? "source.counted" : "source.notCounted"
    let codes = SourceSummary(source, site: site).indicatorsWithValues
    let counted = source.counted(among: codes)
    // What a decision says of one indicator it does not say of the others.
    let standing =
      counted.isEmpty || counted.count == codes.count
      ? nil : site.say("source.countedFor", ["indicators": .text(site.list(counted))])
    return Block.section(
      site.say("source.addsTitle"), note: .escaping(site.say("source.addsNote")),
      Block.facts(facts) + Block.say(.escaping(standing ?? site.say(key)), .citizen))
  }

  private func used(_ summary: SourceSummary) -> HTML {
    let items = summary.indicators.map { "<li>\(site.indicatorLink($0, from: path))</li>" as HTML }
    guard !items.isEmpty else { return .empty }
    return Block.section(site.say("source.usedBy"), "<ul class=\"cols\">\(items.joined())</ul>")
  }

  // MARK: Register

  /// The field's name in words; a field of the project's own by its own name.
  private func fieldName(_ name: String) -> String {
    let key = "register.field.\(name)"
    return site.catalogue.has(key) ? site.say(key) : RegisterWord.spaced(name)
  }

  private func identity() -> HTML {
    let s = source
    var pairs: [(String, HTML)] = [
      (site.say("register.producer"), .escaping(s.producer)),
      (site.say("column.kind"), .escaping(site.say("kind.\(s.kind.rawValue)"))),
      (site.say("register.licence"), .escaping(site.licence(of: s))),
      (site.say("register.citation"), .escaping(s.citation ?? "")),
      (site.say("register.retrieved"), .escaping(s.retrieved ?? "")),
      (site.say("register.method"), .escaping(s.method ?? "")),
      (site.say("register.period"), .escaping(s.period ?? "")),
      (site.say("register.sample"), .escaping(s.sampleSize ?? "")),
      (site.say("register.consent"), .escaping(RegisterWord.spaced(s.consent ?? ""))),
      (site.say("register.sharing"), .escaping(site.say("sharing.\(s.sharing.rawValue)"))),
      (site.say("register.contact"), .escaping(s.contact ?? "")),
      (site.say("register.credit"), .escaping(s.credit ?? "")),
      (site.say("register.approved"), .escaping(s.community.approved ?? "")),
    ]
    if let level = s.participationLevel {
      pairs.append((site.say("register.participation"), "\(level)"))
    }
    for field in s.fields {
      pairs.append((fieldName(field.name), .escaping(RegisterWord.spaced(field.value))))
    }
    return Block.section(
      site.say("source.identity"), note: .escaping(site.say("source.identityNote")),
      Block.definitions(pairs))
  }

  private func values(_ summary: SourceSummary) -> HTML {
    let rows = site.index.rows(ofSource: source.id)
    guard !source.kind.isOfficial, !rows.isEmpty else { return .empty }
    let (tables, leftOut) = ValueTable(site: site, page: path, pivot: nil).html(rows, limit: 120)
    let rest: HTML =
      leftOut == 0
      ? .empty : "<p class=\"sm\">\(site.count("indicator.furtherValues", leftOut))</p>"
    return Block.section(
      site.say("indicator.valuesTitle"), note: .escaping(site.say("indicator.valuesNote")),
      tables + rest)
  }
}
