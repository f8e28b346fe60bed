/// The forms that a language has for "how many".
public enum PluralForm: String, Sendable, CaseIterable {
  case zero, one, two, few, many, other
}

/// Chooses the plural form of a whole number.
///
/// Source: Unicode CLDR 44, `supplemental/plurals.xml`, cardinal rules, for whole numbers (no
/// visible decimals, so `v = 0`, `f = 0`). The sign does not count. A language that is not in the
/// table says "one" for 1 and "other" for the rest.
public enum PluralRule {
  public static func form(of count: Int, in language: Language) -> PluralForm {
    let n = count.magnitude
    if language.tag == "pt-PT" { return oneOrMillions(n, one: n == 1) }
    guard let rule = rules[language.base] else { return n == 1 ? .one : .other }
    return rule(n)
  }

  private typealias Rule = @Sendable (UInt) -> PluralForm

  private static let rules: [String: Rule] = {
    var rules: [String: Rule] = [:]
    func add(_ tags: String, _ rule: @escaping Rule) {
      for tag in tags.split(separator: " ") { rules[String(tag)] = rule }
    }
    add("bo id ig ja jv km ko lo ms my nqo sg su th to vi wo yo zh") { _ in .other }
    add("ak am as bn doi fa ff gu guw hi hy kab kn ln mg nso pa pcm si ti wa zu") {
      $0 <= 1 ? .one : .other
    }
    add("fr") { oneOrMillions($0, one: $0 <= 1) }
    add("pt") { oneOrMillions($0, one: $0 <= 1) }
    add("ca es it vec") { oneOrMillions($0, one: $0 == 1) }
    add("is mk") { $0 % 10 == 1 && $0 % 100 != 11 ? .one : .other }
    add("fil tl") { [4, 6, 9].contains($0 % 10) ? .other : .one }
    add("be ru uk", eastSlavic)
    add("bs hr sh sr") {
      let form = eastSlavic($0)
      return form == .many ? .other : form
    }
    add("pl") { $0 == 1 ? .one : eastSlavic($0) == .few ? .few : .many }
    add("cs sk") { $0 == 1 ? .one : (2...4).contains($0) ? .few : .other }
    add("sl") { [.one, .two, .few, .few][safe: Int($0 % 100) - 1] ?? .other }
    add("lt", lithuanian)
    add("lv prg", latvian)
    add("mo ro") { $0 == 1 ? .one : $0 == 0 || (1...19).contains($0 % 100) ? .few : .other }
    add("ar ars", arabic)
    add("he iu naq sat se") { $0 == 1 ? .one : $0 == 2 ? .two : .other }
    add("mt", maltese)
    add("ga") {
      switch $0 {
      case 1: .one
      case 2: .two
      case 3...6: .few
      case 7...10: .many
      default: .other
      }
    }
    add("cy") {
      let forms: [PluralForm] = [.zero, .one, .two, .few, .other, .other, .many]
      return forms[safe: Int(clamping: $0)] ?? .other
    }
    add("gd") {
      switch $0 {
      case 1, 11: .one
      case 2, 12: .two
      case 3...10, 13...19: .few
      default: .other
      }
    }
    return rules
  }()

  /// French, Spanish, Italian and Portuguese say "un million *de* personnes": whole millions have
  /// a form of their own.
  private static func oneOrMillions(_ n: UInt, one: Bool) -> PluralForm {
    one ? .one : n != 0 && n % 1_000_000 == 0 ? .many : .other
  }

  private static func eastSlavic(_ n: UInt) -> PluralForm {
    if n % 10 == 1, n % 100 != 11 { return .one }
    if (2...4).contains(n % 10), !(12...14).contains(n % 100) { return .few }
    return .many
  }

  private static func lithuanian(_ n: UInt) -> PluralForm {
    if (11...19).contains(n % 100) || n % 10 == 0 { return .other }
    return n % 10 == 1 ? .one : .few
  }

  private static func latvian(_ n: UInt) -> PluralForm {
    if n % 10 == 0 || (11...19).contains(n % 100) { return .zero }
    return n % 10 == 1 ? .one : .other
  }

  private static func arabic(_ n: UInt) -> PluralForm {
    switch (n, n % 100) {
    case (0, _): .zero
    case (1, _): .one
    case (2, _): .two
    case (_, 3...10): .few
    case (_, 11...99): .many
    default: .other
    }
  }

  private static func maltese(_ n: UInt) -> PluralForm {
    switch (n, n % 100) {
    case (1, _): .one
    case (2, _): .two
    case (0, _), (_, 3...10): .few
    case (_, 11...19): .many
    default: .other
    }
  }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? {
    indices.contains(index) ? self[index] : nil
  }
}
