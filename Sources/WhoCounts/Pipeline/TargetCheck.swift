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
        hint: "Correct the code of the series, or nothing if figures are still to come.",
        subject: "\(target.series);\(target.area);\(target.breakdown.text);\(target.targetYear)")
    }
  }

  private struct Subject: Hashable {
    var series: String
    var area: String
    var breakdown: Breakdown
  }
}
