import Analysis
import SDGModel

extension Site {
  /// Indicators against population groups, as a table that a screen reader can walk through.
  func matrixTable(_ rows: [CoverageRow], label: String, from page: PagePath) -> HTML {
    let heads = coverage.groups.map { group -> HTML in
      "<th scope=\"col\">\(groupLink(group, from: page))</th>"
    }.joined()
    let body = rows.map { matrixRow($0, from: page) }.joined("\n")
    return Block.scroll(
      label,
      """
      <table class="matrix"><caption><span class="vh">\(label)</span></caption><thead><tr>\
      <th scope="col"><span class="vh">\(say("column.indicator"))</span></th>\(heads)\
      <th scope="col"><span class="vh">\(say("column.counted"))</span></th></tr></thead>
      <tbody>\(body)</tbody></table>
      """)
  }

  private func matrixRow(_ row: CoverageRow, from page: PagePath) -> HTML {
    let cells = row.cells.map { cell -> HTML in
      let year = cell.latestYear.map { ", \($0)" } ?? ""
      return """
        <td class="x \(Mark(cell.state).rawValue)"><span class="vh">\(word(cell.state))\(year)</span></td>
        """
    }.joined()
    let counted = row.cells.count { $0.state.isCounted }
    let possible = row.cells.count { $0.state != .notApplicable }
    let total = say(
      "count.of", ["part": .text(number(counted)), "whole": .text(number(possible))])
    return """
      <tr><th scope="row">\(indicatorLink(row.indicator, from: page))</th>\(cells)<td class="n2">\(total)</td></tr>
      """
  }
}
