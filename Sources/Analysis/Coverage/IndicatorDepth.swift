import SDGModel

/// How deep an indicator's figures go, and how much of the territory they cover, since the first year of availability.
///
/// Depth: the largest number of dimensions that one figure tells apart at once. Intersections: pairs of the dimensions
/// that are asked for, and those of them that figures tell apart together.
///
/// Source: the tool's own metrics; the dimensions asked for are those of the minimum disaggregation set of the IAEG-SDGs
/// and the project's.
public struct IndicatorDepth: Sendable, Equatable {
  public var indicator: String
  /// Whether it is the indicator's first place in the framework.
  public var isFirstListing: Bool
  public var depth: Int
  /// Pairs of dimensions that are asked for.
  public var askedPairs: [[String]]
  public var pairsAsked: Int { askedPairs.count }
  /// Pairs that stand together in a figure, asked for or not.
  public var pairs: [[String]]
  public var pairsCovered: Int
  /// Three dimensions at once.
  public var triples: [[String]]
  /// The project's other areas with a counted figure since then.
  public var areas: Set<String>

  init(_ pool: PooledFigures.Pool, since: Int) {
    let demand = pool.demand
    indicator = demand.indicator
    isFirstListing = demand.indicator == demand.firstListing && demand.partOf == nil
    let recent = pool.own.filter { $0.period.lastYear >= since }
    let told = Set(recent.map { Set($0.breakdown.parts.map(\.dimension)) })
    depth = told.map(\.count).max() ?? 0
    func together(_ size: Int) -> [[String]] {
      Set(told.flatMap { Self.subsets(of: $0.sorted(), size: size) })
        .sorted { $0.lexicographicallyPrecedes($1) }
    }
    pairs = together(2)
    triples = together(3)
    askedPairs =
      demand.isAboutPeople ? Self.subsets(of: demand.dimensions.keys.sorted(), size: 2) : []
    pairsCovered = Set(askedPairs).intersection(pairs).count
    areas = Set(pool.areas.filter { ($0.value.any ?? since - 1) >= since }.keys)
  }

  static func subsets(of names: [String], size: Int) -> [[String]] {
    guard size > 0 else { return [[]] }
    guard names.count >= size else { return [] }
    return names.indices.flatMap { index in
      subsets(of: Array(names[(index + 1)...]), size: size - 1).map { [names[index]] + $0 }
    }
  }
}
