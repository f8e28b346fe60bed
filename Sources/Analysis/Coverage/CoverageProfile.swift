import SDGModel

/// The metrics of one slice of the coverage matrix, as counts with their denominators: no composite is made of them.
///
/// A slice is a set of required cells (an indicator and a group that it can count), and the indicators that they are of.
/// 1. availability: cells with a figure since the first year of availability, of the cells required;
/// 2. recency: by the age of the latest figure fresh, ageing or stale, by the project's own years;
/// 3. frequency: years with a figure of the years that there were; cells with two years (a change can be told) and with
///    three (a trend);
/// 4. depth: most dimensions at once, and pairs of dimensions that are asked for and told apart together;
/// 5. comparability: pairs of neighbouring figures without a break between;
/// 6. uncertainty: figures with a measure of it, and precise enough;
/// 7. territory: indicators × areas of the project with a figure;
/// 8. openness: sources with a stated licence, of the sources that the figures are of.
public struct CoverageProfile: Sendable, Equatable {
  public var cells = 0
  public var available = 0
  public var fresh = 0
  public var ageing = 0
  public var stale = 0
  public var expectedYears = 0
  public var trendCapable = 0
  public var reliableTrend = 0
  public var figures = 0
  public var counts = CellDepth()
  public var indicators = 0
  public var depth = 0
  public var pairsAsked = 0
  public var pairsCovered = 0
  public var areaCells = 0
  public var areaCellsCovered = 0
  public var sources: Set<String> = []

  public init() {}

  /// Adds a required cell.
  mutating func add(_ cell: CoverageCell, scope: Scope) {
    cells += 1
    let asked = AskedPeriods(
      first: scope.since, last: scope.asOf, years: scope.periodicity(of: cell.indicator))
    expectedYears += asked.count
    if let latest = cell.latestYear, latest >= scope.since { available += 1 }
    if let latest = cell.latestYear {
      let age = scope.asOf - latest
      if age <= scope.freshYears(of: cell.indicator) {
        fresh += 1
      } else if age <= scope.staleYears(of: cell.indicator) {
        ageing += 1
      } else {
        stale += 1
      }
    }
    if cell.depth.years >= 2 { trendCapable += 1 }
    if cell.depth.years >= 3 { reliableTrend += 1 }
    figures += cell.figures
    counts = counts + cell.depth
    sources.formUnion(cell.sources)
  }

  /// Adds an indicator that the slice has cells of.
  mutating func add(_ indicator: IndicatorDepth, areas: Int) {
    indicators += 1
    depth = max(depth, indicator.depth)
    pairsAsked += indicator.pairsAsked
    pairsCovered += indicator.pairsCovered
    areaCells += areas
    areaCellsCovered += indicator.areas.count
  }
}

/// Profiles of the slices of a matrix, each slice by a name.
public struct CoverageProfiles: Sendable {
  let matrix: CoverageMatrix
  let depths: [String: IndicatorDepth]
  let scope: Scope

  public init(_ matrix: CoverageMatrix, depths: [IndicatorDepth], scope: Scope) {
    self.matrix = matrix
    self.depths = Dictionary(depths.map { ($0.indicator, $0) }) { first, _ in first }
    self.scope = scope
  }

  /// - Parameter slices: the names of the slices that a cell belongs to, in any number: an indicator of two custodians
  ///   counts for both.
  /// - Returns: in the order in which slices come first.
  public func profiles(
    _ slices: (CoverageRow, CoverageCell) -> [String]
  ) -> [(slice: String, profile: CoverageProfile)] {
    var order: [String] = []
    var found: [String: CoverageProfile] = [:]
    for row in matrix.rows where row.isFirstListing {
      var ofRow = Set<String>()
      for cell in row.cells where cell.state != .notApplicable {
        for slice in slices(row, cell) {
          if found[slice] == nil { order.append(slice) }
          found[slice, default: CoverageProfile()].add(cell, scope: scope)
          ofRow.insert(slice)
        }
      }
      guard let depth = depths[row.indicator] else { continue }
      for slice in ofRow { found[slice]?.add(depth, areas: scope.areas.count) }
    }
    return order.map { ($0, found[$0] ?? CoverageProfile()) }
  }
}
