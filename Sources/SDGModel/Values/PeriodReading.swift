/// Why a text is no period.
public enum PeriodProblem: Error, Sendable, Equatable {
  /// Nothing stands there.
  case blank
  /// A number that looks like a year but cannot be one, such as `20222`.
  case impossible
  /// Not one of the known shapes.
  case unreadable
}

extension Period {
  /// A period and what stood beside it: the footnote mark of `2019*` or `1974a`.
  public struct Reading: Sendable, Equatable {
    public let period: Period
    public let mark: String?
  }

  /// Reads the period shapes met in the wild.
  ///
  /// `2015`, `2015.0`, `2015/16`, `2015/2016`, `2015-16`, `2010-2015`, `2010 to 2015`, `2024 Q1`,
  /// `2024-Q1`, `Q1 2024`, `2015-03`, `2015 03`, `2015-M03`, `2015-03-31`, `2018-09-01/2018-12-31`, each
  /// optionally with a footnote mark (`2019*`, `1974a`, `2015/16 [Note 9]`, `2010-2015 (baseline)`).
  /// `2009-10` is read as a split year, as `9999-99` with the next year's digits always is;
  /// `2015-03` cannot be one and is a month.
  public static func read(_ text: some StringProtocol) -> Result<Reading, PeriodProblem> {
    var body = Array(text.utf8)[...]
    body.trimBlanks()
    guard !body.isEmpty else { return .failure(.blank) }
    let mark = body.cutMark()
    let scan = PeriodScanner(body)
    guard let shape = scan.shape() else {
      return .failure(scan.looksLikeANumber ? .impossible : .unreadable)
    }
    switch shape {
    case .impossible: return .failure(.impossible)
    case .period(let period): return .success(Reading(period: period, mark: mark))
    }
  }

  /// The period alone, `nil` where ``read(_:)`` fails.
  public init?(_ text: some StringProtocol) {
    guard case .success(let reading) = Period.read(text) else { return nil }
    self = reading.period
  }
}

extension ArraySlice<UInt8> {
  fileprivate mutating func trimBlanks() {
    while let byte = first, byte == 32 || byte == 9 { removeFirst() }
    while let byte = last, byte == 32 || byte == 9 { removeLast() }
  }

  /// Takes `*`, one letter, or a bracketed note off the end.
  fileprivate mutating func cutMark() -> String? {
    let whole = self
    if let closing = last, closing == UInt8(ascii: "]") || closing == UInt8(ascii: ")"),
      let open = lastIndex(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "(") }),
      open > startIndex
    {
      let note = self[index(after: open)..<index(before: endIndex)]
      self = self[..<open]
      trimBlanks()
      return String(decoding: note, as: UTF8.self)
    }
    var end = endIndex
    while end > startIndex, self[end - 1] == UInt8(ascii: "*") { end -= 1 }
    if end == endIndex, count > 4, let letter = last, letter >= 97, letter <= 122,
      self[endIndex - 2] >= 48, self[endIndex - 2] <= 57
    {
      end -= 1
    }
    guard end < endIndex, end > startIndex else {
      self = whole
      return nil
    }
    let mark = String(decoding: self[end...], as: UTF8.self)
    self = self[..<end]
    trimBlanks()
    return mark
  }
}
