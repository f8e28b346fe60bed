import Bytes
import SDGModel

/// Other names for the columns and categories of an input, as an Open SDG repository gives them in
/// `column_map` (columns `Text,Value`) and `code_map` (columns `Text,Dimension,Value`).
///
/// Columns are renamed first, so `Dimension` is a column's new name. Names must agree to the letter,
/// and the first of two lines for one name holds, as in Open SDG's own build.
struct NameMapping: Sendable, Equatable {
  private(set) var columns: [String: String] = [:]
  /// By the new name of the column, then by the text of the cell.
  private(set) var categories: [String: [String: String]] = [:]

  var isEmpty: Bool { columns.isEmpty && categories.isEmpty }

  /// - Returns: whether the table has the columns of a `column_map`.
  mutating func addColumns(_ table: CSVTable) -> Bool {
    guard let text = Self.column("Text", table), let value = Self.column("Value", table) else {
      return false
    }
    for row in 0..<table.rowCount where !text[row].isEmpty && !value[row].isEmpty {
      if columns[text[row]] == nil { columns[text[row]] = value[row] }
    }
    return true
  }

  /// - Returns: whether the table has the columns of a `code_map`.
  mutating func addCategories(_ table: CSVTable) -> Bool {
    guard let text = Self.column("Text", table), let value = Self.column("Value", table),
      let dimension = Self.column("Dimension", table)
    else { return false }
    for row in 0..<table.rowCount where !text[row].isEmpty && !value[row].isEmpty {
      if categories[dimension[row]]?[text[row]] == nil {
        categories[dimension[row], default: [:]][text[row]] = value[row]
      }
    }
    return true
  }

  private static func column(_ name: String, _ table: CSVTable) -> TextColumn? {
    table.header.firstIndex(of: name).map(table.text)
  }
}

/// Records whose columns and categories go by the names of a ``NameMapping``. The record's own text
/// and its hash stay those of the file: what a reader is shown is what stands there.
struct MappedTable: RecordTable {
  let header: [String]
  private let base: any RecordTable
  private let categories: [[String: String]?]
  /// How many columns have another name now.
  let renamedColumns: Int
  /// How many different categories do.
  let renamedCategories: Int

  init(_ base: any RecordTable, _ mapping: NameMapping) {
    self.base = base
    let header = base.header.map { mapping.columns[$0] ?? $0 }
    // A figure or a year is never exchanged for another: those are no names.
    let categories = header.map { name in
      ["value", "year"].contains(ColumnName.fold(name)) ? nil : mapping.categories[name]
    }
    self.header = header
    self.categories = categories
    renamedColumns = zip(header, base.header).count { $0 != $1 }
    renamedCategories = categories.indices.reduce(0) { sum, column in
      guard let names = categories[column] else { return sum }
      return sum + base.text(column).values.count { names[$0] != nil }
    }
  }

  var headerPlace: RecordPlace { base.headerPlace }
  var rowCount: Int { base.rowCount }
  var irregular: [IrregularRow] { base.irregular }

  func place(ofRow row: Int, column: Int?) -> RecordPlace { base.place(ofRow: row, column: column) }

  func text(_ column: Int) -> TextColumn {
    let texts = base.text(column)
    guard let names = categories[column] else { return texts }
    return texts.renamed { names[$0] ?? $0 }
  }

  func number(_ column: Int) -> NumberColumn {
    categories[column] == nil ? base.number(column) : NumberColumn(parsing: text(column))
  }

  func fields(ofRow row: Int) -> [String] {
    base.fields(ofRow: row).enumerated().map { categories[$0.offset]?[$0.element] ?? $0.element }
  }

  func rowText(_ row: Int) -> String { base.rowText(row) }
  func rowHash(_ row: Int) -> UInt64 { base.rowHash(row) }
}

extension TextColumn {
  /// The column with every distinct text under another name; texts that come to the same name become
  /// one, for every text of a column stands in it once.
  func renamed(_ name: (String) -> String) -> TextColumn {
    var values: [String] = []
    var code: [String: UInt32] = [:]
    let codes = self.values.map { text -> UInt32 in
      let new = name(text)
      if let known = code[new] { return known }
      code[new] = UInt32(values.count)
      values.append(new)
      return UInt32(values.count - 1)
    }
    return TextColumn(codes: self.codes.map { codes[Int($0)] }, values: values)
  }
}
