import Analysis
import SDGModel

/// All indicators in one list.
struct IndicatorsPage {
  let site: Site

  func page() -> Page {
    let path = PagePath.indicators
    let (known, all) = IndicatorTally.of(site)
    let headline = site.say(
      "indicators.headline",
      ["part": .text(site.number(known)), "whole": .text(site.number(all))])
    let sections = site.goals.map { goal -> HTML in
      let rows = goal.rows.map { row -> HTML in
        let state = row.total.state == .notApplicable ? CoverageState.notCounted : row.total.state
        let year = row.total.latestYear.map { ", \($0)" } ?? ""
        return """
          <li>\(Mark(state).html) \(site.indicatorLink(row.indicator, from: path))\(year)\
          <span class="vh">: \(site.word(state))</span></li>
          """
      }.joined("\n")
      return """
        <section class="sec bare g\(goal.number)"><header><h2><b class="gn">\(goal.number)</b> \(site.goalName(goal.number))</h2></header>\
        <ul class="cols">\(rows)</ul></section>

        """
    }.joined()
    let body =
      Block.hero(headline, lede: .escaping(site.say("indicators.lede")))
      + Block.page("\(site.key(CoverageState.shown))<p class=\"more\"></p>\(sections)")
    return Page(
      path: path, section: .indicators, title: site.say("nav.indicators"),
      crumbs: [.init(label: .escaping(site.say("nav.indicators")), path: nil)], body: body)
  }
}

/// An indicator: its finding, the headline figure and one breakdown; further breakdowns have
/// pages of their own. An indicator without a figure has the same page, saying so.
struct IndicatorPage {
  let site: Site
  let row: CoverageRow

  private var code: String { row.indicator }
  private var path: PagePath { site.page(ofIndicator: code) }

  func page() throws -> Page {
    let figures = site.figures(ofIndicator: code)
    let body =
      hero()
      + Block.page(
        tabs(figures) + (try headlineFigure(figures)) + (try firstBreakdown(figures))
          + InequalitySection(site: site, code: code).html(
            dimension: figures.breakdowns.first?.dimension ?? "", from: path)
          + ProgressSection(site: site, code: code).html(from: path)
          + comparison() + MergedSection(site: site, code: code).html(from: path) + supplementary()
          + groups() + values(figures) + origins() + gaps())
    return Page(
      path: path, section: .indicators, title: "\(code) \(site.shortTitle(code).text)",
      crumbs: crumbs, goal: site.framework.goalNumber(ofCode: code), body: body)
  }

  private var crumbs: [Page.Crumb] {
    var crumbs: [Page.Crumb] = []
    if let goal = site.framework.goalNumber(ofCode: code) { crumbs.append(site.goalCrumb(goal)) }
    crumbs.append(.init(label: .escaping(code), path: nil))
    return crumbs
  }

  // MARK: Finding

  private func hero() -> HTML {
    let title: HTML = "<b>\(code)</b> \(site.localised(site.officialTitle(code)))"
    let listings = site.framework.listings(of: code).filter { $0 != code }
    let repeats: HTML =
      listings.isEmpty
      ? .empty
      : "<p class=\"sm\">\(site.say("indicator.alsoListed", ["codes": .text(site.list(listings))]))</p>"
    let headline =
      site.hasData(code)
      ? site.words.headline(indicator: code)
      : site.say("indicator.noFigure", ["title": .text(site.shortTitle(code).text)])
    return Block.hero(headline, lede: "\(title)\(repeats)\(changes())")
  }

  private func changes() -> HTML {
    (site.framework.indicator(code)?.changes ?? []).map { change -> HTML in
      let text = site.say(
        "indicator.\(change.kind.rawValue)", ["edition": .text(change.edition)])
      return "<p class=\"sm\">\(text) <span lang=\"en\">\(change.note)</span></p>"
    }.joined()
  }

  /// Every breakdown has its place, those that nobody has too.
  private func tabs(_ figures: IndicatorFigures) -> HTML {
    BreakdownTabs(site: site, code: code).html(figures, from: path, current: nil)
  }

  // MARK: Figures

  private func headlineFigure(_ figures: IndicatorFigures) throws -> HTML {
    let shown = site.selection(ofIndicator: code).leading
    guard !shown.isEmpty else {
      guard !site.hasData(code) else { return .empty }
      return Block.section(
        site.say("indicator.recordTitle"), style: "bare",
        Block.say(
          .escaping(site.say("card.noFigure", ["year": .text("\(site.scope.asOf)")])), Mark.absent))
    }
    let content = try shown.map {
      try site.figureFrame($0, from: path, level: 2)
    }.joined()
    return """
      <section class="sec bare more"><div>\(keyFigures())</div><div class="stack">\(content)</div></section>

      """
  }

  /// The newest figure of the official record, and of each source outside it: two registers that
  /// count differently both speak, or none would know why one was chosen.
  private func keyFigures() -> HTML {
    let table = site.data.observations
    let rows = site.index.rows(ofIndicator: code)
    var facts: [Block.Fact] = []
    for maker in Maker.allCases {
      let ofMaker = rows.filter { site.maker(ofRow: $0) == maker }
      let isOfRecord = maker == .official || maker == .adoptedCitizen
      let sources = Dictionary(grouping: ofMaker) { isOfRecord ? "" : table.pool[table.source[$0]] }
      for (_, rows) in sources.sorted(by: { $0.key < $1.key }).prefix(Self.keySources) {
        if let fact = newest(rows, by: maker) { facts.append(fact) }
      }
    }
    if let silent = silentGroups() { facts.append(silent) }
    return Block.facts(facts)
  }

  /// Sources of one kind that stand among the key figures; the page lists all of them.
  private static let keySources = 4

  private func newest(_ rows: [Int], by maker: Maker) -> Block.Fact? {
    let table = site.data.observations
    let lines = ValueLine.all(of: rows, in: table)
    guard
      let line = ValueLine.leading(
        lines, in: table, area: site.scope.area.id, series: site.words.leadingSeries(code)),
      let last = line.rows.last
    else { return nil }
    let observation = table[last]
    return Block.Fact(
      mark: Mark(maker), label: "\(site.word(maker)), \(site.words.period(observation.period))",
      value: """
        \(site.valueLink(last, from: path)) <small>\(site.unitSign(observation))</small>
        """,
      note: "\(Site.shortened(site.lineLabel(line), to: 110))")
  }

  private func silentGroups() -> Block.Fact? {
    guard row.isAboutPeople else { return nil }
    let silent = row.cells.count { $0.state == .notCounted }
    guard silent > 0 else { return nil }
    return Block.Fact(
      mark: .absent, label: site.say("state.none"),
      value: .escaping(site.say("indicator.noFigureWords")),
      isWords: true, note: .escaping(site.count("indicator.silentGroups", silent)))
  }

  private func firstBreakdown(_ figures: IndicatorFigures) throws -> HTML {
    guard let first = figures.breakdowns.first else { return .empty }
    let selection = site.selection(ofIndicator: code)
    let drawings = try selection.breakdown.map { try site.figureFrame($0, from: path) }.joined()
    let page = site.page(ofIndicator: code, breakdown: first.dimension)
    let more: HTML =
      !selection.continues
      ? .empty
      : "<p><a href=\"\(path.reference(to: page))\">\(site.count("indicator.allFigures", first.figures.count))</a></p>"
    return Block.section(
      site.say("indicator.byTitle", ["dimension": .text(site.withinSentence(first.label))]),
      id: Slug.make("by-\(first.dimension)"), drawings + more)
  }

  private func comparison() -> HTML {
    Comparison(site: site, code: code).html(from: path)
  }

  /// The project's own indicators of the same target: they stand beside this one.
  private func supplementary() -> HTML {
    guard let target = site.framework.targetCode(ofCode: code),
      site.framework.indicator(code) != nil
    else { return .empty }
    let own = site.index.indicators.filter {
      site.framework.indicator($0) == nil && site.framework.targetCode(ofCode: $0) == target
        && site.scope.indicatorNames[$0] != nil
    }
    guard !own.isEmpty, site.coverage.row(code)?.isFirstListing == true else { return .empty }
    let links = own.map { code -> HTML in "<li>\(site.indicatorLink(code, from: path))</li>" }
    return Block.section(
      site.say("indicator.besideTitle"), note: .escaping(site.say("indicator.besideNote")),
      "<ul>\(links.joined())</ul>")
  }

  private func groups() -> HTML {
    guard row.isAboutPeople, !row.cells.isEmpty else { return .empty }
    return Block.section(
      site.say("indicator.groupsTitle"), note: .escaping(site.say("indicator.groupsNote")),
      site.groupChips(row, from: path))
  }

  // MARK: Values and their origin

  private func values(_ figures: IndicatorFigures) -> HTML {
    let all = site.index.rows(ofIndicator: code)
    guard !all.isEmpty else { return .empty }
    let selection = site.selection(ofIndicator: code)
    let drawn = (selection.leading + selection.breakdown).flatMap(\.rows)
    let pivot = figures.breakdowns.first?.dimension
    let rows = drawn.isEmpty ? all : completed(drawn, among: all, pivot: pivot)
    let (tables, leftOut) = ValueTable(site: site, page: path, pivot: pivot).html(rows, limit: 72)
    let figureCount = all.count { site.data.observations.kind[$0].saysSomething }
    let shown = rows.count { site.data.observations.kind[$0].saysSomething } - leftOut
    let part: HTML =
      shown < figureCount
      ? "<p class=\"sm\">\(site.say("indicator.valuesPart", ["shown": .number(Double(max(0, shown)), decimals: 0), "count": .count(figureCount)]))</p>"
      : .empty
    let link = site.say("indicator.allValues", ["count": .count(figureCount)])
    return Block.section(
      site.say("indicator.valuesTitle"), note: .escaping(site.say("indicator.valuesNote")),
      """
      \(tables)\(part)<p><a href="\(path.reference(to: site.provenancePage(ofIndicator: code)))">\(link)</a></p>
      """)
  }

  /// What is drawn, with the figures that stand in the same rows of the table: "no figure" must not
  /// stand for one that is drawn on another page. What is hidden of the same lines stands there too.
  private func completed(_ drawn: [Int], among all: [Int], pivot: String?) -> [Int] {
    struct Line: Hashable {
      var series: String
      var area: String
      var unit: String
      var period: Period?
      var rest: Breakdown
    }
    func line(_ row: Int) -> Line {
      let found = site.data.observations[row]
      return Line(
        series: found.series, area: found.area, unit: found.unit, period: found.period,
        rest: pivot.map { found.breakdown.without($0) } ?? found.breakdown)
    }
    let shown = Set(drawn.map(line))
    func ofAnyPeriod(_ line: Line) -> Line {
      var line = line
      line.period = nil
      return line
    }
    let lines = Set(shown.map(ofAnyPeriod))
    let hidden = all.filter { row in
      site.data.observations.kind[row] == .suppressed && lines.contains(ofAnyPeriod(line(row)))
    }
    return Set(drawn).union(all.filter { shown.contains(line($0)) }).union(hidden).sorted()
  }

  /// Who measured, in which years, with what standing.
  private func origins() -> HTML {
    let rows = site.index.rows(ofIndicator: code)
    guard !rows.isEmpty else { return .empty }
    let table = OriginTable(site: site, page: path).html(rows, code: code)
    return Block.section(
      site.say("indicator.originTitle"), id: "origin",
      note: .escaping(site.say("indicator.originNote")), table)
  }

  private func gaps() -> HTML {
    let gaps = site.findings.gaps.filter { $0.indicator == code && $0.requirement != .framework }
    guard !gaps.isEmpty else { return .empty }
    return Block.section(
      site.say("indicator.gapsTitle"), note: .escaping(site.say("indicator.gapsNote")),
      GapTable(site: site, page: path).html(gaps, caption: site.say("indicator.gapsTitle")))
  }
}
