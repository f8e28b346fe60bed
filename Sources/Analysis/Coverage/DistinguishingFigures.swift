import SDGModel

/// Finds the figures that tell a group apart from somebody else.
///
/// A figure on a group counts only if, for the same series, unit and period, another figure stands
/// beside it that differs in the group's dimension and in nothing else: another category, or the
/// total. One category alone, whatever the column is called, compares nobody with anybody.
struct DistinguishingFigures {
  private let figures: [UsableFigures.Figure]
  /// Distinct categories (the total is "") that stand in one context.
  private let categories: [ComparisonContext: Set<String>]

  init(_ figures: [UsableFigures.Figure]) {
    self.figures = figures
    let dimensions = Set(figures.flatMap { $0.breakdown.parts.map(\.dimension) })
    var found: [ComparisonContext: Set<String>] = [:]
    for figure in figures {
      for dimension in dimensions {
        found[ComparisonContext(figure, dimension), default: []]
          .insert(figure.breakdown.category(of: dimension) ?? "")
      }
    }
    categories = found
  }

  func figures(of group: PopulationGroup) -> [UsableFigures.Figure] {
    let dimensions = group.dimensions
    return figures.filter { figure in
      if group.series.contains(figure.series) { return true }
      guard group.includes(figure.breakdown) else { return false }
      return dimensions.contains { tells(figure, $0) }
    }
  }

  /// Whether a figure tells its category of a dimension apart from another, or from the total.
  func tells(_ figure: UsableFigures.Figure, _ dimension: String) -> Bool {
    guard figure.breakdown.category(of: dimension) != nil else { return false }
    return categories[ComparisonContext(figure, dimension), default: []].count >= 2
  }
}
