import Bytes
import SDGModel

/// Units within titles, headers and labels: what stands in brackets, behind a comma or a colon, and
/// from `per` on.
enum UnitWords {
  struct Found: Equatable {
    var code: String
    /// The words that name it.
    var text: String
    /// 3 for thousands.
    var powerOfTen: Int
  }

  /// The first unit that a text names, with its words; `nil` for none that is known.
  static func unit(in text: String, _ vocabulary: Vocabulary) -> Found? {
    for piece in pieces(of: text) where piece.lowercased() != "no" {
      guard let found = vocabulary.unit(named: piece) else { continue }
      return Found(code: found.unit.code, text: piece, powerOfTen: found.powerOfTen)
    }
    return nil
  }

  /// Whether a text speaks of a unit, known or not: `per 10 000 women`, `%`.
  static func speaksOfUnit(_ text: String) -> Bool {
    if text.contains("%") { return true }
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    if !shares.isDisjoint(with: words) { return true }
    return zip(words, words.dropFirst()).contains { word, next in
      prepositions.contains(word)
        && (next.first?.isNumber == true || multiples.contains(next))
        || word == "1" && next == "in"
    }
  }

  /// Whether a text names a measure that is no share: a number, a mean, a ratio, something per something.
  static func namesMeasure(_ text: String) -> Bool {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    return !measures.isDisjoint(with: words)
  }

  private static let measures: Set<String> = [
    "per", "number", "numbers", "mean", "median", "average", "ratio", "index", "total", "count",
    "nombre", "moyenne", "médiane", "indice", "número", "promedio", "media", "mediana", "razón",
    "índice", "média", "razão", "expectancy",
  ]

  private static let shares: Set<String> = [
    "percent", "percentage", "percentages", "pourcentage", "pourcentages", "porcentaje",
    "porcentajes", "percentagem", "percentagens", "permille", "процентах", "процент", "процентов",
    "بالمائة", "بالمئة",
  ]
  private static let prepositions: Set<String> = [
    "per", "por", "pour", "cada", "sur", "par", "na", "на",
  ]
  private static let multiples: Set<String> = [
    "cent", "mille", "mil", "cien", "cem", "thousand", "hundred", "million", "person", "capita",
    "month", "day", "year", "habitant", "habitante", "тысячу",
  ]

  private static func pieces(of text: String) -> [String] {
    var pieces = [Trimming.trimmed(text)]
    var rest = text[...]
    while let open = rest.firstIndex(of: "("), let close = rest[open...].firstIndex(of: ")") {
      pieces.append(String(rest[rest.index(after: open)..<close]))
      rest = rest[rest.index(after: close)...]
    }
    // "Per 1,000" has no blank behind its comma.
    let parts = [", ", ": ", " – ", " - "].reduce([text]) { texts, mark in
      texts.flatMap { $0.split(separator: mark).map(String.init) }
    }
    pieces += parts.dropFirst().reversed().map(Trimming.trimmed)
    pieces += pieces.flatMap { $0.split(separator: ", ").map(String.init) }
    return pieces + pieces.compactMap(withoutPreposition) + (pieces + parts).compactMap(rate)
  }

  /// Of `deaths per 1,000 live births (2019)` what stands from `per` to the bracket.
  private static func rate(_ text: String) -> String? {
    let words = text.prefix { $0 != "(" }.split(separator: " ")
    guard
      let start = words.firstIndex(where: { ["per", "por", "pour"].contains($0.lowercased()) }),
      start > 0
    else { return nil }
    return words[start...].joined(separator: " ")
  }

  /// `in per cent`, `en porcentaje`.
  private static func withoutPreposition(_ text: String) -> String? {
    let words = text.split(separator: " ", maxSplits: 1)
    guard words.count == 2, ["in", "en", "em"].contains(words[0].lowercased()) else { return nil }
    return String(words[1])
  }
}
