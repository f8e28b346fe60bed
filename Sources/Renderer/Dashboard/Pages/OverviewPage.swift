import Analysis
import SDGModel

/// The first page: who is counted and who is not, what citizen data add, the goals, and where the
/// record is silent.
struct OverviewPage {
  let site: Site
  private let path = PagePath.overview

  func page() -> Page {
    let groups = GroupCount.all(site)
    let sections =
      rollCall(groups) + CitizenDataSection(site: site, page: path).html() + goals() + silence()
    return Page(
      path: path, section: .overview, title: site.title.isEmpty ? site.areaName : site.title,
      body: hero(groups) + Block.page(unread() + sections))
  }

  /// Where part of the input was not read, "no figure" may be wrong: said before anything else.
  private func unread() -> HTML {
    let rules: Set = [
      "unread-input", "unread-sheet", "left-out-sheet", "unknown-format", "unreadable-workbook",
      "unreadable-message", "unreadable-file",
    ]
    let count = site.data.diagnostics.count { rules.contains($0.rule) }
    guard count > 0 else { return .empty }
    let link: HTML =
      "<a href=\"\(path.reference(to: .problems))\">\(site.say("nav.problems"))</a>"
    return Block.say("\(site.count("overview.unread", count)) \(link)", Mark.absent)
  }

  // MARK: Finding

  private func hero(_ groups: [GroupCount]) -> HTML {
    Block.hero(
      headline(groups),
      eyebrow: .escaping(site.say("overview.eyebrow", ["area": .text(site.areaName)])),
      lede: .sentence(lede(groups)), aside: howToRead())
  }

  private func headline(_ groups: [GroupCount]) -> String {
    let silent = groups.count { $0.counted == 0 }
    guard !groups.isEmpty else { return known() }
    if silent == 0 {
      return site.say("overview.allGroups", ["count": .count(groups.count)])
    }
    if silent == groups.count {
      return site.say("overview.noGroup", ["count": .count(groups.count)])
    }
    return capitalised(
      site.say(
        "overview.someGroups",
        [
          "count": .count(silent), "part": .text(site.spelled(silent)),
          "whole": .text(site.spelled(groups.count)),
        ]))
  }

  private func known() -> String {
    let (known, all) = IndicatorTally.of(site)
    return site.say(
      "overview.known",
      ["part": .text(site.number(known)), "whole": .text(site.number(all))])
  }

  private func lede(_ groups: [GroupCount]) -> String {
    var sentences = [
      site.say(
        "overview.ledeKnown",
        [
          "area": .text(site.areaName), "part": .text(site.number(IndicatorTally.of(site).known)),
          "whole": .text(site.number(IndicatorTally.of(site).all)),
        ])
    ]
    let beside = IndicatorTally.onlyBeside(site)
    if beside > 0 { sentences.append(site.count("overview.ledeBeside", beside)) }
    let counted = groups.filter { $0.counted > 0 }
    if let most = counted.first {
      sentences.append(
        site.say(
          "overview.ledeMost",
          [
            "group": .text(most.name), "part": .text(site.number(most.counted)),
            "whole": .text(site.number(most.applicable)),
          ]))
    }
    let silent = groups.filter { $0.counted == 0 }.map(\.name)
    if !silent.isEmpty, !counted.isEmpty {
      sentences.append(
        site.say("overview.ledeSilent", ["groups": .text(site.list(silent))]))
    }
    return sentences.joined(separator: " ")
  }

  private func howToRead() -> HTML {
    let items = [Mark.official, .citizen, .absent].map { mark -> HTML in
      """
      <li>\(mark.html)<span><b>\(site.say("read.\(mark.rawValue)"))</b>\(site.say("read.\(mark.rawValue).form"))</span></li>
      """
    }.joined()
    return "<ul class=\"read\">\(items)</ul>"
  }

  // MARK: Roll-call

  private func rollCall(_ groups: [GroupCount]) -> HTML {
    guard !groups.isEmpty else { return .empty }
    let counted = groups.filter { $0.counted > 0 }
    let silent = groups.filter { $0.counted == 0 }
    let title: HTML =
      silent.isEmpty
      ? .empty
      : "<li class=\"title\"><span>\(site.count("overview.silentTitle", silent.count))</span></li>"
    let rows = (counted.map(rollRow) + [title] + silent.map(rollRow)).joined("\n")
    let about = site.coverage.rows.count { $0.isAboutPeople && $0.isFirstListing }
    let note = site.say(
      site.scope.periodicities.isEmpty ? "overview.rollNote" : "overview.rollNoteEach",
      ["year": .text("\(site.scope.firstCurrentYear)")])
    return """
      <div class="fig"><h2>\(site.say("overview.rollTitle"))</h2>\
      <p class="sub">\(site.count("overview.rollSubtitle", about)) \(note)</p>
      \(site.key(CoverageState.shown))
      <ul class="roll more">\(rows)</ul>
      <p class="src">\(rollSource()) \
      \(site.say("page.notCountedMeans"))</p></div>
      <p class="more"></p>
      """
  }

  private func rollSource() -> String {
    let official = rollSources()
    let hasCitizens = site.data.sources.contains { $0.kind.isCitizen }
    let key =
      official.isEmpty
      ? "overview.rollCitizens"
      : hasCitizens
        ? "overview.rollSource" : "overview.rollOfficial"
    return site.say(key, ["sources": .text(site.list(official))])
  }

  private func rollSources() -> [String] {
    site.data.sources.filter { $0.kind.isOfficial }.map { $0.title[site.language.tag] }.sorted()
  }

  private func rollRow(_ group: GroupCount) -> HTML {
    let words = CoverageState.shown.compactMap { state -> String? in
      guard let count = group.states[state], count > 0 else { return nil }
      return site.labelled(site.word(state), site.number(count))
    }.joined(separator: ", ")
    let total = site.say("count.ofWhole", ["whole": .text(site.number(group.applicable))])
    return """
      <li><span>\(site.groupLink(group.id, from: path))</span>\(site.units(group.states, class: "units"))\
      <span class="r"><b>\(group.counted)</b> \(total)<span class="vh"> (\(words))</span></span></li>
      """
  }

  // MARK: Goals

  private func goals() -> HTML {
    let (known, all) = IndicatorTally.of(site)
    let note = site.say(
      "overview.goalsNote",
      [
        "part": .text(site.number(known)), "whole": .text(site.number(all)),
        "edition": .asIs(site.framework.edition.id),
      ])
    let tiles = site.goals.map { GoalTile.html($0, site: site, from: path) }.joined("\n")
    let key = site.key([.official, .both, .citizen, .old, .notCounted])
    return Block.section(
      site.say("overview.goalsTitle"), note: .escaping(note),
      "\(key)<div class=\"tiles\">\(tiles)</div>")
  }

  // MARK: Silence

  /// The most telling gaps, one an indicator: first those of groups that nothing counts, and where
  /// everybody is counted but the group.
  private func telling(_ gaps: [Gap]) -> [Gap] {
    let silent = Set(GroupCount.all(site).filter { $0.counted == 0 }.map(\.id))
    func rank(_ gap: Gap) -> Int {
      (silent.contains(gap.group) ? 0 : 2) + (gap.reason == .onlyTotal ? 0 : 1)
    }
    let sorted = gaps.enumerated().sorted { a, b in
      (rank(a.element), a.offset) < (rank(b.element), b.offset)
    }.map(\.element)
    var seen: Set<String> = []
    return Array(sorted.filter { seen.insert($0.indicator).inserted }.prefix(8))
  }

  private func silence() -> HTML {
    let named = site.findings.gaps.filter {
      $0.requirement == .indicator || $0.requirement == .target
    }
    guard !site.findings.gaps.isEmpty else { return .empty }
    let shown = telling(named.isEmpty ? site.findings.gaps : named)
    let table = GapTable(site: site, page: path).html(
      shown, caption: site.say("overview.silenceTitle"))
    let all = site.count("overview.allGaps", site.findings.gaps.count)
    return Block.section(
      site.say("overview.silenceTitle"),
      note: .escaping(site.count("overview.silenceNote", named.count)),
      "\(table)<p><a href=\"\(path.reference(to: .gaps))\">\(all)</a></p>")
  }
}

/// A goal as a tile: its number in its colour, its name, one dot for each indicator.
enum GoalTile {
  static func html(_ goal: GoalSummary, site: Site, from page: PagePath) -> HTML {
    var states: [CoverageState: Int] = [:]
    for row in goal.listedRows { states[row.total.state, default: 0] += 1 }
    let known = goal.count { $0 != .notCounted && $0 != .notApplicable }
    let words = site.say(
      "goal.known",
      [
        "part": .text(site.number(known)), "whole": .text(site.number(goal.listedRows.count)),
        "count": .count(goal.listedRows.count),
      ])
    return """
      <a class="tile g\(goal.number)" href="\(page.reference(to: .goal(goal.number)))"><b>\(goal.number)</b>\
      <span class="t">\(site.goalName(goal.number))</span><small>\(words)</small>\
      \(site.units(states, class: "dots"))</a>
      """
  }
}
