import Analysis
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
  let names: VocabularyNames?
  let series: SeriesList?
  let register: SourceRegister
  /// What is drawn as one curve, by indicator.
  let lines: [String: [DataLine]]
  /// What of the lines is not shown, to protect persons.
  let hiddenPeriods: [DataLine.Key: Set<Period>]

  public init(
    data: PublishableDataset, framework: Framework, catalogue: Catalogue, language: String
  ) {
    self.data = data
    self.framework = framework
    self.catalogue = catalogue
    self.language = language
    vocabulary = try? Vocabulary.standard()
    names = try? VocabularyNames.standard()
    series = try? SeriesList.standard()
    register = SourceRegister(data.sources)
    lines = DataLine.byIndicator(data)
    hiddenPeriods = DataLine.hiddenPeriods(data)
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
    if let known = vocabulary?.category(dimension: dimension, code: category) {
      // The total is one for all dimensions that have no word of their own for it.
      return ownName(.category, dimension: dimension, code: category)
        ?? (known.isTotal ? ownName(.category, dimension: "*", code: category) : nil) ?? known.name
    }
    if let own = data.scope.categoryNames[.init(dimension, category)], !own.isEmpty {
      return own[language]
    }
    guard dimension == "age", let band = AgeBand(category) else { return category }
    guard let through = band.through else { return say("age.from", ["from": .count(band.from)]) }
    return say("age.band", ["from": .count(band.from), "to": .count(through)])
  }

  /// A known dimension's name; a national one by its own name.
  public func dimensionLabel(_ id: String) -> String {
    ownName(.dimension, dimension: id) ?? vocabulary?.dimensions.first { $0.id == id }?.name ?? id
  }

  /// A name in the language of the pages; `nil` where the lists have it in English alone.
  private func ownName(
    _ kind: VocabularyNames.Kind, dimension: String = "", code: String = ""
  ) -> String? {
    names?.name(
      kind, dimension: dimension, code: code,
      languages: [catalogue.language.tag, catalogue.language.base])
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
    case .days: days(period.first, period.last)
    }
  }

  /// Whole months of one year are written as months.
  private func days(_ first: CalendarDay, _ last: CalendarDay) -> String {
    let isLastDay =
      CalendarDay(year: last.year, month: last.month, day: last.day + 1) == nil
    if first.day == 1, isLastDay, first.year == last.year {
      if first.month == last.month { return catalogue.month(first.month, of: first.year) }
      return say(
        "days",
        [
          "first": .asIs(catalogue.text("month.\(first.month)")),
          "last": .asIs(catalogue.month(last.month, of: last.year)),
        ])
    }
    return say("days", ["first": .asIs(date(first)), "last": .asIs(date(last))])
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
      name(of: value.kind)
    }
  }

  /// What is said in the place of a number.
  func name(of kind: ObservedValue.Kind) -> String {
    switch kind {
    case .suppressed: catalogue.text("words.value.suppressed")
    case .notCollected: catalogue.text("words.value.notCollected")
    case .notApplicable: catalogue.text("words.value.notApplicable")
    case .refused: catalogue.text("words.value.refused")
    case .missing, .number, .below, .above: catalogue.text("words.value.missing")
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
    let unit = vocabulary?.unit(named: code)?.unit
    let key = "words.unit.\(unit?.code ?? code)"
    return catalogue.has(key)
      ? catalogue.text(key) : ownName(.unit, code: unit?.code ?? "") ?? unit?.name ?? code
  }
}
