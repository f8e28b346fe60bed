/// The time that an observation describes: SDMX's `TIME_PERIOD` in the shapes that statistics come in.
///
/// A period knows its first and last day; its ``text`` is one canonical form, so that `2015/16`,
/// `2015-16` and `2015/2016` of three files are one period. Order is by first day, then last day.
public struct Period: Sendable, Hashable, Comparable {
  public enum Kind: UInt8, Sendable, CaseIterable {
    /// A calendar year.
    case year
    /// A year that begins in one calendar year and ends in the next, such as a school or fiscal
    /// year. Which month it begins in is not known, so that its days are those of both years.
    case splitYear
    /// Several calendar years, `2010-2015`.
    case years
    case quarter
    case month
    case day
    /// From one day to another, `2018-09-01/2018-12-31`.
    case days
  }

  public let kind: Kind
  public let first: CalendarDay
  public let last: CalendarDay

  init(kind: Kind, first: CalendarDay, last: CalendarDay) {
    self.kind = kind
    self.first = first
    self.last = last
  }

  /// A calendar year; `nil` outside 1800–2199.
  public init?(year: Int) {
    self.init(kind: .year, fromYear: year, toYear: year)
  }

  init?(kind: Kind, fromYear: Int, toYear: Int) {
    guard let first = CalendarDay(year: fromYear, month: 1, day: 1),
      let last = CalendarDay(year: toYear, month: 12, day: 31), first < last
    else { return nil }
    self.init(kind: kind, first: first, last: last)
  }

  /// The first possible year: stands where a column must hold something and nothing is meant.
  public static let earliest = Period(
    kind: .year, first: CalendarDay.earliestYear.first, last: CalendarDay.earliestYear.last)

  public var firstYear: Int { first.year }
  /// How many days it has, both ends among them.
  public var dayCount: Int { last.number - first.number + 1 }

  /// The last year of the Agenda; later years are projections, or of another calendar.
  public static let lastYearOfTheGoals = 2030

  /// The year that says how old a figure is.
  public var lastYear: Int { last.year }

  public static func < (a: Period, b: Period) -> Bool {
    (a.first, a.last, a.kind.rawValue) < (b.first, b.last, b.kind.rawValue)
  }

  /// The canonical form, the same in every output. It reads back to the same period.
  public var text: String {
    switch kind {
    case .year: "\(first.year)"
    case .splitYear: "\(first.year)/\(twoDigits(last.year % 100))"
    case .years: "\(first.year)-\(last.year)"
    case .quarter: "\(first.year)-Q\((first.month + 2) / 3)"
    case .month: "\(first.year)-\(looksSplit ? "M" : "")\(twoDigits(first.month))"
    case .day: first.text
    case .days: "\(first.text)/\(last.text)"
    }
  }

  /// Whether a month would be read as two years: `2009-10`, which SDMX lets one write `2009-M10`.
  private var looksSplit: Bool { (first.year + 1) % 100 == first.month }

  /// Where the period lies on a time axis, in decimal years: its beginning, middle and end.
  public var axis: (from: Double, middle: Double, to: Double) {
    let from = Double(first.year) + first.fractionOfYear
    let lastDay = Double(last.year) + last.fractionOfYear
    let to = lastDay + (last.month == 12 && last.day == 31 ? 1 - last.fractionOfYear : 1 / 365)
    return (from, (from + to) / 2, to)
  }

  /// Whether another period lies within this longer one. The days of a year that begins in one calendar year and ends
  /// in the next are not known: nothing lies within it.
  public func includes(_ other: Period) -> Bool {
    kind != .splitYear && other.kind != .splitYear && first <= other.first && other.last <= last
      && other.dayCount < dayCount
  }

  /// Whether `next` follows with no year left out: the condition for drawing a line between two
  /// figures. Periods of different kinds, or of several years in different number, never follow each
  /// other.
  public func isFollowed(by next: Period) -> Bool {
    guard kind == next.kind else { return false }
    switch kind {
    case .year: return next.first.year == first.year + 1
    case .splitYear: return next.first.year == first.year + 1
    case .quarter, .month:
      let months = kind == .quarter ? 3 : 1
      let here = first.year * 12 + first.month
      return next.first.year * 12 + next.first.month == here + months
    case .years:
      return next.first.year == last.year + 1
        && next.last.year - next.first.year == last.year - first.year
    case .day, .days: return false
    }
  }
}
