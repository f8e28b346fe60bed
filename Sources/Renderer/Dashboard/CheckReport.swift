import Bytes
import SDGModel
import Wording

/// What `check` found as one page that stands by itself, for the people who keep a project.
///
/// It quotes what stands in records that are held, which no page of a build does: it says so at its
/// head, and links nowhere.
public struct CheckReport: Sendable {
  /// A finding and the id by which it can be decided.
  public struct Entry: Sendable {
    public var id: String
    public var finding: Diagnostic

    public init(id: String, finding: Diagnostic) {
      self.id = id
      self.finding = finding
    }
  }

  let title: String
  let entries: [Entry]
  let files: [InputFile]
  let catalogue: Catalogue

  /// - Parameters:
  ///   - title: what the project is called.
  ///   - files: every file that was found, with what became of its records.
  public init(title: String, entries: [Entry], files: [InputFile], catalogue: Catalogue) {
    self.title = title
    self.entries = entries
    self.files = files
    self.catalogue = catalogue
  }

  /// The whole document.
  ///
  /// - Throws: where the style sheet of the program is missing.
  public func document() throws -> String {
    let serious = entries.filter { $0.finding.severity > .note }
    let notes = entries.filter { $0.finding.severity == .note }
    let counts = files.filter { $0.leftOutBecause == nil }.map(\.counts)
      .reduce(RecordCounts(), +)
    let head = headline(serious: serious.count, notes: notes.count)
    let lede = say(
      "problems.lede",
      ["read": .text(number(counts.read)), "taken": .text(number(counts.taken))])
    let body =
      Block.hero(head, eyebrow: .escaping(title), lede: .sentence(lede))
      + Block.page(
        tally(counts) + section("problems.foundTitle", serious, note: say("check.private"))
          + section("check.notesTitle", notes, note: say("check.notesNote")) + leftOut())
    return try StandalonePage(
      title: "\(say("nav.problems")) | WhoCounts \(title)", language: catalogue.writtenLanguage
    ).document(body)
  }

  private func say(_ key: String, _ arguments: [String: Catalogue.Argument] = [:]) -> String {
    catalogue.text(key, arguments)
  }

  private func number(_ count: Int) -> String { catalogue.numbers.text(count) }

  private func headline(serious: Int, notes: Int) -> String {
    if entries.isEmpty { return say("problems.none") }
    return serious == 0
      ? say("problems.onlyNotes", ["count": .count(notes)])
      : say("problems.headline", ["count": .count(serious)])
  }

  private func tally(_ counts: RecordCounts) -> HTML {
    let parts = [
      ("taken", counts.taken), ("held", counts.held), ("leftOut", counts.leftOut),
      ("notPublished", counts.notPublished),
    ]
    let facts = parts.map { key, value in
      Block.Fact(
        mark: key == "taken" ? .official : .other, label: say("records.\(key)"),
        value: .escaping(number(value)), note: .escaping(say("records.\(key).what")))
    }
    return Block.section(
      say("problems.recordsTitle"), note: .escaping(say("problems.recordsNote")),
      Block.facts(facts))
  }

  // MARK: Findings by file

  private func section(_ title: String, _ entries: [Entry], note: String) -> HTML {
    guard !entries.isEmpty else { return .empty }
    let files = Dictionary(grouping: entries, by: \.finding.place.file)
    let tables = files.sorted { $0.key < $1.key }.map { file, entries -> HTML in
      let name = file.isEmpty ? say("problems.project") : file
      let sorted = entries.sorted { Diagnostic.precedes($0.finding, $1.finding) }
      return Block.scroll(
        "\(say(title)) \(name)",
        Block.table(caption: name, columns: columns, rows: sorted.map(row)))
    }.joined()
    return Block.section(say(title), note: .escaping(note), style: "full", tables)
  }

  private var columns: [Block.Column] {
    ["severity", "where", "found", "remedy", "rows", "finding"].map {
      Block.Column(title: say("column.\($0)"), isNumber: $0 == "rows")
    }
  }

  private func row(_ entry: Entry) -> HTML {
    let finding = entry.finding
    let rows = finding.rowsAffected == 0 ? "–" : number(finding.rowsAffected)
    // The table is of one file: what is left of the place is the line, cell or pointer.
    let place = finding.place.text.dropFirst(finding.place.file.count).drop { ":!#".contains($0) }
    return """
      <tr><th scope="row">\(say("severity.\(finding.severity.rawValue)"))</th>\
      <td class="sm"><code>\(String(place))</code></td><td class="sm">\(finding.wholeMessage)</td>\
      <td class="sm">\(finding.hint)</td>\
      <td class="r" data-l="\(say("column.rows"))">\(rows)</td>\
      <td class="sm" data-l="\(say("column.finding"))"><code class="nw">\(entry.id)</code></td></tr>
      """
  }

  private func leftOut() -> HTML {
    let rows = files.filter { $0.leftOutBecause != nil }.sorted { $0.path < $1.path }
      .map { file -> HTML in
        """
        <tr><th scope="row"><code>\(file.path)</code></th><td class="sm">\(file.leftOutBecause ?? "")</td>\
        <td class="r" data-l="\(say("column.rows"))">\(number(file.counts.read))</td></tr>
        """
      }
    guard !rows.isEmpty else { return .empty }
    let caption = say("check.leftOutFiles")
    return Block.section(
      caption, style: "full",
      Block.scroll(
        caption,
        Block.table(
          caption: caption, hidesCaption: true,
          columns: [
            .init(title: say("column.file")), .init(title: say("column.why")),
            .init(title: say("column.rows"), isNumber: true),
          ], rows: rows)))
  }
}
