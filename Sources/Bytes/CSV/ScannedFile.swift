/// A column group as it is kept.
struct StoredGroup: Sendable {
  let columns: Range<Int>
  /// Per row the index of its span; empty for numbers.
  let codes: [UInt32]
  let spans: [ByteSpan]
  /// Set for number groups.
  let number: NumberColumn?
}

/// What one pass over a file gives, ready to be kept by `CSVTable`.
struct ScannedFile {
  var header: [String] = []
  var headerLine = 1
  var blankLines = 0
  var rowStarts: [Int] = []
  var irregular: [IrregularRow] = []
  var groups: [StoredGroup] = []
  var lines = LineNumbers()

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, from first: Int, lexer: FieldLexer,
    groups wanted: ([String]) -> [ColumnGroup]
  ) {
    guard let base = bytes.baseAddress else { return }
    let end = base + bytes.count
    var at = base + first
    blankLines = lexer.skipBlankLines(&at, end)
    guard at < end else { return }
    headerLine =
      1
      + ByteCount.lineEnds(
        UnsafeBufferPointer(start: base, count: at - base), loneReturns: lexer.loneReturns)
    readHeader(&at, base, end, lexer)
    let bodyLineEnds = ByteCount.lineEnds(
      UnsafeBufferPointer(start: at, count: end - at), loneReturns: lexer.loneReturns)
    let plan = ColumnGroup.dividing(header.count, by: wanted(header))
    var scanner = RecordScanner(
      base: base, end: end, lexer: lexer, groups: plan,
      capacity: 1 + bodyLineEnds)
    scanner.scan(from: at)
    rowStarts = scanner.rowStarts()
    blankLines += scanner.blankLines
    groups = plan.enumerated().map { index, group in
      Self.keep(scanner, index, group, base)
    }
    lines = LineNumbers(
      bytes, rowStarts: rowStarts, body: at - base, bodyLineEnds: bodyLineEnds,
      loneReturns: lexer.loneReturns)
    for fault in scanner.faults { note(fault) }
  }

  private mutating func readHeader(
    _ at: inout BytePointer, _ base: BytePointer, _ end: BytePointer, _ lexer: FieldLexer
  ) {
    var faults = FieldFaults()
    while true {
      let stop = lexer.endOfField(at, end, &faults)
      let isLast = stop == end || stop[0] != lexer.delimiter
      let recordEnd = lexer.endOfRecord(stop, field: at, end)
      let textEnd = isLast ? recordEnd.text : stop
      header.append(FieldText.unquoted(UnsafeBufferPointer(start: at, count: textEnd - at)))
      at = isLast ? recordEnd.next : stop + 1
      if isLast { break }
    }
    addQuoteFaults(faults, row: -1, line: headerLine, found: header.count)
  }

  private static func keep(
    _ scanner: borrowing RecordScanner, _ index: Int, _ group: ColumnGroup, _ base: BytePointer
  ) -> StoredGroup {
    let codes = scanner.codes(ofGroup: index)
    let spans = scanner.spans(ofGroup: index)
    guard group.role == .number else {
      return StoredGroup(columns: group.columns, codes: codes, spans: spans, number: nil)
    }
    var collector = TextCollector(base: base)
    let marks = spans.map { collector.code($0) }
    let isSame = marks.enumerated().allSatisfy { $0.offset == Int($0.element) }
    let texts = collector.finish([]).values
    let number = NumberColumn(
      values: scanner.numbers(ofGroup: index),
      marks: isSame ? codes : codes.map { $0 == 0 ? 0 : marks[Int($0) - 1] + 1 }, texts: texts)
    return StoredGroup(columns: group.columns, codes: [], spans: [], number: number)
  }

  private mutating func note(_ fault: RecordScanner.Fault) {
    let line = lines.line(ofRow: fault.row)
    if fault.found != header.count {
      irregular.append(
        IrregularRow(
          row: fault.row, line: line, found: fault.found,
          problem: fault.found < header.count
            ? .tooFewFields : .tooManyFields(surplusIsEmpty: fault.surplusIsEmpty)))
    }
    addQuoteFaults(fault.faults, row: fault.row, line: line, found: fault.found)
  }

  private mutating func addQuoteFaults(_ faults: FieldFaults, row: Int, line: Int, found: Int) {
    if faults.contains(.textAfterQuote) {
      irregular.append(
        IrregularRow(row: row, line: line, found: found, problem: .textAfterClosingQuote))
    }
    if faults.contains(.unterminatedQuote) {
      irregular.append(
        IrregularRow(row: row, line: line, found: found, problem: .unterminatedQuote))
    }
  }
}
