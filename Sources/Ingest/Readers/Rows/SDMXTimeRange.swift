import SDGModel

/// SDMX's time ranges: a start and an ISO 8601 duration, `2010-01-01/P6Y`.
enum SDMXTimeRange {
  /// The period of a range of whole years, months or days; `nil` for any other text.
  static func period(_ text: String) -> Period? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].first == "P", let unit = parts[1].last,
      let count = Int(parts[1].dropFirst().dropLast()), (1...longest).contains(count),
      let start = Period(parts[0].prefix { $0 != "T" })?.first
    else { return nil }
    switch unit {
    case "Y" where start.month == 1 && start.day == 1:
      return count == 1
        ? Period(year: start.year) : Period("\(start.year)-\(start.year + count - 1)")
    case "Y", "M":
      let months = start.year * 12 + start.month - 1 + (unit == "Y" ? 12 * count : count) - 1
      guard start.day == 1 else { return nil }
      return Period("\(start.text.prefix(7))/\(months / 12)-\(twoDigits(months % 12 + 1))")
    case "D": return lastDay(of: count, from: start).flatMap { Period("\(start.text)/\($0.text)") }
    default: return nil
    }
  }

  /// SDMX's Gregorian year and month, `2009-10`; `nil` for any other text.
  static func month(_ text: String) -> Period? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 4, parts[1].count == 2,
      parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } })
    else { return nil }
    return Period("\(parts[0])-M\(parts[1])")
  }

  /// The days of all years that a period may lie in: no longer range can be meant.
  private static let longest = CalendarDay.possibleYears.count * 366

  /// Month by month, so that the many texts of a file take no longer for naming long ranges.
  private static func lastDay(of count: Int, from start: CalendarDay) -> CalendarDay? {
    var (year, month, day) = (start.year, start.month, start.day + count - 1)
    while CalendarDay.possibleYears.contains(year) {
      let days = CalendarDay.days(inMonth: month, of: year)
      if day <= days { return CalendarDay(year: year, month: month, day: day) }
      day -= days
      (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
    }
    return nil
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
