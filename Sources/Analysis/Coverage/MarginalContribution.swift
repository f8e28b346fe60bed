/// What sources add to what is covered already, by exact set arithmetic over coverage cells.
///
/// O are the cells that official statistics cover, Cₛ those of a source, U all cells that are asked for; what lies
/// outside U counts nowhere. Without: |O|/|U|; with: |O ∪ C|/|U|; gain: |C∖O|/|U|. What both cover is overlap, material
/// for tests of agreement and no gain.
///
/// The gain is shared out in three ways: what a source adds *alone* to the official cells; what would be lost if it were
/// *left out* of all; and its *credit*, Shapley's value, which does not depend on the order in which sources come: each
/// cell that official statistics lack is shared equally by the sources that cover it. Credits add up to the gain.
///
/// Source: L. S. Shapley (1953), "A Value for n-Person Games".
public struct MarginalContribution<Cell: Hashable & Sendable>: Sendable, Equatable {
  public struct Share: Sendable, Equatable {
    public var source: String
    /// |Cₛ∖O|.
    public var alone: Int
    /// |O ∪ C| − |O ∪ ⋃ of the others|.
    public var leftOut: Int
    /// Σ over its cells outside O of 1/(number of sources that cover the cell).
    public var credit: Double
  }

  public let asked: Int
  public let official: Int
  public let with: Int
  public let overlap: Int
  /// By id of the source.
  public let shares: [Share]

  public init(asked universe: Set<Cell>, official: Set<Cell>, sources: [String: Set<Cell>]) {
    let official = official.intersection(universe)
    let sources = sources.mapValues { $0.intersection(universe) }
    var covering: [Cell: Int] = [:]
    for cells in sources.values {
      for cell in cells { covering[cell, default: 0] += 1 }
    }
    let citizens = Set(covering.keys)
    asked = universe.count
    self.official = official.count
    with = official.union(citizens).count
    overlap = official.intersection(citizens).count
    shares = sources.sorted { $0.key < $1.key }.map { source, cells in
      let added = cells.subtracting(official)
      return Share(
        source: source, alone: added.count, leftOut: added.count { covering[$0] == 1 },
        credit: added.reduce(0) { $0 + 1 / Double(covering[$1] ?? 1) })
    }
  }

  public var gain: Int { with - official }
}
