import Analysis
import SDGModel
import Wording

/// The index of the population groups.
struct GroupsPage {
  let site: Site

  func page() -> Page {
    let path = PagePath.groups
    let groups = GroupCount.all(site)
    let silent = groups.count { $0.counted == 0 }
    let headline = site.say(
      silent == 0 ? "groups.headlineAll" : "groups.headline",
      [
        "count": .count(silent), "part": .text(site.spelled(silent)),
        "whole": .text(site.spelled(groups.count)),
      ])
    let rows = groups.map { group -> HTML in
      let states = CoverageState.shown.map { state -> HTML in
        "<td class=\"r\" data-l=\"\(site.word(state))\">\(group.states[state] ?? 0)</td>"
      }.joined()
      let mark: Mark = group.counted == 0 ? .absent : .official
      return """
        <tr><th scope="row">\(mark.html) \(site.groupLink(group.id, from: path))</th>\(states)\
        <td class="r" data-l="\(site.say("column.possible"))">\(group.applicable)</td></tr>
        """
    }
    let columns =
      [Block.Column(title: site.say("column.group"))]
      + CoverageState.shown.map { Block.Column(title: site.word($0), isNumber: true) }
      + [Block.Column(title: site.say("column.possible"), isNumber: true)]
    let caption = site.say("groups.caption")
    let table = Block.scroll(
      caption, Block.table(caption: caption, columns: columns, rows: rows))
    let body =
      Block.hero(capitalised(headline), lede: .escaping(site.say("groups.lede")))
      + Block.page(table + "<p class=\"sm more\">\(site.say("page.notCountedMeans"))</p>")
    return Page(
      path: path, section: .groups, title: site.say("nav.groups"),
      crumbs: [.init(label: .escaping(site.say("nav.groups")), path: nil)], body: body)
  }
}

/// A population group: what is known, from whom, how old, and what is missing.
struct GroupPage {
  let site: Site
  let group: PopulationGroup

  private var path: PagePath { site.page(ofGroup: group.id) }
  private var name: String { site.groupName(group.id) }

  /// The indicators that could count the group, with its cell.
  private var cells: [CoverageCell] {
    site.coverage.rows.filter(\.isFirstListing).compactMap { row in
      row.cells.first { $0.group == group.id }
    }.filter { $0.state != .notApplicable }
  }

  func page() throws -> Page {
    let cells = cells
    let isSilent = !cells.contains { $0.state.isCounted || $0.state == .old || $0.figures > 0 }
    let body =
      (isSilent ? night(cells) : hero(cells))
      + Block.page(
        (isSilent ? .empty : try figures(cells)) + citizens() + asked(cells) + known(cells)
          + beside() + limits(cells))
    return Page(
      path: path, section: .groups, title: name,
      crumbs: [
        .init(label: .escaping(site.say("nav.groups")), path: .groups),
        .init(label: .escaping(name), path: nil),
      ], body: body)
  }

  private func counts(_ cells: [CoverageCell]) -> [CoverageState: Int] {
    Dictionary(grouping: cells, by: \.state).mapValues(\.count)
  }

  // MARK: Known

  private func hero(_ cells: [CoverageCell]) -> HTML {
    let states = counts(cells)
    let counted = cells.count { $0.state.isCounted }
    let arguments: [String: Catalogue.Argument] = [
      "group": .text(name), "part": .text(site.number(counted)),
      "whole": .text(site.number(cells.count)), "count": .count(counted),
    ]
    let newest = cells.compactMap(\.latestYear).max()
    let oldest = cells.compactMap(\.latestYear).min()
    let ages = site.say(
      "group.ages",
      [
        "span": .text(
          oldest == newest
            ? "\(newest ?? 0)" : site.catalogue.years(oldest ?? 0, newest ?? 0))
      ])
    let aside: HTML = """
      \(site.units(states, class: "field"))\(countKey(states))
      """
    return Block.hero(
      site.say("group.headline", arguments), eyebrow: .escaping(site.say("group.eyebrow")),
      lede: "\(HTML.sentence(site.say("group.lede", arguments))) \(ages)",
      below: definition(), aside: aside)
  }

  private func countKey(_ states: [CoverageState: Int]) -> HTML {
    let items = CoverageState.shown.filter { states[$0] ?? 0 > 0 }.map { state -> HTML in
      "<li>\(Mark(state).html)\(site.labelled(site.word(state), site.number(states[state] ?? 0)))</li>"
    }.joined()
    return "<ul class=\"key more\">\(items)</ul>"
  }

  /// What makes a figure one about the group.
  private func definition() -> HTML {
    var parts = group.any.map { site.words.breakdownLabel($0) }
    parts += group.ages.map { site.words.breakdownLabel(Breakdown([.init("age", $0.code)])) }
    parts = parts.filter { !$0.isEmpty }
    guard !parts.isEmpty else { return .empty }
    var text = site.say("group.definition", ["categories": .text(site.list(parts))])
    if !group.series.isEmpty { text += " " + site.count("group.ownSeries", group.series.count) }
    return "<p class=\"sm more\">\(text)</p>"
  }

  private func figures(_ cells: [CoverageCell]) throws -> HTML {
    let drawings = try site.book.group(group.id).prefix(4).map {
      try site.figureFrame($0, from: path, level: 2)
    }.joined()
    guard !drawings.isEmpty else { return .empty }
    let states = counts(cells)
    let facts = CoverageState.shown.filter { states[$0] ?? 0 > 0 }.map { state in
      Block.Fact(
        mark: Mark(state), label: site.word(state), value: "\(states[state] ?? 0)",
        note: .escaping(site.count("word.indicators", states[state] ?? 0)))
    }
    return """
      <section class="sec bare"><div>\(Block.facts(facts))</div><div class="stack">\(drawings)</div></section>

      """
  }

  // MARK: Nothing known

  private func night(_ cells: [CoverageCell]) -> HTML {
    let named = Set(
      site.findings.gaps.filter {
        $0.group == group.id && ($0.requirement == .indicator || $0.requirement == .target)
      }.map(\.indicator))
    let boxes = cells.map { cell -> HTML in
      let hot: HTML = named.contains(cell.indicator) ? " class=\"hot\"" : .empty
      return """
        <li\(hot)><b>\(cell.indicator)</b><span>\(site.localised(site.shortTitle(cell.indicator)))</span></li>
        """
    }.joined()
    // Figures that stand beside the record do not count, and are not nothing either.
    let hasBeside = site.data.observations.indices.contains { row in
      isAboutGroup(row) && site.maker(ofRow: row).isCitizen
    }
    let hidden = cells.count { $0.class == .suppressed }
    let held: HTML =
      hidden == 0 ? .empty : "<p class=\"lede\">\(site.count("group.hidden", hidden))</p>"
    let conclusion = site.say(
      hasBeside ? "group.boxesBeside" : "group.boxes",
      [
        "count": .count(cells.count), "number": .text(site.number(cells.count)),
        "named": .text(site.number(named.count)), "group": .text(name),
      ])
    return """
      <div class="night"><div class="w"><p class="sm">\(site.say("group.eyebrow"))</p>\
      <h1>\(site.say(hasBeside ? "group.onlyBeside" : "group.nothing", ["group": .text(name)]))</h1>\
      <div class="lede">\(HTML.sentence(site.say("group.nothingLede", ["count": .count(cells.count), "group": .text(name), "area": .text(site.areaName)])))</div>\
      \(definition())<ul class="wall">\(boxes)</ul>\(held)<p class="lede">\(HTML.sentence(conclusion))</p></div></div>
      <p class="more"></p>
      """
  }

  // MARK: From whom

  private func citizens() -> HTML {
    let table = site.data.observations
    var bySource: [String: [Int]] = [:]
    for row in table.indices where isAboutGroup(row) {
      guard site.maker(ofRow: row).isCitizen else { continue }
      bySource[table.pool[table.source[row]], default: []].append(row)
    }
    guard !bySource.isEmpty else {
      return Block.section(
        site.say("group.citizensTitle"), note: .escaping(site.say("group.citizensNote")),
        Block.say(
          .escaping(noCitizens()),
          Mark.absent))
    }
    let items = bySource.sorted { $0.key < $1.key }.map { id, rows -> HTML in
      let codes = Set(rows.map { table.pool[table.indicator[$0]] }).sorted {
        IndicatorCode($0) < IndicatorCode($1)
      }
      let tiers = Set(codes.compactMap { site.register[id]?.tier(for: $0) }).sorted(by: >)
      let years = rows.map { table.period[$0].lastYear }
      let links = codes.map { site.indicatorLink($0, from: path) }.joined(", ")
      return """
        <tr><th scope="row">\(Mark(site.maker(ofRow: rows[0])).html) \(site.sourceLink(id, from: path))</th>\
        <td>\(links)</td><td class="r" data-l="\(site.say("column.figures"))">\(rows.count)</td>\
        <td class="r" data-l="\(site.say("column.lastYear"))">\(years.max() ?? 0)</td>\
        <td>\(tiers.map { site.tierBadge($0) }.joined(" "))</td></tr>
        """
    }
    let caption = site.say("group.citizensTitle")
    return Block.section(
      caption, note: .escaping(site.say("group.citizensNote")),
      Block.scroll(
        caption,
        Block.table(
          caption: caption, hidesCaption: true,
          columns: [
            .init(title: site.say("column.citizenSource")),
            .init(title: site.say("column.indicator")),
            .init(title: site.say("column.figures"), isNumber: true),
            .init(title: site.say("column.lastYear"), isNumber: true),
            .init(title: site.say("column.tier")),
          ], rows: items)))
  }

  private func noCitizens() -> String {
    let count = site.data.sources.count { $0.kind.isCitizen }
    return count == 0 ? site.say("citizens.none") : site.count("group.noCitizens", count)
  }

  private func isAboutGroup(_ row: Int) -> Bool {
    let table = site.data.observations
    guard table.kind[row].rawValue <= ObservedValue.Kind.above.rawValue else { return false }
    return group.includes(table.breakdowns[Int(table.breakdown[row])])
      || group.series.contains(table.pool[table.series[row]])
  }

  // MARK: Missing

  private func asked(_ cells: [CoverageCell]) -> HTML {
    let gaps = site.findings.gaps.filter {
      $0.group == group.id && $0.requirement != .framework
    }
    guard !gaps.isEmpty else { return .empty }
    return Block.section(
      site.say("group.askedTitle"), id: "asked",
      note: .escaping(site.count("group.askedNote", gaps.count)),
      GapTable(site: site, page: path, namesGroup: false).html(
        gaps, caption: site.say("group.askedTitle")))
  }

  private func known(_ cells: [CoverageCell]) -> HTML {
    let known = cells.filter { $0.state != .notCounted }
    guard !known.isEmpty else { return .empty }
    var byGoal: [Int: [CoverageCell]] = [:]
    for cell in known {
      byGoal[site.framework.goalNumber(ofCode: cell.indicator) ?? 0, default: []].append(cell)
    }
    let parts = byGoal.sorted { $0.key < $1.key }.map { goal, cells -> HTML in
      let items = cells.map { cell -> HTML in
        let year = cell.latestYear.map { ", \($0)" } ?? ""
        let makers = cell.sources.map { site.sourceLink($0, from: path) }.joined(", ")
        return """
          <li>\(Mark(cell.state).html) \(site.indicatorLink(cell.indicator, from: path))\(year)\
          <span class="vh">, \(word(cell)): \(makers)</span></li>
          """
      }.joined()
      return """
        <div class="card g\(goal)"><h3>\(goal) \(site.goalName(goal))</h3><ul class="sm">\(items)</ul></div>
        """
    }.joined()
    return Block.section(
      site.say("group.knownTitle"), note: .escaping(site.say("group.knownNote")),
      "<div class=\"two\">\(parts)</div>")
  }

  private func word(_ cell: CoverageCell) -> String { site.word(cell.state) }

  private func beside() -> HTML {
    let groups = GroupCount.all(site)
    guard groups.count > 1 else { return .empty }
    let others = groups.filter { $0.id != group.id && $0.counted > 0 }.prefix(3)
    let mine = groups.filter { $0.id == group.id }
    let facts = (Array(others) + mine).map { other -> Block.Fact in
      Block.Fact(
        mark: mark(of: other), label: other.name,
        value:
          "\(other.counted) <small>\(site.say("count.ofWhole", ["whole": .text(site.number(other.applicable))]))</small>",
        note: .empty)
    }
    return Block.section(
      site.say("group.besideTitle"), note: .escaping(site.say("group.besideNote")),
      Block.facts(facts))
  }

  /// Whom a group is counted by: citizens' mark only where nobody else counts it.
  private func mark(of group: GroupCount) -> Mark {
    if group.counted == 0 { return .absent }
    let official = (group.states[.official] ?? 0) + (group.states[.both] ?? 0)
    return official == 0 ? .citizen : .official
  }

  private func limits(_ cells: [CoverageCell]) -> HTML {
    let text = site.say(
      "group.limit", ["group": .text(name), "area": .text(site.areaName)])
    return Block.section(site.say("group.limitTitle"), "<p>\(text)</p>")
  }
}
