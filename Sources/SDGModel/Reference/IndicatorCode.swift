/// The code of an indicator, target or goal, put into the framework's own form.
///
/// `1-1-1`, ` 1.1.1 `, `01.01.01`, `1_1_1`, `1.A.1` and `1.1.1 Proportion of…` become `1.1.1` or
/// `1.a.1`. National codes keep what they add (`1.3.1.b`, `10.5.1.1`, `16.1.S1`), and a text that is
/// no such code (`GDP1`) stays as it is: reading never fails.
///
/// UNSD's own codes (`C010a04`) are not read here, since their numbers do not follow the
/// framework's; ``Framework/code(of:)`` knows them.
public struct IndicatorCode: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The code as the framework prints it, or the text as found where it follows no such form.
  public let text: String
  private let parts: [Part]

  private enum Part: Sendable, Hashable, Comparable {
    case number(Int)
    case word(String)

    static func < (a: Part, b: Part) -> Bool {
      switch (a, b) {
      case (.number(let x), .number(let y)): x < y
      case (.word(let x), .word(let y)): x < y
      case (.number, .word): true
      case (.word, .number): false
      }
    }
  }

  public init(_ raw: String) {
    let words = raw.split(whereSeparator: \.isWhitespace)
    if let first = words.first, let pieces = IndicatorCode.pieces(of: first) {
      text = pieces.joined(separator: ".")
      parts = pieces.map { piece in Int(piece).map(Part.number) ?? .word(piece.lowercased()) }
    } else {
      text = words.joined(separator: " ")
      parts = []
    }
  }

  /// A text that is no code, whatever it begins with.
  public static func words(_ text: String) -> IndicatorCode {
    IndicatorCode(
      text: text.split(whereSeparator: \.isWhitespace).joined(separator: " "), parts: [])
  }

  private init(text: String, parts: [Part]) {
    self.text = text
    self.parts = parts
  }

  /// The parts of a code that follows the framework's form; `nil` for any other text.
  private static func pieces(of word: Substring) -> [String]? {
    let raw = word.split(omittingEmptySubsequences: false) { ".-_".contains($0) }
    guard raw.count <= 6, let goal = raw.first.flatMap({ number($0) }), (1...99).contains(goal)
    else { return nil }
    var pieces = ["\(goal)"]
    for (position, piece) in raw.enumerated().dropFirst() {
      guard !piece.isEmpty, piece.utf8.count <= 4,
        piece.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
      else { return nil }
      if let number = number(piece) {
        pieces.append("\(number)")
      } else if position == 1 {
        // The letter of a means-of-implementation target.
        guard piece.utf8.count == 1 else { return nil }
        pieces.append(piece.lowercased())
      } else {
        pieces.append(String(piece))
      }
    }
    return pieces
  }

  private static func number(_ text: Substring) -> Int? {
    text.utf8.count <= 3 && text.allSatisfy(\.isASCIIDigit) ? Int(text) : nil
  }

  /// Number of the goal, from 1; national goals may go beyond 17.
  public var goal: Int? {
    guard case .number(let goal)? = parts.first else { return nil }
    return goal
  }

  /// Code of the target, `1.a`; `nil` for the code of a goal.
  public var target: String? {
    let pieces = text.split(separator: ".")
    return parts.count >= 2 ? "\(pieces[0]).\(pieces[1])" : nil
  }

  /// Whether the code has the form of the global framework's indicators, `goal.target.number`.
  public var hasGlobalForm: Bool {
    guard parts.count == 3, case .number = parts[2] else { return false }
    return true
  }

  public var description: String { text }

  public static func == (a: IndicatorCode, b: IndicatorCode) -> Bool { a.text == b.text }
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }

  /// The framework's order: `1.2.1` before `1.10.1` before `1.a.1`; other texts last.
  public static func < (a: IndicatorCode, b: IndicatorCode) -> Bool {
    if a.parts.isEmpty != b.parts.isEmpty { return b.parts.isEmpty }
    if a.parts != b.parts { return a.parts.lexicographicallyPrecedes(b.parts) }
    return a.text < b.text
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
