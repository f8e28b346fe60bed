/// Completed months of age, both ends within: small children are counted so.
struct MonthBand: Sendable, Equatable {
  let from: Int
  let through: Int

  /// `M12T23`; `M0` for one month.
  var code: String { from == through ? "M\(from)" : "M\(from)T\(through)" }

  /// Reads `M12T23` and bands in words that name months: `12-23 months`, `12 à 23 mois`,
  /// `under 6 months`, `menores de 6 meses`.
  init?(_ text: String) {
    if let code = MonthBand.code(text) {
      self = code
      return
    }
    guard let phrase = AgePhrase(text), phrase.unit == .months, let through = phrase.through,
      through < MonthBand.most
    else { return nil }
    (from, self.through) = (phrase.from, through)
  }

  private init(_ from: Int, _ through: Int) { (self.from, self.through) = (from, through) }

  private static func code(_ text: String) -> MonthBand? {
    let body = text.lowercased()
    let numbers = body.split { !("0"..."9").contains($0) }.compactMap { Int($0) }
    guard let from = numbers.first, let through = numbers.last, from <= through, through < most,
      body == "m\(from)" || body == "m\(from)t\(through)"
    else { return nil }
    return MonthBand(from, through)
  }

  /// The completed years of age that hold it: `M12T23` is one year old, `M6T59` 0 to 4.
  var years: AgeBand? { AgeBand(from: from / 12, through: through / 12) }

  /// Nobody counts the months of grown-ups.
  private static let most = 240
}
