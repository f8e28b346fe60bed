import Disclosure
import SDGModel

/// Everything that analysis found, for the renderer and for the commands.
public struct Findings: Sendable {
  public var coverage: CoverageMatrix
  /// Sorted by requirement, then reason, then indicator in the framework's order.
  public var gaps: [Gap]
  public var contribution: CitizenContribution

  public init(coverage: CoverageMatrix, gaps: [Gap], contribution: CitizenContribution) {
    self.coverage = coverage
    self.gaps = gaps
    self.contribution = contribution
  }
}
