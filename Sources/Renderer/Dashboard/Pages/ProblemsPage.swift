import Disclosure
import SDGModel

/// What the build found in the input and did not repair; and what became of every record.
struct ProblemsPage {
  let site: Site
  private let path = PagePath.problems

  func page() -> Page {
    let found = site.data.diagnostics.sorted(by: Diagnostic.precedes)
    let serious = found.count { $0.severity > .note }
    var counts = site.data.files.filter { $0.leftOutBecause == nil }.map(\.counts)
      .reduce(RecordCounts(), +)
    // A sum of tens and of exact numbers is no exact number.
    if site.data.files.contains(where: \.countsAreRounded) { counts = counts.tens }
    let headline =
      found.isEmpty
      ? site.say("problems.none")
      : site.say(
        serious == 0 ? "problems.onlyNotes" : "problems.headline",
        ["count": .count(serious == 0 ? found.count : serious)])
    let lede = site.say(
      "problems.lede",
      ["read": .text(site.number(counts.read)), "taken": .text(site.number(counts.taken))])
    let body =
      Block.hero(headline, lede: .sentence(lede))
      + Block.page(tally(counts) + findings(found) + files() + protections())
    return Page(
      path: path, section: .problems, title: site.say("nav.problems"),
      crumbs: [.init(label: .escaping(site.say("nav.problems")), path: nil)], body: body)
  }

  private func tally(_ counts: RecordCounts) -> HTML {
    let parts: [(String, Int, Mark)] = [
      ("taken", counts.taken, .official), ("held", counts.held, .other),
      ("leftOut", counts.leftOut, .other), ("notPublished", counts.notPublished, .absent),
    ]
    let facts = parts.map { key, value, mark in
      Block.Fact(
        mark: mark, label: site.say("records.\(key)"), value: "\(site.number(value))",
        note: .escaping(site.say("records.\(key).what")))
    }
    return Block.section(
      site.say("problems.recordsTitle"), note: .escaping(site.say("problems.recordsNote")),
      Block.facts(facts))
  }

  private func findings(_ found: [Diagnostic]) -> HTML {
    guard !found.isEmpty else { return .empty }
    var files: [(String, [Diagnostic])] = []
    for finding in found {
      if files.last?.0 == finding.place.file {
        files[files.count - 1].1.append(finding)
      } else {
        files.append((finding.place.file, [finding]))
      }
    }
    let tables = files.map { file, findings -> HTML in
      let name = file.isEmpty ? site.say("problems.project") : file
      // Findings are said in English, whatever the page is in.
      let english: HTML = site.language.tag.hasPrefix("en") ? .empty : " lang=\"en\""
      let rows = findings.map { finding -> HTML in
        """
        <tr><th scope="row">\(site.say("severity.\(finding.severity.rawValue)"))</th>\
        <td class="sm"\(english)>\(finding.message)</td><td class="sm"\(english)>\(finding.hint)</td>\
        <td class="sm"><code>\(finding.place.text)</code></td><td class="r" data-l="\(site.say("column.rows"))">\(finding.rowsAffected == 0 ? "–" : site.number(finding.rowsAffected))</td></tr>
        """
      }
      return Block.scroll(
        name,
        Block.table(
          caption: name,
          columns: [
            .init(title: site.say("column.severity")), .init(title: site.say("column.found")),
            .init(title: site.say("column.remedy")), .init(title: site.say("column.where")),
            .init(title: site.say("column.rows"), isNumber: true),
          ], rows: rows))
    }.joined()
    return Block.section(
      site.say("problems.foundTitle"), note: .escaping(site.say("problems.foundNote")),
      style: "full", tables)
  }

  private func files() -> HTML {
    let files = site.data.files.sorted { $0.path < $1.path }
    guard !files.isEmpty else { return .empty }
    let rows = files.map { file -> HTML in
      let counts = [
        file.counts.taken, file.counts.held, file.counts.leftOut, file.counts.notPublished,
      ]
      let keys = ["taken", "held", "leftOut", "notPublished"]
      let cells = zip(keys, counts).map { key, count -> HTML in
        "<td class=\"r\" data-l=\"\(site.say("records.\(key)"))\">\(site.number(count))</td>"
      }.joined()
      let because: HTML =
        file.leftOutBecause.map { "<br><span class=\"sm\">\($0)</span>" } ?? .empty
      let parts: HTML =
        file.parts.isEmpty
        ? .empty : "<br><span class=\"sm\">\(file.parts.joined(separator: ", "))</span>"
      let source: HTML = file.source.isEmpty ? .empty : site.sourceLink(file.source, from: path)
      return """
        <tr><th scope="row"><code>\(file.path)</code>\(parts)\(because)</th><td class="sm">\(source)</td>\
        <td class="sm"><code>\(String(file.hash.prefix(16)))</code></td>\(cells)</tr>
        """
    }
    let heads =
      [
        Block.Column(title: site.say("column.file")), .init(title: site.say("column.source")),
        .init(title: site.say("column.hash")),
      ]
      + ["taken", "held", "leftOut", "notPublished"].map {
        Block.Column(title: site.say("records.\($0)"), isNumber: true)
      }
    let caption = site.say("problems.filesTitle")
    let isRounded = site.data.files.contains(where: \.countsAreRounded)
    let note: HTML = isRounded ? "<p class=\"sm\">\(site.say("problems.rounded"))</p>" : .empty
    return Block.section(
      caption, style: "full",
      Block.scroll(
        caption, Block.table(caption: caption, hidesCaption: true, columns: heads, rows: rows))
        + note)
  }

  private func protections() -> HTML {
    let items = site.data.protections.map { protection -> HTML in
      let text = site.say(
        "protection.\(protection.reason.rawValue)",
        [
          "count": .count(protection.rows), "threshold": .text("\(protection.threshold ?? 0)"),
          "series": .text(
            protection.series.isEmpty
              ? protection.indicator : site.words.seriesTitle(protection.series)),
        ])
      return "<li>\(text)</li>"
    }
    let content: HTML =
      items.isEmpty
      ? "<p class=\"sm\">\(site.say("protection.none"))</p>" : "<ul>\(items.joined())</ul>"
    return Block.section(
      site.say("protection.title"), note: .escaping(site.say("protection.note")), content)
  }
}

extension RecordCounts {
  /// Each to the nearest ten.
  fileprivate var tens: RecordCounts {
    func rounded(_ count: Int) -> Int { (count + 5) / 10 * 10 }
    return RecordCounts(
      taken: rounded(taken), held: rounded(held), leftOut: rounded(leftOut),
      notPublished: rounded(notPublished))
  }
}
