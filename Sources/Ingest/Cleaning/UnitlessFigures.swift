import Bytes
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

  private struct Subject: Hashable {
    var source: String
    var series: String
  }

  /// One finding for each file and series, at the first of its figures without a unit.
  static func add(to results: inout [ReadResult]) {
    // Most series have a unit throughout or none: only the others are looked at row by row.
    let mixed = subjects(results, withUnit: true).intersection(subjects(results, withUnit: false))
    guard !mixed.isEmpty else { return }
    var without: [Key: ConflictCheck.Record] = [:]
    var with = Set<Key>()
    for (file, result) in results.enumerated() {
      let table = result.observations
      for row in table.indices {
        let key = key(table, row)
        guard mixed.contains(Subject(source: key.source, series: key.series)) else { continue }
        if table.unit[row] == StringPool.empty {
          without[key] = without[key] ?? ConflictCheck.Record(file: file, row: row)
        } else {
          with.insert(key)
        }
      }
    }
    let twice = without.filter { with.contains($0.key) }
    for (file, records) in Dictionary(grouping: twice, by: { $0.value.file }) {
      for (series, same) in Dictionary(grouping: records, by: { $0.key.series }) {
        report(Set(same.map(\.value)), "\(results[file].file.path);\(series)", &results)
      }
    }
  }

  /// The series that have figures with a unit, or without one.
  private static func subjects(_ results: [ReadResult], withUnit: Bool) -> Set<Subject> {
    struct Pair: Hashable {
      var source: UInt32
      var series: UInt32
    }
    var found = Set<Subject>()
    for table in results.map(\.observations) {
      var pairs = Set<Pair>()
      for row in table.indices where (table.unit[row] != StringPool.empty) == withUnit {
        pairs.insert(Pair(source: table.source[row], series: series(table, row)))
      }
      found.formUnion(
        pairs.map { Subject(source: table.pool[$0.source], series: table.pool[$0.series]) })
    }
    return found
  }

  /// The series' own code; a figure without one is known by its indicator.
  private static func series(_ table: ObservationTable, _ row: Int) -> UInt32 {
    table.series[row] == StringPool.empty ? table.indicator[row] : table.series[row]
  }

  private static func key(_ table: ObservationTable, _ row: Int) -> Key {
    Key(
      source: table.pool[table.source[row]], series: table.pool[series(table, row)],
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
          "\(Counted.text(records.count, "figure has", "figures have")) no unit, and the same with one stand there too: the two are kept apart",
        hint: "Write the unit of these figures, so that they can be held against the others.",
        subject: "\(subject);\(observation.indicator)"))
    results[first.file].diagnostics.sort(by: Diagnostic.precedes)
  }
}
