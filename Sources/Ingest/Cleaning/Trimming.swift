/// Blanks at the ends of texts.
enum Trimming {
  /// Spaces, tabs, line ends and the no-break spaces that spreadsheets and word processors leave.
  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 9...13, 32, 0xA0, 0x2007, 0x202F, 0xFEFF, 0x200B: true
    default: false
    }
  }

  /// The text without blanks at its ends, the same text where there are none.
  static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last, isBlank(first) || isBlank(last) else {
      return text
    }
    guard let start = scalars.firstIndex(where: { !isBlank($0) }),
      let end = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(scalars[start...end])
  }

  /// Trimmed, and with every run of blanks inside made one space.
  static func squeezed(_ text: String) -> String {
    let words = text.unicodeScalars.split(whereSeparator: isBlank).map { String($0) }
    return words.joined(separator: " ")
  }
}
