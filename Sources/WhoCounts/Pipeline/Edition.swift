import Bytes
import Ingest
import SDGModel

/// Limits what was read to the edition's year: nothing later is shown.
enum Edition {
  /// Observations after `asOf` are left out by the project's own setting, and counted so.
  static func limit(_ results: [ReadResult], asOf: Int) -> [ReadResult] {
    results.map { result in
      let late = result.observations.period.filter { $0.lastYear > asOf }.count
      guard late > 0 else { return result }
      var limited = result
      var kept = ObservationTable()
      for row in result.observations.indices
      where result.observations.period[row].lastYear <= asOf {
        kept.append(result.observations[row])
      }
      limited.observations = kept
      limited.file.counts.taken -= late
      limited.file.counts.leftOut += late
      limited.diagnostics.append(
        Diagnostic(
          rule: "later-than-edition", severity: .note, place: Place(file: result.file.path),
          source: result.file.source, rowsAffected: late,
          message:
            "\(Counted.text(late, "record is", "records are")) later than \(asOf), the year of the edition",
          hint: "Set `asOf` to a later year to show them"))
      return limited
    }
  }

  /// The year of the latest figure that says something, where the project gives no year.
  static func latestYear(_ results: [ReadResult]) -> Int? {
    var latest: Int?
    for table in results.map(\.observations) {
      for row in table.indices where !table.number[row].isNaN {
        // No figure can be of a year after the Agenda's: such years are projections, or of another
        // calendar, and would make everything else old.
        guard table.period[row].lastYear <= Period.lastYearOfTheGoals else { continue }
        latest = max(latest ?? Int.min, table.period[row].lastYear)
      }
    }
    return latest
  }
}
