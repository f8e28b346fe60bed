import Analysis
import Disclosure
import SDGModel
import Wording

/// What comes after the histories: candidates of shared cells, what is missing, the sources, and
/// what was not done.
struct ExplanationRemainder {
  let explanation: Explanation

  static let mostCells = 5

  private var words: Words { explanation.words }
  private var data: PublishableDataset { words.data }

  // MARK: Candidates

  /// Cells that several sources, or several records, give a figure for.
  func writeCandidates(to text: inout ExplanationText) {
    let shared = explanation.cells.filter { $0.candidates.count > 1 }
    guard !shared.isEmpty else { return }
    text.gap()
    text.add(explanation.say("candidates.title", ["count": .count(shared.count)]))
    for cell in shared.suffix(ExplanationRemainder.mostCells) {
      text.gap()
      let key = cell.key.key
      text.add(
        explanation.sentences([
          [
            key.series, words.areaName(key.area), words.breakdownLabel(key.breakdown),
            words.period(key.period),
          ].filter { !$0.isEmpty }.joined(separator: " · "),
          explanation.say(
            "candidates.rule",
            ["rule": .text(words.catalogue.text("rule.\(cell.rule.rawValue)"))]),
        ]), indent: 2)
      for position in cell.candidates.indices { candidate(position, of: cell, to: &text) }
    }
    let rest = shared.count - ExplanationRemainder.mostCells
    if rest > 0 {
      text.add(explanation.say("candidates.further", ["count": .count(rest)]), indent: 2)
    }
  }

  private func candidate(
    _ position: Int, of cell: MergedCell, to text: inout ExplanationText
  ) {
    let candidate = cell.candidates[position]
    let row = data.observations[candidate.row]
    text.add(
      explanation.sentences([
        explanation.value(row), explanation.unit(row),
        words.sourceTitle(row.source), explanation.standing(row),
        explanation.say("candidates.\(why(position, of: cell).rawValue)"),
      ]), indent: 6, label: "    ")
  }

  /// Why a candidate is shown or not.
  enum Why: String {
    case shown, fills, noFigure, again, official, notShown
  }

  func why(_ position: Int, of cell: MergedCell) -> Why {
    let candidate = cell.candidates[position]
    let row = data.observations[candidate.row]
    let isOfficial = words.register[candidate.source]?.kind.isOfficial == true
    if cell.shown.contains(position) {
      let fills =
        cell.rule == .priorityFill && !isOfficial && candidate.tier >= .fill
        && cell.shown.first == position
      return fills ? .fills : .shown
    }
    if !row.value.saysSomething || row.status?.meansNoFigure == true { return .noFigure }
    if cell.shown.contains(where: { cell.candidates[$0].source == candidate.source }) {
      return .again
    }
    return cell.rule == .priorityFill ? .official : .notShown
  }

  // MARK: What is missing

  func writeMissing(to text: inout ExplanationText) {
    let sentences = silences() + nothings() + rejected()
    guard !sentences.isEmpty else { return }
    text.gap()
    text.add(explanation.say("missing.title"))
    for sentence in sentences { text.add(sentence, indent: 2) }
  }

  /// What the quality gate keeps out: how many figures, and of whom.
  private func rejected() -> [String] {
    data.protections.filter {
      $0.reason == .rejected && explanation.codes.contains($0.indicator)
    }.map {
      explanation.say(
        "missing.rejected",
        ["count": .count($0.rows), "source": .text(words.sourceTitle($0.source))])
    }
  }

  private func silences() -> [String] {
    guard explanation.question.area == nil, explanation.question.period == nil,
      let row = explanation.codes.lazy.compactMap({ findings.coverage.row($0) }).first
    else { return [] }
    guard row.isAboutPeople else { return [explanation.say("missing.notPeople")] }
    var sentences: [String] = []
    let states: [(CoverageState, String)] = [
      (.notCounted, "missing.groups"), (.old, "missing.old"), (.citizen, "missing.citizen"),
    ]
    for (state, key) in states {
      let groups = row.cells.filter {
        // Of whom figures stand beside, or are hidden to protect them, something is there.
        $0.state == state
          && (state != .notCounted || $0.latestAlongsideYear == nil && $0.class != .suppressed)
      }.map { groupName($0.group) }
      guard !groups.isEmpty else { continue }
      sentences.append(
        explanation.say(
          key,
          [
            "groups": .asIs(words.catalogue.list(groups)),
            "year": .asIs("\(data.scope.firstCurrentYear(of: explanation.codes.first ?? ""))"),
          ]))
    }
    let asked = findings.gaps.filter {
      explanation.codes.contains($0.indicator) && $0.requirement != .framework
    }
    if !asked.isEmpty {
      sentences.append(
        explanation.say(
          "missing.asked",
          ["groups": .asIs(words.catalogue.list(asked.map { groupName($0.group) }))]))
    }
    return sentences
  }

  private var findings: Findings { explanation.findings }

  private func groupName(_ id: String) -> String {
    data.scope.groups.first { $0.id == id }?.name[words.language] ?? id
  }

  /// Places that the files have and that hold no figure, by kind of nothing.
  private func nothings() -> [String] {
    var counts: [ObservedValue.Kind: Int] = [:]
    for cell in explanation.cells {
      for candidate in cell.candidates {
        let kind = data.observations.kind[candidate.row]
        if !ObservedValue(kind: kind, number: 0).saysSomething { counts[kind, default: 0] += 1 }
      }
    }
    return ObservedValue.Kind.allCases.compactMap { kind in
      counts[kind].map { count in
        explanation.say(
          "missing.kind",
          [
            "count": .count(count),
            "kind": .text(words.name(of: kind)),
          ])
      }
    }
  }

  // MARK: Sources

  /// Every source with a figure here: what it is, what differs, who decided what, its licence.
  /// What recipes made of records: how many were used and how many not, and why.
  private func writeRecords(to text: inout ExplanationText) {
    let files = Set(
      explanation.cells.flatMap { $0.candidates.map { data.observations[$0.row].origin.file } })
    let computed = data.files.filter { files.contains($0.path) && $0.holdsFigures }.map(\.path)
    let told = data.diagnostics.filter {
      computed.contains($0.place.file)
        && ["recipe-applied", "unusable-records", "unlisted-answers", "incomplete-periods"]
          .contains($0.rule)
    }
    guard !told.isEmpty else { return }
    text.gap()
    text.add(explanation.say("records.title"))
    for file in computed.sorted() {
      for finding in told where finding.place.file == file {
        text.add("\(file): \(Site.sentence(finding.message))", indent: 4, label: "  – ")
      }
    }
  }

  func writeSources(to text: inout ExplanationText) {
    let ids = Set(
      explanation.cells.flatMap { cell in
        cell.candidates.flatMap { [$0.source, data.observations[$0.row].publisher] }
      })
    let sources = data.sources.filter { ids.contains($0.id) }.sorted {
      $0.kind.isOfficial == $1.kind.isOfficial ? $0.id < $1.id : $0.kind.isOfficial
    }
    guard !sources.isEmpty else { return }
    writeRecords(to: &text)
    text.gap()
    text.add(explanation.say("sources.title"))
    for source in sources {
      text.add(
        explanation.sentences(
          [
            words.sourceTitle(source.id), words.catalogue.text("kind.\(source.kind.rawValue)"),
            explanation.capitalized(words.licence(source)),
          ] + gate(source)), indent: 4, label: "  – ")
    }
  }

  /// What differs stands with the source's figure already, where that is shown beside others.
  private func isToldBeside(_ source: Source) -> Bool {
    ExplanationBeside(explanation: explanation).toldSources.contains(source.id)
  }

  private func gate(_ source: Source) -> [String] {
    guard !source.kind.isOfficial else { return [] }
    let own = explanation.codes.lazy.compactMap { code in
      source.indicator(code).map { (code, $0) }
    }.first
    guard let (code, entry) = own else {
      return [explanation.capitalized(words.say("review.none"))]
    }
    let tier = source.tier(for: code)
    var facts = [
      words.catalogue.text("definition.\(entry.definitionMatch.rawValue)"),
      isToldBeside(source) ? "" : entry.differs?[words.language] ?? "",
      explanation.say(
        "sources.tier",
        [
          "letter": .asIs(tier.letter),
          "tier": .text(words.catalogue.text("tier.\(tier.rawValue)")),
          "review": .text(explanation.review(source, indicator: code)),
        ]),
    ]
    if let decision = source.decision(for: code) { facts.append(decision.fullReason ?? "") }
    return facts
  }
}
