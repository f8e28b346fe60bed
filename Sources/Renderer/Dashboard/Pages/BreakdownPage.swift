import SDGModel

/// The tabs above an indicator's figures: the headline, each breakdown, and in the same row each
/// breakdown that does not exist.
struct BreakdownTabs {
  let site: Site
  let code: String

  func html(_ figures: IndicatorFigures, from page: PagePath, current: String?) -> HTML {
    guard !(figures.pages.isEmpty && figures.missing.isEmpty) else { return .empty }
    var items: [HTML] = []
    let isOnOwnPage = current != nil && current == figures.breakdowns.first?.dimension
    for (position, breakdown) in figures.pages.enumerated() {
      let isFirst = position == 0 && !figures.breakdowns.isEmpty
      let isCurrent = current.map { $0 == breakdown.dimension } ?? isFirst
      let target =
        isFirst && !isOnOwnPage
        ? page.reference(to: site.page(ofIndicator: code))
        : page.reference(to: site.page(ofIndicator: code, breakdown: breakdown.dimension))
      let mark = Mark(breakdown.maker)
      items.append(
        """
        <li><a href="\(target)"\(isCurrent ? " aria-current=\"page\"" as HTML : .empty)>\(mark.html)\(capitalised(breakdown.label))</a></li>
        """)
    }
    for missing in figures.missing {
      items.append(
        """
        <li><span class="quiet">\(Mark.absent.html)\(site.labelled(capitalised(missing.label), missing.reason))</span></li>
        """)
    }
    return """
      <nav aria-label="\(site.say("indicator.tabsLabel"))"><ul class="tabs">\(items.joined())</ul></nav>

      """
  }
}

/// A further breakdown of an indicator, with its figures and their values.
struct BreakdownPage {
  let site: Site
  let code: String
  let breakdown: IndicatorFigures.BreakdownFigures
  /// Those of this page.
  let figures: [Figure]
  /// From 1.
  let part: Int
  let parts: Int

  var path: PagePath {
    site.page(ofIndicator: code, breakdown: breakdown.dimension, part: part)
  }

  func page() throws -> Page {
    let all = site.figures(ofIndicator: code)
    let name = capitalised(breakdown.label)
    let headline = site.say(
      "breakdown.headline",
      [
        "title": .text(site.shortTitle(code).text),
        "dimension": .text(site.withinSentence(breakdown.label)),
      ])
    let lede: HTML = "<b>\(code)</b> \(site.localised(site.officialTitle(code)))"
    let drawings = try figures.map { try site.figureFrame($0, from: path, level: 2) }.joined()
    let rows = Array(Set(figures.flatMap(\.rows))).sorted()
    let (tables, leftOut) = ValueTable(site: site, page: path, pivot: breakdown.dimension)
      .html(rows, limit: ValueTable.pageLimit)
    let origin = site.provenancePage(ofIndicator: code)
    let rest: HTML =
      leftOut == 0
      ? .empty
      : "<p><a href=\"\(path.reference(to: origin))\">\(site.count("indicator.furtherValues", leftOut))</a></p>"
    let body =
      Block.hero(headline, isLong: true, lede: lede)
      + Block.page(
        """
        \(BreakdownTabs(site: site, code: code).html(all, from: path, current: breakdown.dimension))
        <section class="sec bare more"><div>\(otherParts())<p class="sm">\(site.say("indicator.valuesNote"))</p></div><div class="stack">\(drawings)</div></section>
        \(unequal())\(Block.section(site.say("indicator.valuesTitle"), note: .escaping(site.say("indicator.valuesNote")), tables + rest))
        """)
    var crumbs: [Page.Crumb] = []
    if let goal = site.framework.goalNumber(ofCode: code) { crumbs.append(site.goalCrumb(goal)) }
    crumbs.append(.init(label: .escaping(code), path: site.page(ofIndicator: code)))
    crumbs.append(.init(label: .escaping(name), path: nil))
    return Page(
      path: path, section: .indicators,
      title:
        "\(site.labelled("\(code) \(site.shortTitle(code).text)", breakdown.label))\(part > 1 ? " (\(part))" : "")",
      crumbs: crumbs,
      goal: site.framework.goalNumber(ofCode: code), body: body)
  }

  /// On the first of the breakdown's pages.
  private func unequal() -> HTML {
    part > 1
      ? .empty
      : InequalitySection(site: site, code: code).html(dimension: breakdown.dimension, from: path)
  }

  /// The pages that the other figures of the breakdown stand on.
  private func otherParts() -> HTML {
    guard parts > 1 else { return .empty }
    let links = (1...parts).map { number -> HTML in
      let target = site.page(ofIndicator: code, breakdown: breakdown.dimension, part: number)
      let current: HTML = number == part ? " aria-current=\"page\"" : .empty
      return "<li><a href=\"\(path.reference(to: target))\"\(current)>\(number)</a></li>"
    }.joined()
    return """
      <nav aria-label="\(site.say("breakdown.parts"))"><ul class="tabs">\(links)</ul></nav>
      """
  }
}
