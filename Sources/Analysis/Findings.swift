import Disclosure
import SDGModel

/// Everything that analysis found, for the renderer and for the commands.
public struct Findings: Sendable {
  public var coverage: CoverageMatrix
  /// Sorted by requirement, then reason, then indicator in the framework's order.
  public var gaps: [Gap]
  public var contribution: CitizenContribution
  /// Which dimensions the figures of each indicator tell apart.
  public var dimensions: [DimensionAvailability] = []
  /// How deep the figures of each indicator go, and the areas that they are of.
  public var depths: [IndicatorDepth] = []
  /// Every cell that is asked for, by series, category, level of area and period.
  public var required = RequiredCells()
  /// Who is counted in the project's other areas.
  public var areas: [AreaCoverage] = []
  /// Series made of several sources by the methods that the project names; sorted by key.
  public var mergedSeries: [MergedSeries] = []
  /// How far series of the project's own area are on their way, in the order of the indicators and lines.
  public var progress: [SeriesProgress] = []
  /// How unequal their groups are; likewise.
  public var inequality: [SeriesInequality] = []
  /// By what ``progress`` was judged.
  public var progressSettings = ProgressSettings()

  public init(coverage: CoverageMatrix, gaps: [Gap], contribution: CitizenContribution) {
    self.coverage = coverage
    self.gaps = gaps
    self.contribution = contribution
  }

  /// Analyses a data set against what the framework and the project ask for.
  ///
  /// - Parameter series: which way is better, and which targets there are; without it nothing is judged.
  public init(
    of data: PublishableDataset, demands: [IndicatorDemand], series: SeriesList? = nil,
    progress settings: ProgressSettings = ProgressSettings()
  ) {
    let pools = PooledFigures.pools(data, demands: demands)
    let coverage = Coverage.matrix(pools, scope: data.scope)
    var inequality: [SeriesInequality] = []
    var progress: [SeriesProgress] = []
    if let series {
      let byIndicator = DataLine.byIndicator(data, area: data.scope.area.id)
      let lines = byIndicator.keys.sorted { IndicatorCode($0) < IndicatorCode($1) }
        .flatMap { byIndicator[$0] ?? [] }
      let meaning = LineMeaning(
        data, lines, series: series, demands: demands, directions: settings.directions)
      inequality = InequalityOfLines(data, series: series, meaning: meaning).all(lines)
      progress = ProgressOfLines(data, series: series, meaning: meaning, settings: settings)
        .all(lines)
    }
    self.init(
      coverage: coverage,
      gaps: Gaps.register(
        of: coverage, demands: demands, scope: data.scope,
        behind: Gaps.behind(inequality, scope: data.scope),
        compilers: Set(data.sources.filter { $0.kind == .international }.map(\.id))),
      contribution: CitizenContribution(of: data))
    dimensions = DimensionAvailability.all(pools, since: data.scope.since)
    depths = pools.map { IndicatorDepth($0, since: data.scope.since) }
    required = RequiredCells(pools, scope: data.scope)
    areas = AreaCoverage.all(pools, scope: data.scope)
    self.inequality = inequality
    self.progress = progress
    progressSettings = settings
  }
}
