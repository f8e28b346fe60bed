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
      state.messageKey(data.scope), ["year": .asIs("\(data.scope.firstCurrentYear)")])
  }

  /// The source line of a figure, from the provenance of its rows: who, of what kind, what nature,
  /// n, licence, tier and review for citizen figures, notes of theirs, what the bands and the target
  /// are, and what was not done.
  func caption(
    rows: [Int], cuts: [LineCut] = [], undrawn: Int = 0, targets: [DrawnTarget] = [],
    hidden: [Set<Period>] = []
  ) -> String {
    let observations = rows.map { data.observations[$0] }
    var sentences: [String] = []
    for source in Set(observations.map(\.source)).sorted(by: sourceOrder) {
      let own = observations.filter { $0.source == source }
      sentences.append(credit(source, own))
    }
    if cuts.contains(where: \.changesSource) { sentences.append(say("caption.cuts")) }
    if cuts.contains(where: \.isAcrossYears) { sentences.append(say("caption.missingYears")) }
    sentences += hiddenSentence(hidden)
    if observations.count > 1, observations.contains(where: hasOwnDefinition) {
      sentences.append(say("caption.ownDefinition"))
    }
    sentences += statusSentences(observations)
    if observations.contains(where: { $0.value.kind == .number && $0.lower != nil }) {
      let isOurs = observations.contains { row in
        FigureRemark.read(row.note)?.contains { if case .basis = $0 { true } else { false } }
          == true
      }
      sentences.append(say(isOurs ? "caption.boundsComputed" : "caption.bounds"))
    }
    if observations.contains(where: isUnitInDoubt) { sentences.append(say("caption.unitInDoubt")) }
    sentences += targets.map(targetSentence)
    if undrawn > 0 { sentences.append(say("caption.undrawn", ["count": .count(undrawn)])) }
    return sentences.joined(separator: " ")
  }

  /// Which figures are provisional, of low reliability or otherwise less than final: a status that a
  /// reader must know, with its years.
  private func statusSentences(_ rows: [Observation]) -> [String] {
    let told: [ObservationStatus] = [
      .timeSeriesBreak, .definitionDiffers, .provisional, .forecast, .lowReliability, .unvalidated,
      .experimental, .imputed,
      .notSignificant,
    ]
    return told.compactMap { status in
      let periods = rows.filter { $0.status == status }.map { period($0.period) }
      guard !periods.isEmpty else { return nil }
      return say(
        "caption.status",
        [
          "status": .text(capitalised(catalogue.text("status.\(status.rawValue)"))),
          "periods": .text(catalogue.list(distinct(periods).sorted())),
        ])
    }
  }

  /// Of a single line its periods, of several how many figures: no figure is another thing than one that is not shown.
  private func hiddenSentence(_ hidden: [Set<Period>]) -> [String] {
    guard let first = hidden.first else { return [] }
    let count = hidden.map(\.count).reduce(0, +)
    guard hidden.count == 1, count <= Words.namedPeriods else {
      return [say("caption.hiddenCount", ["count": .count(count)])]
    }
    return [
      say(
        "caption.hidden", ["periods": .text(catalogue.list(first.sorted().map { period($0) }))])
    ]
  }

  /// Most periods that a sentence names.
  private static let namedPeriods = 8

  private func targetSentence(_ target: DrawnTarget) -> String {
    let arguments: [String: Catalogue.Argument] = [
      "year": .asIs("\(target.target.targetYear)"), "value": .text(target.amount),
      "source": .text(target.target.source),
    ]
    return say(target.target.source.isEmpty ? "caption.targetAlone" : "caption.target", arguments)
  }

  /// Official sources first, then by id.
  private func sourceOrder(_ a: String, _ b: String) -> Bool {
    let isOfficial = (
      register[a]?.kind.isOfficial == true, register[b]?.kind.isOfficial == true
    )
    return isOfficial.0 != isOfficial.1 ? isOfficial.0 : a < b
  }

  /// Most providers that a caption names; the whole list stands in the provenance.
  private static let namedProviders = 3
  /// Most characters of what a citizen source says about its figures.
  private static let longestNote = 260

  private func credit(_ id: String, _ rows: [Observation]) -> String {
    var parts: [String] = []
    let maker = rows.first.map { register.maker(of: $0) } ?? .other
    if maker == .official {
      parts = [credited(id, rows)]
    } else {
      parts = [sourceTitle(id)]
      parts += citizenFacts(id, rows, maker: maker)
    }
    let natures = distinct(rows.compactMap(\.nature))
      .filter { $0 != .notAvailable }.sorted { $0.rawValue < $1.rawValue }
      .map { inSentence(catalogue.text("nature.\($0.rawValue)")) }
    if !natures.isEmpty { parts.append(catalogue.list(natures)) }
    var sentences = [parts.joined(separator: catalogue.text("list.separator"))]
    if maker != .official {
      sentences += shared(notes(rows)).prefix(2).map {
        MeasureName.cut($0, to: Words.longestNote)
      }
    }
    return sentences.map { text in
      text.hasSuffix(".") || text.hasSuffix("…") ? text : text + "."
    }.joined(separator: " ")
  }

  /// The publisher with the makers that the rows themselves name, rounds of one instrument once.
  private func credited(_ id: String, _ rows: [Observation]) -> String {
    let source = sourceTitle(id)
    let names = Instrument.distinctNames(
      distinct(rows.map(\.sourceText)).filter { ObservedValue.reading(mark: $0) == nil })
    guard !names.isEmpty else { return source }
    let named = names.prefix(Words.namedProviders).joined(separator: "; ")
    let more = names.count - Words.namedProviders
    var arguments: [String: Catalogue.Argument] = ["source": .text(source), "names": .text(named)]
    guard more > 0 else { return say("caption.providers", arguments) }
    arguments["count"] = .count(more)
    return say("caption.providersMore", arguments)
  }

  private func citizenFacts(_ id: String, _ rows: [Observation], maker: Maker) -> [String] {
    guard let source = register[id] else { return [] }
    var facts = [inSentence(catalogue.text("kind.\(source.kind.rawValue)"))]
    // As the community wants to be named, where it said so.
    let producer = MeasureName.cut(firstClause(source.credit ?? source.producer), to: 90)
    if !sourceTitle(id).contains(producer) { facts.insert(producer, at: 0) }
    if let level = source.participationLevel, !source.isCitizenDataByParticipation {
      facts.append(say("caption.participation", ["level": .text("\(level)")]))
    }
    facts += sampleSize(rows)
    let tier = rows.first.map { source.tier(for: $0.indicator) } ?? .alongside
    facts.append(
      say(
        "caption.tier",
        ["letter": .asIs(tier.letter), "word": .text(catalogue.text("tier.\(tier.rawValue)"))]))
    facts.append(review(source, indicator: rows.first?.indicator ?? ""))
    facts.append(firstClause(licence(source)))
    return facts
  }

  /// One n where the figures share it, else the smallest and the largest: none of them is the n of
  /// all.
  private func sampleSize(_ rows: [Observation]) -> [String] {
    let sizes = rows.compactMap(\.sampleSize)
    guard let smallest = sizes.min(), let largest = sizes.max() else { return [] }
    guard smallest < largest else {
      return [say("caption.n", ["n": .number(largest, decimals: 0)])]
    }
    return [
      say(
        "caption.nRange",
        ["from": .number(smallest, decimals: 0), "to": .number(largest, decimals: 0)])
    ]
  }

  /// What stands before the first semicolon.
  private func firstClause(_ text: String) -> String {
    text.prefix { $0 != ";" }.description
  }

  /// The review decision, or that none is on record.
  func review(_ source: Source, indicator: String) -> String {
    guard let decision = source.decision(for: indicator) else {
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
  /// - Parameter used: ids of the sources whose figures count there.
  func sourcesCaption(_ used: Set<String>) -> String {
    // Where nothing counts, all were looked at.
    let own = data.sources.filter { used.contains($0.id) }
    let titles = (own.isEmpty ? data.sources : own).map { sourceTitle($0.id) }
    return say("caption.sources", ["names": .text(titles.joined(separator: "; "))])
  }

  func distinct<Value: Hashable>(_ values: [Value]) -> [Value] {
    var seen = Set<Value>()
    return values.filter { seen.insert($0).inserted }
  }

  /// What several notes of one source say alike is said once: parts that differ from figure to figure (an effective
  /// size) are left to the table.
  private func shared(_ notes: [String]) -> [String] {
    guard notes.count > 1 else { return notes.map(capitalised) }
    let parts = notes.map { $0.split(separator: "; ").map(String.init) }
    let common = parts[0].filter { part in parts.allSatisfy { $0.contains(part) } }
    return (common.isEmpty ? notes : [common.joined(separator: "; ")]).map(capitalised)
  }
}
