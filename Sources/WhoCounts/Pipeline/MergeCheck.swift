import Ingest
import SDGModel

/// Looks for exceptions under `merge:` that are about nothing: a misspelt series or source would silently
/// leave its figures side by side.
enum MergeCheck {
  static func findings(
    _ settings: MergeSettings, _ observations: ObservationTable, _ sources: [Source]
  ) -> [Diagnostic] {
    let known = Set(
      observations.indices.map { row in
        let observation = observations[row]
        return observation.series.isEmpty ? observation.indicator : observation.series
      })
    let ids = Set(sources.map(\.id))
    var found: [Diagnostic] = []
    for (series, rule) in settings.series.sorted(by: { $0.key < $1.key }) {
      if !known.contains(series) {
        found.append(
          finding(
            "Under `merge` stands the series \(series), of which no file has a figure", series))
      }
      if let source = rule.source, !ids.contains(source) {
        found.append(
          finding(
            "Under `merge` the series \(series) names the source \(source), which the register does not have",
            "\(series);\(source)"))
      }
    }
    return found
  }

  private static func finding(_ message: String, _ subject: String) -> Diagnostic {
    Diagnostic(
      rule: "merge-of-nothing", severity: .question, place: Place(file: "whocounts.yaml"),
      message: message, hint: "Correct the code, or take the entry out.", subject: subject)
  }
}
