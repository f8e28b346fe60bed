/// Categories that are known by their words alone.
extension Vocabulary {
  /// The shortest word that is taken for what it says: codes such as `U` mean many things.
  private static let shortestWord = 3

  /// The category that a text names in a column whose own name says nothing, such as `Type`:
  /// "with disabilities", "rural". `nil` where no telling dimension has the word, or several do.
  public func category(byWord text: String) -> Category? {
    let key = NameFolding.value(text)
    guard key.unicodeScalars.count >= Vocabulary.shortestWord else { return nil }
    let found = dimensions.filter(\.isTelling).compactMap { dimension in
      categoryWords(of: dimension.id)[key]
    }
    guard found.count == 1, let category = found.first, !category.isTotal,
      !category.code.hasPrefix("_"), NameFolding.value(category.code) != key
    else { return nil }
    return category
  }
}
