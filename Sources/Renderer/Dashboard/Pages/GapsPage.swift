import Analysis
import SDGModel
import Wording

/// The gap register: every breakdown that is asked for and has no current figure, by reason.
struct GapsPage {
  let site: Site
  private let path = PagePath.gaps

  private func gaps(_ reason: GapReason) -> [Gap] {
    site.findings.gaps.filter { $0.reason == reason }
  }

  func page() -> Page {
    let all = site.findings.gaps
    let named = all.filter { $0.requirement != .framework }
    let filters = GapReason.allCases.map { reason -> HTML in
      let count = gaps(reason).count
      return """
        <li><a href="#\(reason.rawValue)">\(GapTable.mark(reason).html)\(site.say("gap.\(reason.rawValue)")) \(site.number(count))</a></li>
        """
    }.joined()
    let sections = GapReason.allCases.map(section).joined()
    let download: HTML =
      site.downloads.gaps.map {
        "<p class=\"sm more\"><a href=\"\(site.toOutput(path))\($0)\">\(site.say("gaps.csv"))</a></p>"
      } ?? .empty
    let body =
      Block.hero(
        site.say(
          "gaps.headline", ["count": .count(all.count), "number": .text(site.number(all.count))]),
        lede: .sentence(
          site.say(
            "gaps.lede",
            ["count": .count(named.count), "named": .text(site.number(named.count))])),
        aside: field(all), isTop: true)
      + Block.page(
        """
        <nav aria-label="\(site.say("gaps.filters"))"><ul class="tabs">\(filters)</ul></nav>\(download)
        <p class="more"></p>\(sections)
        """)
    return Page(
      path: path, section: .gaps, title: site.say("gaps.title"),
      crumbs: [.init(label: .escaping(site.say("gaps.title")), path: nil)], body: body)
  }

  /// What is named in so many words, one mark each.
  private func field(_ all: [Gap]) -> HTML {
    let named = all.filter { $0.requirement != .framework }
    guard !named.isEmpty, named.count <= 240 else { return .empty }
    let states: [CoverageState: Int] = [
      .citizen: named.count { $0.reason == .onlyCitizen }, .old: named.count { $0.reason == .old },
      .notCounted: named.count { $0.reason == .noFigure || $0.reason == .onlyTotal },
    ]
    return site.units(states, class: "field")
      + "<p class=\"sm more\">\(site.count("gaps.field", named.count))</p>"
  }

  private func section(_ reason: GapReason) -> HTML {
    let gaps = gaps(reason)
    let title = site.labelled(site.say("gap.\(reason.rawValue)"), site.number(gaps.count))
    guard !gaps.isEmpty else {
      return Block.section(
        title, id: reason.rawValue, note: .escaping(site.say("gap.\(reason.rawValue).rule")),
        "<p class=\"sm\">\(site.say("gaps.none"))</p>")
    }
    let named = gaps.filter { $0.requirement != .framework }
    let general = gaps.filter { $0.requirement == .framework }
    let table: HTML =
      named.isEmpty
      ? .empty
      : GapTable(site: site, page: path).html(named, caption: site.say("gap.\(reason.rawValue)"))
    return Block.section(
      title, id: reason.rawValue, note: .escaping(site.say("gap.\(reason.rawValue).rule")),
      style: "full", table + lists(general))
  }

  /// Gaps of the framework's general rule, group by group.
  private func lists(_ gaps: [Gap]) -> HTML {
    guard !gaps.isEmpty else { return .empty }
    let items = site.coverage.groups.compactMap { group -> HTML? in
      let mine = gaps.filter { $0.group == group }
      guard !mine.isEmpty else { return nil }
      let links = mine.map { gap -> HTML in
        let year = gap.latestGroupYear.map { " (\($0))" } ?? ""
        return """
          <a href="\(path.reference(to: site.page(ofIndicator: gap.indicator)))">\(gap.indicator)</a>\(year)
          """
      }.joined(", ")
      return
        "<dt>\(site.groupLink(group, from: path)): \(mine.count)</dt><dd class=\"sm\">\(links)</dd>"
    }.joined()
    return
      "<h3>\(site.say("gaps.generalTitle"))</h3><p class=\"sm\">\(site.say("gaps.generalNote"))</p><dl>\(items)</dl>"
  }
}
