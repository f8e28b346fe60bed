/// Keeps words of two writing directions in order where markup cannot: in titles, alternative
/// texts, SVG labels and plain text. Source: Unicode Standard Annex 9.
public enum Bidi {
  public enum Direction: String, Sendable {
    case leftToRight = "ltr"
    case rightToLeft = "rtl"
  }

  /// The base direction of a text: that of its first strong letter outside isolates (UAX 9, rules
  /// P2 and P3); `nil` where it has none, as `2019` or `3.2.1`.
  public static func baseDirection(of text: String) -> Direction? {
    var depth = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{2066}", "\u{2067}", "\u{2068}": depth += 1
      case "\u{2069}": depth = max(0, depth - 1)
      default:
        if depth == 0, let direction = strongDirection(of: scalar) { return direction }
      }
    }
    return nil
  }

  /// Wraps a text whose direction is not known, so that it disturbs nothing around it (FSI … PDI).
  public static func isolate(_ text: String) -> String { "\u{2068}\(text)\u{2069}" }

  /// Wraps a code, a release or a file name, which run from left to right everywhere (LRI … PDI).
  public static func isolateLeftToRight(_ text: String) -> String { "\u{2066}\(text)\u{2069}" }

  /// Wraps a text that runs from right to left (RLI … PDI).
  public static func isolateRightToLeft(_ text: String) -> String { "\u{2067}\(text)\u{2069}" }

  /// Wraps a text only where it could disturb: where it holds a strong letter of the other
  /// direction, or, in a right-to-left surrounding, digits beside signs (`2019.Q2.G.01`).
  public static func isolate(_ text: String, within direction: Direction) -> String {
    var hasDigit = false
    for scalar in text.unicodeScalars {
      if let strong = strongDirection(of: scalar), strong != direction { return isolate(text) }
      if ("0"..."9").contains(scalar) { hasDigit = true }
    }
    let hasSign = hasDigit && text.unicodeScalars.contains { !("0"..."9").contains($0) }
    guard direction == .rightToLeft, hasSign, baseDirection(of: text) == nil else { return text }
    return isolateLeftToRight(text)
  }

  /// The direction of a strong letter; `nil` for digits, signs, marks and blanks.
  static func strongDirection(of scalar: Unicode.Scalar) -> Direction? {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A: return .leftToRight
    case 0..<0xAA: return nil
    case 0x200E: return .leftToRight
    case 0x200F, 0x061C: return .rightToLeft
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .letterNumber, .spacingMark:
      return isRightToLeftBlock(scalar.value) ? .rightToLeft : .leftToRight
    default: return nil
    }
  }

  /// The blocks whose letters are R or AL by default (`DerivedBidiClass.txt`).
  private static func isRightToLeftBlock(_ value: UInt32) -> Bool {
    switch value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      true
    default: false
    }
  }
}
