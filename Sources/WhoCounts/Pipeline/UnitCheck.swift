import SDGModel

/// Looks for series whose name and figures say different powers of ten.
enum UnitCheck {
  /// One question that names them: a factor is never applied silently.
  static func inDoubt(
    _ observations: ObservationTable, named: (String) -> String
  ) -> [Diagnostic] {
    var found: Set<String> = []
    for row in observations.indices where observations.multiplier[row] == 0 {
      found.insert(observations.pool[observations.series[row]])
    }
    let codes = found.filter { SeriesName.powerOfTen(in: named($0)) != nil }.sorted()
    guard !codes.isEmpty else { return [] }
    let shown = codes.prefix(4).joined(separator: ", ")
    let rest = codes.count > 4 ? " and \(codes.count - 4) more" : ""
    return [
      Diagnostic(
        rule: "unit-in-doubt", severity: .question, place: Place(file: ""),
        message:
          "Series are named in millions or the like, and the unit of their figures is single: \(shown)\(rest)",
        hint: "Ask the provider which holds; until then the figures are told without a unit.",
        subject: codes.joined(separator: ";"))
    ]
  }
}
