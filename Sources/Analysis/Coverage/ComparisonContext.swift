import SDGModel

/// What figures have in common that stand beside each other by one dimension: everything but their category of it.
struct ComparisonContext: Hashable {
  var series: String
  var unit: String
  var period: Period
  var dimension: String
  var rest: Breakdown

  init(_ figure: UsableFigures.Figure, _ dimension: String) {
    (series, unit, period) = (figure.series, figure.unit, figure.period)
    self.dimension = dimension
    rest = figure.breakdown.without(dimension)
  }
}
