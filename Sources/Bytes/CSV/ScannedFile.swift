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
  var lines: LineNumbers

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, from first: Int, lexer: FieldLexer,
    groups wanted: ([String]) -> [ColumnGroup]
  ) {
    lines = LineNumbers(bytes, rowStarts: [], loneReturns: lexer.loneReturns)
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
    let rest = UnsafeBufferPointer(start: at, count: end - at)
    let plan = ColumnGroup.dividing(header.count, by: wanted(header))
    var scanner = RecordScanner(
      base: base, end: end, lexer: lexer, groups: plan,
      capacity: 1 + ByteCount.lineEnds(rest, loneReturns: lexer.loneReturns))
    scanner.scan(from: at)
    rowStarts = scanner.rowStarts()
    blankLines += scanner.blankLines
    groups = plan.enumerated().map { index, group in
      Self.keep(scanner, index, group, base)
    }
    lines = LineNumbers(bytes, rowStarts: rowStarts, loneReturns: lexer.loneReturns)
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

/// Gathers distinct texts from raw spans: equal bytes are found by the span dictionary, and the few
/// that differ in their quotes alone (`a` and `"a"`) by comparing the texts.
struct TextCollector: ~Copyable {
  private let base: BytePointer
  private var spans: SpanDictionary
  private var codeOfSpan: [UInt32] = []
  private var codeOfText: [String: UInt32] = [:]
  private var values: [String] = []

  init(base: BytePointer) {
    self.base = base
    spans = SpanDictionary(base: base)
  }

  mutating func code(_ span: ByteSpan) -> UInt32 {
    let known = Int(spans.code(base + span.offset, span.length))
    if known < codeOfSpan.count { return codeOfSpan[known] }
    let text = FieldText.unquoted(
      UnsafeBufferPointer(start: base + span.offset, count: span.length))
    let code = codeOfText[text] ?? UInt32(values.count)
    // The standard library deems letters equal that are composed differently; the file does not.
    if Int(code) < values.count, !values[Int(code)].utf8.elementsEqual(text.utf8) {
      values.append(text)
      codeOfSpan.append(UInt32(values.count - 1))
      return UInt32(values.count - 1)
    }
    if Int(code) == values.count {
      values.append(text)
      codeOfText[text] = code
    }
    codeOfSpan.append(code)
    return code
  }

  consuming func finish(_ codes: [UInt32]) -> TextColumn {
    TextColumn(codes: codes, values: values)
  }

  /// The column whose rows hold span numbers, given the code of each span.
  consuming func finish(_ codeOfSpan: [UInt32], rows: [UInt32]) -> TextColumn {
    let isSame = codeOfSpan.enumerated().allSatisfy { $0.offset == Int($0.element) }
    return TextColumn(codes: isSame ? rows : rows.map { codeOfSpan[Int($0)] }, values: values)
  }
}
