import Analysis
import Disclosure
import SDGModel
import Wording

/// Tells each series line by line: the runs of who measured when, and why the line is cut between.
struct ExplanationHistory {
  let explanation: Explanation
  /// What stands in the text already and is not told again in full: review decisions by source,
  /// source texts, notes.
  private var told: Set<String> = []

  init(explanation: Explanation) { self.explanation = explanation }

  /// Most histories that are told of one indicator; the others are counted.
  static let mostBlocks = 16
  /// Most series, areas and sources that are told of one indicator.
  static let mostSections = 10
  /// A run of more figures is told by its span.
  static let mostFigures = 4

  private var words: Words { explanation.words }
  private var data: PublishableDataset { words.data }

  mutating func write(to text: inout ExplanationText) {
    let sections = ExplainedSection.all(explanation.lines)
    let told = sections.prefix(ExplanationHistory.mostSections)
    let all = told.map(\.blocks.count).reduce(0, +)
    let isShort = all <= ExplanationHistory.mostBlocks
    let each = isShort ? all : max(1, ExplanationHistory.mostBlocks / max(told.count, 1))
    for section in told {
      text.gap()
      head(section, to: &text)
      let blocks = section.blocks.enumerated().filter { $0.offset < each || isCitizen($0.element) }
        .map(\.element)
      for block in blocks { write(block, to: &text) }
      let rest = section.lineCount - blocks.map(\.lines.count).reduce(0, +)
      if rest > 0 {
        text.add(explanation.say("furtherLines", ["count": .count(rest)]), indent: 2)
      }
    }
    if sections.count > told.count {
      text.gap()
      text.add(
        explanation.say("furtherSeries", ["count": .count(sections.count - told.count)]))
    }
  }

  /// Histories with figures of citizens are told however many others there are.
  private func isCitizen(_ block: ExplainedBlock) -> Bool {
    block.lines.contains { line in
      line.line.rows.contains { words.register.maker(of: data.observations[$0]).isCitizen }
    }
  }

  private func head(_ section: ExplainedSection, to text: inout ExplanationText) {
    let key = section.key
    let title = words.seriesTitle(key.series)
    let isNamed = !key.series.isEmpty && title != key.series
    text.add(
      isNamed ? title : words.indicatorTitle(key.indicator), indent: 2, label: key.series + "  ")
    var facts = [words.areaName(key.area)]
    let unit =
      words.isUnitInDoubt(series: key.series, multiplier: key.multiplier)
      ? words.say("unitInDoubt") : words.unitLabel(key.unit, multiplier: key.multiplier)
    if !unit.isEmpty { facts.append(unit) }
    facts.append(
      explanation.say(
        "figures",
        [
          "count": .count(explanation.asked(section.rows).count),
          "span": .text(words.span(explanation.asked(section.rows))),
        ]))
    if !key.strand.isEmpty { facts.append(words.sourceTitle(key.strand)) }
    text.add(facts.joined(separator: " · "), indent: 2)
  }

  // MARK: One history

  private mutating func write(
    _ block: ExplainedBlock, to text: inout ExplanationText
  ) {
    guard let shown = block.lead ?? block.lines.first else { return }
    text.gap()
    text.add(label(block), indent: 2)
    for run in ExplainedRun.all(shown) {
      if let cut = run.before, explanation.touchesQuestion(cut) { write(cut, to: &text) }
      write(run, hasValues: block.lead != nil, to: &text)
    }
  }

  /// `Everybody; the same years and sources for Female and Male`
  func label(_ block: ExplainedBlock) -> String {
    guard let lead = block.lead else {
      let common = block.common
      let names = block.lines.map { line in
        words.breakdownLabel(without(common, line.line.key.breakdown))
      }
      let start = common.isTotal ? "" : words.breakdownLabel(common) + ": "
      return start + (listed(names) ?? counted(block.lines, beyond: common))
    }
    let own = lead.line.key.breakdown
    let name = words.breakdownLabel(own)
    let others = block.lines.dropFirst()
    guard !others.isEmpty else { return name }
    let names = others.map { words.breakdownLabel(without(own, $0.line.key.breakdown)) }
    return explanation.say(
      "same",
      [
        "name": .text(name),
        "others": .asIs(listed(names) ?? counted(Array(others), beyond: own)),
      ])
  }

  private func without(_ common: Breakdown, _ breakdown: Breakdown) -> Breakdown {
    Breakdown(breakdown.parts.filter { !common.parts.contains($0) })
  }

  private func listed(_ names: [String]) -> String? {
    names.count <= 4 ? words.catalogue.list(names) : nil
  }

  private func counted(_ lines: [ExplainedLine], beyond common: Breakdown) -> String {
    explanation.say(
      "breakdowns",
      [
        "count": .count(lines.count),
        "dimensions": .text(dimensions(lines, beyond: common)),
      ])
  }

  private func dimensions(_ lines: [ExplainedLine], beyond common: Breakdown) -> String {
    let shared = Set(common.parts.map(\.dimension))
    let ids = Set(lines.flatMap(\.dimensions)).subtracting(shared)
    let order = words.vocabulary?.dimensions.map(\.id) ?? []
    let sorted = ids.sorted {
      (order.firstIndex(of: $0) ?? .max, $0) < (order.firstIndex(of: $1) ?? .max, $1)
    }
    return words.catalogue.list(sorted.map { words.dimensionLabel($0) })
  }

  // MARK: Runs and cuts

  private mutating func write(_ run: ExplainedRun, hasValues: Bool, to text: inout ExplanationText)
  {
    let rows = explanation.asked(run.rows)
    if !rows.isEmpty {
      if hasValues, rows.count <= ExplanationHistory.mostFigures {
        writeEach(run, rows: rows, to: &text)
        return
      }
      let observations = rows.map { data.observations[$0] }
      let span = observations.count == 1 ? words.period(observations[0].period) : words.span(rows)
      var facts = [explanation.say("runCount", ["count": .count(rows.count)])]
      if hasValues, let last = observations.last {
        facts = [
          explanation.say(
            "runLatest",
            [
              "count": .count(rows.count), "period": .text(words.period(last.period)),
              "value": .text(value(last)),
            ])
        ]
      }
      facts.append(makers(observations))
      text.add(sentences(facts), indent: 15, label: "    \(span)  ")
    }
    let gaps = run.within.filter { explanation.touchesQuestion($0) }
    if !gaps.isEmpty { writeSummary(gaps, to: &text) }
  }

  /// Each figure of a short run with its value, and the cuts between them.
  private mutating func writeEach(_ run: ExplainedRun, rows: [Int], to text: inout ExplanationText)
  {
    var told = ""
    for (position, index) in run.rows.enumerated() {
      if position > 0, let cut = run.within.first(where: { $0.row == index }),
        explanation.touchesQuestion(cut)
      {
        write(cut, to: &text)
      }
      guard rows.contains(index) else { continue }
      let row = data.observations[index]
      let maker = makers([row])
      let period = words.period(row.period)
      text.add(
        sentences([value(row), maker == told ? "" : maker]), indent: 15,
        label: "    \(period)  ")
      told = maker
    }
  }

  private func write(_ cut: LineCut, to text: inout ExplanationText) {
    let (before, after) = (data.observations[cut.previous], data.observations[cut.row])
    text.add(
      explanation.say(
        "cut",
        [
          "before": .text(words.period(before.period)), "after": .text(words.period(after.period)),
          "reasons": .asIs(reasons(cut).joined(separator: "; ")),
        ]), indent: 8, label: "      ┆")
  }

  /// The cuts within a long run: the years without a figure together, other reasons each.
  private func writeSummary(_ cuts: [LineCut], to text: inout ExplanationText) {
    var years: [String] = []
    var other: [String] = []
    for cut in cuts {
      for reason in cut.reasons {
        if case .missingYears(let first, let last) = reason {
          years.append(words.catalogue.years(first, last))
        } else {
          let sentence = self.sentence(reason, cut)
          other.append("\(words.period(data.observations[cut.row].period)), \(sentence)")
        }
      }
    }
    let limit = 6
    let separator = words.catalogue.text("list.separator")
    if !years.isEmpty {
      let named = years.prefix(limit).joined(separator: separator)
      text.add(
        explanation.say(
          years.count > limit ? "cutsYearsMore" : "cutsYears",
          ["years": .asIs(named), "count": .count(max(years.count - limit, 0))]),
        indent: 8, label: "      ┆")
    }
    if !other.isEmpty {
      let named = other.prefix(limit).joined(separator: "; ")
      text.add(
        explanation.say(
          other.count > limit ? "cutsAtMore" : "cutsAt",
          ["places": .asIs(named), "count": .count(max(other.count - limit, 0))]),
        indent: 8, label: "      ┆")
    }
  }

  func reasons(_ cut: LineCut) -> [String] { cut.reasons.map { sentence($0, cut) } }

  private func sentence(_ reason: LineCut.Reason, _ cut: LineCut) -> String {
    let (before, after) = (data.observations[cut.previous], data.observations[cut.row])
    switch reason {
    case .missingYears(let first, let last):
      return explanation.say("cut.years", ["years": .asIs(words.catalogue.years(first, last))])
    case .otherPeriods: return explanation.say("cut.periods")
    case .sourceChanged:
      var names = (words.instrumentName(before), words.instrumentName(after))
      if names.0 == names.1 { names = (words.provider(before), words.provider(after)) }
      if names.0 == names.1 {
        names = (words.sourceTitle(before.source), words.sourceTitle(after.source))
      }
      return explanation.say("cut.source", ["before": .text(names.0), "after": .text(names.1)])
    case .natureChanged:
      return explanation.say(
        "cut.nature",
        ["before": .text(explanation.nature(before)), "after": .text(explanation.nature(after))])
    case .marked: return explanation.say("cut.marked")
    case .censored: return explanation.say("cut.bound")
    }
  }

  // MARK: Facts

  private func value(_ row: Observation) -> String {
    let value = explanation.value(row)
    guard let lower = row.lower, let upper = row.upper else { return value }
    return explanation.say(
      "interval", ["value": .asIs(value), "range": .asIs(words.catalogue.range(lower, upper))])
  }

  /// Who measured, as the rows name it; of what kind; the nature; notes.
  private mutating func makers(_ rows: [Observation]) -> String {
    guard let first = rows.first else { return "" }
    var facts = [providers(rows)]
    facts.append(
      explanation.standing(first, isShort: !told.insert("source \(first.source)").inserted))
    if let nature = first.nature, nature != .notAvailable {
      facts.append(explanation.nature(first))
    }
    if let n = first.sampleSize, rows.count == 1 {
      facts.append(words.say("caption.n", ["n": .number(n, decimals: 0)]))
    }
    // What one row's note says is not said of the others.
    let notes =
      distinct(rows.map(\.note)).count == 1 ? [words.note(first.note)].filter { !$0.isEmpty } : []
    if let note = notes.first {
      let isNew = told.insert("note \(note)").inserted
      facts.append(isNew ? clipped(note) : Instrument.shortName(note, limit: 60))
    }
    return sentences(facts)
  }

  /// Up to two texts, in short where they stand in the text already; none where the head of the
  /// section names the source.
  private mutating func providers(_ rows: [Observation]) -> String {
    let texts = distinct(
      rows.compactMap { row in
        if !row.sourceText.isEmpty { return row.sourceText }
        let isNamed = !words.register.maker(of: row).isRecord
        return isNamed ? nil : words.sourceTitle(row.source)
      })
    let named = texts.prefix(2).map { text in
      told.insert("text \(text)").inserted
        ? clipped(text) : Instrument.shortName(text, limit: 60)
    }.joined(separator: "; ")
    guard texts.count > 2 else { return named }
    return explanation.say("more", ["names": .asIs(named), "count": .count(texts.count - 2)])
  }

  private func clipped(_ text: String) -> String {
    text.count > 220 ? text.prefix(219) + "…" : text
  }

  private func distinct(_ texts: [String]) -> [String] {
    var seen = Set<String>()
    return texts.filter { seen.insert($0).inserted }
  }

  private func sentences(_ parts: [String]) -> String { explanation.sentences(parts) }
}
