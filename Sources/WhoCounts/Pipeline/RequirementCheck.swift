import SDGModel

/// Entries of `require` and `waive` that fit nothing there is: a code misspelt there would ask for nothing, or in vain.
struct RequirementCheck {
  let settings: Settings
  let reference: Reference

  func findings(in observations: ObservationTable) -> [Diagnostic] {
    let entries =
      settings.required.map { ("require", $0) } + settings.waived.map { ("waive", $0) }
    guard entries.contains(where: { !$0.1.series.isEmpty || !$0.1.areas.isEmpty }) else {
      return []
    }
    var ofIndicator: [String: Set<String>] = [:]
    for row in observations.indices {
      ofIndicator[observations.pool[observations.indicator[row]], default: []]
        .insert(observations.pool[observations.series[row]])
    }
    return entries.flatMap { key, entry in series(entry, key, ofIndicator) }
      + settings.waived.flatMap(levels)
  }

  /// Series that neither a file nor the framework's list has under the indicator.
  private func series(
    _ entry: RequiredBreakdown, _ key: String, _ ofIndicator: [String: Set<String>]
  ) -> [Diagnostic] {
    entry.series.filter { code in
      !entry.indicators.contains { indicator in
        ofIndicator[indicator]?.contains(code) == true
          || reference.series.indicators(ofSeries: code).contains(indicator)
      }
    }.map { code in
      let known = entry.indicators.flatMap { ofIndicator[$0] ?? [] }.filter { !$0.isEmpty }
      let near = Vocabulary.nearest(to: code, among: known)
      return Diagnostic(
        rule: "setting-without-meaning", severity: .question, place: Self.place,
        message: "`\(key)` names a series that no file and no list has under "
          + "\(entry.indicators.joined(separator: ", ")): \(code)",
        hint: near.map { "Write \($0) if that is meant." } ?? "Correct its code.", subject: code)
    }
  }

  /// A level of areas that nothing is asked of has nothing to waive.
  private func levels(_ entry: RequiredBreakdown) -> [Diagnostic] {
    let asked = settings.required.filter { required in
      required.indicators.contains(where: entry.indicators.contains)
    }.flatMap(\.areas)
    return entry.areas.filter { $0 != settings.area?.level && !asked.contains($0) }.map { level in
      Diagnostic(
        rule: "setting-without-meaning", severity: .question, place: Self.place,
        message: "`waive` names a level of areas that nothing is asked of: \(level)",
        hint: "Leave `areas` out to waive it for the whole, or require it under `require`.",
        subject: level)
    }
  }

  private static let place = Place(file: "whocounts.yaml")
}
