import Disclosure
import SDGModel
import Wording

/// What the data say, in words of one language: the only maker of titles, captions and labels, so
/// that page, picture and document always say the same.
public struct Words: Sendable {
  public let data: PublishableDataset
  public let framework: Framework
  public let catalogue: Catalogue
  public let language: String
  let vocabulary: Vocabulary?
  let series: SeriesList?
  let register: SourceRegister

  public init(
    data: PublishableDataset, framework: Framework, catalogue: Catalogue, language: String
  ) {
    self.data = data
    self.framework = framework
    self.catalogue = catalogue
    self.language = language
    vocabulary = try? Vocabulary.standard()
    series = try? SeriesList.standard()
    register = SourceRegister(data.sources)
  }

  func say(_ key: String, _ arguments: [String: Catalogue.Argument] = [:]) -> String {
    catalogue.text("words.\(key)", arguments)
  }

  // MARK: Names

  /// The project's own name of an indicator, else the official one.
  public func indicatorTitle(_ code: String) -> String {
    if let own = data.scope.indicatorNames[code], !own.isEmpty { return own[language] }
    return framework.title(code, language: language)?.text ?? code
  }

  public func seriesTitle(_ code: String) -> String {
    if let own = data.scope.seriesNames[code], !own.isEmpty { return own[language] }
    return series?.series(code)?.name ?? code
  }

  /// `Female, 15 to 24`; for the total the word for everybody.
  public func breakdownLabel(_ breakdown: Breakdown) -> String {
    if breakdown.isTotal { return say("everybody") }
    return breakdown.parts.map { categoryLabel(dimension: $0.dimension, category: $0.category) }
      .joined(separator: catalogue.text("list.separator"))
  }

  public func categoryLabel(dimension: String, category: String) -> String {
    if let known = vocabulary?.category(dimension: dimension, code: category) { return known.name }
    guard dimension == "age", let band = AgeBand(category) else { return category }
    guard let through = band.through else { return say("age.from", ["from": .count(band.from)]) }
    return say("age.band", ["from": .count(band.from), "to": .count(through)])
  }

  /// A known dimension's name; a national one by its own name.
  public func dimensionLabel(_ id: String) -> String {
    vocabulary?.dimensions.first { $0.id == id }?.name ?? id
  }

  public func areaName(_ code: String) -> String {
    let name = data.scope.area(code)?.name[language] ?? ""
    return name.isEmpty ? code : name
  }

  public func makerWord(_ maker: Maker) -> String { catalogue.text("maker.\(maker.rawValue)") }

  // MARK: Values and periods

  /// The period as people write it.
  public func period(_ period: Period) -> String {
    switch period.kind {
    case .year, .splitYear: period.text
    case .years: catalogue.years(period.firstYear, period.lastYear)
    case .quarter: catalogue.quarter((period.first.month + 2) / 3, of: period.firstYear)
    case .month: catalogue.month(period.first.month, of: period.firstYear)
    case .day: date(period.first)
    case .days: say("days", ["first": .asIs(date(period.first)), "last": .asIs(date(period.last))])
    }
  }

  private func date(_ day: CalendarDay) -> String {
    catalogue.date(day: day.day, month: day.month, year: day.year)
  }

  /// The number with its unit's sign, `<2.5%`; a word for each kind of nothing.
  public func value(_ value: ObservedValue, unit: String = "") -> String {
    switch value {
    case .number(let number): signed(catalogue.numbers.text(number), unit: unit)
    case .below(let number): "<" + signed(catalogue.numbers.text(number), unit: unit)
    case .above(let number): ">" + signed(catalogue.numbers.text(number), unit: unit)
    case .suppressed, .missing, .notCollected, .notApplicable, .refused:
      catalogue.text("words.value.\(value.kind.rawValue)")
    }
  }

  private func signed(_ number: String, unit: String) -> String {
    guard let info = vocabulary?.unit(named: unit)?.unit, !info.symbol.isEmpty else {
      return number
    }
    return info.symbol == "%"
      ? catalogue.text("number.percent", ["value": .asIs(number)]) : "\(number) \(info.symbol)"
  }

  /// The unit's name; the source's own word where the list does not know it.
  public func unitName(_ code: String) -> String {
    vocabulary?.unit(named: code)?.unit.name ?? code
  }

  /// The sign of the unit, or its name, for an axis.
  func unitLabel(_ code: String, multiplier: Int) -> String {
    let unit = vocabulary?.unit(named: code)?.unit
    let name = unit.map { $0.symbol.isEmpty ? $0.name : $0.symbol } ?? code
    guard multiplier != 0 else { return name }
    return say("powerOfTen", ["unit": .text(name), "power": .count(multiplier)])
  }
}
