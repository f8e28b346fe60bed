import Analysis
import SDGModel

extension Site {
  /// Who made a figure and when: "Official 2009, 10 years old".
  func sourceChip(maker: Maker, year: Int, indicator: String) -> HTML {
    let isOld = year < scope.firstCurrentYear(of: indicator)
    let mark: Mark = isOld && maker == .official ? .old : Mark(maker)
    var text = say("chip.\(maker.rawValue)", ["year": .text("\(year)")])
    if isOld { text += ", " + count("chip.age", age(ofYear: year)) }
    let style: Mark = Mark(maker)
    return "<span class=\"chip \(style.rawValue)\">\(mark.html)\(text)</span>"
  }

  /// Letter and word together: "C alongside".
  func tierBadge(_ tier: Tier) -> HTML {
    """
    <span class="tier \(tier.rawValue)"><b>\(tier.letter)</b>\(say("tier.\(tier.rawValue)"))&nbsp;</span>
    """
  }

  /// Each population group with its state for an indicator.
  func groupChips(_ row: CoverageRow, from page: PagePath, limit: [CoverageState]? = nil) -> HTML {
    let items = row.cells.compactMap { cell -> HTML? in
      if let limit, !limit.contains(cell.state) { return nil }
      var year = cell.latestYear.map { " \($0)" } ?? ""
      if cell.latestYear == nil, let beside = cell.latestAlongsideYear {
        year = " (\(say("chip.alongside", ["year": .text("\(beside)")])))"
      }
      let quiet: HTML = cell.state == .notCounted ? " class=\"quiet\"" : .empty
      return """
        <li\(quiet)>\(Mark(cell.state).html)\(groupLink(cell.group, from: page))\(year)\
        <span class="vh">: \(word(cell.state))</span></li>
        """
    }
    return items.isEmpty ? .empty : "<ul class=\"chips\">\(items.joined())</ul>"
  }
}

extension Source {
  /// The indicators whose figures a decision lets count, in the framework's order.
  func counted(among codes: Set<String>) -> [String] {
    codes.filter { tier(for: $0) >= .fill }.sorted { IndicatorCode($0) < IndicatorCode($1) }
  }
}
