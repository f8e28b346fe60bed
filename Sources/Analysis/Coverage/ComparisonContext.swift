import SDGModel

/// What figures have in common that stand beside each other by one dimension: everything but their category of it.
struct ComparisonContext: Hashable {
  var area: String
  var series: String
  var unit: String
  var period: Period
  var dimension: String
  var rest: Breakdown

  init(_ figure: UsableFigures.Figure, _ dimension: String) {
    (area, series, unit) = (figure.area, figure.series, figure.unit)
    period = figure.period
    self.dimension = dimension
    rest = figure.breakdown.without(dimension)
  }
}
