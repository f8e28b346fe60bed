/// Phrases that every part of the output needs, from the catalogue's own messages.
extension Catalogue {
  /// `a`, `a and b`, `a, b and c`, as the language joins them.
  public func list(_ items: [String]) -> String {
    let items = items.map(isolated)
    guard let last = items.last else { return "" }
    guard items.count > 1 else { return last }
    let head = items.dropLast().joined(separator: text("list.separator"))
    return text("list.last", ["items": .asIs(head), "last": .asIs(last)])
  }

  /// A share with its sign: `12.5%`, `12,5 %`. The value is in percent already.
  public func percent(_ value: Double, decimals: Int? = nil) -> String {
    text("number.percent", ["value": .number(value, decimals: decimals)])
  }

  /// `2.1 to 3.4`: an interval, or the span of a value.
  public func range(_ lower: Double, _ upper: Double, decimals: Int? = nil) -> String {
    text(
      "number.range",
      ["lower": .number(lower, decimals: decimals), "upper": .number(upper, decimals: decimals)])
  }

  /// A year, never with a group mark.
  public func year(_ year: Int) -> String { String(year) }

  /// `2015–2019`; one year alone where both are the same.
  public func years(_ first: Int, _ last: Int) -> String {
    guard first != last else { return String(first) }
    return text("period.years", ["first": .asIs(String(first)), "last": .asIs(String(last))])
  }

  /// `Q2 2019`. Quarters count from 1.
  public func quarter(_ quarter: Int, of year: Int) -> String {
    text("period.quarter", ["quarter": .count(quarter), "year": .asIs(String(year))])
  }

  /// `March 2019`. Months count from 1.
  public func month(_ month: Int, of year: Int) -> String {
    text("period.month", ["month": .asIs(text("month.\(month)")), "year": .asIs(String(year))])
  }

  /// `3 March 2019`. Days and months count from 1.
  public func date(day: Int, month: Int, year: Int) -> String {
    text(
      "period.date",
      [
        "day": .count(day), "month": .asIs(text("month.\(month)")), "year": .asIs(String(year)),
      ])
  }
}
