import Bytes

/// Writes numbers as a language does, with Latin digits and a true minus sign (U+2212).
///
/// Source of the marks: Unicode CLDR 44, `numbers/symbols-numberSystem-latn`. A language that is
/// not in the table writes `1,234.5`.
public struct NumberFormat: Sendable, Hashable {
  public let decimalMark: String
  public let groupMark: String
  /// From how many digits before the decimal mark groups are made: 4, or 5 where a language leaves
  /// `1234` whole.
  public let digitsToGroup: Int
  /// The size of the groups left of the first three digits: 3, or 2 (`12,34,567`).
  public let outerGroup: Int
  public let minus: String

  public init(language: Language) {
    let marks = Self.marks(of: language)
    (decimalMark, groupMark) = (marks.decimal, marks.group)
    digitsToGroup = Self.laterGrouping.contains(language.base) || language.tag == "pt-PT" ? 5 : 4
    let hasLakhs = Self.lakhGrouping.contains(language.base) || language.tag == "en-IN"
    outerGroup = hasLakhs ? 2 : 3
    // The minus sign alone would end up right of the number in a right-to-left text.
    minus = language.isRightToLeft ? "\u{200E}\u{2212}" : "\u{2212}"
  }

  /// The number as text.
  ///
  /// - Parameter decimals: how many decimals stand, zeros included; `nil` for as many as are
  ///   needed: up to four significant digits and, from 1 on, at most two decimals; all digits
  ///   before the decimal mark always stand. `1234567.8` is 1,234,568, `12.345` is 12.34,
  ///   `0.012345` is 0.01234 (rounding is to the nearest, ties to the even digit).
  /// - Returns: what rounds to zero has no sign; what is not finite is an en dash.
  public func text(_ value: Double, decimals: Int? = nil) -> String {
    guard value.isFinite else { return "–" }
    var digits = DecimalText.fixed(value.magnitude, decimals: decimals ?? Self.needed(value))
    if decimals == nil { digits = Self.withoutTrailingZeros(digits) }
    let isZero = digits.utf8.allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".") }
    let sign = value < 0 && !isZero ? minus : ""
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    let fraction = parts.count > 1 ? decimalMark + parts[1] : ""
    return sign + grouped(Array((parts.first ?? "0").utf8)) + fraction
  }

  /// A whole number as text.
  public func text(_ count: Int) -> String {
    (count < 0 ? minus : "") + grouped(Array(String(count.magnitude).utf8))
  }

  private func grouped(_ digits: [UInt8]) -> String {
    guard digits.count >= digitsToGroup else { return String(decoding: digits, as: UTF8.self) }
    var text = ""
    for (index, digit) in digits.enumerated() {
      let left = digits.count - index
      if index > 0, left == 3 || (left > 3 && (left - 3) % outerGroup == 0) { text += groupMark }
      text.unicodeScalars.append(Unicode.Scalar(digit))
    }
    return text
  }

  private static func needed(_ value: Double) -> Int {
    let size = value.magnitude
    if size >= 1 {
      var (decimals, bound) = (2, 100.0)
      while decimals > 0, size >= bound {
        decimals -= 1
        bound *= 10
      }
      return decimals
    }
    // Beyond twelve decimals no statistic says anything.
    var (decimals, bound) = (4, 0.1)
    while decimals < 12, size > 0, size < bound {
      decimals += 1
      bound /= 10
    }
    return decimals
  }

  private static func withoutTrailingZeros(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: ".")) else { return text }
    var bytes = Array(text.utf8)
    while bytes.last == UInt8(ascii: "0") { bytes.removeLast() }
    if bytes.last == UInt8(ascii: ".") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}

// MARK: - The table

extension NumberFormat {
  private static func marks(of language: Language) -> (decimal: String, group: String) {
    if let marks = regional[language.tag] { return marks }
    if language.base == "fr" { return (",", "\u{202F}") }
    if commaAndPoint.contains(language.base) { return (",", ".") }
    if pointAndSpace.contains(language.base) { return (".", "\u{A0}") }
    if commaAndSpace.contains(language.base) { return (",", "\u{A0}") }
    return (".", ",")
  }

  private static let regional: [String: (decimal: String, group: String)] = {
    var marks = [
      "pt-PT": (",", "\u{A0}"), "de-AT": (",", "\u{A0}"), "de-CH": (".", "’"), "de-LI": (".", "’"),
      "fr-CA": (",", "\u{A0}"), "it-CH": (".", "’"), "en-ZA": (",", "\u{A0}"),
    ]
    for tag in ["ar-DZ", "ar-LB", "ar-LY", "ar-MA", "ar-MR", "ar-TN"] { marks[tag] = (",", ".") }
    for region in ["419", "DO", "GT", "HN", "MX", "NI", "PA", "PE", "PR", "SV", "US"] {
      marks["es-\(region)"] = (".", ",")
    }
    return marks.mapValues { (decimal: $0.0, group: $0.1) }
  }()

  private static func tags(_ text: String) -> Set<String> {
    Set(text.split(separator: " ").map(String.init))
  }

  private static let commaAndPoint = tags(
    "az bs ca da de el es eu fo gl hr id is it jv kl ku lb ln lo mk mo nl ps pt rn ro rw sl sr su tr vi wo"
  )
  private static let commaAndSpace = tags(
    "af be bg cs et ff fi hu hy ka kab kk ky lt lv nb nn no pl ru se sk sq ss sv tg tk ts tt uk uz ve"
  )
  private static let pointAndSpace = tags("nso xh")
  private static let laterGrouping = tags("bg es et ka lv pl")
  private static let lakhGrouping = tags("as bn dv gu hi ml mr ne or pa ta te")
}
