/// The categories of all dimensions, and the texts that stand for them.
struct CategoryList: Sendable {
  fileprivate struct OfDimension: Sendable {
    var listed: [Category] = []
    /// By ``NameFolding/value(_:)``: codes and other words, then names that are the only of their
    /// kind.
    var words: [String: Int] = [:]
    var codes: [String: Int] = [:]
  }

  fileprivate var found: [String: OfDimension] = [:]
  /// Dimensions that are exchanged in the column of composite breakdowns.
  private let composites: [String]

  init(folder: String, dimensions: [Dimension]) throws(ReferenceError) {
    composites = dimensions.filter { $0.concept == sharedConcept && $0.id != compositeDimension }
      .map(\.id)
    let known = Set(dimensions.map(\.id))
    let table = try ReferenceTable(
      "categories", in: folder, columns: ["dimension", "code", "name", "total", "full", "synonyms"])
    for row in table.rows {
      let category = Category(
        dimension: table[row, "dimension"], code: table[row, "code"], name: table[row, "name"],
        isTotal: table.flag(row, "total"), isOfFullBreakdown: table.flag(row, "full"))
      guard known.contains(category.dimension) || category.dimension == anyDimension else {
        throw table.unexpected(row, "dimension", "a dimension of the list")
      }
      var entry = found[category.dimension, default: OfDimension()]
      let position = entry.listed.count
      entry.listed.append(category)
      entry.codes[category.code] = position
      for word in [category.code] + table.list(row, "synonyms") {
        let key = NameFolding.value(word)
        if let other = entry.words.updateValue(position, forKey: key), other != position {
          throw table.unexpected(row, "synonyms", "free of \(word), which another category has")
        }
      }
      found[category.dimension] = entry
    }
    for dimension in found.keys { found[dimension]?.addNames() }
  }

  func list(of dimension: String) -> [Category] { found[dimension]?.listed ?? [] }

  func words(of dimension: String) -> [String: Category] {
    guard let entry = found[dimension] else { return [:] }
    return entry.words.mapValues { entry.listed[$0] }
  }

  func category(dimension: String, code: String) -> Category? {
    found[dimension].flatMap { entry in entry.codes[code].map { entry.listed[$0] } }
  }

  func category(dimension: String, text: String) -> Category? {
    let key = NameFolding.value(text)
    guard !key.isEmpty else { return nil }
    if let category = category(dimension, key) { return category }
    if dimension == compositeDimension, let category = composite(key) { return category }
    if category(anyDimension, key) != nil {
      return Category(dimension: dimension, code: totalCode, name: "Total", isTotal: true)
    }
    return dimension == "age" ? age(text) : nil
  }

  private func category(_ dimension: String, _ key: String) -> Category? {
    found[dimension].flatMap { entry in entry.words[key].map { entry.listed[$0] } }
  }

  /// A code of the dimensions that share the composite column. Only codes count, not words: "other"
  /// is a word of many dimensions.
  private func composite(_ key: String) -> Category? {
    for dimension in composites {
      guard let found = category(dimension, key), NameFolding.value(found.code) == key,
        !found.isTotal
      else { continue }
      return found
    }
    return nil
  }

  /// Ages beyond the list, in the code that SDMX's rule gives them.
  private func age(_ text: String) -> Category? {
    if let band = AgeBand(text) { return age(code: band.code, text: text) }
    return MonthBand(text).map { age(code: $0.code, text: text) }
  }

  private func age(code: String, text: String) -> Category {
    category(dimension: "age", code: code)
      ?? Category(dimension: "age", code: code, name: text, isTotal: false)
  }
}

extension CategoryList.OfDimension {
  /// Adds the names that only one category has and that are no other category's code or word.
  fileprivate mutating func addNames() {
    var owners: [String: [Int]] = [:]
    for (position, category) in listed.enumerated() {
      owners[NameFolding.value(category.name), default: []].append(position)
    }
    for (name, positions) in owners where positions.count == 1 && words[name] == nil {
      words[name] = positions[0]
    }
  }
}

/// Stands in the list of categories for whatever dimension.
private let anyDimension = "*"

/// The dimension that a column of composite breakdowns is read as.
let compositeDimension = "composite"

/// SDMX's code for all categories together.
private let totalCode = "_T"
