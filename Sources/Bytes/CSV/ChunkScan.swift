import Glibc

/// What became of one chunk.
struct ChunkResult: Sendable {
  var worker = 0
  var rowCount = 0
  var blankLines = 0
  var faults: [RecordScanner.Fault] = []
  var jumps: [LineNumbers.Jump] = []
  /// The sort of text that stands outside of fields: line ends, blank lines, surplus.
  var textSort = TextSort()
  /// Whether the chunk holds whole records, as the plan supposed. If not, the file is read again in
  /// one piece.
  var isSound = true
}

/// Reads the chunks of a plan with several workers, each with dictionaries of its own.
///
/// Results and dictionaries are raw memory that workers write to without a lock: a chunk is one
/// worker's alone, and so are a worker's dictionaries.
final class ChunkScan: @unchecked Sendable {
  let plan: ChunkPlan
  let groups: [ColumnGroup]
  let workerCount: Int
  let output: ScanOutput
  private let source: ByteSource
  private let lexer: FieldLexer
  private let buffers: PieceBuffers
  private let results: UnsafeMutablePointer<ChunkResult>
  private let dictionaries: UnsafeMutablePointer<SpanDictionary>

  init(
    _ source: ByteSource, _ plan: ChunkPlan, lexer: FieldLexer, groups: [ColumnGroup], threads: Int
  ) {
    self.source = source
    self.plan = plan
    self.lexer = lexer
    self.groups = groups
    workerCount = max(1, min(threads, plan.chunks.count))
    output = ScanOutput(groups: groups, capacity: plan.capacity)
    buffers = PieceBuffers(workerCount)
    results = .allocate(capacity: plan.chunks.count)
    results.initialize(repeating: ChunkResult(), count: plan.chunks.count)
    let count = max(workerCount * groups.count, 1)
    dictionaries = .allocate(capacity: count)
    for index in 0..<count { (dictionaries + index).initialize(to: SpanDictionary()) }
  }

  deinit {
    results.deinitialize(count: plan.chunks.count)
    results.deallocate()
    dictionaries.deinitialize(count: max(workerCount * groups.count, 1))
    dictionaries.deallocate()
  }

  func result(_ chunk: Int) -> ChunkResult { results[chunk] }

  /// The dictionary of a worker for a group.
  func dictionary(worker: Int, group: Int) -> UnsafeMutablePointer<SpanDictionary> {
    dictionaries + (worker * groups.count + group)
  }

  func run() {
    Workers.run(items: plan.chunks.count, width: workerCount) { item, worker in
      results[item].worker = worker
      read(item, worker)
    }
  }

  /// What sort of text the fields are. Each is looked at once, in whatever number of rows it stands.
  var textSort: TextSort {
    (0..<workerCount * groups.count).reduce(into: TextSort()) { sort, index in
      sort.add((dictionaries + index).pointee.textSort)
    }
  }

  private func read(_ item: Int, _ worker: Int) {
    let chunk = plan.chunks[item]
    let next = item + 1 < plan.chunks.count ? plan.chunks[item + 1] : nil
    var reach = 1 << 16
    var isDone = false
    while !isDone {
      let stop = next.map { min($0.start + reach, plan.end) } ?? plan.end
      buffers.withPiece(source, chunk.start..<stop, worker) { piece in
        guard piece.count == stop - chunk.start, let base = piece.baseAddress else {
          // The file was cut while it was read.
          results[item].isSound = stop == chunk.start
          isDone = true
          return
        }
        let from =
          item == 0 ? 0 : Self.recordStart(piece, from: 0, isQuoted: chunk.isQuoted)
        let to = next.flatMap {
          Self.recordStart(piece, from: $0.start - chunk.start, isQuoted: $0.isQuoted)
        }
        if next != nil, to == nil, stop < plan.end, reach < ChunkPlan.longestRecord { return }
        isDone = true
        let end = to ?? (stop == plan.end ? piece.count : nil)
        guard let end, reach <= ChunkPlan.longestRecord else {
          results[item].isSound = false
          return
        }
        let start = min(from ?? piece.count, end)
        scan(
          item, worker, base + start, base + end, offset: chunk.start + start,
          isLast: next == nil)
      }
      reach *= 8
    }
  }

  private func scan(
    _ item: Int, _ worker: Int, _ base: BytePointer, _ end: BytePointer, offset: Int, isLast: Bool
  ) {
    let first = plan.chunks[item].firstRow
    let limit = isLast ? plan.capacity : plan.chunks[item + 1].firstRow
    var scanner = RecordScanner(
      base, end, offset: offset, lexer: lexer, groups: groups,
      dictionaries: dictionary(worker: worker, group: 0), output: output, rows: first..<limit)
    scanner.scan()
    results[item].rowCount = scanner.rowCount
    results[item].blankLines = scanner.blankLines
    results[item].faults = scanner.faults
    results[item].jumps = scanner.jumps
    results[item].textSort = scanner.textSort
    let isOpen = scanner.faults.contains { $0.faults.contains(.unterminatedQuote) }
    results[item].isSound =
      !scanner.hasOverflowed && (isLast || !isOpen)
  }

  /// Where the first record begins that starts behind a line end at or after a place.
  private static func recordStart(
    _ piece: UnsafeBufferPointer<UInt8>, from place: Int, isQuoted: Bool
  ) -> Int? {
    var isQuoted = isQuoted
    for at in place..<max(piece.count, place) {
      if piece[at] == 34 { isQuoted.toggle() }
      if piece[at] == 10, !isQuoted { return at + 1 }
    }
    return nil
  }
}
