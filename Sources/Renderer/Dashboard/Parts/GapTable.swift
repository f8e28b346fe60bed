import Analysis
import SDGModel

/// Gaps as rows: indicator, who is missing, why, what is known, the last year, who asks.
struct GapTable {
  let site: Site
  let page: PagePath
  /// On a group's own page its name is not repeated.
  var namesGroup = true

  func html(_ gaps: [Gap], caption: String) -> HTML {
    var columns: [Block.Column] = [.init(title: site.say("column.indicator"))]
    if namesGroup { columns.append(.init(title: site.say("column.group"))) }
    columns += [
      .init(title: site.say("column.reason")), .init(title: site.say("column.known")),
      .init(title: site.say("column.lastYear"), isNumber: true),
      .init(title: site.say("column.namedIn")), .init(title: site.say("column.couldFill")),
    ]
    return Block.scroll(
      caption,
      Block.table(caption: caption, hidesCaption: true, columns: columns, rows: gaps.map(row)))
  }

  private func row(_ gap: Gap) -> HTML {
    let goal = site.framework.goalNumber(ofCode: gap.indicator) ?? 0
    let group: HTML = namesGroup ? "<td>\(site.groupLink(gap.group, from: page))</td>" : .empty
    let year = gap.latestGroupYear ?? gap.latestTotalYear
    let last: HTML =
      year.map { "\($0)" }
      ?? "\(Mark.absent.html)<span class=\"vh\">\(site.say("nothing.none"))</span>"
    return """
      <tr><th scope="row" class="gb g\(goal)">\(site.indicatorLink(gap.indicator, from: page))</th>\
      \(group)<td class="nw">\(GapTable.mark(gap.reason).html) \(site.say("gap.\(gap.reason.rawValue)"))</td>\
      <td class="sm">\(sentence(gap))</td><td class="r" data-l="\(site.say("column.lastYear"))">\(last)</td>\
      <td class="sm" data-l="\(site.say("column.namedIn"))">\(site.say("requirement.\(gap.requirement.rawValue)"))<br>\(site.say("gap.level.\(gap.severity.level.rawValue)", ["score": .count(gap.severity.score)]))</td>\
      <td class="sm" data-l="\(site.say("column.couldFill"))">\(fillers(gap))</td></tr>
      """
  }

  /// Whom to ask, each with why.
  private func fillers(_ gap: Gap) -> HTML {
    guard !gap.couldFill.isEmpty else {
      let custodians = site.framework.indicator(gap.indicator)?.custodians ?? ""
      return custodians.isEmpty
        ? "–" : .escaping(site.say("gap.custodians", ["names": .text(custodians)]))
    }
    return gap.couldFill.map { filler -> HTML in
      "\(site.sourceLink(filler.source, from: page)) (\(site.say("gap.filler.\(filler.reason.rawValue)")))"
    }.joined(", ")
  }

  private func sentence(_ gap: Gap) -> String {
    let known = site.say(
      "gap.\(gap.reason.rawValue).known",
      [
        "total": .text("\(gap.latestTotalYear ?? 0)"),
        "year": .text("\(gap.latestGroupYear ?? 0)"),
      ])
    guard let year = gap.latestAlongsideYear else { return known }
    return "\(known) \(site.say("gap.alongside", ["year": .text("\(year)")]))"
  }

  static func mark(_ reason: GapReason) -> Mark {
    switch reason {
    case .noFigure, .onlyTotal: .absent
    case .old: .old
    case .onlyCitizen: .citizen
    }
  }
}
