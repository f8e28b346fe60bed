import SDGModel

/// What stands around a table and has not been read.
///
/// A title that names an indicator may be about something else: its targets, the sample behind it, one
/// group of its people. No list of words can hold all of that, so it is the other way round: every word
/// has to be accounted for, by the indicator's official title or by what was read, and the person is
/// shown what is left.
extension TableReading {
  mutating func askAboutLeftovers(_ around: Surroundings) {
    askAboutTitles(around)
    askAboutCodes()
    askAboutNotes(around)
  }

  private mutating func askAboutTitles(_ around: Surroundings) {
    let code = mapping.given[.field(.indicator)]
    var known = Leftovers.plain
    known.formUnion(told)
    if let code { known.formUnion(official([code])) }
    // Groups and areas that a line names are asked about by themselves.
    known.formUnion(around.titles.flatMap(mentions).flatMap(TableWords.wordList))
    var lines = around.titles.filter { !isNameOfAll($0) && !Leftovers.isPublisher($0) }
    if let sheet = around.sheet, around.titles.isEmpty || code.map(sheet.contains) == true {
      lines.append(sheet)
    }
    // Without a code the indicator is asked for anyway: its own words are not yet known.
    let left =
      code == nil
      ? lines.filter { Leftovers.limits($0, beside: known) }
      : lines.filter { !Leftovers.words(of: $0, beside: known).isEmpty }
    guard let line = left.first, code != nil || !isAsked("breakdown") else { return }
    let words = code == nil ? [] : Leftovers.words(of: line, beside: known)
    let taken = mapping.given.sorted { $0.key.word < $1.key.word }.map {
      "\($0.key.word) \($0.value)"
    }
    let read = taken.isEmpty ? "nothing" : taken.joined(separator: ", ")
    aspects.append(
      Aspect(
        "title", "",
        "“\(TableReading.shortened(line))”: \(words.isEmpty ? "" : "“\(words.prefix(8).joined(separator: " "))” is not read. ")Around the table is read: \(read). Is every figure exactly that, and of everybody?",
        .asked))
  }

  /// A line that is the name of one group or area is read whole.
  private func isNameOfAll(_ raw: String) -> Bool {
    let text = LabelText(raw).text
    return CategoryWords(context.vocabulary).reading(text) != nil || content.isOwnArea(text)
      || MixedPeriod.period(text) != nil
  }

  /// Codes beside names that have other words than the framework's: those of another plan.
  private mutating func askAboutCodes() {
    let told = self.told
    for label in mapping.labels where label.holds == .field(.indicator) {
      // The name may stand in the same cell or in the one beside it.
      let beside =
        twins.filter { $0.kept == label.column }.map(\.left)
        + mapping.labels.filter { isNameBeside($0) }.map(\.column)
      var known: [String: Set<String>] = [:]
      var seen = Set<String>()
      var odd: [String] = []
      for row in block.body {
        guard let text = grid.cell(row, label.column)?.shown,
          let code = IndicatorWords.code(in: text)
        else { continue }
        let name = ([text] + beside.compactMap { grid.cell(row, $0)?.shown }).joined(separator: " ")
        guard seen.insert(name).inserted, seen.count <= TableReading.mostNames else { continue }
        let words =
          known[code] ?? official([code]).union(Leftovers.plain).union(told)
        known[code] = words
        let unit = UnitWords.unit(in: name, context.vocabulary)?.text ?? ""
        let all = words.union(TableWords.wordList(unit))
        if !Leftovers.words(of: name, beside: all).isEmpty {
          odd.append(TableReading.shortened(name))
        }
      }
      guard !odd.isEmpty else { continue }
      aspects.append(
        Aspect(
          "indicator", name(label.column),
          "\(TableReading.list(odd)): are these the indicators of the framework with these codes, exactly?",
          .asked))
    }
  }

  /// Names that are looked at: a table of more indicators than the framework has is asked about by these.
  private static let mostNames = 400

  private func isNameBeside(_ label: TableMapping.Label) -> Bool {
    guard case .dimension(let id) = label.holds else { return label.holds == .nothing }
    return id.hasPrefix(ColumnPlan.dimensionPrefix)
  }

  /// Notes are not read; some change what the figures are.
  private mutating func askAboutNotes(_ around: Surroundings) {
    let notes = around.notes.filter { note in
      Leftovers.changesFigures(note)
        || !mentions(in: note).isEmpty && !OtherPerson.isMeant(note) && !Leftovers.isSource(note)
    }
    guard let first = notes.first else { return }
    aspects.append(
      Aspect(
        "note", "",
        "“\(TableReading.shortened(first))”: does it say whom, when or in which unit the figures are? It is not read",
        .asked))
  }

  static func shortened(_ text: String) -> String {
    let plain = Trimming.squeezed(text)
    return plain.count > 90 ? "\(plain.prefix(89))…" : plain
  }

  func isAskedAbout(_ column: Int) -> Bool {
    let place = name(column)
    return aspects.contains { $0.place == place && $0.confidence == .asked }
  }

  func isAsked(_ holds: String) -> Bool {
    aspects.contains { $0.holds == holds && $0.confidence == .asked }
  }

  /// Words of the official titles of indicators and of their series, in all languages.
  private func official(_ codes: Set<String>) -> Set<String> {
    var words = Set<String>()
    for code in codes {
      guard let indicator = context.framework.indicator(code) else { continue }
      for language in indicator.title.languages {
        words.formUnion(TableWords.wordList(indicator.title[language]))
      }
      words.formUnion(code.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
      for series in context.seriesList.series(ofIndicator: code) {
        words.formUnion(TableWords.wordList(series.name))
      }
    }
    return words
  }

  /// Words that the table says by itself: headings, periods, units, and what was found to hold for all.
  private var told: Set<String> {
    var texts = block.columns.flatMap(heads) + mapping.given.values
    for header in mapping.headers where header.holds == .field(.period) {
      texts += mapping.valueColumns.compactMap { grid.cell(header.row, $0)?.shown }
    }
    for label in mapping.labels where label.holds == .field(.period) {
      texts += cells(label.column).map(\.shown)
    }
    for case let meaning in mapping.labels.map(\.holds) + mapping.headers.map(\.holds) {
      guard case .dimension(let id) = meaning, let info = context.vocabulary.dimension(named: id)
      else { continue }
      texts.append(info.name)
    }
    texts += titles.compactMap { UnitWords.unit(in: $0, context.vocabulary)?.text }
    return Set(texts.flatMap(TableWords.wordList))
  }
}

/// The words of a text that nothing accounts for.
enum Leftovers {
  static func words(of text: String, beside known: Set<String>) -> [String] {
    TableWords.wordList(withoutNumber(text)).filter { word in
      !known.contains(word) && (word.count > 1 || word.contains(where: \.isNumber))
        && !known.contains { isSame($0, word) }
    }
  }

  /// `Table 7.2: Births` is `Births`.
  private static func withoutNumber(_ text: String) -> String {
    let words = text.split { $0.isWhitespace }
    guard words.count > 2, IndicatorWords.numbersTables(String(words[0])),
      words[1].contains(where: \.isNumber)
    else { return text }
    return words.dropFirst(2).joined(separator: " ")
  }

  /// Whether a line says who published a table.
  static func isPublisher(_ text: String) -> Bool {
    let first = TableWords.wordList(text).first { $0 != "national" && $0 != "the" } ?? ""
    return publishers.contains(first)
  }

  private static let publishers: Set<String> = [
    "ministry", "bureau", "office", "institute", "department", "agency", "ministère", "institut",
    "direction", "ministerio", "instituto", "dirección", "ministério", "direção", "министерство",
    "source", "fuente", "fonte", "prepared", "published",
  ]

  /// `households` and `household`, `covered` and `coverage`: where only endings differ that make no
  /// other thing or person of a word.
  private static func isSame(_ one: String, _ other: String) -> Bool {
    let stem = zip(one, other).prefix { $0 == $1 }.count
    return stem >= 4 && endings.contains(String(one.dropFirst(stem)))
      && endings.contains(String(other.dropFirst(stem)))
  }

  private static let endings: Set<String> = Set(
    """
    s es ed d e ing age ment ments ion ions ation ations ty ity ies y al ally ive ance o a os as ado ada
    ados adas ón ones ção ções ée és ées é er mente а и ы у ой ов ого
    """.split { $0.isWhitespace }.map(String.init)
  ).union([""])

  /// Whether a title says that it is about a part: `among`, `excluding`, `only`.
  static func limits(_ text: String, beside known: Set<String>) -> Bool {
    let words = TableWords.wordList(text)
    return words.enumerated().contains { position, word in
      limiting.contains(word) && position + 1 < words.count
        || closing.contains(word) && position > 0
    }
  }

  /// Whether a note speaks of a part of the people, a unit, a multiple, or of what is no observation.
  static func changesFigures(_ note: String) -> Bool {
    guard !isSource(note) else { return false }
    let words = TableWords.wordList(note)
    return words.contains { limiting.contains($0) || closing.contains($0) || telling.contains($0) }
      || UnitWords.speaksOfUnit(note)
  }

  static func isSource(_ note: String) -> Bool {
    let first = TableWords.wordList(note).first ?? ""
    return ["source", "sources", "fuente", "fuentes", "fonte", "fontes", "quelle", "источник"]
      .contains(first)
  }

  private static let limiting: Set<String> = [
    "among", "amongst", "parmi", "excluding", "excludes", "excl", "except", "hors", "sauf",
    "excepté", "excepto", "excluyendo", "exceto", "excluindo", "кроме", "среди", "without", "sans",
    "sin", "sem",
  ]

  /// Words that stand behind what they limit the table to.
  private static let closing: Set<String> = [
    "only", "seulement", "uniquement", "solamente", "apenas", "somente", "только",
  ]

  private static let telling: Set<String> = [
    "thousand", "thousands", "million", "millions", "milliers", "miles", "millones", "milhares",
    "milhões", "mil", "тыс", "тысяч", "млн", "ألف", "lakh", "crore", "unit", "units", "unité",
    "unidad", "unidade", "base", "target", "targets", "projection", "projections", "cible",
    "cibles", "meta", "metas", "aged", "cumulative", "cumulé", "acumulado", "figures", "refer",
    "refers", "months", "quarter", "semester", "estimates",
  ]

  /// Words that say nothing of what is measured.
  static let plain: Set<String> = Set(
    """
    the of and by in on at a an among to for with per or as is are from all sdg ods odd indicator indicators table
    tables tab tableau cuadro tabla quadro tabela no nr n data statistics survey census dhs mics national
    indicateur indicateurs indicador indicadores objectif les des de du la le et en par pour l d au aux selon
    según por los las del el y e o da do dos das para na no nas nos em por segundo и в на по из с
    percent percentage cent pourcentage porcentaje porcentagem pt year years année années año años ano anos
    год года г лет
    """.split { $0.isWhitespace }.map(String.init))
}
