/// A reference area of the project: its country, or a part of it from `areas.csv`.
public struct Area: Sendable, Equatable, Identifiable {
  /// The code that observations carry.
  public var id: String
  public var name: LocalText
  public var aliases: [String]
  public var parent: String?
  /// `country`, `province`, `county`, `city`…, in the project's own words.
  public var level: String

  public init(
    id: String, name: LocalText, aliases: [String] = [], parent: String? = nil, level: String
  ) {
    self.id = id
    self.name = name
    self.aliases = aliases
    self.parent = parent
    self.level = level
  }
}

/// A national or international target of a series: a row of `targets.csv`.
public struct SeriesTarget: Sendable, Equatable {
  public enum Direction: String, Sendable, CaseIterable { case increase, decrease, maintain }

  public var series: String
  public var area: String
  public var breakdown: Breakdown
  public var baselineYear: Int?
  public var baseline: Double?
  public var targetYear: Int
  public var target: Double
  public var direction: Direction?
  /// Who set it, as text.
  public var source: String

  public init(
    series: String, area: String, breakdown: Breakdown = .total, baselineYear: Int? = nil,
    baseline: Double? = nil, targetYear: Int, target: Double, direction: Direction? = nil,
    source: String = ""
  ) {
    self.series = series
    self.area = area
    self.breakdown = breakdown
    self.baselineYear = baselineYear
    self.baseline = baseline
    self.targetYear = targetYear
    self.target = target
    self.direction = direction
    self.source = source
  }
}
