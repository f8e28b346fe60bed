import Bytes
import SDGModel

/// Guesses at what a text was meant to be, each with its reason. A guess is only ever proposed.
enum Proposals {
  /// A year with one digit typed twice: `20222` for 2022. Any other text has no proposal.
  static func period(_ text: String) -> Proposal {
    let digits = Array(text)
    let none = Proposal("", why: "Nothing tells which period is meant: ask the producer.")
    guard digits.count == 5, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return none }
    var years: Set<String> = []
    for index in digits.indices.dropLast() where digits[index] == digits[index + 1] {
      var shorter = digits
      shorter.remove(at: index)
      let year = String(shorter)
      if Int(year).map(CalendarDay.possibleYears.contains) == true, Period(year) != nil {
        years.insert(year)
      }
    }
    guard years.count == 1, let year = years.first else { return none }
    return Proposal(year, why: "One digit stands twice; without it the period is \(year).")
  }

  /// Decimal commas, blanks between thousands, percent signs and the minus of typeset tables.
  static func value(_ text: String) -> Proposal {
    if text.hasPrefix("("), text.hasSuffix(")") {
      return Proposal(
        "",
        why:
          "In survey tables brackets mark a figure from few cases, in accounts a minus: ask the producer."
      )
    }
    var text = text
    var reasons: [String] = []
    if text.hasPrefix("\u{2212}") {
      text = "-" + text.dropFirst()
      reasons.append("the sign is a minus")
    }
    if text.hasSuffix("%") {
      text = Trimming.trimmed(String(text.dropLast()))
      reasons.append("the percent sign belongs to the unit")
    }
    let blanks: Set<Character> = [" ", "\u{A0}", "\u{202F}", "\u{2009}"]
    let groups = text.split(whereSeparator: blanks.contains)
    if groups.count > 1, isThousands(groups) {
      text = groups.joined()
      reasons.append("the blanks part thousands")
    }
    if text.contains(",") {
      guard let point = decimalPoint(text) else {
        return Proposal("", why: "The comma may part thousands or decimals: ask the producer.")
      }
      text = point
      reasons.append("the comma stands for a decimal point")
    }
    guard !reasons.isEmpty, DecimalText.parse(text) != nil else {
      return Proposal("", why: "Nothing tells which number is meant: ask the producer.")
    }
    let why = reasons.joined(separator: "; ")
    return Proposal(text, why: why.prefix(1).uppercased() + why.dropFirst() + ".")
  }

  /// `1 234 567`: groups of three behind the first.
  private static func isThousands(_ groups: [Substring]) -> Bool {
    guard let first = groups.first, let last = groups.last else { return false }
    let inner = groups.dropFirst().dropLast()
    let tail = last.prefix { $0.isNumber }
    return (1...3).contains(first.drop { $0 == "-" }.count) && inner.allSatisfy { $0.count == 3 }
      && tail.count == 3
  }

  /// One comma that is not followed by just three digits: these might be thousands.
  private static func decimalPoint(_ text: String) -> String? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].count != 3 || parts[0] == "0" || parts[0] == "-0" else {
      return nil
    }
    return parts.joined(separator: ".")
  }
}
