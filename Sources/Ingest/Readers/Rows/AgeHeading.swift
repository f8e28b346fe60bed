import SDGModel

/// What the name of a column of ages, or the heading above them, says of their unit.
enum AgeHeading {
  /// Whether ages below it are counted in months: `Age in months`, `Âge (mois)`. `6-11` below it is
  /// no age of eleven years.
  static func isInMonths(_ text: String) -> Bool {
    let words = Set(text.lowercased().split { !$0.isLetter }.map(String.init))
    return !words.isDisjoint(with: months) && !words.isDisjoint(with: ages)
  }

  /// Whether a text counts somebody's age in months: `children 6-59 months`.
  static func namesMonths(_ text: String) -> Bool {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber && !"-–".contains($0) }
    return isInMonths(text)
      || zip(words, words.dropFirst()).contains { band, unit in
        band.first?.isNumber == true && months.contains(String(unit))
      }
  }

  /// Bands that are cut at 12, 24, 36 and 48: of months, sooner than of years.
  static func lookLikeMonths(_ bands: [String]) -> Bool {
    let plain = Set(bands.map { $0.filter { !$0.isWhitespace }.replacing("–", with: "-") })
    return plain.contains("12-23") && !plain.isDisjoint(with: ["24-35", "24-59", "6-11"])
  }

  /// The category of an age that stands below such a heading.
  static func months(_ text: String, _ vocabulary: Vocabulary) -> Category? {
    // A text that names its own unit needs no heading.
    vocabulary.category(dimension: "age", text: "\(text) months")
      ?? vocabulary.category(dimension: "age", text: text)
  }

  /// Whether a text speaks of age, or, where that is asked for, names the unit of one: `15 ans`.
  static func speaksOfAge(_ text: String, unit: Bool = false) -> Bool {
    let words = Set(text.lowercased().split { !$0.isLetter }.map(String.init))
    return !words.isDisjoint(with: ages) || unit && !words.isDisjoint(with: years.union(months))
  }

  private static let years: Set<String> = [
    "years", "year", "yrs", "old", "ans", "años", "anos",
  ]
  private static let months: Set<String> = ["month", "months", "mois", "meses"]
  private static let ages: Set<String> = [
    "age", "ages", "aged", "âge", "âgé", "âgés", "âgées", "edad", "edades", "idade", "idades",
    "etário",
    "etária", "jeunes", "jóvenes", "jovens",
  ]
}
