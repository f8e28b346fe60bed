import Bytes
import SDGModel

/// What a cell looks like by itself.
enum CellKind: Equatable {
  case blank
  case number
  /// A whole number that may be a year as well.
  case year
  /// A period that is no plain number: `2014/15`, `2015 (prov.)`, a date.
  case period
  /// A mark for a figure that is not there.
  case mark
  case text

  init(_ cell: Grid.Cell?) {
    guard let cell else {
      self = .blank
      return
    }
    if cell.isDate {
      self = .period
    } else if cell.isNumber {
      let number = DecimalText.parse(cell.text)
      self = number.map(CellKind.isYear) == true ? .year : .number
    } else {
      self = CellKind.ofText(LabelText(cell.text).text)
    }
  }

  var isValue: Bool { self == .number || self == .mark }
  var isPeriod: Bool { self == .year || self == .period }

  private static func isYear(_ number: Double) -> Bool {
    number == number.rounded() && (1900...2100).contains(number)
  }

  private static func ofText(_ text: String) -> CellKind {
    if text.isEmpty { return .blank }
    if text.count == 4, let number = Int(text), isYear(Double(number)) { return .year }
    if isNumber(text) || BoundedNumber(text) != nil { return .number }
    if Period(text) != nil { return .period }
    if MixedPeriod.period(text) != nil { return .period }
    // One letter may be a mark or a code.
    if text.count != 1 || !text.allSatisfy(\.isLetter),
      let value = ObservedValue.reading(mark: text), !value.saysSomething
    {
      return .mark
    }
    return .text
  }

  /// Digits with the marks that numbers have, and behind them at most a sign or a footnote mark.
  private static func isNumber(_ text: String) -> Bool {
    guard let parts = NumberParts(text) else { return false }
    let back = Trimming.trimmed(parts.back)
    guard
      back.isEmpty || back == "%" || back == ")" && parts.front.hasPrefix("(")
        || back.count == 1 && back.allSatisfy(\.isLetter)
          && parts.body.contains(where: { $0 == "." || $0 == "," })
    else { return false }
    return !parts.front.contains("=") && !isCode(parts.body)
  }

  /// `3.7.1`: more than one mark, and not every group behind the first has three digits.
  private static func isCode(_ body: String) -> Bool {
    let groups = body.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    let marks = Set(body.filter { $0 == "." || $0 == "," })
    guard groups.count > 2 else { return false }
    // The last group may be decimals, behind another mark.
    return groups.dropFirst().dropLast(marks.count - 1).contains { $0.count != 3 }
  }
}

/// Periods with a word beside them: `Year 2015`, `2015 (prov.)`, `Census 2019`.
enum MixedPeriod {
  /// The only period in a short text; `nil` where there is none, or more than one.
  static func period(_ text: String) -> Period? { reading(text)?.period }

  /// The period and what stands beside it: `p` of `2020 p`. A word for a year says nothing.
  static func reading(_ text: String) -> (period: Period, beside: String)? {
    if let whole = Period(text) { return (whole, "") }
    let words = text.split { !$0.isNumber && !$0.isLetter && $0 != "/" && $0 != "-" }
    if words.count == 2, let joined = PeriodPart.joined(String(words[0]), String(words[1])),
      let period = Period(joined)
    {
      return (period, "")
    }
    let periods = words.compactMap { word -> Period? in
      let core = word.drop { $0 == "-" }
      guard core.first?.isNumber == true, core.count >= 4 else { return nil }
      return Period(core)
    }
    let others = words.filter { !$0.contains(where: \.isNumber) }
    guard periods.count == 1, words.count - others.count == 1,
      others.allSatisfy({ besides.contains($0.lowercased()) })
    else { return nil }
    let marks = others.map(String.init).filter { !plain.contains($0.lowercased()) }
    return periods.first.map { ($0, marks.joined(separator: " ")) }
  }

  private static let plain: Set<String> = [
    "year", "years", "année", "an", "año", "ano", "in", "en", "period",
  ]

  /// Words that may stand beside a period and say nothing of whom or what the figures are about.
  private static let besides: Set<String> = [
    "year", "years", "année", "an", "año", "ano", "in", "en", "fy", "exercice", "p", "r", "e",
    "prov",
    "provisional", "provisoire", "preliminary", "prel", "revised", "révisé",
    "estimate", "estimated", "est", "census", "survey", "recensement", "censo", "enquête",
    "encuesta", "baseline", "quarter", "period",
  ]
}
