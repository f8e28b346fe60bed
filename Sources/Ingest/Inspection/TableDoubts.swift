import Bytes
import SDGModel

extension TableReading {
  /// Rows and values that look as if they were something else than the rest.
  mutating func askAboutOddities() {
    askAboutRows()
    askAboutTotals()
    askAboutShares()
    askAboutThousands()
    askAboutInitials()
    askAboutDashes()
    tellOfBrackets()
    askAboutHeads()
    askAboutBands()
    askAboutNames()
    askAboutLateYears()
    askAboutMarkedYears()
    askAboutDays()
    askAboutSharedUnit()
    askAboutIndents()
    readAgesInMonths()
    askAboutDamagedAges()
  }

  /// Targets, ranks and projections stand in rows too.
  private mutating func askAboutRows() {
    var odd: [String] = []
    for label in mapping.labels {
      for cell in cells(label.column) {
        let words = cell.shown.split { !$0.isLetter }.count
        guard words <= 4,
          case .leftOut(let reason) = TableWords.reading(cell.shown, context.vocabulary),
          reason != TableWords.orderReason
        else { continue }
        odd.append(cell.shown)
      }
    }
    odd += counts
    guard !odd.isEmpty else { return }
    aspects.append(
      Aspect(
        "rows", "",
        "\(TableReading.list(odd)): are these observations? If not, leave their rows out of `rows`",
        .asked))
  }

  /// "Number of women" below shares of women tells how many were asked.
  private var counts: [String] {
    // What is measured may well be the number of something.
    let texts = mapping.labels.filter { $0.holds == .field(.area) || !$0.holds.isField }
      .flatMap { cells($0.column) }
      .map { LabelText($0.shown).text }
    return texts.filter { text in
      let words = text.lowercased().split { !$0.isLetter }.map(String.init)
      return words == ["n"] || SampleWords.begin(words)
    }
  }

  /// The sum of all areas is the whole; a sum below the groups of a section may be of it or of all.
  private mutating func askAboutTotals() {
    for label in mapping.labels where label.holds == .field(.area) {
      let texts = Set(cells(label.column).map { LabelText($0.shown).text })
      let totals = texts.filter(TotalWords.isTotal)
      guard !totals.isEmpty else { continue }
      let whole = totals.filter(TotalWords.isWhole)
      // Among several countries the sum is none of them.
      let countries = texts.subtracting(totals).filter(content.isForeign)
      let areWhole = countries.isEmpty && whole.count == totals.count
      if countries.isEmpty {
        for text in whole { mapping.meanings[.field(.area), default: [:]][text] = "" }
      }
      let list = TableReading.list(totals.sorted())
      aspects.append(
        Aspect(
          "area", name(label.column),
          areWhole
            ? "\(list) is read as the whole country"
            : "\(list): the whole country, or the sum of something else? Leave its rows out of `rows` if so",
          areWhole ? .likely : .asked))
    }
    let filled = mapping.labels.filter(\.fills).map(\.column)
    let doubtful = block.body.filter { row in
      filled.contains { grid.cell(row, $0) == nil }
        && mapping.labels.contains { label in
          grid.cell(row, label.column).map { TotalWords.isTotal($0.shown) } == true
        }
    }
    let underSections =
      mapping.sections == nil
      ? [] : mapping.labels.flatMap { cells($0.column) }.map(\.shown).filter(TotalWords.isTotal)
    let texts =
      doubtful.compactMap { row in
        mapping.labels.compactMap { grid.cell(row, $0.column)?.shown }.first(
          where: TotalWords.isTotal)
      } + underSections
    guard !texts.isEmpty else { return }
    aspects.append(
      Aspect(
        "rows", "", "\(TableReading.list(texts)): a sum of the group above, or of everything?",
        .asked))
  }

  /// 0.52 beside 45% is 52 % or half a per cent.
  private mutating func askAboutShares() {
    let values = block.body.flatMap { row in
      mapping.valueColumns.compactMap { grid.own(row, $0) }.filter { CellKind($0) == .number }
    }
    let shown = values.count { $0.text.hasSuffix("%") }
    let plain = values.filter { !$0.text.hasSuffix("%") }.compactMap { DecimalText.parse($0.text) }
    let small = plain.count { abs($0) <= 1 && $0 != 0 }
    let unit = mapping.given[.field(.unit)]
    let isMixed = shown > 0 && small > 0
    let areShares =
      unit.map(CountUnit.isPercentage) == true && plain.count > 2 && small * 10 >= plain.count * 9
    guard isMixed || areShares else { return }
    aspects.append(
      Aspect(
        "numbers", "",
        isMixed
          ? "\(small) values up to 1 stand beside cells in per cent: are they shares of 1?"
          : "the unit is per cent and the values are up to 1: are they shares of 1?", .asked))
  }

  /// What stands over the columns of labels: `(Unit: 1,000 persons)`.
  private var corners: [String] { mapping.labels.flatMap { heads($0.column) } }

  private mutating func askAboutThousands() {
    let subjects = mapping.labels.filter { $0.holds == .field(.indicator) }.flatMap {
      cells($0.column).map(\.shown)
    }
    let texts = titles + corners + mapping.valueColumns.flatMap(heads) + subjects
    guard let word = texts.lazy.compactMap(MultipleWords.first).first,
      mapping.given[.field(.unitMultiplier)] == nil
    else { return }
    aspects.append(
      Aspect(
        "multiplier", "",
        "the table speaks of \(word): if the values are so many, give `multiplier` (3 for thousands, 6 for millions)",
        .asked))
  }

  /// H and M are men and women in some languages, where M alone would be men.
  private mutating func askAboutInitials() {
    let texts = Set(
      mapping.headers.filter { $0.holds == .dimension("sex") }.flatMap { header in
        mapping.valueColumns.compactMap { grid.cell(header.row, $0)?.shown }
      }
        + mapping.labels.filter { $0.holds == .dimension("sex") }.flatMap {
          cells($0.column).map(\.shown)
        })
    guard texts.contains("H"), texts.contains("M") else { return }
    mapping.meanings[.dimension("sex")] = ["H": "M", "M": "F"]
    aspects.append(
      Aspect("sex", "", "H and M are read as men (hombres, hommes, homens) and women", .asked))
  }
}

/// Words for thousands and more.
enum MultipleWords {
  /// The first that a text holds. "Per 1,000" tells a rate.
  static func first(in text: String) -> String? {
    for word in text.lowercased().split(whereSeparator: { !$0.isLetter }) {
      if words.contains(String(word)) { return String(word) }
    }
    let numbers = UnitWords.speaksOfUnit(text) ? [] : ["1,000", "1 000"]
    return (signs + numbers).first { text.contains($0) }
  }

  private static let signs = ["'000", "’000", "(000", "000s"]
  private static let words: Set<String> = [
    "thousand", "thousands", "million", "millions", "billion", "billions", "milliers", "millier",
    "miles", "millones", "milhares", "milhões", "mil", "milliard", "milliards", "mn", "bn", "mln",
    "lakh", "lakhs", "crore", "crores", "тыс", "тысяч", "тысячи", "млн", "миллионов", "млрд",
    "بالألف", "ألف", "بالآلاف", "مليون", "بالمليون",
  ]
}

/// Words that a count of those who were asked begins with.
enum SampleWords {
  /// Whether words say how many were asked and no more: `Number of women`, never `Number of deaths`.
  static func countsAsked(_ words: [String]) -> Bool {
    begin(words) && words.last.map(asked.contains) == true && words.count <= 4
  }

  private static let asked = Set(
    """
    women men children girls boys persons people households respondents members adults mothers infants
    adolescents interviews sample size n femmes hommes enfants ménages personnes mujeres hombres niños niñas
    hogares personas mulheres homens crianças agregados pessoas famílias
    """.split { $0.isWhitespace }.map(String.init))

  static func begin(_ words: [String]) -> Bool {
    starts.contains { words.starts(with: $0) }
  }

  private static let starts = [
    ["number", "of"], ["sample"], ["unweighted"], ["weighted", "number"], ["weighted", "n"],
    ["no", "of"], ["nombre", "de"], ["nombre", "d"], ["effectif"], ["effectifs"],
    ["número", "de"], ["numero", "de"], ["muestra"], ["amostra"], ["base"],
  ]
}
