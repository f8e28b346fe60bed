import SDGModel

/// Who measured an indicator: one line for each maker and source text, with years and standing.
struct OriginTable {
  let site: Site
  let page: PagePath

  private struct Origin: Hashable {
    var source: String
    var publisher: String
    var text: String
  }

  func html(_ rows: [Int], code: String) -> HTML {
    var found: [Origin: [Int]] = [:]
    for row in rows {
      let observation = site.data.observations[row]
      let key = Origin(
        source: observation.source, publisher: observation.publisher,
        text: observation.sourceText)
      found[key, default: []].append(row)
    }
    let sorted = found.sorted { a, b in
      let (x, y) = (newest(a.value), newest(b.value))
      if x != y { return x > y }
      return (a.key.source, a.key.text, a.key.publisher)
        < (b.key.source, b.key.text, b.key.publisher)
    }
    let shown = sorted.prefix(12)
    let lines = shown.map { line($0.key, $0.value, code: code) }
    let caption = site.say("indicator.originTitle")
    let rest: HTML =
      sorted.count > shown.count
      ? "<p class=\"sm\">\(site.count("indicator.furtherSources", sorted.count - shown.count))</p>"
      : .empty
    return Block.scroll(
      caption,
      Block.table(
        caption: caption, hidesCaption: true,
        columns: [
          .init(title: site.say("column.measuredBy")), .init(title: site.say("column.years")),
          .init(title: site.say("column.figures"), isNumber: true),
          .init(title: site.say("column.standing")),
        ], rows: lines)) + rest
  }

  private func newest(_ rows: [Int]) -> Int {
    rows.map { site.data.observations.period[$0].lastYear }.max() ?? 0
  }

  private func line(_ origin: Origin, _ rows: [Int], code: String) -> HTML {
    let maker = site.register.maker(
      source: origin.source, publisher: origin.publisher, indicator: code)
    let years = rows.map { site.data.observations.period[$0] }
    let first = years.map(\.firstYear).min() ?? 0
    let last = years.map(\.lastYear).max() ?? 0
    let span = site.catalogue.years(first, last)
    // A place whose figure is not there is no figure: the counts add up to those of the page.
    let figures = rows.count { site.data.observations.kind[$0].saysSomething }
    let text: HTML =
      origin.text.isEmpty
      ? .empty : "<br><span class=\"sm\">\(Site.shortened(origin.text, to: 180))</span>"
    return """
      <tr><th scope="row">\(Mark(maker).html) \(site.sourceLink(origin.source, from: page))\(text)</th>\
      <td>\(span)</td><td class="r" data-l="\(site.say("column.figures"))">\(site.number(figures))</td>\
      <td class="sm">\(standing(origin, maker: maker, code: code))</td></tr>
      """
  }

  /// The word for the maker; for citizens the tier and the decision behind it.
  private func standing(_ origin: Origin, maker: Maker, code: String) -> HTML {
    guard maker != .official, let source = site.register[origin.source] else {
      return .escaping(site.word(maker))
    }
    let tier = site.tierBadge(source.tier(for: code))
    return "\(tier) \(site.decision(of: source, for: code))"
  }
}

extension Site {
  /// Who decided what on a source, or that nobody has.
  func decision(of source: Source, for code: String) -> HTML {
    guard let decision = source.decision(for: code) else {
      return "\(Mark.absent.html) \(GateWords(catalogue).withoutDecision(source, code))"
    }
    let body = [decision.body, decision.role].compactMap { $0 }.joined(separator: ", ")
    return .escaping(
      say(
        "decision.recorded",
        [
          "body": .text(body), "date": .code(decision.date ?? ""),
          "reason": .text(decision.fullReason ?? ""),
        ]))
  }
}
