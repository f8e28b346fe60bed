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
  /// What was normalised, where the table was read from a file that is not in memory.
  public let notes: [TextNote]

  private let lexer: FieldLexer
  private let records: CSVRecords
  private let groups: [StoredGroup]
  private let groupOfColumn: [Int]

  /// Reads a text that is in memory.
  /// - Parameters:
  ///   - delimiter: detected among comma, semicolon, tab and bar if nil (a first line `sep=;` is
  ///     heeded and is no record).
  ///   - threads: how many read a large text at once. The result is the same.
  ///   - mostColumns: a table that is wider has its header and no rows.
  ///   - groups: which columns are read together and which as numbers, given the header. Columns in
  ///     none are texts of their own; groups that overlap or reach too far are ignored.
  public init(
    _ text: TextBytes, delimiter: UInt8? = nil, threads: Int = 1, mostColumns: Int = .max,
    groups: ([String]) -> [ColumnGroup]
  ) {
    self.init(
      text, delimiter: delimiter, threads: threads, chunkSize: ScannedFile.chunkSize,
      mostColumns: mostColumns, groups: groups)
  }

  /// With chunks of a size of one's own, for tests.
  init(
    _ text: TextBytes, delimiter: UInt8? = nil, threads: Int, chunkSize: Int,
    mostColumns: Int = .max, groups: ([String]) -> [ColumnGroup]
  ) {
    let declared = delimiter == nil ? Delimiter.declared(text.bytes) : nil
    let delimiter = delimiter ?? declared?.delimiter ?? Delimiter.guess(text.bytes)
    let lexer = FieldLexer(delimiter: delimiter, loneReturns: text.hasLoneCarriageReturns)
    let source = ByteSource.memory(text.bytes)
    let first = declared?.rest ?? 0
    // A line end of another kind than LF cannot be found without reading.
    let width = text.hasLoneCarriageReturns ? 1 : threads
    var scanned = ScannedFile(
      source, from: first, lexer: lexer, threads: width, chunkSize: chunkSize, surveys: false,
      mostColumns: mostColumns, groups: groups)
    if !scanned.isSound {
      scanned = ScannedFile(
        source, from: first, lexer: lexer, threads: 1, surveys: false, mostColumns: mostColumns,
        groups: groups)
    }
    self.init(scanned, source, lexer, notes: [])
  }

  /// Reads a large file piece by piece, without ever holding it whole in memory.
  ///
  /// - Returns: `nil` where the file has to be read whole: it is not UTF-8, it holds control bytes
  ///   or carriage returns by themselves, or a record is longer than 64 MB. ``TextBytes`` and the
  ///   other initialiser read it then.
  public init?(
    path: String, threads: Int, mostColumns: Int = .max, groups: ([String]) -> [ColumnGroup]
  ) throws(FileError) {
    try self.init(
      path: path, threads: threads, chunkSize: ScannedFile.chunkSize, mostColumns: mostColumns,
      groups: groups)
  }

  /// With chunks of a size of one's own, for tests.
  init?(
    path: String, threads: Int, chunkSize: Int, mostColumns: Int = .max,
    groups: ([String]) -> [ColumnGroup]
  ) throws(FileError) {
    let file = try OpenFile(path)
    let start = file.bytes(0..<min(file.size, 1 << 16))
    let mark = start.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let text = Array(start[mark...])
    guard !text.starts(with: [0xFF, 0xFE]), !text.starts(with: [0xFE, 0xFF]),
      !TextBytes(decoding: text).looksBinary
    else { return nil }
    let declared = Delimiter.declared(text)
    let lexer = FieldLexer(
      delimiter: declared?.delimiter ?? Delimiter.guess(text), loneReturns: false)
    let source = ByteSource.file(file)
    let scanned = ScannedFile(
      source, from: mark + (declared?.rest ?? 0), lexer: lexer, threads: threads,
      chunkSize: chunkSize, surveys: true, mostColumns: mostColumns, groups: groups)
    guard scanned.isSound else { return nil }
    var notes: [TextNote] = mark > 0 ? [.byteOrderMark] : []
    if scanned.textSort.hasReturns { notes.append(.carriageReturns) }
    self.init(scanned, source, lexer, notes: notes)
  }

  private init(
    _ scanned: ScannedFile, _ source: ByteSource, _ lexer: FieldLexer, notes: [TextNote]
  ) {
    self.lexer = lexer
    self.notes = notes
    delimiter = lexer.delimiter
    header = scanned.header
    headerLine = scanned.headerLine
    rowCount = scanned.rowStarts.count
    irregular = scanned.irregular
    blankLines = scanned.blankLines
    records = CSVRecords(scanned, source)
    groups = scanned.groups
    groupOfColumn = scanned.groups.enumerated().flatMap { index, group in
      group.columns.map { _ in index }
    }
  }

  /// The line of the file where a row begins, from 1, as an editor counts them.
  public func line(ofRow row: Int) -> Int { records.line(ofRow: row) }

  public var headerPlace: RecordPlace { RecordPlace(line: headerLine) }

  public func place(ofRow row: Int, column: Int?) -> RecordPlace {
    records.place(ofRow: row, column: column)
  }

  /// A column as text. A column of a number group is read again from the file, which is slow but
  /// gives its texts as they stand.
  public func text(_ column: Int) -> TextColumn {
    let group = groups[groupOfColumn[column]]
    guard group.number == nil else { return textOfNumbers(column) }
    let texts = group.texts[column - group.columns.lowerBound]
    return TextColumn(codes: CodeColumn(group.codes, map: texts.map), values: texts.values)
  }

  private func textOfNumbers(_ column: Int) -> TextColumn {
    var collector = TextCollector()
    let codes = (0..<rowCount).map { row in
      records.bytes(row).withUnsafeBufferPointer {
        collector.code(FieldText.field(column, of: $0, lexer: lexer))
      }
    }
    return TextColumn(codes: CodeColumn(codes), values: collector.values)
  }

  /// A column as numbers. A column of a text group is parsed here, once per distinct text.
  public func number(_ column: Int) -> NumberColumn {
    if let number = groups[groupOfColumn[column]].number { return number }
    return NumberColumn(parsing: text(column))
  }

  public var origins: any RecordOrigins { records }

  public func rowText(_ row: Int) -> String { records.rowText(row) }

  public func rowHash(_ row: Int) -> UInt64 { records.rowHash(row) }

  /// The fields of one record, exactly as many as the header has. For looking at single rows; use
  /// the columns for all of them.
  public func fields(ofRow row: Int) -> [String] {
    records.bytes(row).withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return header.map { _ in "" } }
      let span = ByteSpan(offset: 0, length: bytes.count)
      return FieldText.split(span, base: base, lexer: lexer, count: header.count).map {
        FieldText.unquoted(UnsafeBufferPointer(start: base + $0.offset, count: $0.length))
      }
    }
  }
}
