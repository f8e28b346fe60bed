import Disclosure
import SDGModel
import Wording

/// Cells of one indicator that other makers measured elsewhere, otherwise or at another time: each
/// with what it is, and why it is not set against the others.
struct ExplanationBeside {
  let explanation: Explanation

  /// What can keep two figures from being set against each other.
  enum Difference: String, CaseIterable {
    case area, period, people, definition, unit
  }

  /// Lines of one maker, area and definition.
  struct Stand {
    var lines: [ExplainedLine]
  }

  /// Most others that are shown; the rest is counted.
  static let mostOthers = 4
  /// Most lines of the record that one other is shown beside.
  static let mostCounterparts = 3

  private var words: Words { explanation.words }
  private var data: PublishableDataset { words.data }

  func write(to text: inout ExplanationText) {
    let stands = stands()
    guard let main = stands.first, stands.count > 1 else { return }
    let others = stands.dropFirst()
    text.gap()
    text.add(explanation.say("beside.title"))
    var shown = Set<Int>()
    for other in others.prefix(ExplanationBeside.mostOthers) {
      guard let row = figure(other) else { continue }
      let counterparts = counterparts(of: row, in: main)
      for counterpart in counterparts where shown.insert(counterpart).inserted {
        cell(counterpart, to: &text)
      }
      if shown.insert(row).inserted { cell(row, to: &text) }
      verdict(row, beside: counterparts, to: &text)
    }
    let rest = others.count - ExplanationBeside.mostOthers
    if rest > 0 {
      text.gap()
      text.add(explanation.say("beside.further", ["count": .count(rest)]), indent: 2)
    }
  }

  /// Sources of the others that are shown.
  var toldSources: Set<String> {
    let others = stands().dropFirst().prefix(ExplanationBeside.mostOthers)
    let main = stands().first.flatMap { figure($0) }
    guard !others.isEmpty else { return [] }
    return Set(
      ([main] + others.map { figure($0) }).compactMap { $0 }.map { data.observations[$0].source })
  }

  // MARK: What stands beside what

  /// The record's own lines for the project's area first, then each further maker, area and
  /// definition in the order of the lines.
  private func stands() -> [Stand] {
    struct Place: Hashable {
      var strand: String
      var definition: String
      var area: String
    }
    var order: [Place] = []
    var groups: [Place: [ExplainedLine]] = [:]
    for line in explanation.lines {
      let key = line.line.key
      let place = Place(strand: key.strand, definition: key.definition, area: key.area)
      if groups[place] == nil { order.append(place) }
      groups[place, default: []].append(line)
    }
    let lead = order.firstIndex {
      $0.strand.isEmpty && $0.definition.isEmpty && $0.area == data.scope.area.id
    }
    if let lead { order.insert(order.remove(at: lead), at: 0) }
    return order.map { Stand(lines: groups[$0] ?? []) }
  }

  /// The latest figure of the line with the fewest categories.
  private func figure(_ stand: Stand) -> Int? {
    let lines = stand.lines.sorted {
      $0.line.key.breakdown.parts.count < $1.line.key.breakdown.parts.count
    }
    return lines.first.flatMap { explanation.asked($0.line.rows).last }
  }

  /// The record's figures of the same series: one a line, of the same period where there is one,
  /// else the latest; those of the same people first.
  private func counterparts(of row: Int, in main: Stand) -> [Int] {
    let other = data.observations[row]
    let same = main.lines.filter { $0.line.key.series == other.series }
    let lines = (same.isEmpty ? main.lines : same).sorted { a, b in
      let (x, y) = (a.line.key.breakdown, b.line.key.breakdown)
      if (x == other.breakdown) != (y == other.breakdown) { return x == other.breakdown }
      return x.parts.count == y.parts.count ? x < y : x.parts.count < y.parts.count
    }
    return lines.prefix(ExplanationBeside.mostCounterparts).compactMap { line in
      let rows = explanation.asked(line.line.rows)
      return rows.first { data.observations.period[$0] == other.period } ?? rows.last
    }
  }

  /// What differs between two figures. Empty: they are candidates for one cell.
  func differences(_ a: Int, _ b: Int) -> [Difference] {
    let (x, y) = (data.observations[a], data.observations[b])
    var found: [Difference] = []
    if x.area != y.area { found.append(.area) }
    if x.period != y.period { found.append(.period) }
    if x.breakdown != y.breakdown { found.append(.people) }
    if definition(x) != definition(y) || x.series != y.series { found.append(.definition) }
    if x.unit != y.unit || x.multiplier != y.multiplier { found.append(.unit) }
    return found
  }

  // MARK: Words

  private func cell(_ index: Int, to text: inout ExplanationText) {
    let row = data.observations[index]
    text.gap()
    text.add(
      [
        explanation.value(row), explanation.unit(row), words.areaName(row.area),
        words.breakdownLabel(row.breakdown), words.period(row.period),
      ].filter { !$0.isEmpty }.joined(separator: " · "), indent: 2)
    text.add(
      explanation.sentences([
        explanation.say("beside.definition", ["definition": .asIs(definition(row))])
      ]), indent: 6, label: "    ")
    text.add(
      explanation.sentences([
        explanation.say("beside.source", ["source": .asIs(source(row))]),
        explanation.standing(row),
        row.nature == nil || row.nature == .notAvailable ? "" : explanation.nature(row),
      ]), indent: 6, label: "    ")
  }

  private func source(_ row: Observation) -> String {
    let title = words.sourceTitle(row.source)
    return row.sourceText.isEmpty ? title : "\(row.sourceText) (\(title))"
  }

  /// The definition that a figure follows, with what its source says differs.
  func definition(_ row: Observation) -> String {
    if !row.definition.isEmpty { return row.definition }
    let own = words.register[row.source]?.indicator(row.indicator)
    let isOfficial = words.register[row.source]?.kind.isOfficial == true
    guard let own else {
      return isOfficial
        ? words.catalogue.text("definition.exact") : explanation.say("beside.definitionUnknown")
    }
    let match = words.catalogue.text("definition.\(own.definitionMatch.rawValue)")
    guard let differs = own.differs?[words.language], !differs.isEmpty else { return match }
    return "\(match). \(differs)"
  }

  /// One sentence: what differs from all of the counterparts, else from any.
  private func verdict(_ row: Int, beside others: [Int], to text: inout ExplanationText) {
    let all = others.map { Set(differences($0, row)) }
    guard let first = all.first else { return }
    let shared = all.dropFirst().reduce(first) { $0.intersection($1) }
    let union = all.dropFirst().reduce(first) { $0.union($1) }
    let told = shared.isEmpty ? union : shared
    let names = Difference.allCases.filter { told.contains($0) }
      .map { explanation.say("differs.\($0.rawValue)") }
    text.gap()
    guard !names.isEmpty else {
      text.add(explanation.say("beside.oneCell"), indent: 2)
      return
    }
    text.add(
      explanation.say(
        "beside.verdict",
        ["count": .count(names.count), "names": .asIs(words.catalogue.list(names))]),
      indent: 2)
  }
}
