import SDGModel
import Wording

/// The quality gate as a form to print and to sign: for each source and indicator the scores, what is
/// missing for the next tier, and room for a decision.
public struct GateForm {
  let title: String
  let sources: [Source]
  let criteria: QualityCriteria
  let catalogue: Catalogue

  /// - Parameter sources: those whose indicators have gone through the gate; official ones are left out.
  public init(title: String, sources: [Source], criteria: QualityCriteria, catalogue: Catalogue) {
    self.title = title
    self.sources = sources
    self.criteria = criteria
    self.catalogue = catalogue
  }

  /// - Throws: where the style sheet of the program is missing.
  public func document() throws -> String {
    let sections = sources.flatMap { source in
      source.indicators.compactMap { entry in
        entry.gate.map { section(source, entry, $0) }
      }
    }
    let owner =
      criteria.owner.isEmpty
      ? say("gate.criteriaStandard") : say("gate.criteriaOf", ["owner": .text(criteria.owner)])
    let body =
      Block.hero(
        say("gate.title"), eyebrow: .escaping(title),
        lede: .escaping("\(say("gate.lede")) \(owner)"))
      + Block.page(
        sections.isEmpty ? "<p>\(say("gate.none"))</p>" : sections.joined())
    return try StandalonePage(
      title: "\(say("gate.title")) | WhoCounts \(title)", language: catalogue.writtenLanguage
    ).document(body)
  }

  private func say(_ key: String, _ arguments: [String: Catalogue.Argument] = [:]) -> String {
    catalogue.text(key, arguments)
  }

  private func section(
    _ source: Source, _ entry: SourceIndicator, _ gate: GateResult
  ) -> HTML {
    let words = GateWords(catalogue)
    let name = source.title[catalogue.writtenLanguage.tag]
    let heading = say(
      "gate.for",
      ["source": .text(name.isEmpty ? source.id : name), "code": .code(entry.indicator)])
    let tier = "\(gate.tier.letter) (\(say("tier.\(gate.tier.rawValue)")))"
    let standing = [
      words.standing(gate, source, entry.indicator), words.participation(gate, source),
    ].filter { !$0.isEmpty }.joined(separator: " ")
    let note: HTML = """
      \(source.producer). \(say("definition.\(entry.definitionMatch.rawValue)")). \
      \(Site.sentence(entry.differs?[words.catalogue.language.tag] ?? ""))
      """
    return Block.section(
      heading, note: note,
      "<p><b>\(say("gate.form.tier")) \(tier).</b> \(standing)</p>" + scores(entry, gate)
        + missing(gate) + decision(heading, contradicts: gate.openConflicts > 0))
  }

  private func scores(_ entry: SourceIndicator, _ gate: GateResult) -> HTML {
    guard !entry.rubric.isEmpty else { return "<p>\(say("source.noRubric"))</p>" }
    let next = gate.next ?? .merge
    let needs = criteria.minimum(next)
    let rows = entry.rubric.map { score -> HTML in
      """
      <tr><th scope="row">\(say("criterion.\(score.criterion)"))</th><td class="r" data-l="\(say("column.score"))">\("\(score.score)")</td>\
      <td class="r" data-l="\(say("column.needs"))">\(needs[score.criterion].map { "\($0)" } ?? "–")</td><td class="sm">\(score.why)</td></tr>
      """
    }
    let caption = say("source.gateCaption", ["code": .code(entry.indicator)])
    return Block.scroll(
      caption,
      Block.table(
        caption: caption, hidesCaption: true,
        columns: [
          .init(title: say("column.question")), .init(title: say("column.score"), isNumber: true),
          .init(title: say("source.needs", ["tier": .text(next.letter)]), isNumber: true),
          .init(title: say("column.why")),
        ], rows: rows))
  }

  private func missing(_ gate: GateResult) -> HTML {
    guard let next = gate.next else { return .empty }
    let words = GateWords(catalogue)
    let items = gate.shortfalls.map { "<li>☐ \(words.shortfall($0, next: next))</li>" as HTML }
    let list: HTML =
      items.isEmpty ? "<p>\(say("gate.nothingMissing"))</p>" : "<ul>\(items.joined())</ul>"
    return "<h3>\(say("gate.missing", ["tier": .text(next.letter)]))</h3>\(list)"
  }

  /// Lines to fill in by hand; no name of a person is asked for but the signature.
  private func decision(_ heading: String, contradicts: Bool) -> HTML {
    let explanation = contradicts ? ["conflict"] : []
    let fields =
      ["tier", "body", "role", "date", "validUntil", "reason"] + explanation + ["signature"]
    let rows = fields.map { field -> HTML in
      let hint =
        field == "tier"
        ? Tier.allCases.map { "☐ \($0.letter) \(say("tier.\($0.rawValue)"))" }.joined(
          separator: "   ")
        : ""
      // Room to write in.
      let room: HTML =
        ["reason", "conflict", "signature"].contains(field) ? "<br><br><br>" : .empty
      return "<tr><th scope=\"row\">\(say("gate.form.\(field)"))</th><td>\(hint)\(room)</td></tr>"
    }
    let caption = "\(say("gate.form")): \(heading)"
    return "<h3>\(say("gate.form"))</h3>"
      + Block.table(caption: caption, hidesCaption: true, columns: [], rows: rows)
  }
}
