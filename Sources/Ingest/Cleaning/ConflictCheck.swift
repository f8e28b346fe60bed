import SDGModel

/// Finds the records of one source that say different things about one key.
public enum ConflictCheck {
  /// Holds every record of a key for which one source gives two different values, in whatever files
  /// they stand: none is first or last, none is averaged. Each such key gives one diagnostic that
  /// names every place.
  ///
  /// Records that repeat a key with the same value within one indicator are one observation: it is
  /// kept once, at its first place, each record counts as taken, and a note names the others.
  ///
  /// The order of the results changes nothing but their own order.
  ///
  /// - Parameter decisions: what was decided, by ``Decision/id``: the value that holds, or that all
  ///   stay out. The records that a decision sets aside count as left out.
  public static func holdConflicts(
    _ results: [ReadResult], decisions: [String: Decision] = [:]
  ) -> [ReadResult] {
    var index = KeyIndex()
    for result in results { index.add(result.observations) }
    var results = results
    var removed = [Set<Int>](repeating: [], count: results.count)
    for group in index.repeated() {
      let places = group.sorted { place($0, results) < place($1, results) }
      let values = Set(places.map { value($0, results) })
      if values.count > 1 {
        if let decision = decision(places, results, decisions) {
          apply(decision, to: places, in: &results, removed: &removed)
        } else {
          hold(places, in: &results, removed: &removed)
        }
      } else {
        keepFirst(places, in: &results, removed: &removed)
      }
    }
    for number in results.indices {
      results[number].observations = results[number].observations.removing(removed[number])
      results[number].diagnostics.sort(by: Diagnostic.precedes)
    }
    UnitlessFigures.add(to: &results)
    return results
  }

  /// A record: the result that it stands in and its row.
  struct Record: Hashable {
    var file: Int
    var row: Int
  }

  private static func place(_ record: Record, _ results: [ReadResult]) -> Place {
    results[record.file].observations.place(ofRow: record.row)
  }

  private static func value(_ record: Record, _ results: [ReadResult]) -> ObservedValue {
    let table = results[record.file].observations
    return ObservedValue(kind: table.kind[record.row], number: table.number[record.row])
  }

  private static func hold(
    _ records: [Record], in results: inout [ReadResult], removed: inout [Set<Int>]
  ) {
    guard let first = records.first else { return }
    let observation = results[first.file].observations[first.row]
    let places = records.map { place($0, results).text }
    let quotes = records.allSatisfy { results[$0.file].quotesValues }
    let found = zip(records, places).map { "\(value($0, results).plainText) at \($1)" }
    let rule = InputRule.conflictingValues
    let key = quotes ? " (\(observation.key.plainText))" : ""
    results[first.file].diagnostics.append(
      Diagnostic(
        rule: rule.rawValue, severity: rule.severity, place: place(first, results),
        source: observation.source, rowsAffected: records.count,
        message:
          "\(records.count) records give different values for one key\(key), at \(places.joined(separator: ", "))",
        found: quotes ? found.joined(separator: ", ") : "",
        proposal: Proposal(
          "",
          why: "The records agree in everything but their value: none is first, last or an average."
        ),
        hint:
          "Find out which value holds; add the column that tells the records apart, or decide in decisions.csv.",
        subject: subject(records, results)))
    for record in records {
      removed[record.file].insert(record.row)
      results[record.file].file.counts.taken -= 1
      results[record.file].file.counts.held += 1
    }
  }

  /// The key and the values in conflict: a value that joins them later is a new question, which
  /// nobody has decided yet.
  private static func subject(_ records: [Record], _ results: [ReadResult]) -> String {
    guard let record = records.first else { return "" }
    let observation = results[record.file].observations[record.row]
    let values = Set(records.map { value($0, results).plainText }).sorted()
    return
      "\(observation.source);\(observation.indicator);\(observation.key.plainText);\(values.joined(separator: ";"))"
  }

  /// A decision about the key that one of its records can follow.
  private static func decision(
    _ records: [Record], _ results: [ReadResult], _ decisions: [String: Decision]
  ) -> Decision? {
    guard !decisions.isEmpty else { return nil }
    let rule = InputRule.conflictingValues.rawValue
    guard let decision = decisions[Decision.id(rule: rule, subject: subject(records, results))]
    else {
      return nil
    }
    guard let text = decision.replacement else { return decision }
    let wanted = ValueText.read(text)
    return records.contains { value($0, results) == wanted } ? decision : nil
  }

  private static func apply(
    _ decision: Decision, to records: [Record], in results: inout [ReadResult],
    removed: inout [Set<Int>]
  ) {
    let wanted = decision.replacement.flatMap { ValueText.read($0) }
    let kept = records.first { value($0, results) == wanted }
    guard let first = kept ?? records.first else { return }
    let rule = InputRule.decisionApplied
    let who = decision.by.isEmpty ? "" : " by \(decision.by)"
    results[first.file].diagnostics.append(
      Diagnostic(
        rule: rule.rawValue, severity: rule.severity, place: place(first, results),
        source: results[first.file].observations[first.row].source, rowsAffected: records.count,
        message: kept == nil
          ? "\(records.count) records with different values for one key stay out, as decided\(who)"
          : "Of \(records.count) records with different values for one key this one holds, as decided\(who)",
        hint: "Nothing to do.", subject: decision.id))
    for record in records where record != kept {
      removed[record.file].insert(record.row)
      results[record.file].file.counts.taken -= 1
      results[record.file].file.counts.leftOut += 1
    }
  }

  /// One series may stand under several indicators with the same figures: each keeps them.
  private static func keepFirst(
    _ records: [Record], in results: inout [ReadResult], removed: inout [Set<Int>]
  ) {
    var byIndicator: [String: [Record]] = [:]
    for record in records {
      let table = results[record.file].observations
      byIndicator[table.pool[table.indicator[record.row]], default: []].append(record)
    }
    for (_, same) in byIndicator.sorted(by: { $0.key < $1.key }) where same.count > 1 {
      let first = same[0]
      let others = same.dropFirst()
      let rule = InputRule.identicalRepeat
      let observation = results[first.file].observations[first.row]
      results[first.file].diagnostics.append(
        Diagnostic(
          rule: rule.rawValue, severity: rule.severity, place: place(first, results),
          source: observation.source, rowsAffected: same.count,
          message:
            "The same record stands again at \(others.map { place($0, results).text }.joined(separator: ", ")); it is one observation",
          hint: "Nothing to do; remove the repeat.",
          subject: subject(same, results)))
      for record in others { removed[record.file].insert(record.row) }
    }
  }
}
