import SDGModel

/// What the framework asks of one indicator: whether it is about people, which breakdowns its
/// words name, and whom it is about by its own definition.
public struct IndicatorDemand: Sendable, Equatable {
  public var indicator: String
  /// The code under which the indicator is listed first; its own where it is listed once.
  public var firstListing: String
  /// For a national indicator that is a part of a listed one, `1.3.1.b` of `1.3.1`: that one. Its
  /// figures are the listed one's too, and not the other way round.
  public var partOf: String?
  public var isAboutPeople: Bool
  /// Dimensions that somebody asks for, each with the strongest requirement.
  public var dimensions: [String: Requirement]
  /// Categories that a full breakdown has at least, by dimension, such as both sexes.
  public var categories: [String: [String]] = [:]
  /// Of dimensions that the project alone asks for, the categories that it names; all of a dimension that has none here.
  public var onlyCategories: [String: Set<String>] = [:]
  /// The population that every figure of the indicator describes, such as one sex or an age band.
  /// It is a denominator, no breakdown.
  public var population: Breakdown

  public init(
    indicator: String, firstListing: String? = nil, isAboutPeople: Bool,
    dimensions: [String: Requirement] = [:], population: Breakdown = .total
  ) {
    self.indicator = indicator
    self.firstListing = firstListing ?? indicator
    self.isAboutPeople = isAboutPeople
    self.dimensions = dimensions
    self.population = population
  }

  /// Whether figures of the indicator can exist for a group: not where its population is another
  /// sex, another age, and so on, than every form in which the group is known.
  func canCount(_ group: PopulationGroup) -> Bool {
    guard isAboutPeople else { return false }
    if population.isTotal { return true }
    let byBreakdown = group.any.contains { !contradicts($0) }
    let byAge = group.ages.contains { meets($0) }
    return byBreakdown || byAge || (group.any.isEmpty && group.ages.isEmpty)
  }

  /// The dimension that stands for breakdowns that the framework's words ask for and no list names.
  static let unnamedDimension = "other"

  /// Who asks most strongly for figures of a group, and by which dimension.
  func requirement(of group: PopulationGroup) -> (dimension: String, requirement: Requirement) {
    let named = group.dimensions.compactMap { dimension in
      dimensions[dimension].map { (dimension: dimension, requirement: $0) }
    }.filter { found in
      // Who asks for some categories asks for no group of others.
      onlyCategories[found.dimension].map { categories in
        categories.contains { group.includes(Breakdown([.init(found.dimension, $0)])) }
      } ?? true
    }
    return named.min { $0.requirement.rank < $1.requirement.rank }
      ?? (group.dimensions.first ?? "", .framework)
  }

  /// Whether the indicator's population is the group itself or a part of it.
  func isAlwaysAbout(_ group: PopulationGroup) -> Bool {
    !population.isTotal && group.includes(population)
  }

  private func contradicts(_ form: Breakdown) -> Bool {
    form.parts.contains { part in
      population.category(of: part.dimension).map { $0 != part.category } ?? false
    }
  }

  private func meets(_ band: AgeBand) -> Bool {
    guard let own = population.category(of: "age").flatMap({ AgeBand($0) }) else { return true }
    let startsAfter = band.through.map { own.from > $0 } ?? false
    let endsBefore = own.through.map { $0 < band.from } ?? false
    return !startsAfter && !endsBefore
  }
}
