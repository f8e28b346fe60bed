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

  /// Reads `15-24`, `15 to 24`, `15–24 years`, `<5`, `<15Y`, `under 5`, `25+`, `65 and over`,
  /// `Y15T24`, `Y_GE25`, `Y_LT5`, `15Y24`. `nil` for anything else, a total among it.
  public init?(_ text: String) {
    var body = text.lowercased().filter { $0 != " " && $0 != "_" }
    for word in ["yearsold", "years", "year", "yrs", "aged", "ages"] {
      body = body.replacingOccurrences(of: word, with: "")
    }
    body = body.replacingOccurrences(of: "–", with: "-")
    let numbers = body.split(whereSeparator: { !$0.isNumber || !$0.isASCII }).compactMap { Int($0) }
    let letters = body.filter { !($0.isNumber && $0.isASCII) }
    switch (numbers.count, letters) {
    case (2, "-"), (2, "yt"), (2, "to"), (2, "y"), (2, "-y"):
      self.init(from: numbers[0], through: numbers[1])
    case (1, "<"), (1, "<y"), (1, "ylt"), (1, "under"), (1, "below"), (1, "lessthan"):
      self.init(from: 0, through: numbers[0] - 1)
    case (1, "+"), (1, "+y"), (1, "y+"), (1, "yge"), (1, ">="), (1, "andover"), (1, "andolder"),
      (1, "andabove"), (1, "orolder"):
      self.init(from: numbers[0], through: nil)
    case (1, ">"), (1, "over"), (1, "ygt"):
      guard numbers[0] < .max else { return nil }
      self.init(from: numbers[0] + 1, through: nil)
    case (1, "y"): self.init(from: numbers[0], through: numbers[0])
    default: return nil
    }
  }
}

extension String {
  /// Replaces every occurrence; the standard library's own form needs a newer runtime.
  fileprivate func replacingOccurrences(of part: String, with other: String) -> String {
    guard contains(part) else { return self }
    return split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
  }
}
