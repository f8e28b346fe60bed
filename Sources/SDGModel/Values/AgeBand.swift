/// A band of ages in completed years, both ends included: `15-24`, `25+`, `<5`, SDMX `Y15T24`.
///
/// In a column of ages `<5` is an age, never a censored value.
public struct AgeBand: Sendable, Hashable {
  public let from: Int
  /// `nil`: no upper end.
  public let through: Int?

  public init?(from: Int, through: Int?) {
    guard from >= 0, from <= 130, through.map({ $0 >= from && $0 <= 130 }) ?? true else {
      return nil
    }
    self.from = from
    self.through = through
  }

  /// Whether every age of this band lies in `other`: `15-19` is within `15-24`.
  public func isWithin(_ other: AgeBand) -> Bool {
    guard from >= other.from else { return false }
    guard let limit = other.through else { return true }
    return through.map { $0 <= limit } ?? false
  }

  /// The code of SDMX's CL_AGE: `Y15T24`, `Y0T4`, `Y_GE25`, one year of age `Y5`.
  public var code: String {
    guard let through else { return "Y_GE\(from)" }
    return through == from ? "Y\(from)" : "Y\(from)T\(through)"
  }

  /// Reads `15-24`, `15 to 24`, `15–24 years`, `<5`, `<15Y`, `under 5`, `25+`, `65 and over`, the
  /// same in French, Spanish and Portuguese, and codes: `Y15T24`, `Y_GE25`, `Y_LT5`, `15Y24`. `nil`
  /// for anything else, a total and months among it.
  public init?(_ text: String) {
    if let code = AgeBand.code(text) {
      self = code
      return
    }
    guard let phrase = AgePhrase(text), phrase.unit != .months else { return nil }
    self.init(from: phrase.from, through: phrase.through)
  }

  private static func code(_ text: String) -> AgeBand? {
    let body = text.lowercased().filter { $0 != " " && $0 != "_" }
    let numbers = body.split(whereSeparator: { !$0.isNumber || !$0.isASCII }).compactMap { Int($0) }
    let letters = body.filter { !($0.isNumber && $0.isASCII) }
    switch (numbers.count, letters) {
    case (2, "yt"), (2, "y"), (2, "-y"): return AgeBand(from: numbers[0], through: numbers[1])
    case (1, "<y"), (1, "ylt"): return AgeBand(from: 0, through: numbers[0] - 1)
    case (1, "+y"), (1, "y+"), (1, "yge"): return AgeBand(from: numbers[0], through: nil)
    case (1, "ygt") where numbers[0] < .max: return AgeBand(from: numbers[0] + 1, through: nil)
    case (1, "y"): return AgeBand(from: numbers[0], through: numbers[0])
    default: return nil
    }
  }
}
