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

  /// Whether a value in the unit may be a number of persons: it is a count, or a word that no unit
  /// of the lists has, such as a group's name.
  public static func mayCount(_ unit: String) -> Bool {
    isCount(unit) || !isPercentage(unit) && !isRate(unit) && vocabulary?.unit(named: unit) == nil
  }

  /// `pieces per 100 m`, `cases per 100,000`, `birds per hour`: a number of something for a measured amount of
  /// something else. `cases per month` and `people per region` are counts, of a month and of a region.
  static func isRate(_ unit: String) -> Bool {
    let words = unit.lowercased().split { $0 == " " || $0 == "_" }
    guard let place = words.firstIndex(of: "per"), let next = words[(place + 1)...].first else {
      return false
    }
    return next.first?.isNumber == true || measures.contains(String(next))
  }

  private static let measures: Set<String> = [
    "m", "metre", "metres", "meter", "meters", "km", "kilometre", "kilometer", "m2", "m²", "km2",
    "km²", "ha",
    "hectare", "m3", "m³", "l", "litre", "liter", "ml", "kg", "g", "tonne", "h", "hour", "hours",
    "minute", "capita",
    "thousand", "million", "hundred",
  ]

  /// Where the lists are missing no unit is known to be harmless.
  private static let vocabulary = try? Vocabulary.standard()

  public static func isPercentage(_ unit: String) -> Bool {
    percentages.contains(unit.lowercased())
  }
}
