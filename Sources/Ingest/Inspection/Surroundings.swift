import SDGModel

/// What stands around a table: the titles above it, the name of its sheet and of its file.
struct Surroundings {
  var titles: [String]
  var sheet: String?
  /// The file's name without its ending.
  var stem: String
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
      give(.indicator, code, "the name of the file", .likely)
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
      if inName.count == 1 { give(.period, inName[0].text, "the name of the file", .likely) }
    }
  }

  private mutating func readUnit(_ around: Surroundings) {
    // A unit in the header of one column says nothing of the others.
    let values = mapping.valueColumns
    let corner = values.count == 1 ? heads(values[0]) : []
    for text in around.titles + corner {
      for piece in UnitWords.pieces(of: text) {
        guard piece.lowercased() != "no", let unit = context.vocabulary.unit(named: piece)
        else { continue }
        mapping.given[.field(.unit)] = unit.unit.code
        aspects.append(Aspect("unit", "the title or header", "“\(piece)”", .likely))
        return
      }
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
  static func all(in text: String) -> [Period] {
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

/// Texts within a title that may name the unit: what stands in brackets, and behind the last comma.
enum UnitWords {
  static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "("),
      let close = rest[open...].firstIndex(of: ")")
    {
      pieces.append(String(rest[rest.index(after: open)..<close]))
      rest = rest[rest.index(after: close)...]
    }
    if let comma = text.lastIndex(of: ",") {
      pieces.append(Trimming.trimmed(String(text[text.index(after: comma)...])))
    }
    if let colon = text.lastIndex(of: ":") {
      pieces.append(Trimming.trimmed(String(text[text.index(after: colon)...])))
    }
    return pieces + pieces.compactMap(withoutPreposition) + pieces.compactMap(rate)
  }

  /// Of `deaths per 1,000 live births` what stands from `per` on.
  private static func rate(_ text: String) -> String? {
    let words = text.split(separator: " ")
    guard
      let start = words.firstIndex(where: { ["per", "por", "pour"].contains($0.lowercased()) }),
      start > 0
    else { return nil }
    return words[start...].joined(separator: " ")
  }

  /// `in per cent`, `en porcentaje`.
  private static func withoutPreposition(_ text: String) -> String? {
    let words = text.split(separator: " ", maxSplits: 1)
    guard words.count == 2, ["in", "en", "em"].contains(words[0].lowercased()) else { return nil }
    return String(words[1])
  }
}
