import Bytes
import SDGModel

/// Reads a table by its mapping: one record for each value, in the columns of our own tidy layout.
///
/// Blank cells are no records. Footnote marks of labels and headers are kept in the note.
struct MappedTableReader {
  private let grid: Grid
  private let mapping: TableMapping
  private let numbers: NumberStyle
  private let vocabulary: Vocabulary
  private var builder: ColumnTableBuilder
  private var positions: [String: Int] = [:]

  /// What is known of a value besides itself, by the name of its column.
  private struct Record {
    var fields: [String: String] = [:]
    var notes: [String] = []
  }

  private init(
    _ grid: Grid, _ mapping: TableMapping, _ numbers: NumberStyle, _ vocabulary: Vocabulary
  ) {
    self.grid = grid
    self.mapping = mapping
    self.numbers = numbers
    self.vocabulary = vocabulary
    let first = mapping.headers.map(\.row).min() ?? mapping.rows.first?.lowerBound ?? 1
    builder = ColumnTableBuilder(header: [], headerPlace: RecordPlace(line: first))
  }

  static func table(
    _ grid: Grid, _ mapping: TableMapping, _ numbers: NumberStyle, _ vocabulary: Vocabulary
  ) -> ColumnTable {
    var reader = MappedTableReader(grid, mapping, numbers, vocabulary)
    reader.read()
    return reader.builder.finish()
  }

  private mutating func read() {
    for word in ["indicator", "area", "period", "value"] { _ = position(word) }
    let columns = mapping.valueColumns
    let heads = Dictionary(
      columns.map { ($0, MappedHeader(grid, mapping, column: $0)) },
      uniquingKeysWith: { first, _ in first })
    var section: String?
    var above = TextsAbove()
    for row in grid.rows where mapping.rows.contains(where: { $0.contains(row) }) {
      let filled = columns.filter { grid.own(row, $0) != nil }
      if filled.isEmpty {
        if let label = mapping.sections, let cell = grid.cell(row, label.column) {
          section = cell.text
          above.fill = [:]
        }
        continue
      }
      var base = Record()
      for (meaning, text) in mapping.given { take(text, as: meaning, into: &base) }
      let labels = labelTexts(row, &above)
      // A grand total is about no section, though it stands below the last one.
      let isGrand = labels.contains { TotalWords.isGrand($0.text) }
      takeSection(isGrand ? nil : section, into: &base)
      for (label, text) in labels { take(text, as: label.holds, section: section, into: &base) }
      readValues(row, filled, heads, base)
    }
  }

  /// The texts of a row's labels. A blank cell means the one above it only as long as nothing to its
  /// left has changed: "National total" is not of the last region's last group.
  private func labelTexts(
    _ row: Int, _ above: inout TextsAbove
  ) -> [(label: TableMapping.Label, text: String)] {
    var found: [(label: TableMapping.Label, text: String)] = []
    for label in mapping.labels.sorted(by: { $0.column < $1.column }) {
      let shown = grid.cell(row, label.column)?.shown
      if let shown, LabelText.isDitto(shown), let text = above.last[label.column] {
        found.append((label, text))
      } else if let text = shown {
        if above.fill[label.column] != text {
          for other in mapping.labels where other.column > label.column {
            above.fill[other.column] = nil
          }
        }
        above.fill[label.column] = text
        above.last[label.column] = text
        found.append((label, text))
      } else if label.fills, let text = above.fill[label.column] {
        found.append((label, text))
      }
    }
    return found
  }

  private func takeSection(_ section: String?, into record: inout Record) {
    guard let section, let label = mapping.sections else { return }
    take(section, as: label.holds, into: &record)
  }

  private mutating func readValues(
    _ row: Int, _ columns: [Int], _ heads: [Int: MappedHeader], _ base: Record
  ) {
    var found: [(key: [String: String], record: Record, place: RecordPlace)] = []
    for column in columns {
      guard let cell = grid.own(row, column), let head = heads[column] else { continue }
      var record = base
      for (meaning, text) in head.texts { take(text, as: meaning, into: &record) }
      let key = record.fields
      let word = head.measure
      let texts = measures(cell, word)
      // Bounds and counts stand in columns of their own, beside the value that they belong to.
      if let index = found.firstIndex(where: { $0.key == key && $0.record.fields[word] == nil }) {
        found[index].record.fields.merge(texts) { own, _ in own }
        if word == "value" { found[index].place = grid.place(row, column) }
      } else {
        record.fields.merge(texts) { _, new in new }
        found.append((key, record, grid.place(row, column)))
      }
    }
    for item in found { append(item.record, at: item.place) }
  }

  /// What a cell tells: a number, or a value with its interval.
  private func measures(_ cell: Grid.Cell, _ word: String) -> [String: String] {
    if cell.isNumber { return [word: cell.text] }
    guard word == "value", let bounded = BoundedNumber(cell.text) else {
      return [word: numbers.plain(cell.text)]
    }
    return [
      "value": numbers.plain(bounded.value), "lower": numbers.plain(bounded.lower),
      "upper": numbers.plain(bounded.upper),
    ]
  }

  /// What a text of a given kind says of a record.
  private func take(
    _ raw: String, as meaning: CellMeaning, section: String? = nil, into record: inout Record
  ) {
    let label = LabelText(raw)
    let own = mapping.meanings[meaning]
    let text = own?[label.text] ?? own?[Trimming.squeezed(raw)] ?? label.text
    if !label.mark.isEmpty { record.notes.append("Mark of “\(label.text)”: \(label.mark)") }
    switch meaning {
    case .nothing, .dimensionName, .measure: break
    case .field(.note): record.notes.append(text)
    case .field(.period):
      let year = record.fields["period"]
      // The sum of the months is the year's.
      if year != nil, TotalWords.isWhole(text) { break }
      let mixed = MixedPeriod.reading(text)
      let plain = Period(text) == nil ? mixed?.period.text : nil
      if let mixed, !mixed.beside.isEmpty {
        record.notes.append("Mark of “\(mixed.period.text)”: \(mixed.beside)")
      }
      record.fields["period"] = year.flatMap { PeriodPart.joined($0, text) } ?? plain ?? text
    case .category:
      takeCategory(text, section, into: &record)
    case .dimension where CategoryWords(vocabulary).isTotal(text): break
    default: record.fields[meaning.word] = text
    }
  }

  /// A category below a row that names its dimension is of that dimension alone: "15-24" below
  /// "Mother's age" is not the age of the child.
  private func takeCategory(_ text: String, _ section: String?, into record: inout Record) {
    let words = CategoryWords(vocabulary)
    guard !text.isEmpty else { return }
    let named = mapping.sections?.holds == .dimensionName ? section.map { LabelText($0).text } : nil
    let dimension = named.flatMap { vocabulary.dimension(named: $0) }
    if let named {
      guard !words.isTotal(text) else { return }
      let part = dimension.flatMap { words.part(text, in: $0.id) }
      let column = dimension?.id ?? ColumnPlan.dimensionPrefix + named
      record.fields[part?.dimension ?? column] = part?.category ?? text
    } else if let part = words.reading(text) {
      record.fields[part.dimension] = part.category
    } else if !words.isTotal(text) {
      record.fields["category"] = text
    }
  }

  private mutating func append(_ record: Record, at place: RecordPlace) {
    var record = record
    if !record.notes.isEmpty { record.fields["note"] = record.notes.joined(separator: " | ") }
    takePercentSign(&record)
    var fields: [String] = []
    for (name, text) in record.fields.sorted(by: { $0.key < $1.key }) {
      let position = position(name)
      while fields.count <= position { fields.append("") }
      fields[position] = text
    }
    builder.append(fields, at: place)
  }

  /// A sign behind the number is its unit, unless another unit is named.
  private func takePercentSign(_ record: inout Record) {
    guard let value = record.fields["value"], value.hasSuffix("%") else { return }
    let unit = record.fields["unit"].flatMap { vocabulary.unit(named: $0)?.unit.code }
    guard record.fields["unit"] == nil || unit == "PT" else { return }
    record.fields["value"] = Trimming.trimmed(String(value.dropLast()))
    record.fields["unit"] = record.fields["unit"] ?? "PT"
  }

  private mutating func position(_ name: String) -> Int {
    if let known = positions[name] { return known }
    let number = builder.addColumn(name)
    positions[name] = number
    return number
  }
}

/// What labels said in the rows above, by their columns.
private struct TextsAbove {
  /// What a blank cell means.
  var fill: [Int: String] = [:]
  /// What a ditto mark means, whatever has changed beside it.
  var last: [Int: String] = [:]
}

/// What stands above a column of values.
private struct MappedHeader {
  var texts: [(CellMeaning, String)] = []
  var measure = "value"

  init(_ grid: Grid, _ mapping: TableMapping, column: Int) {
    for header in mapping.headers {
      guard let text = HeaderCells.text(grid, header.row, column, fills: header.fills, mapping)
      else { continue }
      if header.holds == .measure {
        let word = mapping.meanings[.measure]?[LabelText(text).text] ?? LabelText(text).text
        measure = MeasureWords.word(word) ?? "value"
      } else {
        texts.append((header.holds, text))
      }
    }
  }
}

/// The text that a header row shows over a column.
enum HeaderCells {
  static func text(
    _ grid: Grid, _ row: Int, _ column: Int, fills: Bool, _ mapping: TableMapping
  ) -> String? {
    if let cell = grid.cell(row, column) { return cell.shown }
    guard fills, let first = mapping.valueColumns.min() else { return nil }
    for other in stride(from: column - 1, through: first, by: -1) {
      if let cell = grid.cell(row, other) { return cell.shown }
    }
    return nil
  }
}
