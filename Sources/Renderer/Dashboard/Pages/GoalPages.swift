import Analysis
import SDGModel
import Wording

/// The index of the goals.
struct GoalsPage {
  let site: Site

  func page() -> Page {
    let path = PagePath.goals
    let (known, all) = IndicatorTally.of(site)
    let silent = site.goals.filter { goal in
      !goal.listedRows.isEmpty && goal.count { $0 != .notCounted && $0 != .notApplicable } == 0
    }
    let headline = site.say(
      "goals.headline",
      ["part": .text(site.number(known)), "whole": .text(site.number(all))])
    let lede =
      silent.isEmpty
      ? site.say("goals.lede")
      : site.say(
        "goals.ledeSilent",
        ["goals": .text(site.list(silent.map { "\($0.number)" })), "count": .count(silent.count)])
    let tiles = site.goals.map { GoalTile.html($0, site: site, from: path) }.joined("\n")
    let body =
      Block.hero(headline, lede: .sentence(lede))
      + Block.page(
        "\(site.key(CoverageState.shown))<p class=\"more\"></p><div class=\"tiles\">\(tiles)</div>\(progress())"
      )
    return Page(
      path: path, section: .goals, title: site.say("nav.goals"),
      crumbs: [.init(label: .escaping(site.say("nav.goals")), path: nil)], body: body)
  }
}

extension GoalsPage {
  private func progress() -> HTML {
    ProgressTally.table(
      site.goals.map {
        ($0.number, ProgressTally($0.listedRows.map(\.indicator), site: site))
      }, site: site)
  }
}

/// A goal: who is counted in it, its indicators as cards, and those that nobody counts.
struct GoalPage {
  let site: Site
  let goal: GoalSummary

  private var path: PagePath { .goal(goal.number) }

  func page() -> Page {
    let number: HTML = "<b class=\"gn\">\(goal.number)</b> \(site.goalName(goal.number))"
    return Page(
      path: path, section: .goals, title: title,
      crumbs: [
        .init(label: .escaping(site.say("nav.goals")), path: .goals),
        .init(label: number, path: nil),
      ], goal: goal.number,
      body: hero()
        + Block.page(
          matrix() + ProgressTally(goal.listedRows.map(\.indicator), site: site).html(from: path)
            + cards()))
  }

  private var title: String {
    let name = site.framework.goal(goal.number)?.shortTitle[site.language.tag] ?? ""
    return site.say("goal.numbered", ["number": .text("\(goal.number)")])
      + (name.isEmpty ? "" : ": \(name)")
  }

  private func hero() -> HTML {
    var states: [CoverageState: Int] = [:]
    for row in goal.listedRows { states[row.total.state, default: 0] += 1 }
    let few = goal.listedRows.count <= 14 ? " few" : ""
    let counts = CoverageState.shown.filter { states[$0] ?? 0 > 0 }.map { state -> HTML in
      "<li>\(Mark(state).html)\(site.labelled(site.word(state), site.number(states[state] ?? 0)))</li>"
    }.joined()
    let aside: HTML = """
      \(site.units(states, class: "field\(few)"))<ul class="key more">\(counts)</ul>
      """
    return Block.hero(headline(states), lede: lede(), aside: aside)
  }

  private func headline(_ states: [CoverageState: Int]) -> String {
    let all = goal.listedRows.count
    let none = states[.notCounted] ?? 0
    let old = states[.old] ?? 0
    let arguments: [String: Catalogue.Argument] = [
      "count": .count(none), "part": .text(site.spelled(none)), "whole": .text(site.spelled(all)),
    ]
    let key: String
    switch (none, old) {
    case (0, 0): key = "goal.all"
    case (0, _):
      return capitalised(
        site.say(
          "goal.someOld",
          [
            "count": .count(old), "old": .text(site.spelled(old)),
            "whole": .text(site.spelled(all)),
          ]))
    case (all, _): key = "goal.none"
    default: key = "goal.some"
    }
    let first = capitalised(site.say(key, arguments))
    guard old > 0, none < all else { return first }
    return first
      + site.say("goal.andOld", ["count": .count(old), "old": .text(site.spelled(old))])
  }

  private func lede() -> HTML {
    var text: HTML = .empty
    if let found = site.framework.goal(goal.number) {
      let tag = site.language.tag
      text = site.localised(
        (found.title[tag], found.title.has(tag) ? tag : found.title.languages.first ?? ""))
      text = "<p>\(text).</p>"
    }
    let lines = site.findings.contribution.lines.filter {
      site.framework.goalNumber(ofCode: $0.indicator) == goal.number
    }
    guard !lines.isEmpty else { return text }
    let codes = Set(lines.map(\.indicator)).sorted { IndicatorCode($0) < IndicatorCode($1) }
    return text
      + "<p>\(HTML.sentence(site.say("goal.citizens", ["count": .count(lines.count), "indicators": .text(site.list(codes))])))</p>"
  }

  private func matrix() -> HTML {
    let rows = goal.rows.filter(\.isAboutPeople)
    guard !rows.isEmpty, !site.coverage.groups.isEmpty else {
      return Block.section(
        site.say("goal.matrixTitle"), style: "goal",
        Block.say(.escaping(site.say("goal.noPeople")), Mark.absent))
    }
    let key = site.key(CoverageState.shown + [.notApplicable])
    return Block.section(
      site.say("goal.matrixTitle"), note: .escaping(site.say("goal.matrixNote")),
      style: "full goal",
      "\(key)\(site.matrixTable(rows, label: site.say("goal.matrixTitle"), from: path))")
  }

  /// No badge without the name of the method that gave it.
  private func cardsNote() -> String {
    let note = site.say("goal.cardsNote")
    guard !site.findings.progress.isEmpty else { return note }
    let method = site.progressWords.name(site.findings.progressSettings.method)
    return "\(note) \(site.say("progress.cards", ["method": .text(method)]))"
  }

  private func cards() -> HTML {
    let cards = goal.rows.map { site.indicatorCard($0, from: path) }.joined("\n")
    return Block.section(
      site.say("goal.cardsTitle"), note: .escaping(cardsNote()), style: "full",
      "<ul class=\"cards\">\(cards)</ul>")
  }
}
