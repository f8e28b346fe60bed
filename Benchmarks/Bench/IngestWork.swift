import Bytes
import Ingest
import SDGModel

/// The whole ingest of a file as `build` does it: every row to an observation of the vocabulary, with
/// all checks on rows; without the search for conflicting rows, the writing of anything, and the
/// file's hash.
enum IngestWork {
  static func run(_ path: String, threads: Int) throws -> String {
    var context = try ReaderContext.standard(keepsRowText: false)
    context.threads = threads
    context.hashesFiles = false
    let result = Readers.read(path: path, name: path, publisher: "", context: context)
    let counts = result.file.counts
    var numbers = 0
    var bits: UInt64 = 0
    for row in result.observations.indices where result.observations.kind[row] == .number {
      numbers += 1
      bits ^= result.observations.number[row].bitPattern
    }
    Bench.tell(
      "peak-anonymous-memory: \(PeakMemory.anonymous()) of \(result.observations.count) rows")
    Bench.tell(
      "records: \(counts.read) taken: \(counts.taken) held: \(counts.held) left out: \(counts.leftOut)"
    )
    return NumberWork.line(result.observations.count, numbers, bits)
  }
}
