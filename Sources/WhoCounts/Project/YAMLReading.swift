import FileFormats
import SDGModel

extension YAMLNode {
  /// A text, or a map of language tag to text.
  func localText() throws(YAMLError) -> LocalText {
    guard case .map(let entries) = content else { return LocalText(try requireString()) }
    var texts: [(language: String, text: String)] = []
    for entry in entries { texts.append((entry.key, try entry.value.requireString())) }
    return LocalText(texts)
  }

  /// An ISO date, `2026-01-31`, as it stands.
  func requireDate() throws(YAMLError) -> String {
    let text = try requireString()
    guard let period = Period(text), period.kind == .day, period.text == text else {
      throw expected("a date such as 2026-01-31")
    }
    return text
  }
}

extension StrictMap {
  mutating func localText(_ key: String) throws(YAMLError) -> LocalText? {
    try node(key)?.localText()
  }

  mutating func date(_ key: String) throws(YAMLError) -> String? {
    try node(key)?.requireDate()
  }

  /// One of the words of an enumeration.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Choice.Type
  ) throws(YAMLError) -> Choice? where Choice.RawValue == String {
    guard let word = try one(key, of: Choice.allCases.map(\.rawValue)) else { return nil }
    return Choice(rawValue: word)
  }
}
