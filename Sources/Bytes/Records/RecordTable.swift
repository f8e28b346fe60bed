/// Records in named columns, whatever file they were read from: a CSV file, a sheet of a workbook, a
/// JSON or XML document.
///
/// Texts are given once each with a code per row, so that work on them is done once however often
/// they occur.
public protocol RecordTable: RecordOrigins {
  /// The names of the columns as they stand.
  var header: [String] { get }
  var headerPlace: RecordPlace { get }
  var rowCount: Int { get }
  /// Records that do not fit the header, in order.
  var irregular: [IrregularRow] { get }

  /// What tells of single records after the columns have been used.
  var origins: any RecordOrigins { get }

  /// A column as text. Ask once and keep it.
  func text(_ column: Int) -> TextColumn
  /// A column as numbers, with the texts that are none kept aside.
  func number(_ column: Int) -> NumberColumn
  /// The fields of one record, exactly as many as the header has.
  func fields(ofRow row: Int) -> [String]
}

/// Single records of a file: where they stand and what they say.
public protocol RecordOrigins: Sendable {
  /// Where a record stands; with a column, where its field does, if the format can say so.
  func place(ofRow row: Int, column: Int?) -> RecordPlace
  /// A record as its file has it, or as a CSV record where the file has no line for it.
  func rowText(_ row: Int) -> String
  /// The first 64 bits of the SHA-256 of the record: a name that stays when records move.
  func rowHash(_ row: Int) -> UInt64
}

extension RecordOrigins {
  public func place(ofRow row: Int) -> RecordPlace { place(ofRow: row, column: nil) }
}

extension RecordTable {
  public var origins: any RecordOrigins { self }

  /// Parses each distinct text once.
  public func number(_ column: Int) -> NumberColumn { NumberColumn(parsing: text(column)) }
}

/// Where a record or a field stands in its file.
public struct RecordPlace: Sendable, Hashable {
  /// The line of a text file, or the row of a sheet, from 1; 0 where the format has none.
  public var line: Int
  /// The number of the field in its line, from 1, where a line holds several records; else 0.
  public var column: Int
  /// `C7` in a sheet, a JSON pointer (RFC 6901) in a JSON document; empty for none.
  public var cell: String

  public init(line: Int, column: Int = 0, cell: String = "") {
    self.line = line
    self.column = column
    self.cell = cell
  }
}

extension NumberColumn {
  /// The numbers of a text column, each distinct text parsed once.
  public init(parsing texts: TextColumn) {
    var numbers: [Double] = []
    var marks: [UInt32] = []
    var words: [String] = []
    for value in texts.values {
      if let number = DecimalText.parse(value) {
        numbers.append(number)
        marks.append(0)
      } else {
        numbers.append(.nan)
        words.append(value)
        marks.append(UInt32(words.count))
      }
    }
    self.init(
      values: PackedColumn(texts.codes.lazy.map { numbers[Int($0)] }),
      marks: PackedColumn(texts.codes.lazy.map { marks[Int($0)] }),
      texts: words)
  }
}
