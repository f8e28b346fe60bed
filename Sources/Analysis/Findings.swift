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
  /// Series made of several sources by the methods that the project names; sorted by key.
  public var mergedSeries: [MergedSeries] = []
  /// How far series are on their way, in the order of the lines; only where pages or exports are made.
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
  public init(of data: PublishableDataset, demands: [IndicatorDemand]) {
    let pools = PooledFigures.pools(data, demands: demands)
    let coverage = Coverage.matrix(pools, scope: data.scope)
    self.init(
      coverage: coverage, gaps: Gaps.register(of: coverage, demands: demands, scope: data.scope),
      contribution: CitizenContribution(of: data))
    dimensions = DimensionAvailability.all(pools, since: data.scope.since)
  }
}
