import SDGModel

/// Categories that are known by their words, in tables whose headers do not say which dimension they
/// belong to.
struct CategoryWords {
  private let vocabulary: Vocabulary

  init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  /// The category of one dimension that a text names; `nil` for a total and for an unknown text.
  func part(_ text: String, in dimension: String) -> Breakdown.Part? {
    guard let found = vocabulary.category(dimension: dimension, text: text), !found.isTotal else {
      return nil
    }
    return Breakdown.Part(found.dimension, found.code)
  }

  /// The category that a text names; `nil` for a total, and where no dimension or several know it.
  func reading(_ text: String) -> Breakdown.Part? {
    if let found = vocabulary.category(byWord: text) {
      return Breakdown.Part(found.dimension, found.code)
    }
    if isTotal(text) { return nil }
    // A plain number is no age by itself: it may be a year, a code or a value.
    if text.contains(where: { $0.isNumber }), text.contains(where: { !$0.isNumber && $0 != "." }),
      let age = vocabulary.category(dimension: "age", text: text), !age.isTotal
    {
      return Breakdown.Part("age", age.code)
    }
    let word = text.count >= 4 ? text : ""
    let others = vocabulary.dimensions.filter { $0.describesPeople && $0.id != compositeID }
      .compactMap { vocabulary.category(dimension: $0.id, text: word) }
      .filter { !$0.isTotal && !$0.code.hasPrefix("_") }
    guard others.count == 1, let only = others.first else { return nil }
    return Breakdown.Part(only.dimension, only.code)
  }

  /// Whether a text means all categories together: `Total`, `Both sexes`, `All women`.
  func isTotal(_ text: String) -> Bool {
    ["sex", "age", "location"].contains { id in
      vocabulary.category(dimension: id, text: text)?.isTotal == true
    } || CategoryWords.isAll(text) || TotalWords.isWhole(text)
  }

  private static func isAll(_ text: String) -> Bool {
    let words = text.lowercased().split(separator: " ")
    return words.count == 2 && ["all", "total"].contains(words[0])
      && words[1].allSatisfy(\.isLetter)
  }

  private let compositeID = "composite"
}

/// Words over columns that say which measure the column holds.
enum MeasureWords {
  /// The name of our own column for a measure; `nil` for no such word.
  static func word(_ text: String) -> String? {
    let key = ColumnName.fold(text)
    return words.first { $0.value.contains(key) }?.key
  }

  private static let words: [String: Set<String>] = [
    "value": [
      "value", "valeur", "valor", "estimate", "estimation", "estimación", "estimativa", "rate",
      "taux", "tasa", "taxa", "percent", "percentage", "pourcentage", "porcentaje", "actual",
    ],
    "lower": [
      "lower", "lowerbound", "lowerlimit", "lowerci", "cilower", "low", "borneinférieure",
      "límiteinferior", "limiteinferior", "lower95ci", "95cilower",
    ],
    "upper": [
      "upper", "upperbound", "upperlimit", "upperci", "ciupper", "high", "bornesupérieure",
      "límitesuperior", "limitesuperior", "upper95ci", "95ciupper",
    ],
    "se": ["se", "standarderror", "stderror", "erreurtype", "errorestándar", "erropadrão"],
    "n": [
      "n", "samplesize", "unweightedn", "unweightedcases", "effectif",
      "respondents", "unweightednumber",
    ],
    "numerator": ["numerator", "numérateur", "numerador"],
    "denominator": ["denominator", "dénominateur", "denominador"],
  ]
}
