import SDGModel

/// Settings that are read and can mean nothing: questions, since a project may be ahead of the lists.
struct SettingsCheck {
  let settings: Settings
  let reference: Reference
  /// The areas of `areas.csv`.
  let areas: [Area]
  private static let place = Place(file: "whocounts.yaml")

  func findings() -> [Diagnostic] {
    breakdowns(settings.required, "require") + breakdowns(settings.waived, "waive")
      + periodicities()
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
        } + levels(of: entry, key) + categories(of: entry, key)
    }
  }

  /// Nothing is ever found of a level that no area has.
  private func levels(of entry: RequiredBreakdown, _ key: String) -> [Diagnostic] {
    let known = Set(areas.map(\.level))
    return entry.areas.filter { !known.contains($0) && $0 != settings.area?.level }.map {
      let list = known.filter { !$0.isEmpty }.sorted().joined(separator: ", ")
      return question(
        "`\(key)` names a level that no area has: \($0)",
        list.isEmpty
          ? "Give areas and their levels in areas.csv." : "Levels in areas.csv: \(list).", $0)
    }
  }

  private func categories(of entry: RequiredBreakdown, _ key: String) -> [Diagnostic] {
    guard
      let dimension = reference.vocabulary.dimensions.first(where: {
        entry.dimensions == [$0.id] && !$0.isOpen
      })
    else { return [] }
    return entry.categories.filter {
      reference.vocabulary.category(dimension: dimension.id, code: $0) == nil
    }.map {
      let near = reference.vocabulary.category(dimension: dimension.id, near: $0)
      return question(
        "`\(key)` names a category that \(dimension.id) lacks: \($0)",
        near.map { "Write \($0.code) if \($0.name) is meant." } ?? "Write a code of the list.", $0)
    }
  }

  private func periodicities() -> [Diagnostic] {
    settings.periodicities.flatMap(\.indicators).filter { code in
      reference.framework.indicator(code) == nil && settings.indicatorNames[code] == nil
    }.map {
      question("`periodicity` names an indicator that no list has: \($0)", "Correct its code.", $0)
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
