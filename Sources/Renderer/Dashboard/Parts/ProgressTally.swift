import Analysis
import SDGModel
import Wording

/// How many indicators of a goal are judged how: shares of those that can be judged, never a mean of judgements.
struct ProgressTally {
  let site: Site
  /// By judgement: the indicators, in the framework's order; those that cannot be judged under their own.
  private(set) var codes: [ProgressResult.Class: [String]] = [:]

  private static let notJudged: Set<ProgressResult.Class> = [.notAssessable, .notAvailable]

  /// - Parameter indicators: each once.
  init(_ indicators: [String], site: Site) {
    self.site = site
    for code in indicators {
      guard let leading = site.leadingProgress(code), !leading.isOfCitizensAlone,
        let shown = site.progressWords.shown(leading)
      else { continue }
      let found: ProgressResult.Class =
        Self.notJudged.contains(shown.result.class) ? .notAssessable : shown.result.class
      codes[found, default: []].append(code)
    }
  }

  var judged: Int { codes.filter { $0.key != .notAssessable }.map(\.value.count).reduce(0, +) }
  var notAssessable: Int { codes[.notAssessable]?.count ?? 0 }
  var isEmpty: Bool { codes.isEmpty }

  /// The judgements that occur, from the best.
  var classes: [ProgressResult.Class] {
    ProgressResult.Class.allCases.filter { codes[$0] != nil && $0 != .notAssessable }
  }

  /// `Of 9 indicators that can be judged: 3 on track, 6 …; 4 have figures and cannot be judged`
  private var sentence: String {
    site.say(
      "progress.rollup", ["count": .count(judged), "not": .count(notAssessable)])
  }

  /// A row for each judgement, with its indicators.
  func html(from page: PagePath) -> HTML {
    guard !isEmpty else { return .empty }
    let order = classes + (notAssessable > 0 ? [.notAssessable] : [])
    let rows = order.map { found -> HTML in
      let own = codes[found] ?? []
      let share: HTML =
        found == .notAssessable || judged == 0
        ? "–"
        : .escaping(
          site.words.value(
            .number((100 * Double(own.count) / Double(judged)).rounded()), unit: "PT"))
      let links = own.map { site.indicatorLink($0, from: page) }.joined(", ")
      return """
        <tr><th scope="row">\(site.progressWords.badge(.init(found)))</th><td class="r" data-l="\(site.say("progress.column.count"))">\(site.number(own.count))</td>\
        <td class="r" data-l="\(site.say("progress.column.share"))">\(share)</td><td class="sm">\(links)</td></tr>
        """
    }
    let title = site.say("progress.goalTitle")
    let method = site.progressWords.name(site.findings.progressSettings.method)
    return Block.section(
      title, id: "progress",
      note: .escaping(site.say("progress.goalNote", ["method": .text(method)])),
      "<p>\(sentence)</p>"
        + Block.scroll(
          title,
          Block.table(
            caption: title, hidesCaption: true,
            columns: [
              .init(title: site.say("progress.column.judgement")),
              .init(title: site.say("progress.column.count"), isNumber: true),
              .init(title: site.say("progress.column.share"), isNumber: true),
              .init(title: site.say("progress.column.which")),
            ], rows: rows)))
  }

  /// Goals against judgements, in counts.
  static func table(_ tallies: [(goal: Int, tally: ProgressTally)], site: Site) -> HTML {
    let used = tallies.filter { !$0.tally.isEmpty }
    guard !used.isEmpty else { return .empty }
    let classes = ProgressResult.Class.allCases.filter { found in
      found != .notAssessable && used.contains { $0.tally.codes[found] != nil }
    }
    let rows = used.map { goal, tally -> HTML in
      let cells = classes.map { found -> HTML in
        let count = tally.codes[found]?.count ?? 0
        return
          "<td class=\"r\" data-l=\"\(site.progressWords.name(found))\">\(count == 0 ? "–" : site.number(count))</td>"
      }.joined()
      return """
        <tr><th scope="row"><a href="\(PagePath.goals.reference(to: .goal(goal)))"><b class="gn">\("\(goal)")</b> \(site.goalName(goal))</a></th>\(cells)\
        <td class="r" data-l="\(site.say("progress.column.notAssessable"))">\(site.number(tally.notAssessable))</td></tr>
        """
    }
    let title = site.say("progress.goalsTitle")
    let method = site.progressWords.name(site.findings.progressSettings.method)
    let heads =
      [Block.Column(title: site.say("nav.goals"))]
      + classes.map { .init(title: site.progressWords.badge(.init($0)), isNumber: true) }
      + [.init(title: site.say("progress.column.notAssessable"), isNumber: true)]
    return Block.section(
      title, note: .escaping(site.say("progress.goalNote", ["method": .text(method)])),
      style: "full",
      Block.scroll(
        title, Block.table(caption: title, hidesCaption: true, columns: heads, rows: rows)))
  }
}
