import Disclosure

/// The figures of indicators as the framework lists them: those of an indicator that is listed in several places count
/// in each, those of a national part in the listed one, too.
struct PooledFigures {
  private let figures: UsableFigures
  private let listings: [String: [IndicatorDemand]]
  private let parts: [String: [IndicatorDemand]]

  init(_ figures: UsableFigures, demands: [IndicatorDemand]) {
    self.figures = figures
    listings = Dictionary(grouping: demands.filter { $0.partOf == nil }, by: \.firstListing)
    parts = Dictionary(grouping: demands.filter { $0.partOf != nil }) { $0.partOf ?? "" }
  }

  typealias Figures = [UsableFigures.Figure]

  struct Pool {
    var demand: IndicatorDemand
    /// Of the project's own area, and of other areas.
    var own: Figures
    var elsewhere: Figures
    /// Of any area, shown and counted nowhere.
    var alongside: Figures
    /// Of any area, held back.
    var suppressed: Figures
    /// Other areas with a counted figure, each with its latest years.
    var areas: [String: UsableFigures.LatestYears]
    /// Which of the project's own area's figures tell somebody apart.
    let telling: DistinguishingFigures
  }

  /// Of every demand, in their order.
  static func pools(_ data: PublishableDataset, demands: [IndicatorDemand]) -> [Pool] {
    let figures = PooledFigures(UsableFigures(data), demands: demands)
    return demands.map(figures.of)
  }

  private func of(_ demand: IndicatorDemand) -> Pool {
    let listed = Set(listings[demand.firstListing, default: []].map(\.indicator))
      .union([demand.indicator, demand.firstListing])
    let codes =
      demand.partOf == nil
      ? listed.union(listed.flatMap { parts[$0, default: []].map(\.indicator) })
      : [demand.indicator]
    func pooled(_ all: [String: Figures]) -> Figures { Array(Set(codes.flatMap { all[$0] ?? [] })) }
    let own = pooled(figures.byIndicator)
    return Pool(
      demand: demand, own: own, elsewhere: pooled(figures.elsewhere),
      alongside: pooled(figures.alongside), suppressed: pooled(figures.suppressed),
      areas: codes.reduce(into: [:]) { all, code in
        all.merge(figures.areas[code] ?? [:]) { $0.merged(with: $1) }
      }, telling: DistinguishingFigures(own))
  }
}
