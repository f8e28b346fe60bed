import Bytes
import SDGModel

/// The breakdown of each row, and the source's own codes where ours differ.
struct BreakdownReadings {
  let codes: CodeColumn
  /// Per combination.
  let breakdowns: [UInt32]
  let ownCodes: [UInt32]

  func breakdown(ofRow row: Int) -> UInt32 { breakdowns[Int(codes[row])] }
  func ownCodes(ofRow row: Int) -> UInt32 { ownCodes[Int(codes[row])] }
}

/// What a category's text in a column means.
private struct CategoryReading {
  /// `nil` for a total.
  var part: Breakdown.Part?
  /// The text as found, where it is not the code that we use.
  var own: String?
}

extension RowReading {
  /// Reads the categories of all dimensions. Blanks and totals leave the breakdown.
  mutating func readBreakdowns() -> BreakdownReadings {
    var columns: [TextColumn] = []
    var readings: [[CategoryReading]] = []
    for dimension in plan.dimensions {
      let texts = texts(dimension.column)
      var found = texts.values.map { reading(of: $0, in: dimension) }
      reportUnknownCategories(texts, dimension)
      recogniseByWord(texts, dimension, &found)
      if dimension.isStatistical, isConstant(texts), dimension.id != "bounds" {
        // How all figures of a file were made tells none of them apart.
        found = found.map {
          CategoryReading(part: nil, own: $0.part.map { "\($0.dimension)=\($0.category)" })
        }
      }
      columns.append(texts)
      readings.append(found)
    }
    let unit = plan.column(.unit).map { texts($0, report: false) }
    let combined = CombinedColumn(
      columns.map(\.codes) + [unit?.codes].compactMap(\.self), rowCount: table.rowCount)
    var breakdowns: [UInt32] = []
    var ownCodes: [UInt32] = []
    for row in combined.firstRows {
      var parts: [Breakdown.Part] = []
      var own: [String] = []
      for (column, texts) in columns.enumerated() {
        let found = readings[column][Int(texts.codes[row])]
        if let part = found.part { parts.append(free(part, among: parts, column)) }
        if let text = found.own { own.append(text) }
      }
      if let text = unit?[row], let known = context.vocabulary.unit(named: text),
        known.unit.code != text
      {
        own.append("unit=\(text)")
      }
      breakdowns.append(observations.number(of: Breakdown(parts)))
      ownCodes.append(observations.number(of: own.joined(separator: ";")))
    }
    return BreakdownReadings(codes: combined.codes, breakdowns: breakdowns, ownCodes: ownCodes)
  }

  /// A composite column may name the dimension of another column: its part then keeps the column's
  /// own name, so that none is lost.
  private func free(
    _ part: Breakdown.Part, among parts: [Breakdown.Part], _ column: Int
  ) -> Breakdown.Part {
    guard parts.contains(where: { $0.dimension == part.dimension }) else { return part }
    return Breakdown.Part(
      Trimming.squeezed(table.header[plan.dimensions[column].column]), part.category)
  }

  private func isConstant(_ texts: TextColumn) -> Bool {
    Set(texts.values.filter { !$0.isEmpty }).count <= 1
  }

  private func reading(
    of text: String, in dimension: ColumnPlan.DimensionColumn
  ) -> CategoryReading {
    guard !text.isEmpty else { return CategoryReading() }
    var known = listed(text, in: dimension)
    if known == nil, let translated = translation(of: text, in: dimension) {
      known = context.vocabulary.category(dimension: dimension.id, text: translated)
    }
    guard let known else {
      return CategoryReading(part: Breakdown.Part(dimension.id, text))
    }
    if known.isTotal { return CategoryReading(part: nil, own: own(text, known, dimension)) }
    if dimension.isStatistical, isUsual(known) { return CategoryReading() }
    return CategoryReading(
      part: Breakdown.Part(known.dimension, known.code), own: own(text, known, dimension))
  }

  func listed(_ text: String, in dimension: ColumnPlan.DimensionColumn) -> Category? {
    dimension.id == "age" && AgeHeading.isInMonths(table.header[dimension.column])
      ? AgeHeading.months(text, context.vocabulary)
      : context.vocabulary.category(dimension: dimension.id, text: text)
  }

  /// In a column whose name no list knows, words that say by themselves what they are become that:
  /// coverage looks at values, whatever the column is called. Where two words of a column would mean
  /// the same, both are kept as they stand.
  private mutating func recogniseByWord(
    _ texts: TextColumn, _ dimension: ColumnPlan.DimensionColumn, _ found: inout [CategoryReading]
  ) {
    let vocabulary = context.vocabulary
    guard !vocabulary.dimensions.contains(where: { $0.id == dimension.id }),
      !OtherPerson.isMeant(table.header[dimension.column])
    else { return }
    let meanings = texts.values.map { text in
      vocabulary.category(byWord: text)
        ?? translation(of: text, in: dimension).flatMap { vocabulary.category(byWord: $0) }
    }
    var recognised: [String] = []
    let uses = Dictionary(grouping: meanings.compactMap(\.self)) { "\($0.dimension)=\($0.code)" }
    for (code, meaning) in meanings.enumerated() {
      guard let meaning, uses["\(meaning.dimension)=\(meaning.code)"]?.count == 1 else { continue }
      let text = texts.values[code]
      found[code] = CategoryReading(
        part: Breakdown.Part(meaning.dimension, meaning.code), own: "\(dimension.id)=\(text)")
      recognised.append("\(log.quote(text, or: "a category")) as \(meaning.name)")
    }
    guard !recognised.isEmpty else { return }
    log.add(
      .categoryByWord,
      "\(log.column(table.header[dimension.column], dimension.column)): read \(recognised.joined(separator: ", "))",
      hint: "Nothing to do.", subject: "\(dimension.id);\(recognised.count)")
  }

  func translation(
    of text: String, in dimension: ColumnPlan.DimensionColumn
  ) -> String? {
    request.translations?.firstText(
      text, column: Trimming.squeezed(table.header[dimension.column]))
  }

  private func own(
    _ text: String, _ known: Category, _ dimension: ColumnPlan.DimensionColumn
  ) -> String? {
    text == known.code ? nil : "\(dimension.id)=\(text)"
  }

  /// A period shows its frequency itself, and figures of the global set are the rule: neither
  /// breaks anything down. Figures of another set stay apart.
  private func isUsual(_ category: Category) -> Bool {
    category.dimension == "frequency"
      || (category.dimension == "reportingType" && category.code == "G")
  }
}
