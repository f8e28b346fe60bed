import Bytes
import FileFormats
import SDGModel

/// The day of a record, in the shapes that exports have: `2018-09-01T10:00:00+03:00`, `09/01/2018 00:05`,
/// `31-Jul-23`, `1.9.2018`, `20180901`, and the serial numbers of spreadsheets; or its month (`2018-09`, `09/2018`,
/// `September 2018`) or year, where no more is written.
struct RecordDates {
  /// By distinct text; `nil` where it is no date.
  let days: [CivilDate?]

  struct CivilDate: Hashable {
    var year: Int
    /// 0 where the text names a year alone.
    var month: Int
    /// 0 where it names a month or a year.
    var day: Int
  }

  enum Failure: Error, Equatable {
    /// Days and months cannot be told apart, and the recipe does not say which comes first.
    case ambiguousOrder
  }

  /// - Parameters:
  ///   - texts: the distinct texts of a column.
  ///   - order: whether days or months come first; `nil` where the texts themselves must tell.
  init(_ texts: [String], order: Recipe.DateOrder?) throws(Failure) {
    let parts = texts.map(RecordDates.parts)
    var own: Recipe.DateOrder?
    var isOpen = false
    for case .numbers(let first, let second, _)? in parts {
      if first > 12, second <= 12 {
        own = own ?? .dayFirst
      } else if second > 12, first <= 12 {
        own = own ?? .monthFirst
      } else {
        isOpen = true
      }
    }
    guard let order = order ?? own ?? (isOpen ? nil : .dayFirst) else { throw .ambiguousOrder }
    days = parts.map { $0.flatMap { RecordDates.date($0, order) } }
  }

  private enum Parts {
    case iso(CivilDate)
    /// Two numbers of which one is the day, and the year.
    case numbers(Int, Int, year: Int)
  }

  private static func parts(_ text: String) -> Parts? {
    // What stands behind a blank or a T is the time of the day.
    let day = text.prefix { $0 != " " && $0 != "T" }
    if let serial = DecimalText.parse(text), (20_000...80_000).contains(serial),
      let date = SerialDate.day(serial, uses1904: false)
    {
      return .iso(CivilDate(year: date.year, month: date.month, day: date.day))
    }
    if text.count == 4, let number = Int(text), CalendarDay.possibleYears.contains(number) {
      return .iso(CivilDate(year: number, month: 0, day: 0))
    }
    if text.utf8.count == 8, let number = Int(text),
      CalendarDay.possibleYears.contains(number / 10_000)
    {
      return .iso(
        CivilDate(year: number / 10_000, month: number / 100 % 100, day: number % 100))
    }
    let pieces = day.split { "-/.".contains($0) }.map(String.init)
    if pieces.count == 2, day.count == text.count { return monthOnly(pieces) ?? written(text) }
    guard pieces.count == 3 else { return written(text) }
    if let month = month(pieces[1]), let day = Int(pieces[0]), let year = year(pieces[2]) {
      return .iso(CivilDate(year: year, month: month, day: day))
    }
    let numbers = pieces.compactMap { Int($0) }
    guard numbers.count == 3 else { return nil }
    if pieces[0].count == 4 {
      return .iso(CivilDate(year: numbers[0], month: numbers[1], day: numbers[2]))
    }
    return year(pieces[2]).map { .numbers(numbers[0], numbers[1], year: $0) }
  }

  /// `2018-09`, `09/2018`, `Sep-2018`.
  private static func monthOnly(_ pieces: [String]) -> Parts? {
    guard let place = pieces.firstIndex(where: { $0.count == 4 && Int($0) != nil }),
      let year = Int(pieces[place]), CalendarDay.possibleYears.contains(year)
    else { return nil }
    let other = pieces[1 - place]
    return (Int(other) ?? month(other)).map {
      .iso(CivilDate(year: year, month: $0, day: 0))
    }
  }

  /// `Friday, July 31 2020`, `23 Sep, 2020`, `July 2020`: a month in words, a day if any, and a year of four digits.
  private static func written(_ text: String) -> Parts? {
    let words = text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let months = words.compactMap(month)
    let numbers = words.filter { $0.allSatisfy(\.isNumber) }
    guard words.count <= 4, months.count == 1, (1...2).contains(numbers.count),
      let year = numbers.first(where: { $0.count == 4 }).flatMap({ Int($0) })
    else { return nil }
    let day = numbers.first { $0.count <= 2 }.flatMap { Int($0) }
    guard (day == nil) == (numbers.count == 1) else { return nil }
    return .iso(CivilDate(year: year, month: months[0], day: day ?? 0))
  }

  private static func date(_ parts: Parts, _ order: Recipe.DateOrder) -> CivilDate? {
    let date: CivilDate
    switch parts {
    case .iso(let day): date = day
    case .numbers(let first, let second, let year):
      date =
        order == .dayFirst
        ? CivilDate(year: year, month: second, day: first)
        : CivilDate(year: year, month: first, day: second)
    }
    if date.month == 0 { return date }
    if date.day == 0 { return (1...12).contains(date.month) ? date : nil }
    return CalendarDay(year: date.year, month: date.month, day: date.day) == nil ? nil : date
  }

  /// Two digits are of this century: records of persons are no older.
  private static func year(_ text: String) -> Int? {
    guard let number = Int(text) else { return nil }
    switch text.count {
    case 4: return number
    case 2: return 2000 + number
    default: return nil
    }
  }

  private static func month(_ text: String) -> Int? {
    guard let tail = PeriodPart.read(text), !tail.contains("Q") else { return nil }
    return Int(tail.dropFirst())
  }

  /// The period of a day, as it is written in data; `nil` where a year or a month alone does not tell it.
  static func period(_ date: CivilDate, by step: Recipe.PeriodAssignment.Step) -> String? {
    if date.month == 0 { return step == .year ? "\(date.year)" : nil }
    let month = date.month < 10 ? "0\(date.month)" : "\(date.month)"
    switch step {
    case .year: return "\(date.year)"
    case .quarter: return "\(date.year)-Q\((date.month + 2) / 3)"
    case .month: return "\(date.year)-M\(month)"
    // The day itself, until it is known of which time all days are.
    case .all where date.day == 0: return nil
    case .all: return "\(date.year)-\(month)-\(date.day < 10 ? "0" : "")\(date.day)"
    }
  }
}
