/// The units that disclosure control has to tell apart: counts, whose value is itself a number of
/// persons or cases, and percentages, from which a number of persons can be computed.
public enum CountUnit {
  private static let counts: Set<String> = [
    "number", "nu", "num", "count", "persons", "person", "ps", "people", "cases", "case", "deaths",
    "victims", "households", "hh", "",
  ]
  private static let percentages: Set<String> = ["pt", "percent", "per cent", "percentage", "%"]

  /// A value without a unit is treated as a count: what is not known to be harmless is protected.
  public static func isCount(_ unit: String) -> Bool { counts.contains(unit.lowercased()) }
  public static func isPercentage(_ unit: String) -> Bool {
    percentages.contains(unit.lowercased())
  }
}
