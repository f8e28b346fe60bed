import Disclosure
import SDGModel

/// Where every number of an indicator comes from: file and line, the row itself, who made it, the
/// other candidates, the rule, the tier and who decided.
struct ProvenancePage {
  let site: Site
  let code: String
  /// From 1; an indicator with many figures takes several pages.
  let part: Int

  var path: PagePath { site.provenancePage(ofIndicator: code, part: part) }

  /// What rows have in common, so that it is said once.
  private struct Shared: Hashable {
    var series: String
    var unit: String
    var source: String
    var publisher: String
    var sourceText: String
    var note: String
    var nature: String
    var definition: String
  }

  func page() -> Page {
    let parts = site.index.parts(ofIndicator: code)
    let rows = parts.indices.contains(part - 1) ? parts[part - 1] : []
    let headline = site.say(
      "provenance.headline",
      [
        "code": .code(code),
        "count": .count(
          site.index.rows(ofIndicator: code).count {
            site.data.observations.kind[$0].saysSomething
          }),
      ])
    let lede: HTML = """
      <p>\(site.localised(site.officialTitle(code)))</p><p>\(site.say("provenance.lede"))</p>
      """
    var crumbs: [Page.Crumb] = []
    if let goal = site.framework.goalNumber(ofCode: code) { crumbs.append(site.goalCrumb(goal)) }
    crumbs.append(.init(label: .escaping(code), path: site.page(ofIndicator: code)))
    crumbs.append(.init(label: .escaping(site.say("provenance.crumb")), path: nil))
    return Page(
      path: path, section: .indicators,
      title:
        "\(site.labelled("\(code) \(site.shortTitle(code).text)", site.say("provenance.crumb")))\(part > 1 ? " (\(part))" : "")",
      crumbs: crumbs, goal: site.framework.goalNumber(ofCode: code),
      body: Block.hero(headline, isLong: true, lede: lede)
        + Block.page(others(parts.count) + sections(rows) + hidden()))
  }

  private func sections(_ rows: [Int]) -> HTML {
    var found: [Shared: [Int]] = [:]
    for row in rows {
      let observation = site.data.observations[row]
      let key = Shared(
        series: observation.series, unit: observation.unit, source: observation.source,
        publisher: observation.publisher, sourceText: observation.sourceText,
        note: observation.note, nature: observation.nature?.rawValue ?? "",
        definition: observation.definition)
      found[key, default: []].append(row)
    }
    var bySeries: [String: [(Shared, [Int])]] = [:]
    for (key, rows) in found { bySeries[key.series, default: []].append((key, rows)) }
    return bySeries.sorted { $0.key < $1.key }.map { series, blocks -> HTML in
      let sorted = blocks.sorted { a, b in
        let (x, y) = (newest(a.1), newest(b.1))
        return x != y ? x > y : precedes(a.0, b.0)
      }
      let content = sorted.enumerated().map { position, part in
        block(part.0, part.1, number: position + 1)
      }.joined()
      let code: HTML = series.isEmpty ? .empty : "<code>\(series)</code>"
      return Block.section(
        site.words.seriesTitle(series.isEmpty ? self.code : series), note: code, style: "full",
        content)
    }.joined()
  }

  /// The pages with the other figures of the indicator.
  private func others(_ count: Int) -> HTML {
    guard count > 1 else { return .empty }
    let links = (1...count).map { number -> HTML in
      let target = site.provenancePage(ofIndicator: code, part: number)
      let current: HTML = number == part ? " aria-current=\"page\"" : .empty
      return "<li><a href=\"\(path.reference(to: target))\"\(current)>\(number)</a></li>"
    }.joined()
    return """
      <nav aria-label="\(site.say("provenance.parts"))"><ul class="tabs">\(links)</ul></nav><p class="more"></p>
      """
  }

  private func newest(_ rows: [Int]) -> Int {
    rows.map { site.data.observations.period[$0].lastYear }.max() ?? 0
  }

  private func precedes(_ a: Shared, _ b: Shared) -> Bool {
    (a.unit, a.source, a.publisher, a.sourceText, a.note, a.nature)
      < (b.unit, b.source, b.publisher, b.sourceText, b.note, b.nature)
  }

  private func block(_ key: Shared, _ rows: [Int], number: Int) -> HTML {
    let sorted = rows.sorted { a, b in
      let (x, y) = (site.data.observations[a], site.data.observations[b])
      if x.breakdown != y.breakdown { return x.breakdown < y.breakdown }
      return x.period != y.period ? x.period < y.period : x.origin.place < y.origin.place
    }
    let lines = sorted.map(line)
    let title = site.words.seriesTitle(key.series.isEmpty ? code : key.series)
    let caption = site.say(
      "provenance.caption",
      [
        "series": .text("\(title) \(key.series)"), "number": .count(number),
        "count": .count(rows.count),
      ])
    let heads: [Block.Column] = [
      .init(title: site.say("column.period")), .init(title: site.say("column.of")),
      .init(title: site.say("column.value"), isNumber: true),
      .init(title: site.say("column.rule")), .init(title: site.say("column.origin")),
    ]
    return """
      <div>\(facts(key))\(Block.scroll(caption, Block.table(caption: caption, hidesCaption: true, columns: heads, rows: lines)))</div>
      """
  }

  private func facts(_ key: Shared) -> HTML {
    let source = site.register[key.source]
    let maker = site.register.maker(
      source: key.source, publisher: key.publisher, indicator: code)
    var pairs: [(String, HTML)] = [
      (
        site.say("provenance.madeBy"),
        "\(Mark(maker).html) \(site.sourceLink(key.source, from: path)), \(site.word(maker))"
      ),
      (site.say("provenance.sourceText"), .escaping(key.sourceText)),
    ]
    if key.publisher != key.source {
      pairs.append(
        (site.say("provenance.publishedBy"), site.sourceLink(key.publisher, from: path)))
    }
    pairs.append((site.say("provenance.unit"), .escaping(site.words.unitName(key.unit))))
    if !key.nature.isEmpty {
      pairs.append(
        (
          site.say("provenance.nature"),
          .escaping(site.labelled(key.nature, site.say("nature.\(key.nature)")))
        ))
    }
    if let source, !source.kind.isOfficial {
      let tier = source.tier(for: code)
      let match = source.indicator(code)?.definitionMatch ?? .own
      pairs.append((site.say("column.tier"), site.tierBadge(tier)))
      pairs.append((site.say("provenance.decision"), site.decision(of: source, for: code)))
      pairs.append(
        (
          site.say("provenance.definition"),
          "\(site.say("definition.\(match.rawValue)")). \(Site.sentence(source.indicator(code)?.differs?[site.words.language] ?? ""))"
        ))
    }
    pairs.append((site.say("provenance.note"), .escaping(site.words.note(key.note))))
    return Block.definitions(pairs)
  }

  private func line(_ row: Int) -> HTML {
    let observation = site.data.observations[row]
    var of = site.words.breakdownLabel(observation.breakdown)
    if observation.area != site.scope.area.id {
      of = "\(site.words.areaName(observation.area)), \(of)"
    }
    let text: HTML =
      observation.origin.text.isEmpty ? .empty : "<code>\(observation.origin.text)</code>"
    let hash: HTML =
      observation.origin.hash.isEmpty
      ? .empty
      : " <span class=\"xs\">\(site.say("provenance.hash", ["hash": .code(observation.origin.hash)]))</span>"
    return """
      <tr id="\(site.anchor(ofRow: row))"><th scope="row">\(site.words.period(observation.period))</th>\
      <td>\(of)</td><td class="r">\(value(observation))</td><td class="sm">\(rule(row))</td>\
      <td class="rec">\(observation.origin.place.text)\(hash)\(text)</td></tr>
      """
  }

  private func value(_ observation: Observation) -> HTML {
    let numbers = site.catalogue.numbers
    var html: HTML = "<b>\(site.valueText(observation))</b>"
    if let lower = observation.lower, let upper = observation.upper {
      html += "<br><span class=\"xs\">\(numbers.text(lower))–\(numbers.text(upper))</span>"
    }
    if let size = observation.sampleSize {
      html += "<br><span class=\"xs\">n = \(numbers.text(size))</span>"
    }
    if let status = observation.status, status != .normal {
      html += "<br><span class=\"xs\">\(site.say("status.\(status.rawValue)"))</span>"
    }
    return html
  }

  /// The rule of the row's cell, and who else stands in it.
  private func rule(_ row: Int) -> HTML {
    guard let position = site.index.cell(ofRow: row) else { return .empty }
    let cell = site.data.cells[position]
    var html = HTML.escaping(site.say("rule.\(cell.rule.rawValue)"))
    for candidate in cell.candidates where candidate.row != row {
      let other = site.data.observations[candidate.row]
      html += """
        <br>\(site.sourceLink(candidate.source, from: path))\(badge(candidate)) \
        \(site.valueText(other))
        """
    }
    return html
  }

  /// Tiers are of sources that are not official.
  private func badge(_ candidate: Candidate) -> HTML {
    site.register[candidate.source]?.kind.isOfficial == true
      ? .empty : ", \(site.tierBadge(candidate.tier))"
  }

  /// What is protected here, without the values.
  private func hidden() -> HTML {
    let hidden = site.data.protections.filter { $0.indicator == code }
    guard !hidden.isEmpty else { return .empty }
    let items = hidden.map { protection -> HTML in
      let text = site.say(
        "protection.\(protection.reason.rawValue)",
        [
          "count": .count(protection.rows), "threshold": .text("\(protection.threshold ?? 0)"),
          "series": .text(
            protection.series.isEmpty
              ? protection.indicator : site.words.seriesTitle(protection.series)),
        ])
      return "<li>\(text)</li>"
    }.joined()
    return Block.section(site.say("protection.title"), "<ul>\(items)</ul>")
  }
}
