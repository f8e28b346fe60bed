import Ingest
import SDGModel

/// Looks for targets that nothing is measured against.
enum TargetCheck {
  /// A question for each target whose series, area and breakdown no figure has: the code may be
  /// misspelt.
  static func withoutFigure(
    _ targets: [SeriesTarget], in observations: ObservationTable
  ) -> [Diagnostic] {
    guard !targets.isEmpty else { return [] }
    var known: Set<Subject> = []
    for row in observations.indices {
      let subject = Subject(
        series: observations.pool[observations.series[row]],
        area: observations.pool[observations.area[row]],
        breakdown: observations.breakdowns[Int(observations.breakdown[row])])
      known.insert(subject)
      known.insert(Subject(series: subject.series, area: "", breakdown: subject.breakdown))
    }
    return targets.filter { target in
      !known.contains(
        Subject(series: target.series, area: target.area, breakdown: target.breakdown))
    }.map { target in
      let whom = target.breakdown.isTotal ? "" : " (\(target.breakdown.text))"
      return Diagnostic(
        rule: "target-without-figure", severity: .question, place: Place(file: "targets.csv"),
        message: "No figure is of the target’s series, area and breakdown: \(target.series)\(whom)",
        hint:
          "Correct the series, the area or the breakdown (an age band, a sex) as the figures have it; nothing if they are still to come.",
        subject: "\(target.series);\(target.area);\(target.breakdown.text);\(target.targetYear)")
    }
  }

  /// A question for each target that the published list contradicts: it wants more where less is better, or more of a
  /// percentage than there is.
  static func contradictions(
    _ targets: [SeriesTarget], in observations: ObservationTable, _ series: SeriesList
  ) -> [Diagnostic] {
    let units = units(of: observations)
    return targets.flatMap { target -> [Diagnostic] in
      var found: [Diagnostic] = []
      let listed = series.direction(series: target.series, indicators: [target.series])
      if let own = target.direction, own != .maintain, let listed,
        listed == .increase || listed == .decrease, own.rawValue != listed.rawValue
      {
        found.append(
          question(
            "target-direction", target,
            "The target of \(target.series) wants it to \(own.rawValue); by the published list it is to \(listed.rawValue)",
            "Correct `direction`, or leave it if you mean it so: the series is judged by your word."
          ))
      }
      if CountUnit.isPercentage(units[target.series] ?? ""), !(0...100).contains(target.target) {
        found.append(
          question(
            "target-beyond-percentage", target,
            "The target of \(target.series) is no percentage: its figures are",
            "Correct the target, or the unit of the figures."))
      }
      return found
    }
  }

  private static func units(of table: ObservationTable) -> [String: String] {
    var units: [String: String] = [:]
    for row in table.indices {
      let series = table.pool[table.series[row]]
      units[series.isEmpty ? table.pool[table.indicator[row]] : series] =
        table.pool[table.unit[row]]
    }
    return units
  }

  private static func question(
    _ rule: String, _ target: SeriesTarget, _ message: String, _ hint: String
  ) -> Diagnostic {
    Diagnostic(
      rule: rule, severity: .question, place: Place(file: "targets.csv"), message: message,
      hint: hint,
      subject: "\(target.series);\(target.area);\(target.breakdown.text);\(target.targetYear)")
  }

  private struct Subject: Hashable {
    var series: String
    var area: String
    var breakdown: Breakdown
  }
}
