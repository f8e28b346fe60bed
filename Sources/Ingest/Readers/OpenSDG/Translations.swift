import Bytes
import FileFormats
import SDGModel

/// The repository's own translations: texts by language and key, `group.key`, where the group is
/// the name of the YAML file.
struct Translations: Sendable {
  /// The first language is the one that texts fall back to.
  let languages: [String]
  private var texts: [String: [String: String]] = [:]

  init(languages: [String]) { self.languages = languages }

  /// Adds `<folder>/<language>/<group>.yml` or `<folder>/<language>.yml`.
  mutating func add(_ node: YAMLNode, language: String, group: String) {
    flatten(node, group, language)
  }

  private mutating func flatten(_ node: YAMLNode, _ key: String, _ language: String) {
    if let text = node.string {
      texts[language, default: [:]][key] = Trimming.trimmed(text)
    } else {
      for entry in node.map ?? [] {
        flatten(entry.value, key.isEmpty ? entry.key : "\(key).\(entry.key)", language)
      }
    }
  }

  /// The text of a key in all languages that have it; `nil` where none has.
  func text(key: String) -> LocalText? {
    let found = order.compactMap { language in
      texts[language]?[key].flatMap { $0.isEmpty ? nil : (language: language, text: $0) }
    }
    return found.isEmpty ? nil : LocalText(found)
  }

  /// The text of a data value: by its key, else within its column, else among all data words.
  func value(_ value: String, column: String) -> LocalText? {
    text(key: value) ?? text(key: "\(column).\(value)") ?? text(key: "data.\(value)")
  }

  /// The text of a column header.
  func header(_ name: String) -> LocalText? {
    text(key: name) ?? text(key: "\(name).\(name)") ?? text(key: "data.\(name)")
  }

  /// A metadata text: the translation of its key, else itself. `nil` for a key whose catalogue is
  /// not in the repository, such as the framework's own titles.
  func metadata(_ text: String) -> LocalText? {
    if let found = self.text(key: text) ?? self.text(key: "data.\(text)") { return found }
    return Translations.looksLikeKey(text) ? nil : LocalText(text)
  }

  /// What the value is called in the first language that has a text for it.
  func firstText(_ value: String, column: String) -> String? {
    guard let found = self.value(value, column: column), let first = found.languages.first else {
      return nil
    }
    return found[first]
  }

  /// `global_indicators.1-1-1-title`: one word, with a group of letters before the first point.
  static func looksLikeKey(_ text: String) -> Bool {
    guard let dot = text.firstIndex(of: "."), !text.contains(where: \.isWhitespace) else {
      return false
    }
    let group = text[..<dot]
    return !group.isEmpty && text.index(after: dot) != text.endIndex
      && group.allSatisfy { $0.isASCII && ($0.isLetter || $0 == "_") }
  }

  private var order: [String] {
    languages + texts.keys.filter { !languages.contains($0) }.sorted()
  }
}
