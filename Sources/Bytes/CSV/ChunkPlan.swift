import Glibc

/// How a file is cut into chunks of whole records that can be read at once.
///
/// A first pass counts quotes and line ends. An even number of quotes before a place means that the
/// place lies outside of quotes, as long as no unquoted field holds one; whether that is so is told
/// when the chunks are read, each of which must end where the next begins.
struct ChunkPlan: Sendable {
  struct Chunk: Sendable {
    var start: Int
    /// Whether the place lies inside of quotes.
    var isQuoted: Bool
    /// Rows that may come before it, for its place in the output.
    var firstRow: Int
  }

  let chunks: [Chunk]
  /// No fewer than there are records.
  let capacity: Int
  let end: Int

  /// Everything in one chunk.
  init(whole range: Range<Int>, rows: Int) {
    chunks = [Chunk(start: range.lowerBound, isQuoted: false, firstRow: 0)]
    capacity = rows
    end = range.upperBound
  }

  init(_ source: ByteSource, _ range: Range<Int>, size: Int, threads: Int) {
    let starts = Array(stride(from: range.lowerBound, to: range.upperBound, by: size))
    let counts = Counts(starts.count)
    let buffers = PieceBuffers(threads)
    Workers.run(items: starts.count, width: threads) { item, worker in
      let stop = min(starts[item] + size, range.upperBound)
      buffers.withPiece(source, starts[item]..<stop, worker) { piece in
        counts.set(item, ByteCount.quotesAndLineFeeds(piece))
      }
    }
    var chunks: [Chunk] = []
    var quotes = 0
    var row = 0
    for (item, start) in starts.enumerated() {
      chunks.append(Chunk(start: start, isQuoted: quotes % 2 == 1, firstRow: row))
      let count = counts[item]
      quotes += count.quotes
      // Every record of a chunk but its last ends within it.
      row += count.lineFeeds + 1
    }
    self.chunks = chunks
    capacity = row
    end = range.upperBound
  }

  /// Moves what was written for the rows of all chunks together, in place.
  func join<Element>(_ memory: PackedMemory<Element>, rowCount: (Int) -> Int) {
    var filled = 0
    for (index, chunk) in chunks.enumerated() {
      let count = rowCount(index)
      if filled != chunk.firstRow {
        // Downwards or not at all: `update` copies overlapping places rightly.
        (memory.start + filled).update(from: memory.start + chunk.firstRow, count: count)
      }
      filled += count
    }
    memory.count = filled
  }

  /// A record longer than this is no record: a quotation mark was never closed.
  static let longestRecord = 64 << 20
}

/// What each chunk counts, written by whichever worker took it.
private final class Counts: @unchecked Sendable {
  // One place an item, and no item is taken twice: no two threads write to one place.
  private let values: UnsafeMutablePointer<(quotes: Int, lineFeeds: Int)>
  private let count: Int

  init(_ count: Int) {
    self.count = count
    values = .allocate(capacity: max(count, 1))
    values.initialize(repeating: (0, 0), count: max(count, 1))
  }

  deinit { values.deallocate() }

  func set(_ item: Int, _ value: (quotes: Int, lineFeeds: Int)) { values[item] = value }
  subscript(item: Int) -> (quotes: Int, lineFeeds: Int) { values[item] }
}

/// A buffer for each worker, into which pieces of a file are read. Bytes in memory are handed over
/// where they are.
final class PieceBuffers: @unchecked Sendable {
  private struct Buffer {
    var start: UnsafeMutablePointer<UInt8>?
    var capacity = 0
  }

  // A worker uses its own place alone.
  private let buffers: UnsafeMutablePointer<Buffer>
  private let count: Int

  init(_ workers: Int) {
    count = max(workers, 1)
    buffers = .allocate(capacity: count)
    buffers.initialize(repeating: Buffer(), count: count)
  }

  deinit {
    for worker in 0..<count { buffers[worker].start?.deallocate() }
    buffers.deallocate()
  }

  func withPiece(
    _ source: ByteSource, _ range: Range<Int>, _ worker: Int,
    _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    switch source {
    case .memory(let bytes):
      bytes.withUnsafeBufferPointer { whole in
        body(UnsafeBufferPointer(rebasing: whole[range.clamped(to: 0..<whole.count)]))
      }
    case .file(let file):
      let buffer = buffer(worker, holding: range.count)
      let got = file.read(into: buffer, count: range.count, at: range.lowerBound)
      body(UnsafeBufferPointer(start: buffer, count: got))
    }
  }

  private func buffer(_ worker: Int, holding size: Int) -> UnsafeMutablePointer<UInt8> {
    if let start = buffers[worker].start, buffers[worker].capacity >= size { return start }
    buffers[worker].start?.deallocate()
    let start = UnsafeMutablePointer<UInt8>.allocate(capacity: max(size, 1))
    buffers[worker] = Buffer(start: start, capacity: max(size, 1))
    return start
  }
}
