/// Names of dimensions, categories, groups and units in other languages than English, which the
/// lists themselves have: `vocabulary-names.csv`. They are our own words.
public struct VocabularyNames: Sendable {
  public enum Kind: String, Sendable { case dimension, category, group, unit }

  private struct Key: Hashable {
    var kind: Kind
    var dimension: String
    var code: String
    var language: String
  }
  private var names: [Key: String] = [:]

  private static let cached = ReferenceFolder.load { (folder) throws(ReferenceError) in
    try VocabularyNames(folder: folder)
  }

  /// The names that come with the program, read once.
  public static func standard() throws(ReferenceError) -> VocabularyNames { try cached.get() }

  init(folder: String) throws(ReferenceError) {
    let table = try ReferenceTable(
      "vocabulary-names", in: folder, columns: ["kind", "dimension", "code", "language", "name"])
    for row in table.rows {
      let kind: Kind = try table.word(row, "kind")
      let key = Key(
        kind: kind, dimension: table[row, "dimension"], code: table[row, "code"],
        language: table[row, "language"])
      guard names.updateValue(table[row, "name"], forKey: key) == nil else {
        throw table.unexpected(row, "code", "one name a language")
      }
    }
  }

  /// - Parameter languages: the language's tag, then those that stand in for it: `fr-CA`, `fr`.
  public func name(
    _ kind: Kind, dimension: String = "", code: String = "", languages: [String]
  ) -> String? {
    languages.lazy.compactMap { language in
      names[Key(kind: kind, dimension: dimension, code: code, language: language)]
    }.first
  }

  /// Every language's name of a group.
  func names(ofGroup code: String) -> [(language: String, text: String)] {
    names.filter { $0.key.kind == .group && $0.key.code == code }
      .map { ($0.key.language, $0.value) }.sorted { $0.language < $1.language }
  }
}

extension VocabularyNames.Kind: CaseIterable {}
