import Bytes

/// A day of the Gregorian calendar, without a time zone.
///
/// Periods are stored as their first and last day, so that any two of them can be compared.
public struct CalendarDay: Sendable, Hashable, Comparable {
  /// `year × 10000 + month × 100 + day`, which sorts as the days do.
  public let packed: Int32

  public var year: Int { Int(packed) / 10_000 }
  public var month: Int { Int(packed) / 100 % 100 }
  public var day: Int { Int(packed) % 100 }

  /// `nil` where the calendar has no such day, or the year lies outside 1800–2199, the years in
  /// which statistics of the Goals can be thought of.
  public init?(year: Int, month: Int, day: Int) {
    guard CalendarDay.possibleYears.contains(year), (1...12).contains(month),
      (1...CalendarDay.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    packed = Int32(year * 10_000 + month * 100 + day)
  }

  private init(known packed: Int32) { self.packed = packed }

  /// The first and the last day of the first possible year.
  static let earliestYear = (
    first: CalendarDay(known: 1800_01_01), last: CalendarDay(known: 1800_12_31)
  )

  public static let possibleYears = 1800...2199

  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The day in Greenwich of a number of seconds since 1970, as `SOURCE_DATE_EPOCH` gives it.
  ///
  /// `nil` before 1970 and outside the possible years.
  public init?(epochSeconds: Int) {
    guard epochSeconds >= 0 else { return nil }
    let day = CivilDay.day(sinceMarchOfYear0: epochSeconds / 86_400 + 719_468)
    self.init(year: day.year, month: day.month, day: day.day)
  }

  /// Days since 1 March of the year 0, to count the days between two.
  ///
  /// Source: H. Hinnant (2013), "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
  public var number: Int {
    let shifted = month > 2 ? year : year - 1
    let century = shifted / 400
    let yearOfEra = shifted - century * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return century * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
  }

  public static func < (a: CalendarDay, b: CalendarDay) -> Bool { a.packed < b.packed }

  /// `2018-09-01`
  public var text: String { "\(year)-\(twoDigits(month))-\(twoDigits(day))" }

  /// The share of the year that has passed at the start of this day: 2018-07-02 is about 0.5.
  public var fractionOfYear: Double {
    var days = day - 1
    for earlier in 1..<max(month, 1) { days += CalendarDay.days(inMonth: earlier, of: year) }
    let length = CalendarDay.days(inMonth: 2, of: year) == 29 ? 366.0 : 365.0
    return Double(days) / length
  }
}

func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
