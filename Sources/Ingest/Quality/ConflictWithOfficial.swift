import SDGModel

/// Finds series in which a citizen source and official figures contradict each other.
///
/// Only figures that agree in area, breakdown, period, definition and unit are set against each other; how
/// is in ``AgreementReport``.
public enum ConflictWithOfficial {
  public struct Subject: Sendable, Hashable {
    public var source: String
    public var indicator: String

    public init(source: String, indicator: String) {
      self.source = source
      self.indicator = indicator
    }
  }

  /// How many series of each source and indicator are in open conflict.
  public static func open(
    _ cells: [MergedCell], _ observations: ObservationTable, register: SourceRegister,
    limits: QualityCriteria.ConflictLimits = .init()
  ) -> [Subject: Int] {
    var series: [SeriesKey: [PairedPoint]] = [:]
    for cell in cells where cell.candidates.count > 1 {
      let rows = cell.candidates.map { observations[$0.row] }
      guard let official = rows.first(where: { register.maker(of: $0) == .official }),
        let value = official.value.plainNumber
      else { continue }
      for row in rows where register.maker(of: row) == .citizen {
        guard let other = row.value.plainNumber else { continue }
        var key = row.key
        key.period = Period.earliest
        series[
          SeriesKey(subject: Subject(source: row.source, indicator: row.indicator), key: key),
          default: []
        ]
        .append(
          PairedPoint(
            period: row.period, official: value, citizen: other,
            officialError: official.standardError, citizenError: row.standardError))
      }
    }
    var found: [Subject: Int] = [:]
    for (key, points) in series
    where AgreementReport(points, margin: .relative(0.1), limits: limits).verdict == .openConflict {
      found[key.subject, default: 0] += 1
    }
    return found
  }

  private struct SeriesKey: Hashable {
    var subject: Subject
    var key: Observation.Key
  }
}
