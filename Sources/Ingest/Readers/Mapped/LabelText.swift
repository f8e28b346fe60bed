import Bytes

/// The text of a row's or a column's label, without the footnote marks that hang on it.
struct LabelText: Equatable {
  /// The label itself, with single blanks.
  let text: String
  /// `a`, `1`, `*`; empty for none.
  let mark: String

  /// Marks are superscript digits, stars and daggers at the end, and one letter or number in
  /// brackets or before a slash: `Northmark (a)`, `Total 1/`.
  init(_ raw: String) {
    var text = Trimming.squeezed(raw)
    var mark = ""
    while let last = text.last, LabelText.marks.contains(last) {
      mark = String(last) + mark
      text.removeLast()
    }
    text = Trimming.trimmed(text)
    if mark.isEmpty, let inner = LabelText.bracketed(text) {
      mark = inner.mark
      text = inner.rest
    }
    // A text that is nothing but marks is itself.
    if text.isEmpty { (text, mark) = (Trimming.squeezed(raw), "") }
    while text.last == ":" { text.removeLast() }
    self.text = Trimming.trimmed(text)
    self.mark = mark
  }

  /// Whether a cell says that it is the same as the one above: `"`, `〃`, `idem`.
  static func isDitto(_ text: String) -> Bool {
    ["\"", "''", "”", "“", "〃", "idem", "id.", "ditto", "-\"-"].contains(
      Trimming.trimmed(text).lowercased())
  }

  /// Whether a letter or number is set above the line.
  static func isRaised(_ letter: Character) -> Bool {
    marks.contains(letter) && !"*†‡§".contains(letter)
  }

  private static let marks: Set<Character> = [
    "*", "†", "‡", "§", "¹", "²", "³", "⁰", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "ᵃ", "ᵇ", "ᶜ",
    "ᵈ", "ᵉ", "ᶠ", "ᵍ", "ʰ", "ⁱ", "ʲ", "ᵏ", "ˡ", "ᵐ", "ⁿ", "ᵒ", "ᵖ", "ʳ", "ˢ", "ᵗ", "ᵘ", "ᵛ", "ʷ",
    "ˣ", "ʸ", "ᶻ",
  ]

  private static func bracketed(_ text: String) -> (rest: String, mark: String)? {
    let pairs: [Character: Character] = [")": "(", "]": "["]
    if let last = text.last, let opening = pairs[last], let open = text.lastIndex(of: opening) {
      let inner = text[text.index(after: open)...].dropLast()
      guard inner.count == 1, inner.allSatisfy({ $0.isLetter || $0.isNumber }) else { return nil }
      return (Trimming.trimmed(String(text[..<open])), String(inner))
    }
    guard text.last == "/", let word = text.split(separator: " ").last, word.count == 2,
      word != text[...], let letter = word.first, letter.isLetter || letter.isNumber
    else { return nil }
    return (Trimming.trimmed(String(text.dropLast(2))), String(letter))
  }
}
