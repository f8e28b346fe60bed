import SDGModel

/// One file to read, and what its surroundings say about it.
struct FileRequest {
  /// Where the file lies.
  var path: String
  /// How places name it: the path within the project or input folder.
  var name: String
  /// Register entry of its publisher.
  var publisher: String
  /// The indicator of the whole file, where its rows do not say it.
  var indicator: String?
  /// The source text of the whole file, where its rows have none.
  var sourceText = ""
  /// Whether patterns of the register may be looked for in ``sourceText``.
  var mayMatchSource = true
  /// Folded names of columns that are no dimensions by the input's own settings.
  var attributeNames: Set<String>?
  /// Why the indicator is not published; `nil` where it is.
  var notPublishedBecause: String?
  var translations: Translations?
  /// Other names of columns and categories, by the input's own settings.
  var mapping: NameMapping?
  /// The only dialect that the file may have; `nil` for any.
  var dialect: Dialect?

  init(path: String, name: String, publisher: String) {
    self.path = path
    self.name = name
    self.publisher = publisher
  }
}
