import Analysis
import SDGModel
import Wording

/// How to read the pages, and by which rules they were made.
struct MethodsPage {
  let site: Site
  private let path = PagePath.methods

  func page() -> Page {
    let body =
      Block.hero(site.say("methods.headline"), lede: .escaping(site.say("methods.lede")))
      + Block.page(
        reading() + rules() + measures() + gapRules() + required() + tiers()
          + MethodsOfFigures(site: site, page: path).html() + lists() + notice())
    return Page(
      path: path, section: .methods, title: site.say("nav.methods"),
      crumbs: [.init(label: .escaping(site.say("nav.methods")), path: nil)], body: body)
  }

  private func reading() -> HTML {
    let states = (CoverageState.shown + [.notApplicable]).map { state -> HTML in
      "<dt>\(Mark(state).html) \(site.word(state))</dt><dd>\(site.say("state.\(state.rawValue).what", years))</dd>"
    }.joined()
    let nothing = ["suppressed", "missing", "notCollected", "notApplicable", "refused"].map {
      "<dt>\(site.say("nothing.\($0)"))</dt><dd>\(site.say("nothing.\($0).what"))</dd>" as HTML
    }.joined()
    return Block.section(
      site.say("methods.readTitle"),
      "<dl>\(states)</dl><h3>\(site.say("methods.nothingTitle"))</h3><dl>\(nothing)</dl>")
  }

  private var years: [String: Catalogue.Argument] {
    [
      "current": .text("\(site.scope.firstCurrentYear)"), "asOf": .text("\(site.scope.asOf)"),
      "stale": .text("\(site.scope.staleYears)"), "fresh": .text("\(site.scope.freshYears)"),
      "since": .text("\(site.scope.since)"), "area": .text(site.areaName),
      "least": .text("\(site.scope.leastCount)"),
      "leastSensitive": .text("\(site.scope.leastSensitiveCount)"),
    ]
  }

  private func rules() -> HTML {
    let names = [
      "asOf", "people", "comparison", "lines", "citizen", "official", "merge", "protection",
      "headlines", "limits",
    ]
    let items = names.map { name -> HTML in
      """
      <dt>\(site.say("methods.\(name)"))</dt><dd>\(site.say("methods.\(name).rule", years))</dd>
      """
    }.joined()
    let groups = site.scope.groups.map { group -> HTML in
      var parts = group.any.map { site.words.breakdownLabel($0) }
      parts += group.ages.map { site.words.breakdownLabel(Breakdown([.init("age", $0.code)])) }
      let series = group.series.map { "<code>\($0)</code>" as HTML }.joined(", ")
      let sensitive = group.isSensitive ? "; " + site.say("methods.sensitive") : ""
      return """
        <dt>\(site.groupLink(group.id, from: path))</dt><dd>\(site.list(parts.filter { !$0.isEmpty }))\
        \(group.series.isEmpty ? HTML.empty : "; \(series)")\(sensitive)</dd>
        """
    }.joined()
    return Block.section(site.say("methods.rulesTitle"), "<dl>\(items)</dl>")
      + (groups.isEmpty
        ? .empty
        : Block.section(
          site.say("methods.groupsTitle"), note: .escaping(site.say("methods.groupsNote")),
          "<dl>\(groups)</dl>"))
  }

  /// What the pages compute beside the figures themselves, each with its formula and what it comes to here.
  private func measures() -> HTML {
    let added = site.findings.coverage.contribution
    let count = DisaggregationCount(site.findings.dimensions)
    let arguments: [String: Catalogue.Argument] = [
      "asked": .text(site.number(added.asked)), "without": .text(site.number(added.official)),
      "with": .text(site.number(added.with)), "indicators": .text(site.number(count.indicators)),
      "full": .text(site.number(count.full)), "partial": .text(site.number(count.partial)),
      "none": .text(site.number(count.none)),
    ]
    let items = [
      "coverage", "classes", "severity", "contribution", "disaggregation", "uncounted",
    ].map { name -> HTML in
      """
      <dt>\(site.say("measure.\(name)"))</dt><dd>\(site.say("measure.\(name).rule", arguments.merging(years) { own, _ in own }))</dd>
      """
    }.joined()
    return Block.section(
      site.say("methods.measuresTitle"), note: .escaping(site.say("methods.measuresNote")),
      "<dl>\(items)</dl>")
  }

  private func gapRules() -> HTML {
    let items = GapReason.allCases.map { reason -> HTML in
      """
      <dt>\(GapTable.mark(reason).html) \(site.say("gap.\(reason.rawValue)"))</dt><dd>\(site.say("gap.\(reason.rawValue).rule"))</dd>
      """
    }.joined()
    return Block.section(
      site.say("methods.gapsTitle"), note: .escaping(site.say("methods.gapsNote")),
      "<dl>\(items)</dl>")
  }

  /// What the project adds to the framework's demands and waives, with its reasons.
  private func required() -> HTML {
    func item(_ title: String, _ entry: RequiredBreakdown) -> HTML {
      let what =
        entry.indicators + entry.series + entry.dimensions.map(site.words.dimensionLabel)
        + entry.categories.map { category in
          site.words.breakdownLabel(
            Breakdown(entry.dimensions.map { Breakdown.Part($0, category) }))
        } + entry.areas
      let text = site.labelled(what.joined(separator: ", "), entry.reason[site.language.tag])
      return "<dt>\(title)</dt><dd>\(text)</dd>"
    }
    var items = site.scope.required.map { item(site.say("methods.require"), $0) }
    items += site.scope.waived.map { item(site.say("methods.waive"), $0) }
    items += site.scope.periodicities.map { entry in
      let text = site.labelled(
        entry.indicators.joined(separator: ", "), entry.reason[site.language.tag])
      return "<dt>\(site.count("methods.periodicity", entry.years))</dt><dd>\(text)</dd>"
    }
    guard !items.isEmpty else { return .empty }
    return Block.section(
      site.say("methods.requiredTitle"), note: .escaping(site.say("methods.requiredNote")),
      "<dl>\(items.joined())</dl>")
  }

  private func tiers() -> HTML {
    let items = Tier.allCases.reversed().map { tier -> HTML in
      let needs = site.scope.criteria.minimum(tier).sorted { $0.key < $1.key }.map {
        "\(site.say("criterion.\($0.key)")) \($0.value)"
      }
      let text =
        needs.isEmpty
        ? "" : site.say("methods.needs", ["needs": .text(site.list(needs))])
      return
        "<dt>\(site.tierBadge(tier))</dt><dd>\(site.say("tier.\(tier.rawValue).what")). \(text)</dd>"
    }.joined()
    return Block.section(
      site.say("methods.tiersTitle"), note: .escaping(site.say("methods.tiersNote")),
      "<dl>\(items)</dl>")
  }

  private func lists() -> HTML {
    let edition = site.framework.edition
    let count = site.framework.uniqueIndicatorCount
    let text = site.say(
      "methods.framework",
      [
        "edition": .text("\(edition.name) (\(edition.note))"), "count": .count(count),
        "listed": .text(site.number(site.framework.indicators.count)),
        "targets": .text(site.number(site.framework.targets.count)),
      ])
    return Block.section(site.say("methods.listsTitle"), "<p>\(text)</p>")
  }

  private func notice() -> HTML {
    Block.section(
      site.say("methods.noticeTitle"),
      "<p>\(site.scope.notice[site.language.tag]) \(site.say("footer.goals"))</p>")
  }
}
