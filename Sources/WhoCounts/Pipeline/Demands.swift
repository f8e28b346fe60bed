import Analysis
import SDGModel

/// What the framework and the project ask of each indicator, for analysis.
enum Demands {
  /// The framework's indicators in its order, then those that only the data have. The project's
  /// own supplementary indicators (those that it names itself) are not asked for by anybody.
  static func list(
    reference: Reference, scope: Scope, indicatorsInData: Set<String>
  ) -> [IndicatorDemand] {
    let framework = reference.framework.indicators.map { indicator in
      demand(
        indicator.code, firstListing: indicator.firstListing, like: indicator.code,
        reference: reference, scope: scope)
    }
    let listed = Set(framework.map(\.indicator))
    let further = indicatorsInData.subtracting(listed)
      .filter { !$0.isEmpty && reference.framework.targetCode(ofCode: $0) != nil }
      .map(IndicatorCode.init).sorted().map(\.text)
    // A national indicator counts nothing towards the framework's totals.
    return framework
      + further.map { code in
        let parent =
          parent(of: code, listed: listed)
          ?? successor(of: code, in: reference.framework, listed: listed)
        var demand = demand(
          code, firstListing: nil, like: parent ?? code, reference: reference, scope: scope)
        demand.firstListing = "\(code) (national)"
        demand.partOf = parent
        return demand
      }
  }

  /// The listed indicator whose code a national code extends: `1.3.1` of `1.3.1.b`.
  private static func parent(of code: String, listed: Set<String>) -> String? {
    var parts = code.split(separator: ".")
    while parts.count > 3 {
      parts.removeLast()
      let candidate = parts.joined(separator: ".")
      if listed.contains(candidate) { return candidate }
    }
    return nil
  }

  /// The listed indicator that a retired code's measure stands under since.
  private static func successor(
    of code: String, in framework: Framework, listed: Set<String>
  ) -> String? {
    framework.indicator(code)?.changes.compactMap(\.successor).first { listed.contains($0) }
  }

  private static func demand(
    _ code: String, firstListing: String?, like known: String, reference: Reference, scope: Scope
  ) -> IndicatorDemand {
    let required = reference.required
    let first = reference.framework.firstListing(of: known)
    var demand = IndicatorDemand(
      indicator: code, firstListing: firstListing ?? first,
      isAboutPeople: required.isPeopleBased(first),
      population: population(required.population(of: first)?.fixedBreakdown ?? ""))
    for requirement in required.requirements(of: first) {
      demand.dimensions[requirement.dimension] =
        requirement.namedIn == .target ? .target : .indicator
    }
    add(scope.required.filter { $0.indicators.contains(code) }, to: &demand, scope: scope)
    demand.categories = leastCategories(
      of: Set(demand.dimensions.keys).union(
        scope.required.filter { $0.indicators.contains(code) }.flatMap(\.dimensions)),
      reference.vocabulary)
    return demand
  }

  /// What the project asks for at its own level of area. What it asks for of areas below stands in the required cells.
  private static func add(
    _ entries: [RequiredBreakdown], to demand: inout IndicatorDemand, scope: Scope
  ) {
    let own = entries.filter { $0.areas.isEmpty || $0.areas.contains(scope.area.level) }
    for added in own where !added.dimensions.isEmpty {
      demand.isAboutPeople = true
      for dimension in added.dimensions where demand.dimensions[dimension] == nil {
        demand.dimensions[dimension] = .project
      }
    }
    for (dimension, requirement) in demand.dimensions where requirement == .project {
      let asking = own.filter { $0.dimensions.contains(dimension) }
      if asking.allSatisfy({ !$0.categories.isEmpty }) {
        demand.onlyCategories[dimension] = Set(asking.flatMap(\.categories))
      }
    }
  }

  private static func leastCategories(
    of dimensions: some Sequence<String>, _ vocabulary: Vocabulary
  ) -> [String: [String]] {
    var found: [String: [String]] = [:]
    for dimension in dimensions {
      let codes = vocabulary.categories(of: dimension).filter(\.isOfFullBreakdown).map(\.code)
      if !codes.isEmpty { found[dimension] = codes }
    }
    return found
  }

  /// `sex:F;age:15-49`
  static func population(_ text: String) -> Breakdown {
    Breakdown(
      text.split(separator: ";").compactMap { part in
        let pair = part.split(separator: ":", maxSplits: 1).map(String.init)
        return pair.count == 2 ? Breakdown.Part(pair[0], pair[1]) : nil
      })
  }
}
