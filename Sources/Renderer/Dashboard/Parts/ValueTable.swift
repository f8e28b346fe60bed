import SDGModel

/// Every figure of some rows as tables, one a series and unit, with the categories of one
/// dimension side by side. Each value leads to its file and line.
struct ValueTable {
  let site: Site
  let page: PagePath
  /// The dimension whose categories become columns; `nil` for one column of values.
  let pivot: String?
  /// Values that a page of figures may list.
  static let pageLimit = 160

  private struct RowKey: Hashable {
    var area: String
    var rest: Breakdown
    var period: Period
    var source: String
    var sourceText: String
  }

  /// - Parameter limit: of values in all tables together; the newest are kept.
  /// - Returns: the tables, and how many figures they leave out.
  func html(_ rows: [Int], limit: Int) -> (tables: HTML, leftOut: Int) {
    let table = site.data.observations
    var series: [String: [Int]] = [:]
    for row in rows {
      let key = [table.indicator[row], table.series[row], table.unit[row]].map { table.pool[$0] }
      series[key.joined(separator: "\u{0}"), default: []].append(row)
    }
    var room = limit
    var leftOut = 0
    var tables = HTML.empty
    let share = max(12, limit / max(series.count, 1))
    for (_, rows) in series.sorted(by: { $0.key < $1.key }) {
      guard room > 0 else {
        leftOut += rows.count { table.kind[$0].saysSomething }
        continue
      }
      let (html, used, rest) = one(rows, limit: min(room, share))
      tables += html
      room -= used
      leftOut += rest
    }
    return (tables, leftOut)
  }

  private func one(_ rows: [Int], limit: Int) -> (HTML, used: Int, leftOut: Int) {
    var lines: [RowKey: [String: Int]] = [:]
    var categories: Set<String> = []
    for row in rows {
      let observation = site.data.observations[row]
      let category = pivot.flatMap { observation.breakdown.category(of: $0) } ?? ""
      categories.insert(category)
      let key = RowKey(
        area: observation.area,
        rest: pivot.map { observation.breakdown.without($0) } ?? observation.breakdown,
        period: observation.period, source: observation.source,
        sourceText: observation.sourceText)
      lines[key, default: [:]][category] = row
    }
    let sorted = lines.sorted { precedes($0.key, $1.key) }
    let columns = categories.sorted()
    let kept = sorted.prefix(max(3, limit / max(1, columns.count)))
    let leftOut = sorted.dropFirst(kept.count).flatMap(\.value.values)
      .count { site.data.observations.kind[$0].saysSomething }
    let hasRest = sorted.contains { !$0.key.rest.isTotal || $0.key.area != site.scope.area.id }
    let body = kept.map { line(key: $0.key, values: $0.value, columns: columns, hasRest: hasRest) }
    guard let first = rows.first else { return (.empty, 0, 0) }
    let observation = site.data.observations[first]
    let name =
      observation.series.isEmpty
      ? "\(observation.indicator) \(site.shortTitle(observation.indicator).text)"
      : site.words.seriesTitle(observation.series)
    let unit =
      site.words.isUnitInDoubt(observation)
      ? site.say("unitInDoubt") : site.words.unitName(observation.unit)
    let caption = [name, unit].filter { !$0.isEmpty }
      .joined(separator: ", ")
    return (
      Block.scroll(
        "\(caption) \(observation.indicator) \(observation.series)",
        Block.table(
          caption: caption, columns: heads(columns, hasRest: hasRest), style: "", rows: body)),
      kept.count * columns.count, leftOut
    )
  }

  /// Newest first within each breakdown.
  private func precedes(_ a: RowKey, _ b: RowKey) -> Bool {
    if a.period.lastYear != b.period.lastYear { return a.period.lastYear > b.period.lastYear }
    // A year stands before its months.
    let (x, y) = (a.period.rhythm, b.period.rhythm)
    if x != y { return x < y }
    if x != .yearly, a.period != b.period { return b.period < a.period }
    if a.area != b.area { return a.area < b.area }
    if a.rest != b.rest { return a.rest < b.rest }
    if a.period != b.period { return a.period < b.period }
    return (a.source, a.sourceText) < (b.source, b.sourceText)
  }

  private func heads(_ columns: [String], hasRest: Bool) -> [Block.Column] {
    var heads = [Block.Column(title: site.say("column.period"))]
    if hasRest { heads.append(Block.Column(title: site.say("column.of"))) }
    for category in columns {
      let title =
        pivot.map { dimension in
          site.words.breakdownLabel(
            category.isEmpty ? .total : Breakdown([.init(dimension, category)]))
        } ?? site.say("column.value")
      heads.append(Block.Column(title: title, isNumber: true))
    }
    heads.append(Block.Column(title: site.say("column.measuredBy")))
    return heads
  }

  private func line(
    key: RowKey, values: [String: Int], columns: [String], hasRest: Bool
  ) -> HTML {
    let any = values.sorted { $0.key < $1.key }.first?.value ?? 0
    let maker = site.maker(ofRow: any)
    let cells = columns.map { category -> HTML in
      let value: HTML =
        values[category].map { site.valueLink($0, from: page) }
        ?? "\(Mark.absent.html)<span class=\"vh\">\(site.say("nothing.none"))</span>"
      return "<td class=\"r\">\(value)</td>"
    }.joined()
    let rest: HTML = hasRest ? "<td>\(restLabel(key))</td>" : .empty
    return """
      <tr><th scope="row">\(site.words.period(key.period))</th>\(rest)\(cells)\
      <td class="sm">\(Mark(maker).html) \(site.shortSource(any))</td></tr>
      """
  }

  private func restLabel(_ key: RowKey) -> String {
    var parts: [String] = []
    if key.area != site.scope.area.id { parts.append(site.words.areaName(key.area)) }
    if !key.rest.isTotal || parts.isEmpty { parts.append(site.words.breakdownLabel(key.rest)) }
    return parts.joined(separator: ", ")
  }
}

extension Site {
  /// Who measured a row, shortly: the row's own source text where it has one, else the register's
  /// name of the source. The whole text is on the provenance page.
  func shortSource(_ row: Int) -> String {
    let observation = data.observations[row]
    if register.maker(of: observation) == .official, !observation.sourceText.isEmpty {
      return Site.shortened(observation.sourceText, to: 64)
    }
    let title = register[observation.source]?.title[language.tag] ?? observation.source
    return Site.shortened(title.isEmpty ? observation.sourceText : title, to: 64)
  }

  /// Cut at a word, with a sign that something was cut.
  static func shortened(_ text: String, to limit: Int) -> String {
    guard text.count > limit else { return text }
    let cut = text.prefix(limit)
    let end = cut.lastIndex(of: " ") ?? cut.endIndex
    let kept = text[..<end]
    let tail = kept.last.map { ",;:-–—(".contains($0) } == true ? kept.dropLast() : kept
    return "\(tail)…"
  }
}
