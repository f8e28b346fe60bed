/// How names in the wild are made comparable before they are looked up.
enum NameFolding {
  /// The key of a column name: letters and digits alone, in lower case, so that `[Sex]`, `SEX`,
  /// `Education level` and `educationLevel` meet their like.
  static func heading(_ text: String) -> String {
    var key = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars {
      let isKept =
        scalar.isASCII
        ? ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
        : !isPunctuation(scalar) && !isBlank(scalar)
      if isKept { key.append(scalar) }
    }
    return String(key)
  }

  /// The key of a category or a unit: lower case, without blanks and most punctuation. What tells
  /// codes apart stays: `<`, `+`, `%`, `/`, `&`, `=`, and an underscore in front, since `_U` is
  /// "unknown" where `U` is "urban".
  static func value(_ text: String) -> String {
    var key = String.UnicodeScalarView()
    var started = false
    for scalar in text.lowercased().unicodeScalars where !isBlank(scalar) {
      if scalar == "_" && !started { key.append(scalar) }
      started = true
      if !isPunctuation(scalar) { key.append(scalar) }
    }
    return String(key)
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "\t", "\n", "\r", "\u{A0}", "\u{202F}", "\u{3000}", "\u{FEFF}": true
    default: false
    }
  }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "_", "-", "–", "—", ".", ",", ":", ";", "'", "’", "‘", "\"", "“", "”", "(", ")", "[", "]",
      "^":
      true
    default: false
    }
  }
}
