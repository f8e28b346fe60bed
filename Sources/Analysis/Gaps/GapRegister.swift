import SDGModel

/// Why a required cell is a gap.
public enum GapReason: String, Sendable, CaseIterable {
  /// No figure of any kind for the indicator.
  case noFigure
  /// Figures for everybody, none for the group.
  case onlyTotal
  /// The group's latest figure is older than the project calls current.
  case old
  /// Only citizens know: official statistics have no usable figure of the group.
  case onlyCitizen
}

/// Who asks that the cell be filled.
public enum Requirement: String, Sendable, CaseIterable {
  /// The indicator's own words name the breakdown.
  case indicator
  /// The target's words name it.
  case target
  /// The framework's rule that figures on people be broken down.
  case framework
  /// The project itself.
  case project
}

/// A required cell without a usable value, with exactly one reason.
public struct Gap: Sendable, Equatable, Identifiable {
  /// `indicator/group`: the same as long as the gap exists.
  public var id: String { "\(indicator)/\(group)" }
  public var indicator: String
  public var group: String
  /// Dimension that names the group, such as `disability`.
  public var dimension: String
  public var reason: GapReason
  public var requirement: Requirement
  /// Latest year of any figure of the indicator.
  public var latestTotalYear: Int?
  /// Latest year of a figure of the group.
  public var latestGroupYear: Int?
  /// Latest year of a figure of the group that stands beside and counts nowhere.
  public var latestAlongsideYear: Int?
  /// The class of the cell, of the whole taxonomy.
  public var `class` = CoverageClass.noFigure
  public var severity: GapSeverity
  /// Sources that could fill it, the likeliest first; at most three.
  public var couldFill: [GapFiller] = []

  public init(
    indicator: String, group: String, dimension: String, reason: GapReason,
    requirement: Requirement, latestTotalYear: Int?, latestGroupYear: Int?
  ) {
    self.indicator = indicator
    self.group = group
    self.dimension = dimension
    self.reason = reason
    self.requirement = requirement
    self.latestTotalYear = latestTotalYear
    self.latestGroupYear = latestGroupYear
    severity = GapSeverity(requirement, .noFigure, isBehind: false)
  }
}
