import Ingest
import SDGModel

/// Whether recipes and data files find each other, and name series that there are.
enum RecipeCheck {
  /// A code one slip away from one of the lists would make a series of its own, which meets no official figure.
  static func misspelt(_ recipes: [Recipe], _ list: SeriesList) -> [Diagnostic] {
    recipes.flatMap { recipe in
      recipe.measures.compactMap { measure in
        guard !measure.series.isEmpty, list.series(measure.series) == nil,
          let near = Vocabulary.nearest(to: measure.series, among: list.all.map(\.code))
        else { return nil }
        return Diagnostic(
          rule: "misspelt-series", severity: .question, place: Place(file: recipe.name),
          message: "The series \(measure.series) is in no list; did you mean \(near)?",
          hint: "Correct the code, or leave it if it is a series of your own.",
          subject: "\(recipe.name);\(measure.series)")
      }
    }
  }

  /// A measure among persons of a sensitive group alone has no breakdown that says so: only the group's own list of
  /// series gives it the group's threshold.
  static func sensitive(_ recipes: [Recipe], _ groups: [PopulationGroup]) -> [Diagnostic] {
    recipes.flatMap { recipe in
      recipe.measures.flatMap { measure in
        groups.filter(\.isSensitive).compactMap { group in
          guard !group.series.contains(measure.series),
            recipe.limits(measure).contains(where: { group.any.contains(Breakdown([$0])) })
          else { return nil }
          return Diagnostic(
            rule: "sensitive-measure", severity: .question, place: Place(file: recipe.name),
            message:
              "A measure of \(measure.indicator) is among \(group.id) alone, and takes the lower threshold",
            hint: "Give it a series of its own, and name that under `series` of the group.",
            subject: "\(recipe.name);\(measure.indicator);\(measure.series);\(group.id)")
        }
      }
    }
  }

  /// A file that two recipes read blocks: its records would be counted by one of them alone. A recipe for no
  /// file is a question.
  static func findings(_ recipes: [Recipe], files: [String]) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for file in files {
      let readers = recipes.filter { $0.isFor(file) }.map(\.name)
      guard readers.count > 1 else { continue }
      found.append(
        Diagnostic(
          rule: "file-of-two-recipes", severity: .blocking, place: Place(file: file),
          message: "Two recipes read the file: \(readers.joined(separator: ", "))",
          hint: "Bring the measures together in one recipe.",
          subject: "\(file);\(readers.joined(separator: ";"))"))
    }
    for recipe in recipes where !files.contains(where: recipe.isFor) {
      found.append(
        Diagnostic(
          rule: "recipe-without-file", severity: .question, place: Place(file: recipe.name),
          message: "The recipe is for no data file: \(recipe.file)",
          hint: "Correct `file`; the path begins with data/.", subject: recipe.name))
    }
    return found
  }
}

extension Recipe {
  /// The categories that all persons of a measure have, as far as its conditions are on columns of groups.
  fileprivate func limits(_ measure: Measure) -> [Breakdown.Part] {
    (conditions + measure.limiting).flatMap { condition -> [Breakdown.Part] in
      guard case .isOneOf(let texts) = condition.test else { return [] }
      return groups.flatMap { dimension, assignment -> [Breakdown.Part] in
        guard case .column(condition.column, let map) = assignment else { return [] }
        let codes = Set(texts.map { map.isEmpty ? $0 : map[$0] ?? "" })
        return codes.count == 1 ? codes.map { Breakdown.Part(dimension, $0) } : []
      }
    }
  }
}

extension Recipe.Measure {
  /// The conditions that everybody whom it is about meets.
  fileprivate var limiting: [Recipe.Condition] {
    switch kind {
    case .share(_, let among), .count(let among): among
    case .rate(let rate): rate.among
    case .mean, .sum, .score: []
    }
  }
}
