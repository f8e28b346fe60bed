import Bytes
import SDGModel

/// How often each distinct text of a column stands in it, and where first: counted in one pass, since
/// a file may hold as many texts as rows.
private struct CodeUses {
  private(set) var counts: [Int]
  private(set) var firstRows: [Int?]

  init(_ texts: TextColumn) {
    counts = [Int](repeating: 0, count: texts.values.count)
    firstRows = [Int?](repeating: nil, count: texts.values.count)
    for (row, code) in texts.codes.enumerated() {
      counts[Int(code)] += 1
      firstRows[Int(code)] = firstRows[Int(code)] ?? row
    }
  }
}

extension RowReading {
  /// Texts that a dimension with a closed list of categories lacks are kept as they stand. One that
  /// looks like a slip of the pen is a question: it takes a figure away from the group it is about.
  mutating func reportUnknownCategories(
    _ texts: TextColumn, _ dimension: ColumnPlan.DimensionColumn
  ) {
    let vocabulary = context.vocabulary
    if dimension.id == "age" { reportDamagedAges(texts, dimension) }
    guard let known = vocabulary.dimensions.first(where: { $0.id == dimension.id }), !known.isOpen
    else { return }
    var unknown: [String] = []
    lazy var uses = CodeUses(texts)
    for (code, text) in texts.values.enumerated() where !text.isEmpty {
      guard listed(text, in: dimension) == nil, translation(of: text, in: dimension) == nil,
        context.structure?.name(of: text, concept: known.concept ?? "") == nil
      else { continue }
      guard let near = vocabulary.category(dimension: dimension.id, near: text) else {
        unknown.append(text)
        continue
      }
      log.add(
        .misspeltCategory, at: uses.firstRows[code].map { table.place(ofRow: $0) },
        rows: uses.counts[code],
        "\(log.quote(text, or: "A category")) is no known category of \(dimension.id); it is kept as it stands",
        hint: "Write \(near.code) if \(near.name) is meant; else nothing to do.",
        subject: "\(dimension.id);\(text)")
    }
    guard !unknown.isEmpty else { return }
    log.add(
      .unknownCategory,
      "The list of \(dimension.id) lacks \(log.quote(list: unknown.sorted(), or: "category", "categories")); they are kept as they stand",
      hint: "Nothing to do if they are national categories.",
      subject: "\(dimension.id);\(unknown.sorted().joined(separator: ";"))")
  }

  /// A band of ages that a spreadsheet program made a date of.
  private mutating func reportDamagedAges(
    _ texts: TextColumn, _ dimension: ColumnPlan.DimensionColumn
  ) {
    lazy var uses = CodeUses(texts)
    for (code, text) in texts.values.enumerated() {
      guard listed(text, in: dimension) == nil, let band = AgeBand(madeDate: text) else { continue }
      log.add(
        .misspeltCategory, at: uses.firstRows[code].map { table.place(ofRow: $0) },
        rows: uses.counts[code],
        "\(log.quote(text, or: "A date")) is no age; a spreadsheet program may have made a date of it",
        hint: "Write \(band.code) if that band of ages is meant, and format the column as text.",
        subject: "\(dimension.id);\(text)")
    }
  }
}
