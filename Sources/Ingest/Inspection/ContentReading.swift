import SDGModel

/// What a set of texts is about, by the texts alone.
struct ContentReading {
  struct Guess: Equatable {
    var meaning: CellMeaning
    /// The share of the distinct texts that are known to be of this kind.
    var share: Double
    /// Texts that are not.
    var unknown: [String]

    /// Every text is known.
    var isCertain: Bool { unknown.isEmpty }
  }

  private let context: ReaderContext
  private let areas: AreaResolver

  init(_ context: ReaderContext) {
    self.context = context
    areas = AreaResolver(context)
  }

  /// Whether texts are quarters or months, which need a year beside them. `Q5` would be a fifth of
  /// the population.
  func arePartsOfYear(_ texts: [String]) -> Bool {
    !texts.isEmpty && texts.allSatisfy { PeriodPart.read(LabelText($0).text) != nil }
  }

  /// The best guess; `nil` where fewer than half of the texts are known.
  func guess(_ texts: [String]) -> Guess? {
    var seen = Set<String>()
    let distinct = texts.map { LabelText($0).text }.filter {
      !$0.isEmpty && seen.insert($0).inserted
    }
    guard !distinct.isEmpty else { return nil }
    let candidates: [(CellMeaning, (String) -> Bool)] = [
      (.field(.period), { isPeriod($0) }), (.measure, { MeasureWords.word($0) != nil }),
      (.field(.indicator), { isIndicator($0) }), (.field(.area), { isArea($0) }),
    ]
    var guesses = candidates.map { share(distinct, $0.0, known: $0.1) }
    guesses += context.vocabulary.dimensions.filter { $0.describesPeople || $0.id == "location" }
      .filter { $0.id != "composite" }
      .map { dimension in
        share(distinct, .dimension(dimension.id), needs: { isPart($0, of: dimension.id) }) {
          isPart($0, of: dimension.id) || isTotal($0)
        }
      }
    let words = CategoryWords(context.vocabulary)
    guesses.append(
      share(distinct, .category, needs: { words.reading($0) != nil }) {
        words.reading($0) != nil || isTotal($0)
      })
    let best = guesses.filter { $0.share >= 0.5 }.max { $0.share < $1.share }
    // Names of units stand in rows of their own below the headers. Two letters alone may be a state.
    let isName = distinct.count > 1 || distinct[0].count > 2 || !distinct[0].allSatisfy(\.isLetter)
    if best == nil, isName,
      distinct.allSatisfy({ context.vocabulary.unit(named: unitText($0)) != nil })
    {
      return Guess(meaning: .field(.unit), share: 1, unknown: [])
    }
    return best
  }

  /// Periods, where at least one of the texts is one: the others are then what to ask about.
  func somePeriods(_ texts: [String]) -> Guess? {
    let distinct = Set(texts.map { LabelText($0).text }.filter { !$0.isEmpty })
    let unknown = distinct.filter { !isPeriod($0) }
    guard unknown.count < distinct.count else { return nil }
    return Guess(
      meaning: .field(.period),
      share: Double(distinct.count - unknown.count) / Double(distinct.count),
      unknown: unknown.sorted())
  }

  private func share(
    _ texts: [String], _ meaning: CellMeaning, needs: ((String) -> Bool)? = nil,
    known: (String) -> Bool
  ) -> Guess {
    let unknown = texts.filter { !known($0) }
    // Totals alone say nothing of the dimension.
    let has = needs.map { texts.contains(where: $0) } ?? true
    return Guess(
      meaning: meaning,
      share: has ? Double(texts.count - unknown.count) / Double(texts.count) : 0, unknown: unknown)
  }

  func isPeriod(_ text: String) -> Bool {
    guard let period = MixedPeriod.period(text) else { return false }
    return (1900...2100).contains(period.firstYear)
  }

  /// A code of three parts, or an official title.
  func isIndicator(_ text: String) -> Bool { indicatorCode(text) != nil }

  func indicatorCode(_ text: String) -> String? {
    IndicatorWords.code(in: text) ?? IndicatorWords.titled(text, context.framework)
      ?? (context.seriesList.series(text) != nil ? text : nil)
  }

  func isArea(_ text: String) -> Bool {
    // Short words are codes of countries by chance: `no`, `sur`, `est`.
    guard !text.allSatisfy({ $0.isNumber }), text.count > 3 else { return false }
    return switch areas.meaning(of: text, numbersAreOwn: false) {
    case .code(let code): !code.isEmpty
    case .other: true
    case .unknown: false
    }
  }

  /// Whether a text names a country or region of the world that the project is not about.
  func isForeign(_ text: String) -> Bool {
    guard text.count > 3 else { return false }
    if case .other = areas.meaning(of: text, numbersAreOwn: false) { return true }
    return false
  }

  /// Whether a text names an area that the project has a list of, or the project's country.
  func isOwnArea(_ text: String) -> Bool { code(ofArea: text)?.isEmpty == false }

  /// The code of an area that the project has a list of; `nil` for any other text.
  func code(ofArea text: String) -> String? {
    guard !text.isEmpty,
      case .code(let code) = areas.meaning(of: text, numbersAreOwn: false, namesCountries: false)
    else { return nil }
    return code
  }

  private func isPart(_ text: String, of dimension: String) -> Bool {
    guard !text.allSatisfy({ $0.isNumber || $0 == "." }), text.count > 1 || dimension == "sex",
      let found = context.vocabulary.category(dimension: dimension, text: text)
    else { return false }
    return !found.isTotal && found.dimension == dimension
  }

  func isTotal(_ text: String) -> Bool { CategoryWords(context.vocabulary).isTotal(text) }

  func unitText(_ text: String) -> String {
    Trimming.trimmed(text.filter { !"()[]".contains($0) })
  }
}

/// Indicators as titles and labels name them.
enum IndicatorWords {
  /// The only code of three parts or more in a text: `3.1.1`, `Indicator 3.1.1: …`, `1.4.2b`.
  static func code(in text: String) -> String? {
    let words = text.split { !$0.isNumber && !$0.isLetter && !".-_".contains($0) }
    var codes: [String] = []
    for (position, word) in words.enumerated() {
      // "Table 3.1.1" is the number of a table.
      if position > 0, tableWords.contains(words[position - 1].lowercased()) { continue }
      let core = word.split(separator: ":").first.map(String.init) ?? ""
      let code = IndicatorCode(Trimming.trimmed(core.trimmingDots()))
      guard core.first?.isNumber == true, code.text.split(separator: ".").count >= 3,
        code.target != nil, Period(core) == nil, (1...17).contains(code.goal ?? 0)
      else { continue }
      if !codes.contains(code.text) { codes.append(code.text) }
    }
    return codes.count == 1 ? codes[0] : nil
  }

  private static let tableWords: Set<String> = [
    "table", "tableau", "cuadro", "quadro", "tabla", "tabela", "figure", "gráfico", "graph",
    "chart",
    "section", "chapter", "таблица", "табл", "рисунок", "جدول", "الجدول", "annex", "annexe",
    "anexo",
  ]

  /// Whether a word stands before the number of a table.
  static func numbersTables(_ word: String) -> Bool { tableWords.contains(word.lowercased()) }

  /// A heading that names a goal: `Goal 3. Good health`, `ODD 4`, or a goal's title.
  static func isGoal(_ text: String, _ framework: Framework) -> Bool {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    if let first = words.first,
      ["goal", "sdg", "odd", "ods", "objectif", "objetivo"].contains(first),
      let number = words.dropFirst().compactMap({ Int($0) }).first, (1...17).contains(number)
    {
      return true
    }
    let key = ColumnName.fold(text)
    return framework.goals.contains { goal in
      goal.title.languages.contains { ColumnName.fold(goal.title[$0]) == key }
    }
  }

  /// The indicator whose official title, in any language, a text is.
  static func titled(_ text: String, _ framework: Framework) -> String? {
    let key = ColumnName.fold(text)
    guard key.count >= 12 else { return nil }
    let found = framework.indicators.filter { indicator in
      indicator.firstListing == nil
        && indicator.title.languages.contains { ColumnName.fold(indicator.title[$0]) == key }
    }
    return found.count == 1 ? found[0].code : nil
  }
}

extension String {
  fileprivate func trimmingDots() -> String {
    var text = self
    while let last = text.last, ".-_".contains(last) { text.removeLast() }
    return text
  }
}
