import SDGModel

/// SDMX's time ranges: a start and an ISO 8601 duration, `2010-01-01/P6Y`.
enum SDMXTimeRange {
  /// The period of a range of whole years, months or days; `nil` for any other text.
  static func period(_ text: String) -> Period? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].first == "P", let unit = parts[1].last,
      let count = Int(parts[1].dropFirst().dropLast()), count > 0,
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
    case "D":
      var day = start
      for _ in 1..<count {
        guard let next = dayAfter(day) else { return nil }
        day = next
      }
      return Period("\(start.text)/\(day.text)")
    default: return nil
    }
  }

  private static func dayAfter(_ day: CalendarDay) -> CalendarDay? {
    CalendarDay(year: day.year, month: day.month, day: day.day + 1)
      ?? CalendarDay(year: day.year, month: day.month + 1, day: 1)
      ?? CalendarDay(year: day.year + 1, month: 1, day: 1)
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
