import Glibc

/// How figures grow from one time to another.
public enum Growth {
  /// Compound growth a year, (to/from)^{1/years} − 1, as a share: 0.02 for two per cent.
  ///
  /// - Returns: `nil` where it says nothing: values of different signs, one of 0 to start from, no time between.
  public static func compound(from: Double, to: Double, years: Double) -> Double? {
    guard years > 0, from != 0, to / from >= 0 else { return nil }
    return pow(to / from, 1 / years) - 1
  }

  /// The average annual rate of reduction, 1 − exp(b) with b the slope of ln y over time by least squares.
  /// Above 0 where the figures fall.
  ///
  /// Source: UNICEF, "How to calculate average annual rate of reduction", technical note (2007).
  ///
  /// - Returns: `nil` for fewer than two points and for values that are not above 0.
  public static func averageReduction(_ points: [TimePoint]) -> Double? {
    guard points.allSatisfy({ $0.value > 0 }),
      let trend = Trend(x: points.map(\.time), y: points.map { log($0.value) })
    else { return nil }
    return 1 - exp(trend.slope)
  }
}
