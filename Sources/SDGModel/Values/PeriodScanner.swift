/// Takes a period's text apart into runs of digits and what stands between them.
struct PeriodScanner {
  enum Shape {
    case period(Period)
    case impossible
  }

  /// Digits of each run, and the separators between: `2015/16` has runs [2015, 16] and ["/"].
  private var numbers: [(value: Int, digits: Int)] = []
  private var separators: [String] = []
  private(set) var looksLikeANumber = false
  private var quarterFirst = false

  init(_ bytes: ArraySlice<UInt8>) {
    var separator: [UInt8] = []
    var index = bytes.startIndex
    var startsWithText = false
    while index < bytes.endIndex {
      guard isDigit(bytes[index]) else {
        if numbers.isEmpty { startsWithText = true }
        separator.append(bytes[index])
        index += 1
        continue
      }
      var value = 0
      var digits = 0
      while index < bytes.endIndex, isDigit(bytes[index]), digits < 9 {
        value = value * 10 + Int(bytes[index] - 48)
        digits += 1
        index += 1
      }
      separators.append(normalised(separator))
      separator = []
      numbers.append((value, digits))
    }
    separators.append(normalised(separator))
    quarterFirst = startsWithText && separators.first == "q"
    looksLikeANumber = numbers.count == 1 && separators == ["", ""]
  }

  func shape() -> Shape? {
    guard let head = separators.first, let tail = separators.last, tail.isEmpty else {
      return nil
    }
    let inner = Array(separators.dropFirst().dropLast())
    let values = numbers.map(\.value)
    let digits = numbers.map(\.digits)
    if quarterFirst { return digits == [1, 4] ? quarter(values[1], values[0]) : nil }
    guard head.isEmpty else { return nil }
    switch (digits, inner) {
    case ([4], []): return made(Period(year: values[0]))
    case ([4, 1], ["."]) where values[1] == 0: return made(Period(year: values[0]))
    case ([4, 2], ["/"]): return split(values[0], values[1])
    case ([4, 2], ["-"]):
      return isNext(values[0], values[1])
        ? split(values[0], values[1]) : month(values[0], values[1])
    case ([4, 2], [" "]), ([4, 2], ["-m"]): return month(values[0], values[1])
    case ([4, 4], ["/"]): return span(values[0], values[1], adjacent: .splitYear)
    case ([4, 4], ["-"]), ([4, 4], ["to"]): return span(values[0], values[1], adjacent: .years)
    case ([4, 2, 4, 2], ["/", "to", "/"]): return span(values[0], values[2] + 1, adjacent: .years)
    case ([4, 1], ["q"]): return quarter(values[0], values[1])
    case ([4, 2, 2], ["-", "-"]): return day(values)
    case ([4, 2, 2, 4, 2, 2], ["-", "-", "/", "-", "-"]): return days(values)
    case ([4, 2, 4, 2], ["-", "/", "-"]): return months(values)
    default: return nil
    }
  }

  private func made(_ period: Period?) -> Shape { period.map(Shape.period) ?? .impossible }

  private func isNext(_ year: Int, _ two: Int) -> Bool { (year + 1) % 100 == two }

  private func split(_ year: Int, _ two: Int) -> Shape? {
    if isNext(year, two) { return made(Period(kind: .splitYear, fromYear: year, toYear: year + 1)) }
    // `2013/16`: several years, written short.
    let end = year / 100 * 100 + two
    return end > year ? made(Period(kind: .years, fromYear: year, toYear: end)) : .impossible
  }

  private func span(_ from: Int, _ to: Int, adjacent: Period.Kind) -> Shape {
    guard from < to else { return from == to ? made(Period(year: from)) : .impossible }
    let kind: Period.Kind = adjacent == .splitYear && to == from + 1 ? .splitYear : .years
    return made(Period(kind: kind, fromYear: from, toYear: to))
  }

  private func quarter(_ year: Int, _ number: Int) -> Shape {
    guard (1...4).contains(number) else { return .impossible }
    return months([year, number * 3 - 2, year, number * 3], kind: .quarter)
  }

  private func month(_ year: Int, _ number: Int) -> Shape {
    months([year, number, year, number], kind: .month)
  }

  private func months(_ v: [Int], kind: Period.Kind = .days) -> Shape {
    guard (1...12).contains(v[1]), (1...12).contains(v[3]),
      let first = CalendarDay(year: v[0], month: v[1], day: 1),
      let last = CalendarDay(
        year: v[2], month: v[3], day: CalendarDay.days(inMonth: v[3], of: v[2])),
      first < last
    else { return .impossible }
    return .period(Period(kind: kind, first: first, last: last))
  }

  private func day(_ v: [Int]) -> Shape {
    guard let day = CalendarDay(year: v[0], month: v[1], day: v[2]) else { return .impossible }
    return .period(Period(kind: .day, first: day, last: day))
  }

  private func days(_ v: [Int]) -> Shape {
    guard let first = CalendarDay(year: v[0], month: v[1], day: v[2]),
      let last = CalendarDay(year: v[3], month: v[4], day: v[5]), first <= last
    else { return .impossible }
    return .period(Period(kind: .days, first: first, last: last))
  }
}

private func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

/// Blanks around a separator do not count, letters are lower case, an en dash is a hyphen.
private func normalised(_ bytes: [UInt8]) -> String {
  let text = String(decoding: bytes, as: UTF8.self).lowercased()
  let inner = text.filter { $0 != " " }
  if inner.isEmpty { return text.isEmpty ? "" : " " }
  if inner == "–" { return "-" }
  if inner == "-q" || inner == "/q" { return "q" }
  return inner
}
