/// The records of a CSV file, one by one: what is still asked for when the columns have been used.
struct CSVRecords: RecordOrigins {
  private let source: ByteSource
  private let rowStarts: PackedColumn<Int>
  private let lines: LineNumbers
  /// Whether the file ends inside of quotes, which the last record then goes on to.
  private let endsOpen: Bool

  init(_ scanned: ScannedFile, _ source: ByteSource) {
    self.source = source
    rowStarts = scanned.rowStarts
    lines = scanned.lines
    endsOpen = scanned.irregular.last?.problem == .unterminatedQuote
  }

  func line(ofRow row: Int) -> Int { lines.line(ofRow: row) }

  func place(ofRow row: Int, column: Int?) -> RecordPlace { RecordPlace(line: line(ofRow: row)) }

  func bytes(_ row: Int) -> [UInt8] { source.bytes(rowRange(row)) }

  func rowText(_ row: Int) -> String { String(decoding: bytes(row), as: UTF8.self) }

  func rowHash(_ row: Int) -> UInt64 { SHA256.short(bytes(row)[...]) }

  /// Up to the next record, without the line ends (and blank lines) between.
  private func rowRange(_ row: Int) -> Range<Int> {
    let start = rowStarts[row]
    let isLast = row == rowStarts.count - 1
    if isLast, endsOpen {
      // The line ends at the end of the file are inside the quotes.
      return start..<source.count
    }
    let end = isLast ? source.count : rowStarts[row + 1]
    return start..<end - source.lineEndsBehind(start..<end)
  }
}
