import SDGModel

/// Finds the figures that tell a group apart from somebody else.
///
/// A figure on a group counts only if, for the same series, unit and period, another figure stands
/// beside it that differs in the group's dimension and in nothing else: another category, or the
/// total. One category alone, whatever the column is called, compares nobody with anybody.
struct DistinguishingFigures {
  private struct Context: Hashable {
    var series: String
    var unit: String
    var period: Period
    var dimension: String
    var rest: Breakdown
  }

  private let figures: [UsableFigures.Figure]
  /// Distinct categories (the total is "") that stand in one context.
  private let categories: [Context: Set<String>]

  init(_ figures: [UsableFigures.Figure]) {
    self.figures = figures
    let dimensions = Set(figures.flatMap { $0.breakdown.parts.map(\.dimension) })
    var found: [Context: Set<String>] = [:]
    for figure in figures {
      for dimension in dimensions {
        found[DistinguishingFigures.context(figure, dimension), default: []]
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
      return dimensions.contains { dimension in
        guard figure.breakdown.category(of: dimension) != nil else { return false }
        return categories[DistinguishingFigures.context(figure, dimension), default: []].count >= 2
      }
    }
  }

  private static func context(
    _ figure: UsableFigures.Figure, _ dimension: String
  ) -> Context {
    Context(
      series: figure.series, unit: figure.unit, period: figure.period, dimension: dimension,
      rest: figure.breakdown.without(dimension))
  }
}
