import SDGModel

/// Settings that are read and can mean nothing: questions, since a project may be ahead of the lists.
struct SettingsCheck {
  let settings: Settings
  let reference: Reference
  private static let place = Place(file: "whocounts.yaml")

  func findings() -> [Diagnostic] {
    breakdowns(settings.required, "require") + breakdowns(settings.waived, "waive")
      + (settings.groups ?? []).flatMap(categories)
  }

  private func breakdowns(_ list: [RequiredBreakdown], _ key: String) -> [Diagnostic] {
    list.flatMap { entry -> [Diagnostic] in
      let codes = entry.indicators.filter { code in
        reference.framework.indicator(code) == nil && settings.indicatorNames[code] == nil
      }
      let known = Set(reference.vocabulary.dimensions.map(\.id))
      let groups = Set((settings.groups ?? []).flatMap { $0.any.flatMap(\.parts) }.map(\.dimension))
      let dimensions = entry.dimensions.filter { !known.contains($0) && !groups.contains($0) }
      return codes.map {
        question("`\(key)` names an indicator that no list has: \($0)", "Correct its code.", $0)
      }
        + dimensions.map {
          question(
            "`\(key)` names a dimension that no list has: \($0)", nearDimension($0), $0)
        }
    }
  }

  /// A category that a closed dimension lacks counts nobody.
  private func categories(_ group: PopulationGroup) -> [Diagnostic] {
    let vocabulary = reference.vocabulary
    return group.any.flatMap(\.parts).compactMap { part in
      guard let dimension = vocabulary.dimensions.first(where: { $0.id == part.dimension }) else {
        guard let near = vocabulary.heading(near: part.dimension) else { return nil }
        return question(
          "Group \(group.id) names a dimension that no list has: \(part.dimension)",
          "Write \(near) if that is meant.", "\(group.id);\(part.dimension)")
      }
      guard !dimension.isOpen,
        vocabulary.category(dimension: part.dimension, code: part.category) == nil
      else { return nil }
      let near = vocabulary.category(dimension: part.dimension, near: part.category)
      return question(
        "Group \(group.id) names a category that \(part.dimension) lacks: \(part.category)",
        near.map { "Write \($0.code) if \($0.name) is meant." } ?? "Write a code of the list.",
        "\(group.id);\(part.dimension);\(part.category)")
    }
  }

  private func nearDimension(_ id: String) -> String {
    reference.vocabulary.heading(near: id).map { "Write \($0) if that is meant." }
      ?? "Write the dimension’s name."
  }

  private func question(_ message: String, _ hint: String, _ subject: String) -> Diagnostic {
    Diagnostic(
      rule: "setting-without-meaning", severity: .question, place: SettingsCheck.place,
      message: message, hint: hint, subject: subject)
  }
}
