import Bytes
import FuzzSupport
import Ingest
import SDGModel

/// Reads a file in memory through the entry that the program uses, and checks what comes out.
///
/// Invariants: every record is taken, held, left out or not published, and of a CSV file as many as
/// it has rows; each taken one is an observation; places lie inside the file; after looking for
/// conflicts the records are still as many; what a source that is not public says is nowhere quoted.
public struct ReadingCheck {
  private let open: ReaderContext
  private let closed: ReaderContext

  /// Ends the program where the reference lists of the build cannot be read.
  public init() {
    do {
      let country = Area(id: "900", name: LocalText("Avalonia"), aliases: ["AVA"], level: "country")
      open = try ReaderContext.standard(defaultArea: country)
      var secret = Source(
        id: "office", title: LocalText("Office"), producer: "Office", kind: .official)
      secret.sharing = .internal
      closed = try ReaderContext.standard(register: [secret], defaultArea: country)
    } catch {
      fatalError("\(error)")
    }
  }

  public func read(_ bytes: [UInt8]) {
    let result = Readers.read(bytes, name: "data/1-1-1.csv", publisher: "office", context: open)
    requireCounts(result, bytes)
    requirePlaces(result, lines: bytes.count { $0 == 10 || $0 == 13 } + 1)
    let settled = ConflictCheck.holdConflicts([result])
    let counts = settled.map(\.file.counts).reduce(RecordCounts(), +)
    Fuzzing.require(counts.read == result.file.counts.read, "\(counts) of \(result.file.counts)")
    let kept = settled.map(\.observations.count).reduce(0, +)
    Fuzzing.require(kept <= counts.taken, "\(kept) observations of \(counts)")
    let secret = Readers.read(bytes, name: "data/1-1-1.csv", publisher: "office", context: closed)
    Fuzzing.require(secret.file.counts == result.file.counts, "counts depend on what may be quoted")
    Fuzzing.require(
      secret.diagnostics.allSatisfy { $0.found.isEmpty }, "a closed source is quoted")
  }

  /// Looks for tables, and reads the file by each mapping proposed as if somebody had confirmed it.
  public func inspect(_ bytes: [UInt8]) {
    let name = "data/1-1-1.csv"
    let found = Inspector(open).inspect(bytes, name: name)
    for proposal in found.tables {
      var mapping = FileMapping(file: name, numbers: proposal.numbers, tables: [proposal.mapping])
      mapping.isConfirmed = true
      Fuzzing.require(proposal.mapping.rows.allSatisfy { $0.lowerBound >= 1 }, "\(proposal)")
      var context = open
      context.mappings = [mapping]
      let result = Readers.read(bytes, name: name, publisher: "office", context: context)
      Fuzzing.require(result.observations.count == result.file.counts.taken, "\(proposal)")
    }
  }

  private func requireCounts(_ result: ReadResult, _ bytes: [UInt8]) {
    let counts = result.file.counts
    Fuzzing.require(
      [counts.taken, counts.held, counts.leftOut, counts.notPublished].allSatisfy { $0 >= 0 },
      "\(counts)")
    Fuzzing.require(result.observations.count == counts.taken, "observations of \(counts)")
    let byRows = ["tidy-csv", "sdmx-csv", "unsd-long", "open-sdg"]
    guard byRows.contains(result.file.dialect), !bytes.starts(with: [0x50, 0x4B]),
      !result.diagnostics.contains(where: { $0.severity == .blocking })
    else { return }
    let isJSON = bytes.first { ![32, 9, 10, 13].contains($0) }.map { $0 == 0x7B || $0 == 0x5B }
    guard isJSON != true else { return }
    let rows = CSVTable(TextBytes(decoding: bytes)) { _ in [] }.rowCount
    Fuzzing.require(counts.read == rows, "\(counts) of \(rows) records")
  }

  private func requirePlaces(_ result: ReadResult, lines: Int) {
    for diagnostic in result.diagnostics {
      Fuzzing.require(!diagnostic.message.isEmpty && !diagnostic.hint.isEmpty, diagnostic.rule)
      guard diagnostic.place.sheet == nil, let line = diagnostic.place.line else { continue }
      Fuzzing.require((1...lines).contains(line), "\(diagnostic.rule) at \(diagnostic.place.text)")
    }
    for row in result.observations.indices { _ = result.observations[row] }
  }
}
