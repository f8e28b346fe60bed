import Analysis
import Disclosure
import SDGModel
import Wording

extension Words {
  /// Names of several dimensions, `sex+age`: `Sex and Age`.
  func dimensionLabels(_ ids: String) -> String {
    catalogue.list(ids.split(separator: "+").map { dimensionLabel(String($0)) })
  }

  /// First and last year of rows.
  func span(_ rows: [Int]) -> String {
    let periods = rows.map { data.observations.period[$0] }
    guard let first = periods.map(\.firstYear).min(), let last = periods.map(\.lastYear).max()
    else { return "" }
    return catalogue.years(first, last)
  }

  /// Who measured, as the row itself says it; else the title of its source.
  func provider(_ row: Observation) -> String {
    row.sourceText.isEmpty ? sourceTitle(row.source) : row.sourceText
  }

  /// A short name of who measured, for the side of a break.
  func instrumentName(_ row: Observation) -> String { Instrument.shortName(provider(row)) }

  func sourceTitle(_ id: String) -> String {
    let title = register[id]?.title[language] ?? ""
    return title.isEmpty ? id : title
  }

  public func coverageWord(_ state: CoverageState) -> String {
    catalogue.text(
      "state.\(state.rawValue)", ["year": .asIs("\(data.scope.firstCurrentYear)")])
  }

  /// The source line of a figure, from the provenance of its rows: who, of what kind, what nature,
  /// n, licence, tier and review for citizen figures, notes of theirs, and what was not done.
  func caption(
    rows: [Int], cuts: [(line: DataLine, cut: LineCut)] = [], undrawn: Int = 0
  ) -> String {
    let observations = rows.map { data.observations[$0] }
    var sentences: [String] = []
    for source in Set(observations.map(\.source)).sorted(by: sourceOrder) {
      let own = observations.filter { $0.source == source }
      sentences.append(credit(source, own))
    }
    if cuts.contains(where: { $0.cut.changesSource }) { sentences.append(say("caption.cuts")) }
    if cuts.contains(where: { cut in
      cut.cut.reasons.contains { if case .missingYears = $0 { true } else { false } }
    }) {
      sentences.append(say("caption.missingYears"))
    }
    if undrawn > 0 { sentences.append(say("caption.undrawn", ["count": .count(undrawn)])) }
    return sentences.joined(separator: " ")
  }

  /// Official sources first, then by id.
  private func sourceOrder(_ a: String, _ b: String) -> Bool {
    let isOfficial = (
      register[a]?.kind.isOfficial == true, register[b]?.kind.isOfficial == true
    )
    return isOfficial.0 != isOfficial.1 ? isOfficial.0 : a < b
  }

  private func credit(_ id: String, _ rows: [Observation]) -> String {
    var parts = [sourceTitle(id)]
    let providers = distinct(
      rows.map(\.sourceText).filter { !$0.isEmpty }.map { Instrument.shortName($0, limit: 60) })
    let maker = rows.first.map { register.maker(of: $0) } ?? .other
    if maker == .official, !providers.isEmpty {
      let named = providers.prefix(3).joined(separator: "; ")
      parts.append(
        providers.count > 3
          ? say(
            "caption.providersMore", ["names": .text(named), "count": .count(providers.count - 3)])
          : say("caption.providers", ["names": .text(named)]))
    }
    if maker != .official { parts += citizenFacts(id, rows, maker: maker) }
    let natures = distinct(rows.compactMap(\.nature)).sorted { $0.rawValue < $1.rawValue }
      .map { catalogue.text("nature.\($0.rawValue)") }
    if !natures.isEmpty { parts.append(catalogue.list(natures)) }
    return parts.joined(separator: ", ") + "."
  }

  private func citizenFacts(_ id: String, _ rows: [Observation], maker: Maker) -> [String] {
    guard let source = register[id] else { return [] }
    var facts = [catalogue.text("kind.\(source.kind.rawValue)")]
    if !sourceTitle(id).contains(source.producer) { facts.insert(source.producer, at: 0) }
    if let n = rows.compactMap(\.sampleSize).max() {
      facts.append(say("caption.n", ["n": .number(n, decimals: 0)]))
    }
    let tier = rows.first.map { source.tier(for: $0.indicator) } ?? .alongside
    facts.append(
      say(
        "caption.tier",
        ["letter": .asIs(tier.letter), "word": .text(catalogue.text("tier.\(tier.rawValue)"))]))
    facts.append(review(source, indicator: rows.first?.indicator ?? ""))
    facts.append(licence(source))
    for note in distinct(rows.map(\.note).filter { !$0.isEmpty }).prefix(2) { facts.append(note) }
    return facts
  }

  /// The review decision, or that none is on record.
  func review(_ source: Source, indicator: String) -> String {
    guard let decision = source.indicator(indicator)?.decision, decision.isRecorded else {
      return say("review.none")
    }
    return say(
      "review.by",
      ["body": .text(decision.body ?? ""), "date": .asIs(decision.date ?? "")])
  }

  func licence(_ source: Source) -> String {
    source.licence.statement ?? source.licence.id ?? say("licence.none")
  }

  /// Every source whose figures are published, for figures of the whole record.
  func sourcesCaption() -> String {
    let titles = data.sources.map { sourceTitle($0.id) }
    return say("caption.sources", ["names": .text(titles.joined(separator: "; "))])
  }

  private func distinct<Value: Hashable>(_ values: [Value]) -> [Value] {
    var seen = Set<Value>()
    return values.filter { seen.insert($0).inserted }
  }
}
