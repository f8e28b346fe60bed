import SDGModel

/// Whether an indicator's figures tell a dimension apart: sex, age, location.
///
/// A dimension counts where figures of one series, unit and year, alike in all else, have two of its categories or more,
/// since the year from which availability counts. A column with one category, whatever it is called, tells nobody
/// from anybody; a total beside one category lets the others be worked out and does not show them.
///
/// Source: the definition of a breakdown in the minimum disaggregation set of the IAEG-SDGs.
public struct DimensionAvailability: Sendable, Equatable {
  public var indicator: String
  public var dimension: String
  /// Who asks for it; `nil` where nobody does and the figures have it.
  public var requirement: Requirement?
  /// Most categories that stand beside each other in one year.
  public var categories: Int
  /// Latest year with two or more; `nil` for none.
  public var latestYear: Int?

  public var isAvailable: Bool { latestYear != nil }

  /// One for each dimension that is asked for or there, of each indicator once, in the order of the demands.
  static func all(_ pools: [PooledFigures.Pool], since: Int) -> [DimensionAvailability] {
    pools.filter { $0.demand.indicator == $0.demand.firstListing && $0.demand.partOf == nil }
      .flatMap { pool -> [DimensionAvailability] in
        let demand = pool.demand
        let found = beside(pool.own, since: since)
        let dimensions = Set(demand.dimensions.keys).union(found.keys).sorted()
        return dimensions.map { dimension in
          let years = found[dimension] ?? [:]
          return DimensionAvailability(
            indicator: demand.indicator, dimension: dimension,
            requirement: demand.dimensions[dimension],
            categories: years.values.max() ?? 0,
            latestYear: years.filter { $0.value >= 2 }.keys.max())
        }
      }
  }

  /// By dimension and year: most categories that stand beside each other.
  private static func beside(
    _ figures: [UsableFigures.Figure], since: Int
  ) -> [String: [Int: Int]] {
    var categories: [ComparisonContext: Set<String>] = [:]
    for figure in figures where figure.period.lastYear >= since {
      for part in figure.breakdown.parts {
        let context = ComparisonContext(figure, part.dimension)
        categories[context, default: []].insert(part.category)
      }
    }
    var found: [String: [Int: Int]] = [:]
    for (context, known) in categories {
      let year = context.period.lastYear
      let most = found[context.dimension]?[year] ?? 0
      found[context.dimension, default: [:]][year] = max(most, known.count)
    }
    return found
  }
}

/// Of the indicators whose own words name breakdowns, how many are fully, partially and not disaggregated: indicator
/// 17.18.1 as it was defined until 2020, on the indicators of one area.
public struct DisaggregationCount: Sendable, Equatable {
  public var full = 0
  public var partial = 0
  public var none = 0

  public init(_ dimensions: [DimensionAvailability]) {
    let named = Dictionary(
      grouping: dimensions.filter { $0.requirement == .indicator }, by: \.indicator)
    for all in named.values {
      let available = all.count(where: \.isAvailable)
      if available == all.count {
        full += 1
      } else if available > 0 {
        partial += 1
      } else {
        none += 1
      }
    }
  }

  public var indicators: Int { full + partial + none }
}
