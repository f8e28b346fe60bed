import Analysis
import SDGModel

/// The merged series of an indicator, each figure beside those that it was made of.
struct MergedSection {
  let site: Site
  let code: String

  private var merged: MergedWords { MergedWords(words: site.words) }

  func html(from page: PagePath) -> HTML {
    let series = site.findings.mergedSeries.filter { $0.key.indicator == code }
    guard !series.isEmpty else { return .empty }
    let made = series.filter { $0.failure == nil }
    let content = made.prefix(Self.most).map { one($0, from: page) }.joined()
    let rest = made.count - Self.most
    let more: HTML =
      rest > 0 ? "<p>\(site.say("merged.further", ["count": .count(rest)]))</p>" : .empty
    return Block.section(
      site.say("merged.title"), id: "merged", note: .escaping(site.say("merged.note")),
      content + more + notMade(series.filter { $0.failure != nil }))
  }

  /// What the project asks for and the data do not give: one line each.
  private func notMade(_ series: [MergedSeries]) -> HTML {
    guard !series.isEmpty else { return .empty }
    let items = series.prefix(Self.most).map { one -> HTML in
      "<li>\(site.labelled(merged.place(one), merged.failure(one)))</li>"
    }.joined()
    let rest = series.count - Self.most
    let more: HTML =
      rest > 0 ? "<p>\(site.say("merged.further", ["count": .count(rest)]))</p>" : .empty
    return "<h3>\(site.say("merged.notMade"))</h3><ul>\(items)</ul>\(more)"
  }

  /// Series on the page; the others stand in the data file.
  private static let most = 6

  private func one(_ series: MergedSeries, from page: PagePath) -> HTML {
    let title = merged.title(series)
    let texts = merged.sentences(series).map { text -> HTML in "<li>\(text)</li>" }.joined()
    let head: HTML = "<h3>\(title)</h3><ul>\(texts)</ul>"
    let columns: [Block.Column] = [
      .init(title: site.say("column.period")),
      .init(title: site.word(Maker.official), isNumber: true),
      .init(title: site.word(Maker.citizen), isNumber: true),
      .init(title: site.say("merged.column.value"), isNumber: true),
      .init(title: site.say("merged.column.making")),
      .init(title: site.say("merged.column.status")),
    ]
    let rows = series.points.map { row($0, of: series, from: page) }
    let caption = site.labelled(series.code, title)
    return head
      + Block.scroll(
        caption,
        Block.table(caption: caption, hidesCaption: true, columns: columns, rows: rows))
  }

  private func row(
    _ point: MergedSeries.Point, of series: MergedSeries, from page: PagePath
  ) -> HTML {
    let multiplier = series.key.key.multiplier
    let interval = merged.interval(point, multiplier: multiplier)
    let range: HTML = interval.isEmpty ? .empty : " <small>(\(interval))</small>"
    let inputs = self.inputs(point, of: series)
    return """
      <tr><th scope="row">\(site.words.period(point.period))</th>\
      <td class="r" data-l="\(site.word(Maker.official))">\(links(inputs.official, from: page))</td>\
      <td class="r" data-l="\(site.word(Maker.citizen))">\(links(inputs.citizen, from: page))</td>\
      <td class="r" data-l="\(site.say("merged.column.value"))"><b>\(merged.value(point, multiplier: multiplier))</b>\(range)</td>\
      <td data-l="\(site.say("merged.column.making"))">\(merged.making(point))</td>\
      <td data-l="\(site.say("merged.column.status"))">\(merged.statuses(point))</td></tr>
      """
  }

  private func links(_ rows: [Int], from page: PagePath) -> HTML {
    rows.isEmpty ? "–" : rows.map { site.valueLink($0, from: page) }.joined(" ")
  }

  /// Where the official figure stands alone the citizens' of the same period is shown all the same.
  private func inputs(
    _ point: MergedSeries.Point, of series: MergedSeries
  ) -> (official: [Int], citizen: [Int]) {
    var rows = point.inputs.map(\.row)
    if let cell = site.data.cells.first(where: { $0.key == series.key.at(point.period) }) {
      rows += cell.candidates.filter { series.sources.contains($0.source) }.map(\.row)
    }
    let official = rows.filter {
      site.register[site.data.observations[$0].source]?.kind.isOfficial == true
    }
    let citizen = rows.filter { !official.contains($0) }
    return (Set(official).sorted(), Set(citizen).sorted())
  }
}
