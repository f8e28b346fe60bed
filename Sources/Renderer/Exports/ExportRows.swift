import Disclosure
import SDGModel

/// The rows of a data set in the order in which files list them: by indicator as the framework
/// counts (1.2 before 1.10), then by cell, then candidate by candidate. It is the same whatever the
/// order of the input.
struct ExportRows: Sequence, Sendable {
  let data: PublishableDataset
  let register: SourceRegister
  /// Positions of ``PublishableDataset/cells``.
  fileprivate let order: [Int]

  /// An observation in its place.
  struct Row {
    let cell: MergedCell
    /// Position among the cell's candidates.
    let position: Int
    let observation: Observation

    var candidate: Candidate { cell.candidates[position] }
    var isShown: Bool { cell.shown.contains(position) }
  }

  init(_ data: PublishableDataset) {
    self.data = data
    register = SourceRegister(data.sources)
    let codes = Set(data.cells.map(\.key.indicator)).map { (code: IndicatorCode($0), text: $0) }
    let sorted = codes.sorted { ($0.code, $0.text) < ($1.code, $1.text) }
    let rank = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1.text, $0) })
    let ranks = data.cells.map { rank[$0.key.indicator] ?? 0 }
    order = data.cells.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
  }

  struct Iterator: IteratorProtocol {
    fileprivate let rows: ExportRows
    fileprivate var cell = 0
    fileprivate var position = 0

    mutating func next() -> Row? {
      while cell < rows.order.count {
        let current = rows.data.cells[rows.order[cell]]
        if position < current.candidates.count {
          defer { position += 1 }
          var observation = rows.data.observations[current.candidates[position].row]
          if observation.value == .suppressed { observation.keepNoNumber() }
          return Row(cell: current, position: position, observation: observation)
        }
        cell += 1
        position = 0
      }
      return nil
    }
  }

  func makeIterator() -> Iterator { Iterator(rows: self) }
}

extension Observation {
  /// A source may mark a value as suppressed and print what it is computed from beside it.
  fileprivate mutating func keepNoNumber() {
    lower = nil
    upper = nil
    standardError = nil
    sampleSize = nil
    numerator = nil
    denominator = nil
    origin.hash = ""
    origin.text = ""
  }
}
