import Analysis
import SDGModel

extension Words {
  /// A short name of what a series measures, for titles.
  func measureName(series code: String, indicator: String, unit: String) -> String {
    if let own = data.scope.seriesNames[code], !own.isEmpty { return own[language] }
    // Global series have English names. Where the indicator is the one measure its name says the same.
    if catalogue.language.base != "en", isOnlySeries(ofIndicator: indicator) {
      return shortTitle(indicator)
    }
    let official = seriesTitle(code.isEmpty ? indicator : code)
    guard official != indicator else { return shortTitle(indicator) }
    let kind = vocabulary?.unit(named: unit)?.unit.kind
    // `Laws that promote equality -- Area 3: employment`: the indicator's name and the area's.
    if let dashes = official.firstRange(of: " -- ") {
      let part = official[dashes.upperBound...]
      let name = part.firstRange(of: ": ").map { part[$0.upperBound...] } ?? part
      let short = MeasureName.short(String(name), isShare: false, isCount: false)
      return detailed(shortTitle(indicator), [inSentence(short)])
    }
    return MeasureName.short(
      official, isShare: kind == .share, isCount: kind == .count || kind == .rate)
  }

  /// Whether a sentence has to say what a rate is counted on: its name does not.
  func needsRate(_ name: String) -> Bool { name.firstRange(of: " per ") == nil }

  /// A category's name as short as a title can have it: `Some primary education, grades 2 or 3` is
  /// `grades 2 or 3`.
  func shortCategory(_ label: String) -> String {
    let name = MeasureName.short(label, isShare: false, isCount: false)
    guard let comma = name.firstRange(of: ", ") else { return name }
    let rest = name[comma.upperBound...]
    return rest.contains(where: \.isNumber) ? String(rest) : name
  }

  /// Categories that every one of some lines has, as far as a title has to say them: places, things,
  /// and groups of persons. Sex and age are often the series' own population and stand in the
  /// subtitle.
  func sharedCategories(_ lines: [DataLine]) -> (inTitle: [String], inSubtitle: [String]) {
    guard let first = lines.first else { return ([], []) }
    let shared = first.key.breakdown.parts.filter { part in
      lines.allSatisfy { $0.key.breakdown.category(of: part.dimension) == part.category }
    }
    let people = shared.filter { part in
      vocabulary?.dimensions.first { $0.id == part.dimension }?.kind == .person
        && ["sex", "age"].contains(part.dimension)
    }
    let others = shared.filter { !people.contains($0) }
    func label(_ part: Breakdown.Part) -> String {
      categoryLabel(dimension: part.dimension, category: part.category)
    }
    return (others.map(label), people.map(label))
  }
}
