import Disclosure
import SDGModel

/// The metrics of one of the project's other areas: what ``CoverageProfile`` is for the whole, of the figures of that area
/// alone. Required cells are the same, an indicator and a group that it can count.
///
/// Territory: of the indicators about people those with a figure of the area since the first year of availability.
public struct AreaProfile: Sendable, Equatable {
  public let area: Area
  public let profile: CoverageProfile

  /// One for each area, in the project's order.
  ///
  /// - Parameter isShown: which indicators count, by their codes.
  public static func all(
    of data: PublishableDataset, demands: [IndicatorDemand],
    where isShown: (String) -> Bool = { _ in true }
  ) -> [AreaProfile] {
    let pools = PooledFigures.pools(data, demands: demands.filter { isShown($0.indicator) })
    let byArea = pools.map { Dictionary(grouping: $0.elsewhere, by: \.area) }
    return data.scope.areas.map { area in
      var scope = data.scope
      scope.area = area
      let own = zip(pools, byArea).map { pool, figures in
        pool.only(figures[area.id] ?? [], of: area.id)
      }
      let depths = own.map { IndicatorDepth($0, since: scope.since) }
      let profiles = CoverageProfiles(
        Coverage.matrix(own, scope: scope), depths: depths, scope: scope)
      var profile = profiles.profiles { _, _ in ["all"] }.first?.profile ?? CoverageProfile()
      profile.areaCells = profile.indicators
      profile.areaCellsCovered = own.count { pool in
        pool.demand.indicator == pool.demand.firstListing && pool.demand.partOf == nil
          && pool.demand.isAboutPeople
          && pool.own.contains { $0.period.lastYear >= scope.since }
      }
      return AreaProfile(area: area, profile: profile)
    }
  }
}

extension PooledFigures.Pool {
  /// The same of one area, as if the project were about it.
  fileprivate func only(_ own: PooledFigures.Figures, of area: String) -> PooledFigures.Pool {
    PooledFigures.Pool(
      demand: demand, own: own, elsewhere: [], alongside: alongside.filter { $0.area == area },
      suppressed: suppressed.filter { $0.area == area }, areas: [:],
      telling: DistinguishingFigures(own))
  }
}
