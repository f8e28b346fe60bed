/// Reads the lists of dimensions and fields, and the column names that stand for them.
struct HeadingLists {
  var dimensions: [Dimension] = []
  /// By ``NameFolding/heading(_:)``.
  var headings: [String: Heading] = [:]

  init(folder: String) throws(ReferenceError) {
    try readDimensions(folder)
    try readFields(folder)
  }

  private mutating func readDimensions(_ folder: String) throws(ReferenceError) {
    let table = try ReferenceTable(
      "dimensions", in: folder,
      columns: [
        "id", "concept", "name", "kind", "people", "chapeau", "ordered", "open", "telling",
        "synonyms",
      ])
    for row in table.rows {
      let dimension = Dimension(
        id: table[row, "id"], concept: table.optional(row, "concept"), name: table[row, "name"],
        kind: try table.word(row, "kind"), describesPeople: table.flag(row, "people"),
        isChapeau: table.flag(row, "chapeau"), isOrdered: table.flag(row, "ordered"),
        isOpen: table.flag(row, "open"), isTelling: table.flag(row, "telling"))
      dimensions.append(dimension)
      var names = [dimension.id, dimension.name] + table.list(row, "synonyms")
      // The concept that many dimensions share means the one that holds whatever is left.
      if let concept = dimension.concept,
        concept != sharedConcept || dimension.id == compositeDimension
      {
        names.append(concept)
      }
      for name in names { try add(name, .dimension(dimension), table) }
    }
  }

  private mutating func readFields(_ folder: String) throws(ReferenceError) {
    let table = try ReferenceTable(
      "fields", in: folder, columns: ["id", "concept", "name", "synonyms"])
    for row in table.rows {
      let field: DataField = try table.word(row, "id")
      let names = [table[row, "id"], table[row, "concept"], table[row, "name"]]
      for name in names + table.list(row, "synonyms") where !name.isEmpty {
        try add(name, .field(field), table)
      }
    }
  }

  private mutating func add(
    _ name: String, _ heading: Heading, _ table: ReferenceTable
  ) throws(ReferenceError) {
    let key = NameFolding.heading(name)
    if let other = headings.updateValue(heading, forKey: key), other != heading {
      throw ReferenceError(file: table.file, reason: "The column name \(name) has two meanings")
    }
  }
}

/// The concept of the SDG data structure under which many of our dimensions are exchanged.
let sharedConcept = "COMPOSITE_BREAKDOWN"
