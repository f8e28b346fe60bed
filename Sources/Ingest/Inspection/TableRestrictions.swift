import SDGModel

/// Groups and areas that stand around a table and hold for all of it: on a sheet called "Rural areas"
/// every figure is rural.
extension TableReading {
  mutating func readRestrictions(_ around: Surroundings) {
    for (text, place) in around.lines { readWhole(text, place) }
    askAboutMentions(around)
    askAboutArea(around)
  }

  /// A table that names no area is about the whole country, unless its sheet or title is about a part
  /// that no list of the project has.
  private mutating func askAboutArea(_ around: Surroundings) {
    guard !tells(.field(.area)), mapping.given[.field(.area)] == nil,
      !aspects.contains(where: { $0.holds == "area" })
    else { return }
    if let title = around.titles.first(where: TableWords.speaksOfArea) {
      aspects.append(
        Aspect(
          "area", "the title", "“\(title)”: about which area? The whole country if none is given",
          .asked))
    } else if let sheet = around.sheet, mayBeArea(sheet),
      around.hasSeveralSheets || !isOrdinary(sheet, around)
    {
      aspects.append(
        Aspect(
          "area", "the name of the sheet",
          "is “\(sheet)” an area? If so, write it under `given`; else the whole country is meant",
          .asked))
    } else {
      aspects.append(Aspect("area", "", "none is named; the whole country is meant", .likely))
    }
  }

  private func mayBeArea(_ sheet: String) -> Bool {
    let words = sheet.split { !$0.isLetter }
    return !words.isEmpty && !sheet.contains(where: \.isNumber)
      && CategoryWords(context.vocabulary).reading(sheet) == nil && !TotalWords.isWhole(sheet)
      && !TableWords.wordList(sheet).allSatisfy(TableWords.ofSheets.contains)
  }

  /// Whether a name says what its table or any table is about: `Data`, `Water` below a title of water.
  private func isOrdinary(_ sheet: String, _ around: Surroundings) -> Bool {
    let texts = around.titles + block.columns.flatMap(heads)
    var known = Set(texts.flatMap(TableWords.wordList))
    known.formUnion(TableWords.ofSheets)
    if TableWords.wordList(sheet).allSatisfy(known.contains) { return true }
    for indicator in context.framework.indicators {
      for language in indicator.title.languages {
        known.formUnion(TableWords.wordList(indicator.title[language]))
      }
    }
    return TableWords.wordList(sheet).allSatisfy(known.contains)
  }

  /// A line or a name that is the name of one group or area, and nothing else.
  private mutating func readWhole(_ raw: String, _ place: String) {
    let text = LabelText(raw).text
    let meaning: CellMeaning
    let code: String
    if content.isOwnArea(text), !isCountry(text) {
      (meaning, code) = (.field(.area), text)
    } else if let part = CategoryWords(context.vocabulary).reading(text), !isFileAge(part, place) {
      (meaning, code) = (.dimension(part.dimension), part.category)
    } else {
      return
    }
    let isTold = tells(meaning)
    if !isTold, mapping.given[meaning] == nil { mapping.given[meaning] = code }
    aspects.append(
      isTold || mapping.given[meaning] != code
        ? Aspect(
          meaning.word, place,
          "“\(text)”, and the table tells the \(meaning.word) too: do all figures hold for “\(text)” alone?",
          .asked)
        // A file may be called by anything.
        : Aspect(
          meaning.word, place,
          place == Surroundings.fileName
            ? "“\(text)”: does it hold for the whole table?"
            : "“\(text)” holds for the whole table",
          place == Surroundings.fileName ? .asked : .likely))
  }

  private func isFileAge(_ part: Breakdown.Part, _ place: String) -> Bool {
    part.dimension == "age" && place == Surroundings.fileName
  }

  /// Groups and areas that a title names among other words: it may be about them alone. The
  /// series of an indicator about one sex or age have that as a breakdown, so it is asked for too.
  private mutating func askAboutMentions(_ around: Surroundings) {
    var told = Set<CellMeaning>(mapping.given.keys)
    let official = Set(TableWords.wordList(officialTitle))
    for (text, place) in around.lines where !OtherPerson.isMeant(text) {
      guard ColumnName.fold(text) != ColumnName.fold(officialTitle) else { continue }
      for mention in Mentions(content, context.vocabulary).all(in: text) {
        // The name of a file is called by anything: `01_years`, `note_women`.
        guard place != Surroundings.fileName || mention.meaning == .field(.area) else { continue }
        let isOfficial = TableWords.wordList(mention.text).allSatisfy(official.contains)
        guard !tells(mention.meaning),
          !isOfficial || [.dimension("sex"), .dimension("age")].contains(mention.meaning),
          !isCountry(mention.text), told.insert(mention.meaning).inserted
        else { continue }
        aspects.append(
          Aspect(
            mention.meaning.word, place,
            "“\(mention.text)”: do all figures hold for that alone? If so, write `\(mention.meaning.word): \(mention.code)` under `given`",
            .asked))
      }
    }
  }

  /// The words of a text that name groups or areas.
  func mentions(in text: String) -> [String] {
    Mentions(content, context.vocabulary).all(in: text).map(\.text)
  }

  /// Whether rows or columns of the table tell it.
  private func tells(_ meaning: CellMeaning) -> Bool {
    var held = mapping.headers.map(\.holds) + mapping.labels.map(\.holds)
    held += mapping.sections.map { [$0.holds] } ?? []
    guard case .dimension(let id) = meaning else { return held.contains(meaning) }
    if held.contains(meaning) { return true }
    guard held.contains(.category) || held.contains(.dimensionName) else { return false }
    let words = CategoryWords(context.vocabulary)
    let texts =
      mapping.labels.filter { $0.holds == .category }.flatMap { cells($0.column) }
      + mapping.headers.filter { $0.holds == .category }.flatMap { header in
        mapping.valueColumns.compactMap { grid.cell(header.row, $0) }
      }
    return texts.contains { words.reading(LabelText($0.shown).text)?.dimension == id }
  }

  private func isCountry(_ text: String) -> Bool {
    guard let country = context.defaultArea else { return false }
    return content.code(ofArea: text) == country.id
  }

  /// The title of the indicator that the table is about, in all languages, if that is known.
  var officialTitle: String {
    guard let code = mapping.given[.field(.indicator)],
      let indicator = context.framework.indicator(code)
    else { return "" }
    return indicator.title.languages.map { indicator.title[$0] }.joined(separator: " ")
  }
}

extension Surroundings {
  /// What stands around the table, each with its place in words.
  var lines: [(text: String, place: String)] {
    titles.map { ($0, "the title") } + (sheet.map { [($0, "the name of the sheet")] } ?? [])
      + [(stem.split { "_-".contains($0) }.joined(separator: " "), Surroundings.fileName)]
  }

  static let fileName = "the name of the file"
}

/// Groups and areas within a longer text.
private struct Mentions {
  struct Mention {
    var meaning: CellMeaning
    var code: String
    var text: String
  }

  private let content: ContentReading
  private let vocabulary: Vocabulary
  /// The longest name of an area that is looked for.
  private static let mostWords = 5

  init(_ content: ContentReading, _ vocabulary: Vocabulary) {
    self.content = content
    self.vocabulary = vocabulary
  }

  /// Of each kind the first; none of a dimension of which the text names several categories, for it is
  /// then about all of them.
  func all(in text: String) -> [Mention] {
    let words = text.split { $0.isWhitespace || "(),;:.".contains($0) }.map(String.init)
    // "3-4" alone may be anything.
    let speaksOfAge = AgeHeading.speaksOfAge(text, unit: true)
    var found: [Mention] = []
    for start in words.indices {
      for length in stride(from: min(Mentions.mostWords, words.count - start), through: 1, by: -1) {
        let piece = words[start..<start + length].joined(separator: " ")
        guard let mention = mention(piece, speaksOfAge: speaksOfAge) else { continue }
        found.append(mention)
        break
      }
    }
    return found.filter { one in
      Set(found.filter { $0.meaning == one.meaning }.map(\.code)).count == 1
    }
  }

  /// `15-24`: two numbers of two digits.
  private static func isBand(_ text: String) -> Bool {
    let parts = text.split { "-–".contains($0) }
    return parts.count == 2 && parts.allSatisfy { $0.count == 2 && $0.allSatisfy(\.isNumber) }
  }

  private static func isLimit(_ text: String) -> Bool {
    let words = TableWords.wordList(text)
    return words.count == 2
      && ["under", "below", "over", "above", "moins", "menores"].contains(words[0])
  }

  private func mention(_ text: String, speaksOfAge: Bool) -> Mention? {
    if let known = vocabulary.category(byWord: text) {
      return Mention(meaning: .dimension(known.dimension), code: known.code, text: text)
    }
    // "Poorest quintile", "under 5": words that say it together.
    if text.contains(" "), let part = CategoryWords(vocabulary).reading(text),
      part.dimension != "age" || Mentions.isLimit(text)
    {
      return Mention(meaning: .dimension(part.dimension), code: part.category, text: text)
    }
    if speaksOfAge || Mentions.isBand(text), text.contains(where: \.isNumber),
      let age = vocabulary.category(dimension: "age", text: text), !age.isTotal
    {
      return Mention(meaning: .dimension("age"), code: age.code, text: text)
    }
    if text.contains(where: \.isLetter), content.isOwnArea(text) {
      return Mention(meaning: .field(.area), code: text, text: text)
    }
    return nil
  }
}
