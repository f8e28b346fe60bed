import SDGModel

/// Brings the observations of all sources together, cell by cell.
///
/// Nothing is computed and nothing dropped: every candidate stays in its cell with the rule that
/// chose what is shown. An official value never depends on a citizen source, and the order of the
/// files changes nothing.
public enum Merge {
  /// The cells of all observations, sorted by key.
  ///
  /// Candidates meet only where area, period, breakdown, definition and unit agree. A source that
  /// is not official and is not known to follow the indicator's exact definition keeps a definition
  /// of its own, and so a cell of its own. Citizen figures that the official record took over stand
  /// in that record's series.
  ///
  /// - Parameter withheld: sources of which nothing is published; they are no candidates, so that
  ///   they do not decide what is shown of others.
  public static func cells(
    of observations: ObservationTable, register: SourceRegister, settings: MergeSettings,
    withheld: Set<String> = []
  ) -> [MergedCell] {
    var rows: [CellKey: [Candidate]] = [:]
    for row in observations.indices {
      let observation = observations[row]
      if withheld.contains(observation.source) || withheld.contains(observation.publisher) {
        continue
      }
      let tier = register.tier(source: observation.source, indicator: observation.indicator)
      let key = CellKey(
        indicator: observation.indicator, key: comparableKey(of: observation, register: register))
      rows[key, default: []].append(
        Candidate(row: row, source: observation.source, tier: tier))
    }
    return rows.map { key, candidates in
      cell(
        key: key, candidates: sorted(candidates, in: observations, register: register),
        observations: observations, register: register, settings: settings)
    }
    .sorted { $0.key < $1.key }
  }

  private static func comparableKey(
    of observation: Observation, register: SourceRegister
  ) -> Observation.Key {
    var key = observation.key
    guard key.definition.isEmpty, let source = register[observation.source],
      !source.kind.isOfficial, register.maker(of: observation) != .adoptedCitizen
    else { return key }
    let match = source.indicator(observation.indicator)?.definitionMatch
    if match != .exact { key.definition = source.id }
    return key
  }

  /// Official first, then the higher tier, then the source's id, then the place in the file.
  private static func sorted(
    _ candidates: [Candidate], in observations: ObservationTable, register: SourceRegister
  ) -> [Candidate] {
    guard candidates.count > 1 else { return candidates }
    return candidates.sorted { a, b in
      let aOfficial = register[a.source]?.kind.isOfficial == true
      let bOfficial = register[b.source]?.kind.isOfficial == true
      if aOfficial != bOfficial { return aOfficial }
      if a.tier != b.tier { return a.tier > b.tier }
      if a.source != b.source { return a.source < b.source }
      let aOrigin = observations[a.row].origin
      let bOrigin = observations[b.row].origin
      return (aOrigin.file, aOrigin.line) < (bOrigin.file, bOrigin.line)
    }
  }

  private static func cell(
    key: CellKey, candidates: [Candidate], observations: ObservationTable,
    register: SourceRegister, settings: MergeSettings
  ) -> MergedCell {
    let admitted = candidates.indices.filter { candidates[$0].tier > .reject }
    let usable = admitted.filter { isUsable(observations[candidates[$0].row]) }
    let distinctSources = Set(candidates.map(\.source)).count
    if distinctSources == 1 {
      let shown = usable.first ?? admitted.first
      return MergedCell(
        key: key, candidates: candidates, shown: shown.map { [$0] } ?? [], rule: .onlySource)
    }
    switch settings.rule(for: key).method {
    // What is computed is a series of its own; the figures that it is made of stand side by side.
    case .sideBySide, .splice, .benchmark, .combine:
      let shown = usable.isEmpty ? Array(admitted.prefix(1)) : usable
      return MergedCell(key: key, candidates: candidates, shown: shown, rule: .sideBySide)
    case .priorityFill:
      return MergedCell(
        key: key, candidates: candidates,
        shown: filled(
          candidates, admitted: admitted, usable: usable, observations: observations,
          register: register),
        rule: .priorityFill)
    }
  }

  /// An official figure that is suppressed or does not apply is never filled: the one protects
  /// people, the other cannot exist. A citizen source below *fill* stays beside the cell's value.
  private static func filled(
    _ candidates: [Candidate], admitted: [Int], usable: [Int], observations: ObservationTable,
    register: SourceRegister
  ) -> [Int] {
    let official = admitted.filter { register[candidates[$0].source]?.kind.isOfficial == true }
    if let first = official.first(where: { usable.contains($0) }) {
      return [first] + usable.filter { $0 != first && candidates[$0].tier == .alongside }
    }
    let isClosed = official.contains {
      let row = observations[candidates[$0].row]
      return row.value == .suppressed || row.value == .notApplicable
        || row.status == .suppressed || row.status == .notApplicable
    }
    if isClosed { return Array(official.prefix(1)) }
    // Of equals none is first: they stand side by side until a decision tells them apart.
    let highest = usable.map { candidates[$0].tier }.filter { $0 >= .fill }.max()
    let filling = usable.filter { candidates[$0].tier == highest }
    let beside = usable.filter { candidates[$0].tier == .alongside && highest != .alongside }
    if !filling.isEmpty { return filling + beside }
    return beside.isEmpty ? Array(admitted.prefix(1)) : beside
  }

  static func isUsable(_ observation: Observation) -> Bool {
    observation.value.saysSomething && observation.status?.meansNoFigure != true
  }
}
