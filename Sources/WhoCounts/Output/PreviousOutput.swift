import Bytes
import Disclosure
import SDGModel

/// What the output that is about to be replaced shows of figures to which thresholds apply.
struct PreviousOutput {
  private let path: String
  private let memory: PublicationMemory?

  /// - Parameter path: of an output folder that is ours, or of none.
  init(_ path: String, memory: PublicationMemory?) { (self.path, self.memory) = (path, memory) }

  /// Figures of sources to whose figures thresholds apply, and those that publications before it showed and it
  /// does not. Of an output without such figures nothing is read.
  func figures(of sources: [Source]) -> PublishedFigures {
    let guarded = PreviousOutput.guarded(sources)
    var figures = memory?.figures() ?? PublishedFigures()
    guard let bytes = try? FileBytes.read(path + "/data/observations.csv") else { return figures }
    guard let table = ShownFigures(bytes) else { return figures }
    for row in 0..<table.rowCount where table.isPublished(row, by: guarded) {
      if let observation = table[row].observation { figures.add(observation) }
    }
    return figures
  }

  /// Ids of the publishers to whose figures thresholds apply.
  static func guarded(_ sources: [Source]) -> Set<String> {
    Set(
      sources.filter { !$0.kind.isOfficial || $0.isRecordLevel }.map(\.id)
        + [Project.unregistered])
  }
}
