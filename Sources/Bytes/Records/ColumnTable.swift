/// Records kept in columns in memory, for formats other than CSV.
public struct ColumnTable: RecordTable {
  public let header: [String]
  public let headerPlace: RecordPlace
  public let irregular: [IrregularRow]
  private let columns: [TextColumn]
  private let places: [RecordPlace]
  /// The letters of the sheet's column that each of ours stands in; empty outside sheets.
  private let letters: [String]

  init(
    header: [String], headerPlace: RecordPlace, columns: [TextColumn], places: [RecordPlace],
    letters: [String], irregular: [IrregularRow]
  ) {
    self.header = header
    self.headerPlace = headerPlace
    self.columns = columns
    self.places = places
    self.letters = letters
    self.irregular = irregular
  }

  public var rowCount: Int { places.count }

  /// A record that has a cell of its own keeps it; else the column's letters and the row make one.
  public func place(ofRow row: Int, column: Int?) -> RecordPlace {
    var place = places[row]
    if place.cell.isEmpty, let column, letters.indices.contains(column), place.line > 0 {
      place.cell = "\(letters[column])\(place.line)"
    }
    return place
  }

  public func text(_ column: Int) -> TextColumn { columns[column] }

  public func fields(ofRow row: Int) -> [String] { columns.map { $0[row] } }

  public func rowText(_ row: Int) -> String {
    var writer = CSVWriter()
    writer.row(fields(ofRow: row))
    return String(decoding: writer.bytes.dropLast(), as: UTF8.self)
  }

  public func rowHash(_ row: Int) -> UInt64 { SHA256.short(Array(rowText(row).utf8)[...]) }
}

/// Gathers records one by one into a ``ColumnTable``.
public struct ColumnTableBuilder: Sendable {
  public private(set) var header: [String]
  public let headerPlace: RecordPlace
  private var columns: [ColumnBuilder]
  private var places: [RecordPlace] = []
  private var irregular: [IrregularRow] = []
  private let letters: [String]

  /// - Parameter letters: the letters of the sheet's column that each column stands in; none
  ///   outside sheets.
  public init(header: [String], headerPlace: RecordPlace, letters: [String] = []) {
    self.header = header
    self.headerPlace = headerPlace
    self.letters = letters
    columns = header.map { _ in ColumnBuilder() }
  }

  public var rowCount: Int { places.count }

  /// Adds a column, blank in the records so far; its number.
  public mutating func addColumn(_ name: String) -> Int {
    header.append(name)
    columns.append(ColumnBuilder(blanks: places.count))
    return columns.count - 1
  }

  /// Adds a record; missing fields at its end are blank, surplus ones are left out.
  public mutating func append(_ fields: [String], at place: RecordPlace) {
    for index in columns.indices {
      columns[index].append(index < fields.count ? fields[index] : "")
    }
    places.append(place)
  }

  /// Adds a record that does not fit its header.
  public mutating func append(
    _ fields: [String], at place: RecordPlace, found: Int, problem: IrregularRow.Problem
  ) {
    irregular.append(
      IrregularRow(row: places.count, line: place.line, found: found, problem: problem))
    append(fields, at: place)
  }

  public consuming func finish() -> ColumnTable {
    ColumnTable(
      header: header, headerPlace: headerPlace, columns: columns.map { $0.finish() },
      places: places, letters: letters, irregular: irregular)
  }
}

/// A text column as it grows.
struct ColumnBuilder: Sendable {
  private var codes: [UInt32] = []
  private var values = TextNumbers()

  init(blanks: Int = 0) {
    guard blanks > 0 else { return }
    codes = [UInt32](repeating: values.number(of: ""), count: blanks)
  }

  mutating func append(_ text: String) {
    // Neighbouring records mostly share their text.
    if let last = codes.last, values.texts[Int(last)] == text {
      codes.append(last)
    } else {
      codes.append(values.number(of: text))
    }
  }

  func finish() -> TextColumn { TextColumn(codes: codes, values: values.texts) }
}
