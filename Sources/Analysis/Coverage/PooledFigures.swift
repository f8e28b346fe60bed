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

  /// Of the project's own area, of other areas, and of any area what is shown and counts nowhere.
  func of(_ demand: IndicatorDemand) -> (own: Figures, elsewhere: Figures, alongside: Figures) {
    let listed = Set(listings[demand.firstListing, default: []].map(\.indicator))
      .union([demand.indicator, demand.firstListing])
    let codes =
      demand.partOf == nil
      ? listed.union(listed.flatMap { parts[$0, default: []].map(\.indicator) })
      : [demand.indicator]
    func pooled(_ all: [String: Figures]) -> Figures { Array(Set(codes.flatMap { all[$0] ?? [] })) }
    return (pooled(figures.byIndicator), pooled(figures.elsewhere), pooled(figures.alongside))
  }
}
