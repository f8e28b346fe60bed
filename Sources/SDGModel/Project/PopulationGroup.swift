/// A category, or a combination of categories, that the project says is at risk of being left
/// behind, in the community's own name.
public struct PopulationGroup: Sendable, Equatable, Identifiable {
  public var id: String
  public var name: LocalText
  /// The group is seen where any of these breakdowns is: `any: [{sex: F}]`.
  public var any: [Breakdown]
  /// Age bands that belong to the group, for entries such as `{age: 15-24}`: an observation on any
  /// band within one of them counts.
  public var ages: [AgeBand]
  /// Series whose population is the group itself, whatever their breakdown.
  public var series: [String]
  /// Whether small numbers of this group need the higher disclosure threshold.
  public var isSensitive: Bool
  public var population: Int?

  public init(
    id: String, name: LocalText, any: [Breakdown], ages: [AgeBand] = [], series: [String] = [],
    isSensitive: Bool = false, population: Int? = nil
  ) {
    self.id = id
    self.name = name
    self.any = any
    self.ages = ages
    self.series = series
    self.isSensitive = isSensitive
    self.population = population
  }

  /// Whether an observation with this breakdown describes the group: one of its breakdowns is
  /// part of the observation's, or its age lies within one of the group's bands.
  public func includes(_ breakdown: Breakdown) -> Bool {
    if any.contains(where: { $0.isContained(in: breakdown) }) { return true }
    guard !ages.isEmpty, let text = breakdown.category(of: "age"),
      let age = AgeBand(text) ?? MonthBand(text)?.years
    else { return false }
    return ages.contains { age.isWithin($0) }
  }
}
