import Analysis
import SDGModel
import Wording

/// How far an indicator's series are on their way: a judgement for each, the same by every method, and the groups.
struct ProgressSection {
  let site: Site
  let code: String

  private var progress: ProgressWords { site.progressWords }
  private func say(_ key: String, _ arguments: [String: Catalogue.Argument] = [:]) -> String {
    site.say("progress.\(key)", arguments)
  }

  /// Lines on the page; the others stand in the data file.
  private static let mostSeries = 10
  private static let mostGroups = 24

  func html(from page: PagePath) -> HTML {
    let all = site.findings.progress.filter { $0.key.indicator == code }
    guard !all.isEmpty else { return .empty }
    let leading = site.leadingProgress(code)
    let base = leading?.key.breakdown ?? .total
    let totals = all.filter { $0.key.breakdown == base }
    let series = totals.isEmpty ? Array(all.prefix(1)) : totals
    let groups = all.filter { one in
      one.key.series == leading?.key.series && one.key.unit == leading?.key.unit
        && one.key.strand == leading?.key.strand && one.key.breakdown != base
    }
    let note = say(
      "note",
      [
        "method": .text(progress.name(site.findings.progressSettings.method)),
        "baseline": .asIs("\(site.findings.progressSettings.baselineYear)"),
      ])
    let link: HTML = """
      <p class="sm"><a href="\(page.reference(to: .methods))#progress">\(say("toMethods"))</a> \
      <a href="\(site.toOutput(page))data/progress.csv">\(say("toFile"))</a></p>
      """
    return Block.section(
      say("title"), id: "progress", note: .escaping(note),
      table(series, limit: Self.mostSeries, caption: say("title"), title: progress.title)
        + notes(series)
        + (leading.map(methods) ?? .empty) + self.groups(groups) + link)
  }

  private func table(
    _ rows: [SeriesProgress], limit: Int, caption: String, first: String = "measure",
    strip: TrajectoryStrip? = nil, title: (SeriesProgress) -> String
  ) -> HTML {
    var columns = [first, "from", "to", "aim", "judgement", "expected"]
    if strip != nil { columns.insert("way", at: 1) }
    let heads = columns.map {
      Block.Column(title: say("column.\($0)"))
    }
    let body = rows.prefix(limit).map { one -> HTML in
      let shown = progress.shown(one)
      let judgement = shown.map { progress.badge($0.result, of: one) } ?? "–"
      let reason = shown.map { progress.remark(one, $0.result) } ?? ""
      let from = one.baseline.map { progress.point($0.time, $0.value, one) } ?? "–"
      let to = one.latest.map { progress.point($0.time, $0.value, one) } ?? "–"
      let mark: HTML = one.isOfCitizensAlone ? "\(Mark.citizen.html) " : .empty
      let why: HTML = reason.isEmpty ? .empty : "<br><span class=\"sm\">\(reason)</span>"
      let way: HTML =
        strip.map { "<td data-l=\"\(say("column.way"))\">\($0.html(one))</td>" } ?? .empty
      return """
        <tr><th scope="row">\(mark)\(title(one))</th>\(way)<td data-l="\(say("column.from"))">\(from)</td>\
        <td data-l="\(say("column.to"))">\(to)</td><td data-l="\(say("column.aim"))">\(progress.aim(one))</td>\
        <td data-l="\(say("column.judgement"))"><b>\(judgement)</b>\(why)</td>\
        <td data-l="\(say("column.expected"))">\(progress.expected(one))</td></tr>
        """
    }
    let rest = rows.count - body.count
    let more: HTML =
      rest > 0 ? "<p class=\"sm\">\(site.count("progress.further", rest))</p>" : .empty
    return Block.scroll(
      caption, Block.table(caption: caption, hidesCaption: true, columns: heads, rows: body)) + more
  }

  /// What has to be known, once for all series that it holds for.
  private func notes(_ rows: [SeriesProgress]) -> HTML {
    let rows = rows.prefix(Self.mostSeries)
    var order: [String] = []
    var titles: [String: [String]] = [:]
    for one in rows {
      for note in progress.notes(one) {
        if titles[note] == nil { order.append(note) }
        titles[note, default: []].append(progress.title(one))
      }
    }
    guard !order.isEmpty else { return .empty }
    let items = order.map { note -> HTML in
      let own = titles[note] ?? []
      return own.count == rows.count
        ? "<li>\(note)</li>" : "<li>\(site.labelled(site.list(own), note))</li>"
    }.joined()
    return "<ul class=\"sm\">\(items)</ul>"
  }

  /// The published methods disagree: what each of them says of the leading series.
  private func methods(_ one: SeriesProgress) -> HTML {
    let rows = one.results.map { method, result -> HTML in
      let value =
        result.value.map { site.words.catalogue.numbers.text(Words.significant($0)) } ?? "–"
      return """
        <tr><th scope="row">\(capitalised(progress.name(method)))</th><td data-l="\(say("column.judgement"))">\(progress.badge(result, of: one))</td>\
        <td class="r" data-l="\(say("column.value"))">\(value)</td><td class="sm" data-l="\(say("column.why"))">\(progress.reason(result))</td></tr>
        """
    }
    let caption = say("methodsTitle", ["name": .text(progress.title(one))])
    return """
      <details><summary>\(caption)</summary>\(Block.scroll(
        caption,
        Block.table(
          caption: caption, hidesCaption: true,
          columns: [
            .init(title: say("column.method")), .init(title: say("column.judgement")),
            .init(title: say("column.value"), isNumber: true), .init(title: say("column.why")),
          ], rows: rows)))</details>
      """
  }

  /// Where each group is on its way, and where it would be: nobody is left behind by a mean.
  private func groups(_ rows: [SeriesProgress]) -> HTML {
    guard !rows.isEmpty else { return .empty }
    let caption = say("groupsTitle")
    let strip = TrajectoryStrip(Array(rows.prefix(Self.mostGroups)))
    let note: HTML =
      strip.flatMap { strip in rows.first.map { (strip, $0) } }.map { strip, one in
        let scale = say(
          "wayNote",
          [
            "low": .text(site.words.amount(strip.low, like: one.key)),
            "high": .text(site.words.amount(Words.significant(strip.high), like: one.key)),
          ])
        let target = rows.contains { $0.aim.value != nil } ? " " + say("wayTarget") : ""
        return "<p class=\"sm\">\(scale)\(target)</p>"
      } ?? .empty
    return "<h3>\(caption)</h3>\(note)"
      + table(rows, limit: Self.mostGroups, caption: caption, first: "group", strip: strip) {
        site.words.breakdownLabel($0.key.breakdown)
      }
  }
}

extension Site {
  var progressWords: ProgressWords {
    ProgressWords(words: words, settings: findings.progressSettings)
  }

  /// The series that speaks for an indicator: of everybody, of the leading series, with the most figures.
  func leadingProgress(_ code: String) -> SeriesProgress? {
    let all = findings.progress.filter { $0.key.indicator == code && $0.key.strand.isEmpty }
    let series = words.leadingSeries(code)
    let own = all.filter { $0.key.series == series }
    let fewest = own.map(\.key.breakdown.parts.count).min()
    return own.filter { $0.key.breakdown.parts.count == fewest }
      .max {
        ($0.key.breakdown.yearsOfAge, $0.points.count)
          < ($1.key.breakdown.yearsOfAge, $1.points.count)
      }
  }
}
