/// What one pass over a file gives, ready to be kept by `CSVTable`.
struct ScannedFile {
  var header: [String] = []
  var headerLine = 1
  var blankLines = 0
  var rowStarts: PackedColumn<Int> = []
  var irregular: [IrregularRow] = []
  var groups: [StoredGroup] = []
  var lines = LineNumbers()
  /// What sort of text it is, where that was to be found out.
  var textSort = TextSort()
  /// Whether the file was what the reading in chunks supposes. If not, nothing of it counts.
  var isSound = true

  /// Where a file is read in several chunks, how large they are.
  static let chunkSize = 4 << 20

  /// - Parameters:
  ///   - threads: how many read at once; one reads bytes in memory in one piece.
  ///   - surveys: whether the bytes are still to be looked at for their encoding.
  init(
    _ source: ByteSource, from first: Int, lexer: FieldLexer, threads: Int,
    chunkSize: Int = ScannedFile.chunkSize, surveys: Bool, mostColumns: Int = .max,
    groups wanted: ([String]) -> [ColumnGroup]
  ) {
    guard let body = readHeader(source, first, lexer), header.count <= mostColumns else { return }
    let range = body..<max(source.count, body)
    let plan: ChunkPlan
    if case .memory(let bytes) = source, threads < 2 || range.count < 2 * chunkSize {
      let rows = bytes.withUnsafeBufferPointer {
        ByteCount.lineEnds(UnsafeBufferPointer(rebasing: $0[range]), loneReturns: lexer.loneReturns)
      }
      plan = ChunkPlan(whole: range, rows: rows + 1)
    } else {
      plan = ChunkPlan(source, range, size: chunkSize, threads: threads)
    }
    let groups = ColumnGroup.dividing(header.count, by: wanted(header))
    let scan = ChunkScan(source, plan, lexer: lexer, groups: groups, threads: threads)
    scan.run()
    if surveys { textSort.add(scan.textSort) }
    keep(scan, lexer, body: firstLineOfBody, threads: threads, surveys: surveys)
  }

  private var firstLineOfBody = 1

  /// Reads the names of the columns; where the records begin. `nil` for an empty file.
  private mutating func readHeader(
    _ source: ByteSource, _ first: Int, _ lexer: FieldLexer
  ) -> Int? {
    switch source {
    case .memory(let bytes):
      return bytes.withUnsafeBufferPointer { readHeader($0, first, lexer) }
    case .file(let file):
      let start = file.bytes(0..<min(file.size, 1 << 20))
      let body = start.withUnsafeBufferPointer { readHeader($0, first, lexer) }
      // A header that reaches so far may go on.
      if let body, body >= start.count, start.count < file.size { isSound = false }
      let names = start[min(first, start.count)..<(body ?? start.count)]
      names.withUnsafeBufferPointer { textSort.add($0) }
      return isSound ? body : nil
    }
  }

  private mutating func readHeader(
    _ bytes: UnsafeBufferPointer<UInt8>, _ first: Int, _ lexer: FieldLexer
  ) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    let end = base + bytes.count
    var at = base + first
    blankLines = lexer.skipBlankLines(&at, end)
    guard at < end else { return nil }
    func line(_ at: BytePointer) -> Int {
      1
        + ByteCount.lineEnds(
          UnsafeBufferPointer(start: base, count: at - base), loneReturns: lexer.loneReturns)
    }
    headerLine = line(at)
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
    firstLineOfBody = line(at)
    addQuoteFaults(faults, row: -1, line: headerLine, found: header.count)
    return at - base
  }

  private mutating func keep(
    _ scan: ChunkScan, _ lexer: FieldLexer, body: Int, threads: Int, surveys: Bool
  ) {
    let results = scan.plan.chunks.indices.map { scan.result($0) }
    if surveys { for result in results { textSort.add(result.textSort) } }
    isSound = textSort.isPlain && results.allSatisfy(\.isSound)
    guard isSound else { return }
    var jumps: [LineNumbers.Jump] = []
    var faults: [RecordScanner.Fault] = []
    var first = 0
    for result in results {
      jumps += result.jumps.map { .init(row: $0.row + first, extraLines: $0.extraLines) }
      for var fault in result.faults {
        fault.row += first
        faults.append(fault)
      }
      blankLines += result.blankLines
      first += result.rowCount
    }
    scan.plan.join(scan.output.rowStarts) { results[$0].rowCount }
    rowStarts = PackedColumn(scan.output.rowStarts)
    let rowCount = first
    lines = LineNumbers(firstLine: body, jumps: jumps)
    for fault in faults { note(fault) }
    let merging = GroupMerging(scan: scan, lexer: lexer, rowCount: rowCount)
    let kept = KeptGroups(scan.groups.count)
    Workers.run(items: scan.groups.count, width: threads) { group, _ in
      kept.set(group, merging.stored(group: group))
    }
    groups = kept.all
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

/// Groups as the workers finish them.
private final class KeptGroups: @unchecked Sendable {
  // One place a group, and each group is finished once.
  private let places: UnsafeMutablePointer<StoredGroup?>
  private let count: Int

  init(_ count: Int) {
    self.count = count
    places = .allocate(capacity: max(count, 1))
    places.initialize(repeating: nil, count: max(count, 1))
  }

  deinit {
    places.deinitialize(count: max(count, 1))
    places.deallocate()
  }

  func set(_ group: Int, _ value: StoredGroup) { places[group] = value }
  var all: [StoredGroup] { (0..<count).compactMap { places[$0] } }
}
