/// What a cell's number format makes of its number: what a person sees is not always what is stored.
public enum CellFormat: Sendable, Equatable {
  case general
  /// A number with a fixed number of decimals: 3.1 is shown as `3.10`.
  case fixed(decimals: Int)
  /// A share that is shown as per cent: 0.453 is shown as `45.3%`.
  case percent
  /// A number of days that is shown as a year, a month or a day.
  case year, month, day
  /// A time of day or a duration.
  case time

  /// The formats that a workbook does not write down (ECMA-376, 18.8.30).
  init(builtIn number: Int) {
    self =
      switch number {
      case 1, 3, 37, 38: .fixed(decimals: 0)
      case 2, 4, 39, 40: .fixed(decimals: 2)
      case 9, 10: .percent
      case 14, 15, 16, 22, 27...31, 36, 50...54, 57, 58: .day
      case 17: .month
      case 18...21, 32...35, 45...47, 55, 56: .time
      default: .general
      }
  }

  /// A format code such as `0.0%`, `#,##0.00` or `mmm yyyy`. Only the part for positive numbers
  /// counts; texts in quotation marks, escaped letters, colours and locales say nothing.
  init(code: String) {
    let letters = CellFormat.letters(of: code)
    if letters.contains("%") {
      self = .percent
    } else if letters.contains("y") || letters.contains("d") {
      self = letters.contains("d") ? .day : letters.contains("m") ? .month : .year
    } else if letters.contains("h") || letters.contains("s") {
      self = .time
    } else if letters.contains("m") {
      self = .month
    } else if letters.contains("0") {
      // Scientific notation and fractions show something else than decimals.
      guard !letters.contains("e"), !letters.contains("/") else {
        self = .general
        return
      }
      let decimals = letters.drop { $0 != "." }.dropFirst().prefix { $0 == "0" }
      // A spreadsheet shows no more than 30; a text of a million would make each cell as long.
      self = .fixed(decimals: min(decimals.count, 30))
    } else {
      self = .general
    }
  }

  private static func letters(of code: String) -> [Character] {
    var letters: [Character] = []
    var closing: Character?
    var skips = false
    for letter in code.lowercased() {
      if skips {
        skips = false
      } else if let end = closing {
        if letter == end { closing = nil }
      } else if letter == "\"" {
        closing = "\""
      } else if letter == "[" {
        closing = "]"
      } else if letter == "\\" || letter == "_" || letter == "*" {
        skips = true
      } else if letter == ";" {
        break
      } else {
        letters.append(letter)
      }
    }
    // `general` holds no placeholder, but letters of one.
    return letters.starts(with: "general") ? [] : letters
  }
}

/// Days as workbooks count them.
enum SerialDate {
  /// Year, month and day of a number of days; `nil` for negative numbers and beyond the year 9999.
  ///
  /// Counting from 1900, day 60 is 29 February 1900, which never was (ECMA-376, 18.17.4.1): what
  /// comes before it is one day later than the count says.
  static func day(_ number: Double, uses1904: Bool) -> (year: Int, month: Int, day: Int)? {
    guard number >= 0, number < 2_958_466 else { return nil }
    let whole = Int(number)
    // Days from 1 March of the year 0, in which a leap day is the last day of a year.
    let days = whole + (uses1904 ? 695_361 : 693_899) + (!uses1904 && whole < 60 ? 1 : 0)
    return civil(days)
  }

  /// H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013): eras of 400 years that begin
  /// in March.
  private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    return (
      year: yearOfEra + era * 400 + (month >= 10 ? 1 : 0),
      month: month < 10 ? month + 3 : month - 9,
      day: dayOfYear - (153 * month + 2) / 5 + 1
    )
  }
}
