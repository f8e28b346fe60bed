import Bytes

extension Recipe.Condition {
  func holds(_ text: String, isMissing: Bool) -> Bool {
    switch test {
    case .isAnswered: return !isMissing
    // Of these not one text decides but all answers of a record.
    case .hasAnyOf, .hasNoneOf: return false
    case .isOneOf(let texts): return texts.contains(text)
    case .isNoneOf(let texts): return !isMissing && !texts.contains(text)
    case .within(let from, let to):
      guard !isMissing, let number = DecimalText.parse(text) else { return false }
      return number >= from ?? -.infinity && number <= to ?? .infinity
    }
  }

  /// The answers that it names.
  var texts: [String] {
    switch test {
    case .isOneOf(let texts), .isNoneOf(let texts), .hasAnyOf(let texts), .hasNoneOf(let texts):
      texts
    case .within, .isAnswered: []
    }
  }

  /// The condition by its column alone: what stands in records is not told.
  var words: String { "not meeting the condition on \(column)" }
}
