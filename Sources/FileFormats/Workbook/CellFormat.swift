/// What a cell's number format makes of its number: what a person sees is not always what is stored.
public enum CellFormat: Sendable, Equatable {
  case general
  /// A number with a fixed number of decimals: 3.1 is shown as `3.10`.
  case fixed(decimals: Int)
  /// A share that is shown as per cent: 0.453 is shown as `45.3%`.
  case percent
  /// A number with a sign behind it that does not multiply: 45.3 is shown as `45.3%`.
  case percentSign
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
  /// counts; of texts in quotation marks and escaped letters only a sign for per cent says something,
  /// and colours and locales say nothing.
  init(code: String) {
    let (letters, literal) = CellFormat.letters(of: code)
    if letters.contains("%") {
      self = .percent
    } else if literal == "%", letters.contains("0") {
      self = .percentSign
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

  /// The letters that stand for parts of the number, and the text that is shown as it is.
  private static func letters(of code: String) -> (letters: [Character], literal: String) {
    var letters: [Character] = []
    var literal = ""
    var closing: Character?
    var escape: Character?
    for letter in code.lowercased() {
      if let mark = escape {
        if mark == "\\" { literal.append(letter) }
        escape = nil
      } else if let end = closing {
        if letter == end { closing = nil } else if end == "\"" { literal.append(letter) }
      } else if letter == "\"" {
        closing = "\""
      } else if letter == "[" {
        closing = "]"
      } else if letter == "\\" || letter == "_" || letter == "*" {
        escape = letter
      } else if letter == ";" {
        break
      } else {
        letters.append(letter)
      }
    }
    // `general` holds no placeholder, but letters of one.
    if letters.starts(with: "general") { letters = [] }
    return (letters, literal.filter { !$0.isWhitespace })
  }
}
