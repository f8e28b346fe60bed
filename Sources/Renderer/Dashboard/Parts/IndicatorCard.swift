import Analysis
import SDGModel

extension Site {
  /// The line that stands for an indicator: one of its headline figure's, else of all its rows.
  func leadingLine(_ code: String) -> ValueLine? {
    let table = data.observations
    let drawn = figures(ofIndicator: code).headline?.rows ?? []
    let rows = drawn.isEmpty ? index.rows(ofIndicator: code) : drawn
    return ValueLine.leading(
      ValueLine.all(of: rows, in: table), in: table, area: scope.area.id)
  }

  /// What a line is about, shortly: its series and breakdown, place and unit.
  func lineLabel(_ line: ValueLine) -> String {
    var parts = line.series.isEmpty ? [] : [words.seriesTitle(line.series)]
    if !line.breakdown.isTotal { parts.append(words.breakdownLabel(line.breakdown)) }
    if line.area != scope.area.id { parts.append(words.areaName(line.area)) }
    if parts.isEmpty { parts.append(words.breakdownLabel(.total)) }
    return parts.joined(separator: ", ")
  }

  /// An indicator on its goal's page. An absence takes the room of a number.
  func indicatorCard(_ row: CoverageRow, from page: PagePath) -> HTML {
    let code = row.indicator
    let title: HTML = """
      <p class="sm">\(code)</p><h3><a href="\(page.reference(to: self.page(ofIndicator: code)))">\
      \(localised(shortTitle(code)))</a></h3>
      """
    guard let line = leadingLine(code), let last = line.rows.last else {
      return """
        <li class="card none">\(title)<p class="v">\(say("card.notCounted"))</p>\
        <p class="sm">\(say("card.noFigure", ["year": .text("\(scope.asOf)")]))</p></li>
        """
    }
    let observation = data.observations[last]
    return """
      <li class="card">\(title)<p><span class="v">\(valueText(observation))</span> \
      <small>\(unitSign(observation))</small></p>\
      <p class="sm">\(Site.shortened(lineLabel(line), to: 120))</p>\(Sparkline(site: self).html(line))\
      \(cardProgress(code, line))\
      \(sourceChip(maker: maker(ofRow: last), year: observation.period.lastYear, indicator: observation.indicator))\
      \(cardGroups(row, from: page))</li>
      """
  }

  /// How the series that the card shows is judged, where it can be.
  private func cardProgress(_ code: String, _ line: ValueLine) -> HTML {
    guard let leading = leadingProgress(code), leading.key.series == line.series,
      leading.key.breakdown == line.breakdown,
      let shown = progressWords.shown(leading),
      ![.notAssessable, .notAvailable].contains(shown.result.class)
    else { return .empty }
    return "<p class=\"sm\"><b>\(progressWords.badge(shown.result, of: leading))</b></p>"
  }

  /// The groups that are counted by name, the others by number.
  private func cardGroups(_ row: CoverageRow, from page: PagePath) -> HTML {
    guard row.isAboutPeople else { return .empty }
    let known = groupChips(row, from: page, limit: [.official, .both, .citizen, .old])
    let silent = row.cells.count { $0.state == .notCounted }
    let rest: HTML =
      silent == 0
      ? .empty
      : "<p class=\"sm quiet\">\(Mark.absent.html) \(count("card.silentGroups", silent))</p>"
    return known + rest
  }
}
