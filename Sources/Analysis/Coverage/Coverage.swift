import Disclosure
import SDGModel

/// Who is counted: the coverage matrix of a data set.
///
/// From values and years, never from column names: a group is seen only where figures of one
/// series, year and unit tell it apart from somebody else, or where the series or the indicator is
/// about the group by its own definition. A dimension that is blank, or has one category
/// throughout, changes no cell. Source: methods of the 17.18.1 disaggregation count and the
/// minimum disaggregation set of the IAEG-SDGs, which count breakdowns, not columns.
public enum Coverage {
  /// The matrix of a data set by itself, without gaps and what else rests on it.
  public static func matrix(
    of data: PublishableDataset, demands: [IndicatorDemand]
  ) -> CoverageMatrix {
    matrix(PooledFigures.pools(data, demands: demands), scope: data.scope)
  }

  /// One row per demand, in their order. Figures of an indicator that is listed in several places
  /// count in each of them.
  ///
  /// A national indicator that is a part of a listed one adds its figures to that one; its own row
  /// has its own alone.
  static func matrix(_ pools: [PooledFigures.Pool], scope: Scope) -> CoverageMatrix {
    CoverageMatrix(
      groups: scope.groups.map(\.id), rows: pools.map { row(for: $0.demand, $0, scope: scope) })
  }

  private static func row(
    for demand: IndicatorDemand, _ pool: PooledFigures.Pool, scope: Scope
  ) -> CoverageRow {
    let (figures, alongside) = (pool.own, pool.alongside)
    // Figures of one city are what is known of an indicator only where the area itself has none.
    let known = figures.isEmpty ? pool.elsewhere : figures
    var total = cell(demand.indicator, "", known, scope: scope)
    total.latestAlongsideYear = alongside.map(\.period.lastYear).max()
    let all = FigureSummary(known)
    let cells = scope.groups.map { group -> CoverageCell in
      guard demand.canCount(group), !isWaived(demand, group, scope: scope) else {
        var cell = CoverageCell(
          indicator: demand.indicator, group: group.id, state: .notApplicable)
        cell.class = .notApplicable
        return cell
      }
      let own =
        demand.isAlwaysAbout(group)
        ? figures : pool.telling.figures(of: group)
      var cell = cell(demand.indicator, group.id, own, scope: scope)
      let beside = alongside.filter { figure in
        demand.isAlwaysAbout(group) || group.includes(figure.breakdown)
          || group.series.contains(figure.series)
      }
      cell.latestAlongsideYear = beside.map(\.period.lastYear).max()
      cell.alongsideSources = Set(beside.filter { $0.maker == .citizen }.map(\.source)).sorted()
      cell.depth = CellDepth(own, since: scope.since)
      cell.class = CoverageClass(
        evidence(
          demand, group, own: own, all: all, pool, scope: scope))
      return cell
    }
    return CoverageRow(
      indicator: demand.indicator,
      isFirstListing: demand.indicator == demand.firstListing && demand.partOf == nil,
      isAboutPeople: demand.isAboutPeople, total: total, cells: cells)
  }

  private static func evidence(
    _ demand: IndicatorDemand, _ group: PopulationGroup, own: [UsableFigures.Figure],
    all: FigureSummary, _ pool: PooledFigures.Pool, scope: Scope
  ) -> CoverageClass.Evidence {
    func isOfGroup(_ figure: UsableFigures.Figure) -> Bool {
      demand.isAlwaysAbout(group) || group.includes(figure.breakdown)
        || group.series.contains(figure.series)
    }
    let dimensions = group.dimensions
    let asksForAreas = scope.required.contains { required in
      required.indicators.contains(demand.indicator) && !required.areas.isEmpty
        && required.areas != [scope.area.level]
        && required.dimensions.contains(where: dimensions.contains)
    }
    return CoverageClass.Evidence(
      own: FigureSummary(own), all: all,
      hasSuppressed: pool.suppressed.contains {
        $0.area == scope.area.id && isOfGroup($0)
      },
      hasOtherCategories: pool.own.contains { figure in
        dimensions.contains { figure.breakdown.category(of: $0) != nil }
      },
      lacksAreas: asksForAreas && !pool.elsewhere.contains(where: isOfGroup),
      firstCurrentYear: scope.firstCurrentYear(of: demand.indicator))
  }

  private static func isWaived(
    _ demand: IndicatorDemand, _ group: PopulationGroup, scope: Scope
  ) -> Bool {
    let dimensions = group.dimensions
    return scope.waived.contains { waiver in
      // What is waived for one series, category or level of area leaves the group asked for.
      waiver.indicators.contains(demand.indicator) && waiver.series.isEmpty
        && waiver.areas.isEmpty && waiver.categories.isEmpty
        && dimensions.contains { waiver.dimensions.contains($0) }
    }
  }

  private static func cell(
    _ indicator: String, _ group: String, _ figures: [UsableFigures.Figure], scope: Scope
  ) -> CoverageCell {
    var cell = CoverageCell(indicator: indicator, group: group, state: .notCounted)
    cell.figures = figures.count
    cell.sources = Set(figures.map(\.source)).sorted()
    cell.series = Set(figures.map(\.series)).sorted()
    cell.latestYear = figures.map(\.period.lastYear).max()
    cell.latestOfficialYear = figures.filter { !$0.maker.isCitizen }.map(\.period.lastYear).max()
    cell.latestCitizenYear = figures.filter(\.maker.isCitizen).map(\.period.lastYear).max()
    let firstCurrentYear = scope.firstCurrentYear(of: indicator)
    let current = figures.filter { $0.period.lastYear >= firstCurrentYear }
    cell.hasCurrentOfficial = current.contains {
      $0.maker == .official || $0.maker == .adoptedCitizen
    }
    cell.currentCitizens = Set(current.filter { $0.maker == .citizen }.map(\.source)).sorted()
    let official = current.contains { $0.maker == .official }
    let adopted = current.contains { $0.maker == .adoptedCitizen }
    let citizen = current.contains { $0.maker == .citizen }
    switch (official, adopted, citizen) {
    case (true, false, false): cell.state = .official
    case (true, _, _), (_, true, _): cell.state = .both
    case (false, false, true): cell.state = .citizen
    case (false, false, false): cell.state = figures.isEmpty ? .notCounted : .old
    }
    return cell
  }
}

extension PopulationGroup {
  /// The dimensions in which the group is told apart, sorted.
  public var dimensions: [String] {
    Set(any.flatMap { $0.parts.map(\.dimension) } + (ages.isEmpty ? [] : ["age"])).sorted()
  }
}
