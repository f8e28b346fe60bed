/// What an observation says: a number, a censored number, or one of five kinds of nothing.
///
/// The five are never one: *suppressed* protects people, *missing* was not delivered, *not
/// collected* was never asked, *not applicable* cannot exist, *refused* was asked and not answered.
public enum ObservedValue: Sendable, Hashable {
  case number(Double)
  /// Less than the number, `<2.5`. No trend is drawn or computed on it.
  case below(Double)
  /// More than the number, `>95`.
  case above(Double)
  case suppressed
  case missing
  case notCollected
  case notApplicable
  case refused

  public enum Kind: UInt8, Sendable, CaseIterable {
    case number, below, above, suppressed, missing, notCollected, notApplicable, refused

    /// Whether somebody is told something: a number or a bound.
    public var saysSomething: Bool { self == .number || self == .below || self == .above }

    /// The word used in data files and outputs.
    public var word: String {
      switch self {
      case .number: "number"
      case .below: "below"
      case .above: "above"
      case .suppressed: "suppressed"
      case .missing: "missing"
      case .notCollected: "not collected"
      case .notApplicable: "not applicable"
      case .refused: "refused"
      }
    }
  }

  public var kind: Kind {
    switch self {
    case .number: .number
    case .below: .below
    case .above: .above
    case .suppressed: .suppressed
    case .missing: .missing
    case .notCollected: .notCollected
    case .notApplicable: .notApplicable
    case .refused: .refused
    }
  }

  public init(kind: Kind, number: Double) {
    switch kind {
    case .number: self = .number(number)
    case .below: self = .below(number)
    case .above: self = .above(number)
    case .suppressed: self = .suppressed
    case .missing: self = .missing
    case .notCollected: self = .notCollected
    case .notApplicable: self = .notApplicable
    case .refused: self = .refused
    }
  }

  /// The number, or the bound of a censored value.
  public var number: Double? {
    switch self {
    case .number(let value), .below(let value), .above(let value): value
    default: nil
    }
  }

  /// The number of a value that is one; `nil` for a bound, with which nothing may be computed.
  public var plainNumber: Double? { kind == .number ? number : nil }

  /// Whether somebody is told something: a number or a bound.
  public var saysSomething: Bool { number != nil }

  /// Reads the marks that stand in value columns instead of numbers; `nil` where the text is
  /// neither a mark nor a censored number, so that the caller holds the record.
  ///
  /// `NaN`, `N`, `NA`, `NV`, blanks, dots and dashes say only that no figure is there: *missing*.
  /// `N` is the global database's mark for a figure that does not apply to the country or was not
  /// delivered, and the file does not say which.
  public static func reading(mark text: String) -> ObservedValue? {
    let body = text.filter { $0 != " " && $0 != "\u{00A0}" }
    switch body.lowercased() {
    case "", "nan", "n", "na", "n/a", "#n/a", "nv", "..", "...", "…", ".", ":", "-", "–", "—",
      "null",
      "none", "_o", "n.a.", "n.a", "n.d.", "n.d", "nd", "s/d", "s.d.", "notavailable":
      return .missing
    case "*", "c", "(c)", "suppressed", "s", "q": return .suppressed
    case "notapplicable", "_m", "_n": return .notApplicable
    case "notcollected", "l": return .notCollected
    case "refused": return .refused
    default: break
    }
    guard let sign = body.first else { return .missing }
    var rest = body.dropFirst()
    if rest.first == "=" { rest = rest.dropFirst() }
    guard let value = Double(rest), value.isFinite else { return nil }
    switch sign {
    case "<", "≤": return .below(value)
    case ">", "≥": return .above(value)
    default: return nil
    }
  }
}
