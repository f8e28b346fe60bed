import SDGModel

extension TableReading {
  /// "6-11" below "Age in months" is no age of eleven years: what a heading or the name of the column
  /// says is written into the mapping; what only the title says is asked about.
  mutating func readAgesInMonths() {
    var found: [String] = []
    for label in mapping.labels where isOfAge(label.holds) {
      if let head = heads(label.column).last, AgeHeading.isInMonths(head) {
        found += takeMonths(label, block.body)
      }
      for section in block.sections where isHeadOfMonths(section) {
        found += takeMonths(label, rows(below: section))
      }
    }
    if !found.isEmpty {
      aspects.append(
        Aspect("age", "", "\(TableReading.list(found)): read as months of age", .likely))
    } else if let title = titles.first(where: AgeHeading.namesMonths), hasAges {
      aspects.append(
        Aspect(
          "age", "",
          "“\(title)”: ages would be read as years; write their unit into `meanings`", .asked))
    } else if AgeHeading.lookLikeMonths(ageTexts) {
      aspects.append(
        Aspect(
          "age", "",
          "\(TableReading.list(ageTexts)): months or years? They would be read as years; write their unit into `meanings`",
          .asked))
    }
  }

  var ageTexts: [String] {
    (mapping.labels.filter { isOfAge($0.holds) }.flatMap { cells($0.column) }
      + mapping.headers.filter { isOfAge($0.holds) }.flatMap { header in
        mapping.valueColumns.compactMap { grid.cell(header.row, $0) }
      }).map { LabelText($0.shown).text }
  }

  /// A spreadsheet program makes dates of bands such as 5-9.
  mutating func askAboutDamagedAges() {
    let texts =
      mapping.labels.filter { isOfAge($0.holds) }.flatMap { cells($0.column) }
      + mapping.headers.filter { isOfAge($0.holds) }.flatMap { header in
        mapping.valueColumns.compactMap { grid.cell(header.row, $0) }
      }
    let damaged = texts.filter { cell in
      (cell.isDate || MixedPeriod.period(cell.shown) == nil) && AgeBand(madeDate: cell.shown) != nil
    }
    guard let first = damaged.first?.shown, let band = AgeBand(madeDate: first) else { return }
    aspects.append(
      Aspect(
        "age", "",
        "\(TableReading.list(damaged.map(\.shown))): a spreadsheet program may have made dates of bands of ages; if \(first) is \(band.code), write so into `meanings`",
        .asked))
  }

  private var hasAges: Bool {
    (mapping.labels.map(\.holds) + mapping.headers.map(\.holds)).contains(where: isOfAge)
  }

  private func isOfAge(_ meaning: CellMeaning) -> Bool {
    meaning == .dimension("age") || meaning == .category
  }

  private func isHeadOfMonths(_ row: Int) -> Bool {
    grid.columns(ofRow: row).first.flatMap { grid.own(row, $0)?.text }
      .map(AgeHeading.isInMonths) == true
  }

  private func rows(below section: Int) -> [Int] {
    let end = block.sections.filter { $0 > section }.min() ?? .max
    return block.body.filter { $0 > section && $0 < end }
  }

  /// Writes down what the texts of some rows mean, and returns those that are ages in months.
  private mutating func takeMonths(_ label: TableMapping.Label, _ rows: [Int]) -> [String] {
    var found: [String] = []
    for row in rows {
      guard let cell = grid.cell(row, label.column) else { continue }
      let text = LabelText(cell.shown).text
      guard !text.allSatisfy(\.isNumber),
        let band = AgeHeading.months(text, context.vocabulary), band.code.hasPrefix("M")
      else { continue }
      mapping.meanings[label.holds, default: [:]][text] = band.code
      found.append(text)
    }
    return found
  }
}
