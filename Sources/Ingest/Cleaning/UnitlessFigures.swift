import SDGModel

/// Finds figures that stand twice, once with a unit and once without: what they say cannot be compared
/// until somebody says whether the unit is the same.
enum UnitlessFigures {
  private struct Key: Hashable {
    var source: String
    var series: String
    var area: String
    var period: Period
    var breakdown: Breakdown
  }

  /// One finding for each file and series, at the first of its figures without a unit.
  static func add(to results: inout [ReadResult]) {
    var without: [Key: ConflictCheck.Record] = [:]
    for (file, result) in results.enumerated() {
      let table = result.observations
      for row in table.indices where table.unit[row] == StringPool.empty {
        without[key(table, row)] = ConflictCheck.Record(file: file, row: row)
      }
    }
    guard !without.isEmpty else { return }
    var found: [String: Set<ConflictCheck.Record>] = [:]
    for result in results {
      let table = result.observations
      for row in table.indices where table.unit[row] != StringPool.empty {
        let key = key(table, row)
        guard let record = without[key] else { continue }
        found["\(record.file);\(key.series)", default: []].insert(record)
      }
    }
    for (subject, records) in found.sorted(by: { $0.key < $1.key }) {
      report(records, subject, &results)
    }
  }

  private static func key(_ table: ObservationTable, _ row: Int) -> Key {
    let series = table.series[row] == StringPool.empty ? table.indicator[row] : table.series[row]
    return Key(
      source: table.pool[table.source[row]], series: table.pool[series],
      area: table.pool[table.area[row]], period: table.period[row],
      breakdown: table.breakdowns[Int(table.breakdown[row])])
  }

  private static func report(
    _ records: Set<ConflictCheck.Record>, _ subject: String, _ results: inout [ReadResult]
  ) {
    guard let first = records.min(by: { $0.row < $1.row }) else { return }
    let observation = results[first.file].observations[first.row]
    let rule = InputRule.figureWithoutUnit
    results[first.file].diagnostics.append(
      Diagnostic(
        rule: rule.rawValue, severity: rule.severity,
        place: results[first.file].observations.place(ofRow: first.row),
        source: observation.source, rowsAffected: records.count,
        message:
          "\(records.count) figures have no unit, and stand again with one: the two are kept apart",
        hint: "Write the unit of these figures, so that they can be held against the others.",
        subject: "\(subject);\(observation.indicator)"))
    results[first.file].diagnostics.sort(by: Diagnostic.precedes)
  }
}
