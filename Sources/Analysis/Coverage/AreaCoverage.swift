import SDGModel

/// Who is counted in one of the project's areas: the indicators, each once, that have a current figure of it.
public struct AreaCoverage: Sendable, Equatable {
  /// Code of the area.
  public var area: String
  /// Indicators that there are.
  public var indicators: Int
  /// Indicators with a current figure of official statistics, with what these took over from citizens.
  public var official = 0
  /// Indicators with a current figure of either kind.
  public var with = 0
  /// Latest year with a figure, whatever its age.
  public var latestOfficialYear: Int?
  public var latestCitizenYear: Int?

  /// Whether citizens alone have a current figure of it: without them nothing would be known now of who lives there.
  public var isNewlyVisible: Bool { official == 0 && with > 0 }

  /// One for each area within the project's own, in the project's order.
  static func all(_ pools: [PooledFigures.Pool], scope: Scope) -> [AreaCoverage] {
    let listed = pools.filter {
      $0.demand.indicator == $0.demand.firstListing && $0.demand.partOf == nil
    }
    var found = Dictionary(
      scope.areas.map { ($0.id, AreaCoverage(area: $0.id, indicators: listed.count)) }
    ) { first, _ in first }
    for pool in listed {
      let current = scope.firstCurrentYear(of: pool.demand.indicator)
      for (area, years) in pool.areas { found[area]?.add(years, firstCurrentYear: current) }
    }
    return scope.areas.compactMap { found[$0.id] }
  }

  private mutating func add(_ years: UsableFigures.LatestYears, firstCurrentYear: Int) {
    if let official = years.official, official >= firstCurrentYear { self.official += 1 }
    if let any = years.any, any >= firstCurrentYear { with += 1 }
    latestOfficialYear = [latestOfficialYear, years.official].compactMap { $0 }.max()
    latestCitizenYear = [latestCitizenYear, years.citizens].compactMap { $0 }.max()
  }
}
