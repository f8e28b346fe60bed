/// The words that data files use, and what they stand for: column names, categories, units,
/// natures, observation statuses.
///
/// A look-up is certain or fails. Case, blanks, brackets and most punctuation do not matter. What it
/// does not know is national or new, and is kept by readers as it stands.
public struct Vocabulary: Sendable {
  /// In the order of the SDG data structure, persons first.
  public let dimensions: [Dimension]
  /// In the order of the list.
  public var allUnits: [UnitInfo] { units.listed }

  private let dimensionPositions: [String: Int]
  private let headings: [String: Heading]
  private let categories: CategoryList
  private let units: UnitList
  private let codes: CodeNames

  private static let cached = ReferenceFolder.load { (folder) throws(ReferenceError) in
    try load(from: folder)
  }

  /// The vocabulary that comes with the program, read once.
  public static func standard() throws(ReferenceError) -> Vocabulary { try cached.get() }

  /// Reads the vocabulary's lists from a folder.
  public static func load(from folder: String) throws(ReferenceError) -> Vocabulary {
    try Vocabulary(folder: folder)
  }

  private init(folder: String) throws(ReferenceError) {
    let lists = try HeadingLists(folder: folder)
    dimensions = lists.dimensions
    headings = lists.headings
    dimensionPositions = Dictionary(
      dimensions.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    categories = try CategoryList(folder: folder, dimensions: dimensions)
    units = try UnitList(folder: folder)
    codes = try CodeNames(folder: folder)
  }

  // MARK: Columns

  /// What a column holds, by its name. `nil` for a name that the lists lack.
  ///
  /// Names that end in `Code` or `Desc` are read as the codes and the descriptions of what stands
  /// before: `sexCode`, `unitsDesc`.
  public func heading(named name: String) -> Heading? {
    let key = NameFolding.heading(name)
    if let found = headings[key] { return found }
    if key.hasSuffix("code") { return headings[String(key.dropLast(4))] }
    guard key.hasSuffix("desc") else { return nil }
    return switch headings[String(key.dropLast(4))] {
    case .dimension(let dimension): .dimensionLabel(dimension)
    case .field(let field): .fieldLabel(field)
    default: nil
    }
  }

  /// A dimension by a column name, a concept or its id: `Location`, `[Sex]`, `URBANISATION`,
  /// `sexCode`.
  public func dimension(named name: String) -> Dimension? {
    if let position = dimensionPositions[name] { return dimensions[position] }
    guard case .dimension(let found)? = heading(named: name) else { return nil }
    return found
  }

  /// Folded column names, sorted.
  var headingKeys: [String] { headings.keys.sorted() }

  /// Folded words of a dimension's categories.
  func categoryWords(of dimension: String) -> [String: Category] {
    categories.words(of: dimension)
  }

  // MARK: Categories

  /// The category that a text means in a dimension; `nil` where it is not known for sure.
  ///
  /// Codes stand before other words, and those before the category's name: a name that two
  /// classifications share means none of them. Ages are read by rule beyond the list.
  ///
  /// - Parameter dimension: the id of a dimension.
  public func category(dimension: String, text: String) -> Category? {
    categories.category(dimension: dimension, text: text)
  }

  /// The category with exactly this code, for its name; `nil` where the list lacks it.
  public func category(dimension: String, code: String) -> Category? {
    categories.category(dimension: dimension, code: code)
  }

  /// The listed categories of a dimension in their order, the total first.
  public func categories(of dimension: String) -> [Category] { categories.list(of: dimension) }

  // MARK: Units

  /// The unit that a text means; `nil` where it is not known for sure.
  public func unit(named text: String) -> UnitReading? { units.reading(of: text) }

  // MARK: Natures and statuses

  /// Reads `C`, `NA`, `Country Data` and `C: Country data`.
  public func nature(named text: String) -> Nature? { codes.nature(text) }

  /// Reads `A` and `Normal value`.
  public func status(named text: String) -> ObservationStatus? { codes.status(text) }

  /// English name of a nature, and what it means.
  public func name(of nature: Nature) -> String { codes.name(nature) }
  public func meaning(of nature: Nature) -> String { codes.meaning(nature) }

  /// English name of an observation status.
  public func name(of status: ObservationStatus) -> String { codes.name(status) }

  /// The place of a status in the order of the SDMX guideline on observation status: where several
  /// apply to one figure, the one with the lowest rank is told.
  public func rank(of status: ObservationStatus) -> Int { codes.rank(status) }
}
