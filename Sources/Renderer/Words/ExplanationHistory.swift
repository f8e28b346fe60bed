import Disclosure
import SDGModel
import Wording

/// Tells each series line by line: the runs of who measured when, and why the line is cut between.
struct ExplanationHistory {
  let explanation: Explanation

  /// Most histories that are told of one indicator; the others are counted.
  static let mostBlocks = 16
  /// A run of more figures is told by its span.
  static let mostFigures = 4

  private var words: Words { explanation.words }
  private var data: PublishableDataset { words.data }

  func write(to text: inout ExplanationText) {
    let sections = ExplainedSection.all(explanation.lines)
    let count = max(sections.count, 1)
    let each = max(1, ExplanationHistory.mostBlocks / count)
    for section in sections.prefix(ExplanationHistory.mostBlocks) {
      text.gap()
      head(section, to: &text)
      for block in section.blocks.prefix(each) { write(block, of: section, to: &text) }
      let rest = section.blocks.dropFirst(each).flatMap(\.lines)
      if !rest.isEmpty {
        text.add(
          explanation.say(
            "furtherLines",
            ["count": .count(rest.count), "dimensions": .text(dimensions(rest))]),
          indent: 2)
      }
    }
    let further = sections.dropFirst(ExplanationHistory.mostBlocks)
    if !further.isEmpty {
      text.gap()
      text.add(explanation.say("furtherSeries", ["count": .count(further.count)]))
    }
  }

  private func head(_ section: ExplainedSection, to text: inout ExplanationText) {
    let key = section.key
    let title = words.seriesTitle(key.series)
    let isNamed = !key.series.isEmpty && title != key.series
    text.add(
      isNamed ? title : words.indicatorTitle(key.indicator), indent: 2, label: key.series + "  ")
    var facts = [words.areaName(key.area)]
    let unit = words.unitLabel(key.unit, multiplier: key.multiplier)
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

  private func write(
    _ block: ExplainedBlock, of section: ExplainedSection, to text: inout ExplanationText
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

  private func dimensions(_ lines: [ExplainedLine], beyond common: Breakdown = .total) -> String {
    let shared = Set(common.parts.map(\.dimension))
    let ids = Set(lines.flatMap(\.dimensions)).subtracting(shared)
    let order = words.vocabulary?.dimensions.map(\.id) ?? []
    let sorted = ids.sorted {
      (order.firstIndex(of: $0) ?? .max, $0) < (order.firstIndex(of: $1) ?? .max, $1)
    }
    return words.catalogue.list(sorted.map { words.dimensionLabel($0) })
  }

  // MARK: Runs and cuts

  private func write(_ run: ExplainedRun, hasValues: Bool, to text: inout ExplanationText) {
    let rows = explanation.asked(run.rows)
    if !rows.isEmpty {
      if hasValues, rows.count <= ExplanationHistory.mostFigures {
        writeEach(run, rows: rows, to: &text)
        return
      }
      let observations = rows.map { data.observations[$0] }
      let span = observations.count == 1 ? words.period(observations[0].period) : words.span(rows)
      var facts: [String] = []
      if rows.count > 1 || !hasValues {
        facts.append(explanation.say("runCount", ["count": .count(rows.count)]))
      }
      if hasValues, let last = observations.last {
        facts.append(
          explanation.say(
            "latest", ["value": .text(value(last)), "period": .text(words.period(last.period))]))
      }
      facts.append(makers(observations))
      text.add(sentences(facts), indent: 15, label: "    \(span)  ")
    }
    let gaps = run.within.filter { explanation.touchesQuestion($0) }
    if !gaps.isEmpty { writeSummary(gaps, to: &text) }
  }

  /// Each figure of a short run with its value, and the cuts between them.
  private func writeEach(_ run: ExplainedRun, rows: [Int], to text: inout ExplanationText) {
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
        "cut.nature", ["before": .text(nature(before)), "after": .text(nature(after))])
    case .marked: return explanation.say("cut.marked")
    case .censored: return explanation.say("cut.bound")
    }
  }

  private func nature(_ row: Observation) -> String {
    words.catalogue.text("nature.\((row.nature ?? .notAvailable).rawValue)")
  }

  // MARK: Facts

  private func value(_ row: Observation) -> String {
    let value = words.value(row.value, unit: row.unit)
    guard let lower = row.lower, let upper = row.upper else { return value }
    return explanation.say(
      "interval", ["value": .asIs(value), "range": .asIs(words.catalogue.range(lower, upper))])
  }

  /// Who measured, as the rows name it; of what kind; the nature; notes.
  private func makers(_ rows: [Observation]) -> String {
    guard let first = rows.first else { return "" }
    let texts = distinct(rows.map { words.provider($0) })
    var facts = [texts.prefix(2).map { clipped($0) }.joined(separator: "; ")]
    if texts.count > 2 {
      facts = [
        explanation.say("more", ["names": .asIs(facts[0]), "count": .count(texts.count - 2)])
      ]
    }
    facts.append(explanation.standing(first))
    if let nature = first.nature, nature != .notAvailable { facts.append(self.nature(first)) }
    if let n = first.sampleSize, rows.count == 1 {
      facts.append(words.say("caption.n", ["n": .number(n, decimals: 0)]))
    }
    facts += distinct(rows.map(\.note).filter { !$0.isEmpty }).prefix(1).map { clipped($0) }
    return sentences(facts)
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

extension Explanation {
  /// Parts as sentences, each with its full stop.
  func sentences(_ parts: [String]) -> String {
    parts.filter { !$0.isEmpty }.map { part in
      part.last.map { ".!?…".contains($0) } == true ? part : part + "."
    }.joined(separator: " ")
  }

  /// `Official`; of others what they may do beside it, and who decided that.
  func standing(_ row: Observation) -> String {
    let maker = words.register.maker(of: row)
    let word = words.makerWord(maker)
    guard maker != .official, let source = words.register[row.source] else { return word }
    let tier = source.tier(for: row.indicator)
    return say(
      "standing",
      [
        "maker": .text(word), "letter": .asIs(tier.letter),
        "tier": .text(words.catalogue.text("tier.\(tier.rawValue)")),
        "review": .text(words.review(source, indicator: row.indicator)),
      ])
  }
}
