/// A whole CSV file in columns, without a `String` per field.
///
/// The first record that is not a blank line is the header. Lines end with LF, CR LF or CR; fields
/// may be quoted, then holding delimiters, line ends and doubled quotes. Nothing is trimmed or
/// interpreted: blanks at the ends of a field are kept, for the caller to report. Records that do
/// not fit the header are read as far as they go and listed in `irregular`. Wholly empty lines are
/// no records; a line of delimiters only is one.
public struct CSVTable: RecordTable {
  /// The names of the columns, unquoted, otherwise as they stand. Empty for an empty file.
  public let header: [String]
  /// The line of the file where the header begins, from 1.
  public let headerLine: Int
  /// How many records follow the header.
  public let rowCount: Int
  public let delimiter: UInt8
  /// Records with too few or too many fields or broken quotes, in order.
  public let irregular: [IrregularRow]
  /// How many wholly empty lines the file holds.
  public let blankLines: Int

  private let text: TextBytes
  private let lexer: FieldLexer
  private let rowStarts: [Int]
  private let lines: LineNumbers
  private let groups: [StoredGroup]
  private let groupOfColumn: [Int]

  /// Reads a file.
  /// - Parameters:
  ///   - delimiter: detected among comma, semicolon, tab and bar if nil (a first line `sep=;` is
  ///     heeded and is no record).
  ///   - groups: which columns are read together and which as numbers, given the header. Columns in
  ///     none are texts of their own; groups that overlap or reach too far are ignored.
  public init(
    _ text: TextBytes, delimiter: UInt8? = nil, groups: ([String]) -> [ColumnGroup]
  ) {
    let declared = delimiter == nil ? Delimiter.declared(text.bytes) : nil
    let delimiter = delimiter ?? declared?.delimiter ?? Delimiter.guess(text.bytes)
    let lexer = FieldLexer(delimiter: delimiter, loneReturns: text.hasLoneCarriageReturns)
    let scanned = text.bytes.withUnsafeBufferPointer {
      ScannedFile($0, from: declared?.rest ?? 0, lexer: lexer, groups: groups)
    }
    self.text = text
    self.lexer = lexer
    self.delimiter = delimiter
    header = scanned.header
    headerLine = scanned.headerLine
    rowCount = scanned.rowStarts.count
    irregular = scanned.irregular
    blankLines = scanned.blankLines
    rowStarts = scanned.rowStarts
    lines = scanned.lines
    self.groups = scanned.groups
    groupOfColumn = scanned.groups.enumerated().flatMap { index, group in
      group.columns.map { _ in index }
    }
  }

  /// The line of the file where a row begins, from 1, as an editor counts them.
  public func line(ofRow row: Int) -> Int { lines.line(ofRow: row) }

  public var headerPlace: RecordPlace { RecordPlace(line: headerLine) }

  public func place(ofRow row: Int, column: Int?) -> RecordPlace {
    RecordPlace(line: line(ofRow: row))
  }

  /// A column as text. Ask once and keep it: a group is split at each call. A column of a number
  /// group is read again from the file, which is slow but gives its texts as they stand.
  public func text(_ column: Int) -> TextColumn {
    let group = groups[groupOfColumn[column]]
    return text.bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return TextColumn(codes: [], values: []) }
      var collector = TextCollector(base: base)
      if group.number != nil {
        let codes = (0..<rowCount).map { row in
          collector.code(fieldSpan(row, column, base: base))
        }
        return collector.finish(codes)
      }
      let place = column - group.columns.lowerBound
      let codeOfSpan = group.spans.map { span in
        collector.code(
          FieldText.split(span, base: base, lexer: lexer, count: place + 1)[place])
      }
      return collector.finish(codeOfSpan, rows: group.codes)
    }
  }

  /// A column as numbers. A column of a text group is parsed here, once per distinct text.
  public func number(_ column: Int) -> NumberColumn {
    if let number = groups[groupOfColumn[column]].number { return number }
    return NumberColumn(parsing: text(column))
  }

  /// The whole group that a text column belongs to; for a column of a number group, its texts.
  public func tuples(groupOf column: Int) -> TupleColumn {
    let group = groups[groupOfColumn[column]]
    if group.number != nil {
      let texts = text(column)
      return TupleColumn(
        columns: group.columns, codes: texts.codes, tuples: texts.values.map { [$0] })
    }
    let tuples = text.bytes.withUnsafeBufferPointer { bytes -> [[String]] in
      guard let base = bytes.baseAddress else { return [] }
      return group.spans.map { span in
        FieldText.split(span, base: base, lexer: lexer, count: group.columns.count).map {
          FieldText.unquoted(UnsafeBufferPointer(start: base + $0.offset, count: $0.length))
        }
      }
    }
    return TupleColumn(columns: group.columns, codes: group.codes, tuples: tuples)
  }

  /// A record as it stands in the (decoded) file, without its line end: for showing it.
  public func rowText(_ row: Int) -> String {
    String(decoding: text.bytes[rowRange(row)], as: UTF8.self)
  }

  /// The first 64 bits of the SHA-256 of the record's bytes, without its line end: a name that
  /// stays when rows move (`SHA256.text` writes it).
  public func rowHash(_ row: Int) -> UInt64 { SHA256.short(text.bytes[rowRange(row)]) }

  /// The fields of one record, exactly as many as the header has. For looking at single rows; use
  /// the columns for all of them.
  public func fields(ofRow row: Int) -> [String] {
    let range = rowRange(row)
    return text.bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return [] }
      let span = ByteSpan(offset: range.lowerBound, length: range.count)
      return FieldText.split(span, base: base, lexer: lexer, count: header.count).map {
        FieldText.unquoted(UnsafeBufferPointer(start: base + $0.offset, count: $0.length))
      }
    }
  }

  /// Up to the next record, without the line ends (and blank lines) between.
  private func rowRange(_ row: Int) -> Range<Int> {
    let start = rowStarts[row]
    if row == rowCount - 1, irregular.last?.problem == .unterminatedQuote {
      // The line ends at the end of the file are inside the quotes.
      return start..<text.bytes.count
    }
    var end = row + 1 < rowCount ? rowStarts[row + 1] : text.bytes.count
    while end > start, text.bytes[end - 1] == 10 || text.bytes[end - 1] == 13 { end -= 1 }
    return start..<end
  }

  private func fieldSpan(_ row: Int, _ column: Int, base: BytePointer) -> ByteSpan {
    let range = rowRange(row)
    return FieldText.split(
      ByteSpan(offset: range.lowerBound, length: range.count), base: base, lexer: lexer,
      count: column + 1)[column]
  }
}
