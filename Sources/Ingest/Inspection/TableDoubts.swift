import Bytes
import SDGModel

extension TableReading {
  /// Rows and values that look as if they were something else than the rest.
  mutating func askAboutOddities(_ titles: [String]) {
    askAboutRows()
    askAboutTotals()
    askAboutShares(titles)
    askAboutThousands(titles)
    askAboutInitials()
    askAboutMonths(titles)
  }

  /// "6-11" under "Age in months" is no age of eleven years.
  private mutating func askAboutMonths(_ titles: [String]) {
    let ages = mapping.labels.filter {
      $0.holds == .dimension("age") || $0.holds == .category || $0.holds == .dimensionName
    }
    guard !ages.isEmpty || mapping.headers.contains(where: { $0.holds == .dimension("age") }) else {
      return
    }
    let sections = block.sections.compactMap { row in
      grid.columns(ofRow: row).first.flatMap { grid.own(row, $0)?.text }
    }
    let texts = titles + sections + block.columns.flatMap(heads)
    let months: Set<String> = ["month", "months", "mois", "meses"]
    guard
      let text = texts.first(where: { text in
        let words = Set(text.lowercased().split { !$0.isLetter }.map(String.init))
        return !words.isDisjoint(with: months)
          && !words.isDisjoint(with: ["age", "aged", "âge", "edad", "idade"])
      })
    else { return }
    aspects.append(
      Aspect(
        "age", "", "“\(text)”: ages would be read as years; write their unit into `meanings`",
        .asked))
  }

  /// Targets, ranks and projections stand in rows too.
  private mutating func askAboutRows() {
    var odd: [String] = []
    for label in mapping.labels {
      for cell in cells(label.column) {
        let words = cell.shown.split { !$0.isLetter }.count
        if words <= 4, case .leftOut = TableWords.reading(cell.shown, context.vocabulary) {
          odd.append(cell.shown)
        }
      }
    }
    guard !odd.isEmpty else { return }
    aspects.append(
      Aspect(
        "rows", "",
        "\(TableReading.list(odd)): are these observations? If not, leave their rows out of `rows`",
        .asked))
  }

  /// The sum of all areas is the whole; a sum below the groups of a section may be of it or of all.
  private mutating func askAboutTotals() {
    for label in mapping.labels where label.holds == .field(.area) {
      let totals = Set(
        cells(label.column).map { LabelText($0.shown).text }.filter(TotalWords.isTotal))
      guard !totals.isEmpty else { continue }
      for text in totals { mapping.meanings[.field(.area), default: [:]][text] = "" }
      aspects.append(
        Aspect(
          "area", name(label.column),
          "\(TableReading.list(totals.sorted())) is read as the whole country", .likely))
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
  private mutating func askAboutShares(_ titles: [String]) {
    let values = block.body.flatMap { row in
      mapping.valueColumns.compactMap { grid.own(row, $0) }.filter(\.isNumber)
    }
    let shown = values.count { $0.text.hasSuffix("%") }
    let plain = values.filter { !$0.text.hasSuffix("%") }.compactMap { DecimalText.parse($0.text) }
    let small = plain.count { abs($0) <= 1 && $0 != 0 }
    let unit = mapping.given[.field(.unit)]
    let isMixed = shown > 0 && small > 0
    let areShares = unit == "PT" && plain.count > 2 && small * 10 >= plain.count * 9
    guard isMixed || areShares else { return }
    aspects.append(
      Aspect(
        "numbers", "",
        isMixed
          ? "\(small) values up to 1 stand beside cells in per cent: are they shares of 1?"
          : "the unit is per cent and the values are up to 1: are they shares of 1?", .asked))
  }

  private mutating func askAboutThousands(_ titles: [String]) {
    let words: Set<String> = [
      "thousand", "thousands", "million", "millions", "billion", "billions", "milliers", "millier",
      "miles", "millones", "milhares", "milhões",
    ]
    let found = (titles + mapping.valueColumns.flatMap(heads)).flatMap { text in
      text.lowercased().split { !$0.isLetter }.map(String.init).filter(words.contains)
    }
    guard let word = found.first, mapping.given[.field(.unitMultiplier)] == nil else { return }
    aspects.append(
      Aspect(
        "multiplier", "",
        "the table speaks of \(word): if the values are so many, give `multiplier` (3 for thousands)",
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
