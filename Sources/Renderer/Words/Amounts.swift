import Analysis
import Glibc
import SDGModel
import Wording

extension Words {
  /// A figure as a sentence quotes it: three significant digits or all before the decimal mark,
  /// with its unit; `per 100,000 population` where asked for.
  func amount(_ row: Observation, saysRate: Bool = false) -> String {
    guard let number = row.value.number else { return value(row.value) }
    if let word = yesOrNo(row, number) { return word }
    let sign = row.value.kind == .below ? "<" : row.value.kind == .above ? ">" : ""
    if isUnitInDoubt(row) { return sign + quoted(number) }
    let kind = vocabulary?.unit(named: row.unit)?.unit.kind
    let isScaled = kind == .count || kind == .money || kind == .physical || row.multiplier != 0
    let text = isScaled ? scaled(number, power: row.multiplier) : quoted(number)
    return sign + withUnit(text, unit: row.unit, saysRate: saysRate)
  }

  /// A figure as it stands in the data, with its power of ten and unit: for tables and for what is
  /// pointed at.
  func exactAmount(_ row: Observation) -> String {
    guard let number = row.value.number else { return value(row.value) }
    if let word = yesOrNo(row, number) { return word }
    let sign = row.value.kind == .below ? "<" : row.value.kind == .above ? ">" : ""
    if isUnitInDoubt(row) { return sign + catalogue.numbers.text(number) }
    let text = withPower(catalogue.numbers.text(number), row.multiplier)
    return sign + withUnit(text, unit: row.unit, saysRate: false)
  }

  /// Whether figures of a series answer a question with yes (1) or no (0).
  func isYesOrNo(series code: String, unit: String) -> Bool {
    vocabulary?.unit(named: unit)?.unit.kind == .yesNo
      || seriesTitle(code).lowercased().contains("1 = yes")
  }

  private func yesOrNo(_ row: Observation, _ number: Double) -> String? {
    guard number == 0 || number == 1, isYesOrNo(series: row.series, unit: row.unit) else {
      return nil
    }
    return say(number == 1 ? "yes" : "no")
  }

  /// A number of a line in the line's own unit, as a sentence quotes it.
  func amount(_ value: Double, like key: DataLine.Key) -> String {
    var row = Observation(
      indicator: key.indicator, series: key.series, area: key.area,
      period: Period("\(data.scope.asOf)") ?? Period.earliest,
      value: .number(value), unit: key.unit, origin: .init(file: "", line: 0))
    row.multiplier = key.multiplier
    return amount(row)
  }

  /// A number to three significant digits.
  static func significant(_ number: Double) -> Double {
    guard number != 0, number.isFinite else { return number }
    let factor = pow(10, 2 - log10(number.magnitude).rounded(.down))
    return (number * factor).rounded() / factor
  }

  /// Three significant digits where there are so many; no digit is lost before the mark, and none
  /// that says nothing stands behind it.
  private func quoted(_ number: Double) -> String {
    let size = number.magnitude
    guard size > 0, size < 100 else { return catalogue.numbers.text(number, decimals: 0) }
    var decimals = 1
    var bound = 10.0
    while size < bound, decimals < 9 {
      decimals += 1
      bound /= 10
    }
    var step = 1.0
    for _ in 0..<decimals { step *= 10 }
    var digits = (number * step).rounded(.toNearestOrEven)
    while decimals > 0, digits.truncatingRemainder(dividingBy: 10) == 0 {
      digits /= 10
      decimals -= 1
    }
    return catalogue.numbers.text(number, decimals: decimals)
  }

  /// `863 million`: large numbers in words, small ones in full.
  private func scaled(_ number: Double, power: Int) -> String {
    var total = number
    for _ in 0..<max(0, power) { total *= 10 }
    for _ in 0..<max(0, -power) { total /= 10 }
    for step in [(9, 1e9), (6, 1e6)] where total.magnitude >= step.1 {
      return withPower(quoted(total / step.1), step.0)
    }
    return quoted(total)
  }

  /// `863 million`; for powers without a word `863 × 10^4`.
  private func withPower(_ number: String, _ power: Int) -> String {
    guard power != 0 else { return number }
    let key = "words.power.\(power)"
    guard catalogue.has(key) else {
      return say("power.other", ["value": .asIs(number), "power": .count(power)])
    }
    return catalogue.text(key, ["value": .asIs(number)])
  }

  private func withUnit(_ number: String, unit: String, saysRate: Bool) -> String {
    guard let info = vocabulary?.unit(named: unit)?.unit else { return number }
    if info.symbol == "%" { return catalogue.text("number.percent", ["value": .asIs(number)]) }
    if info.kind == .money, !info.symbol.isEmpty {
      return say("money", ["value": .asIs(number), "symbol": .asIs(info.symbol)])
    }
    if !info.symbol.isEmpty { return "\(number)\u{A0}\(info.symbol)" }
    guard saysRate, info.kind == .rate else { return number }
    return "\(number) \(unitName(unit).prefix(1).lowercased())\(unitName(unit).dropFirst())"
  }

  /// The sign of the unit, or its name, for an axis.
  func unitLabel(_ code: String, multiplier: Int) -> String {
    let unit = vocabulary?.unit(named: code)?.unit
    let name = unit.map { $0.symbol.isEmpty ? unitName(code) : $0.symbol } ?? code
    guard multiplier != 0 else { return name }
    let key = "words.powerOfUnit.\(multiplier)"
    guard catalogue.has(key) else {
      return say("powerOfTen", ["unit": .text(name), "power": .count(multiplier)])
    }
    return catalogue.text(key, ["unit": .text(name)])
  }
}
