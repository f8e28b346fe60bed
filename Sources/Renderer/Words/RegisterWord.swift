/// The fixed words of a register entry, made readable.
enum RegisterWord {
  /// `notPersonal` as `not personal`, wherever such a word stands in the text; other texts as they
  /// are.
  static func spaced(_ text: String) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      isFixed(word)
        ? spacedWord(word)
        : word.allSatisfy { $0 == "_" || $0.isASCII && $0.isLowercase }
          ? String(word.replacing("_", with: " ")) : String(word)
    }.joined(separator: " ")
  }

  /// Begins with a small letter and has capitals inside: `automaticChecks:`.
  private static func isFixed(_ word: Substring) -> Bool {
    guard let first = word.first, first.isASCII, first.isLowercase else { return false }
    return word.dropFirst().contains { $0.isASCII && $0.isUppercase }
      && word.allSatisfy { $0.isASCII && ($0.isLetter || ":;,".contains($0)) }
  }

  private static func spacedWord(_ word: Substring) -> String {
    var result = ""
    for character in word {
      if character.isUppercase { result += " " }
      result += character.lowercased()
    }
    return result
  }
}
