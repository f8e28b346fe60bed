import SDGModel

/// What stands around a table: the titles above it, the name of its sheet and of its file.
struct Surroundings {
  var titles: [String]
  var sheet: String?
  /// The file's name without its ending.
  var stem: String
  /// The titles of the table above on the same sheet, where this one has none but the name of its
  /// group or area.
  var titlesAbove: [String] = []
  /// Lines below the table.
  var notes: [String] = []
  /// Whether the workbook has several sheets of data, which their names then tell apart.
  var hasSeveralSheets: Bool
}

extension TableReading {
  /// Takes the indicator, the period and the unit that hold for the whole table from what stands
  /// around it.
  mutating func readSurroundings(_ around: Surroundings) {
    if !holds(.indicator), !holds(.series) { readIndicator(around) }
    if !holds(.period) || needsYear { readPeriod(around) }
    if !holds(.unit) { readUnit(around) }
    readRestrictions(around)
  }

  /// Whether months or quarters stand in a column, and no year beside them.
  var needsYear: Bool {
    let parts = mapping.labels.filter { $0.holds == .field(.period) }
    return parts.count == 1 && parts.allSatisfy { arePartsOfYear($0.column) }
      && !mapping.headers.contains { $0.holds == .field(.period) }
      && mapping.given[.field(.period)] == nil
  }

  private mutating func readIndicator(_ around: Surroundings) {
    let codes = Set(around.titles.compactMap { content.indicatorCode($0) })
    if codes.count == 1, let code = codes.first {
      give(.indicator, code, "the title", .certain)
    } else if let code = around.sheet.flatMap({ content.indicatorCode($0) }) {
      give(.indicator, code, "the name of the sheet", .certain)
    } else if codes.isEmpty, let code = IndicatorWords.code(in: around.stem) {
      give(.indicator, code, Surroundings.fileName, .likely)
    } else if codes.isEmpty {
      let above = Set(around.titlesAbove.compactMap { content.indicatorCode($0) })
      if above.count == 1, let code = above.first {
        give(.indicator, code, "the title of the table above", .likely)
      }
    }
  }

  private mutating func readPeriod(_ around: Surroundings) {
    if let sheet = around.sheet, let period = MixedPeriod.period(sheet),
      content.isPeriod(sheet)
    {
      give(.period, period.text, "the name of the sheet", .certain)
      return
    }
    let found = Set(around.titles.flatMap(PeriodWords.all))
    if found.count == 1, let period = found.first {
      give(.period, period.text, "the title", .likely)
    } else if found.isEmpty {
      let inName = PeriodWords.all(in: around.stem)
      if inName.count == 1 { give(.period, inName[0].text, Surroundings.fileName, .likely) }
    }
  }

  private mutating func readUnit(_ around: Surroundings) {
    // A unit in the header of one column says nothing of the others.
    let values = mapping.valueColumns.filter(holdsValues)
    let corner = values.count == 1 ? heads(values[0]) : []
    // "Size of holding (ha)" tells the unit of the sizes that stand below it.
    let labels = mapping.labels.filter { label in
      !cells(label.column).contains { $0.shown.contains(where: \.isNumber) }
    }.compactMap { heads($0.column).last }
    for text in around.titles + corner + around.titlesAbove + labels {
      guard let found = UnitWords.unit(in: text, context.vocabulary) else { continue }
      give(found, "the title or header", "“\(found.text)”")
      return
    }
    readUnitOfLabels()
  }

  private mutating func give(_ unit: UnitWords.Found, _ place: String, _ detail: String) {
    mapping.given[.field(.unit)] = unit.code
    aspects.append(Aspect("unit", place, detail, .likely))
    guard unit.powerOfTen != 0 else { return }
    mapping.given[.field(.unitMultiplier)] = "\(unit.powerOfTen)"
    aspects.append(
      Aspect("multiplier", place, "the figures times 10 to the power \(unit.powerOfTen)", .likely))
  }

  /// Whether a column holds the figures themselves, and not their bounds or counts.
  func holdsValues(_ column: Int) -> Bool {
    mapping.headers.filter { $0.holds == .measure }.allSatisfy { header in
      let text = LabelText(grid.cell(header.row, column)?.shown ?? "").text
      return MeasureWords.word(mapping.meanings[.measure]?[text] ?? text) == "value"
    }
  }

  /// `Water (%)`, `Poverty (%)`: where every indicator names the same unit, it holds for the table.
  private mutating func readUnitOfLabels() {
    for label in mapping.labels where [.field(.indicator), .field(.series)].contains(label.holds) {
      let texts = cells(label.column).map(\.shown)
      let found = texts.map { UnitWords.unit(in: $0, context.vocabulary) }
      guard let first = found.first, let unit = first,
        found.allSatisfy({ $0?.code == unit.code && $0?.powerOfTen == unit.powerOfTen })
      else { continue }
      give(unit, name(label.column), "\(TableReading.list(texts)): \(unit.code)")
      return
    }
  }

  private mutating func give(
    _ field: DataField, _ text: String, _ place: String, _ confidence: Confidence
  ) {
    mapping.given[.field(field)] = text
    aspects.append(Aspect(CellMeaning.field(field).word, place, text, confidence))
  }
}

/// Periods within a longer text.
enum PeriodWords {
  /// The text up to a word such as "published", and without a base year: `2010=100`, `2015 prices`.
  private static func ofFigures(_ text: String) -> String {
    let pieces = text.split { "(),;".contains($0) }
    return pieces.map { piece -> String in
      let words = piece.split(separator: " ")
      let isOther = words.contains { others.contains($0.lowercased().filter(\.isLetter)) }
      let isBase =
        piece.contains("=")
        || words.contains {
          ["prices", "price", "prix", "precios", "preços", "base"].contains($0.lowercased())
        }
      return isOther || isBase ? "" : String(piece)
    }.joined(separator: ", ")
  }

  /// Words before a year that is not the figures' own.
  private static let others: Set<String> = [
    "published", "publication", "updated", "update", "retrieved", "accessed", "released", "release",
    "version", "printed", "downloaded", "extracted", "revised", "since", "until", "before", "after",
    "publié", "publiée", "actualizado", "publicado", "consulté", "atualizado",
  ]

  /// First years of the periods of a text.
  static func years(in text: String) -> [Int] {
    all(in: text).flatMap { [$0.firstYear, $0.lastYear] }
  }

  static func all(in whole: String) -> [Period] {
    let text = ofFigures(whole)
    let words = text.split { letter in
      !letter.isNumber && !letter.isLetter && letter != "/" && letter != "-" && letter != "–"
    }
    var found: [Period] = []
    for word in words where word.first?.isNumber == true && word.count >= 4 {
      // Codes and counts are no years.
      guard let period = Period(word), (1900...2100).contains(period.firstYear),
        !found.contains(period)
      else { continue }
      found.append(period)
    }
    return found
  }
}
