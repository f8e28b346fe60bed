/// Words for sums over all rows of a table.
enum TotalWords {
  /// A sum over everything: it belongs to no group that stands above it.
  static func isGrand(_ raw: String) -> Bool {
    let words = words(raw)
    return words.contains("grand") && words.contains("total")
      || !Set(words).isDisjoint(with: national) && words.count <= 4
  }

  /// A text that says nothing but that it is a sum or the whole country: `Total`, `National average`.
  static func isWhole(_ raw: String) -> Bool {
    let words = words(raw)
    return !words.isEmpty
      && words.allSatisfy { sums.contains($0) || national.contains($0) || fillers.contains($0) }
      && !words.allSatisfy(fillers.contains)
  }

  /// A text that speaks of a sum, which may be of a part: `Total North`, `Urban total`.
  static func isTotal(_ raw: String) -> Bool {
    let words = words(raw)
    guard words.count <= 4 else { return false }
    return isGrand(raw) || !Set(words).isDisjoint(with: sums)
  }

  private static func words(_ text: String) -> [String] {
    LabelText(text).text.lowercased().split { !$0.isLetter }.map(String.init)
  }

  private static let national: Set<String> = [
    "national", "nationwide", "country", "nacional", "pays", "país", "countrywide", "стране",
    "страна",
  ]
  private static let sums: Set<String> = [
    "total", "totals", "subtotal", "ensemble", "overall", "all", "tous", "todos", "sum", "average",
    "moyenne", "promedio", "média", "всего", "итого", "الإجمالي", "المجموع", "الجملة", "إجمالي",
    "مجموع",
  ]
  private static let fillers: Set<String> = [
    "grand", "the", "of", "level", "areas", "general", "nationale", "по", "العام",
  ]
}
