import SDGModel

/// Where the name of a series and the unit of its figures say different powers of ten: "millions of
/// United States dollars" beside figures in dollars. Which holds is for the provider to say, so the
/// figures are told without a unit, and the doubt with them.
extension Words {
  /// Whether the unit of figures is in doubt.
  func isUnitInDoubt(series code: String, multiplier: Int) -> Bool {
    multiplier == 0 && SeriesName.powerOfTen(in: seriesTitle(code)) != nil
  }

  func isUnitInDoubt(_ row: Observation) -> Bool {
    isUnitInDoubt(series: row.series, multiplier: row.multiplier)
  }
}
