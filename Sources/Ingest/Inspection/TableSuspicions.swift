import SDGModel

/// What may be about somebody or something else than it seems.
extension TableReading {
  /// Below "by sex of household head" male and female are the heads.
  mutating func askAboutHeads() {
    let meanings = mapping.headers.map(\.holds) + mapping.labels.map(\.holds)
    guard
      meanings.contains(where: isOfPeople),
      let title = titles.first(where: OtherPerson.isMeant)
    else { return }
    aspects.append(
      Aspect(
        "breakdown", "the title",
        "“\(title)”: are the groups of the table those of the persons counted, or of somebody else, such as the head of the household?",
        .asked))
  }

  private func isOfPeople(_ meaning: CellMeaning) -> Bool {
    guard case .dimension(let id) = meaning else { return meaning == .category }
    return context.vocabulary.dimension(named: id)?.describesPeople ?? false
  }

  /// A column under a heading that no list knows, whose texts look like names of places, may hold the
  /// areas of a table that names none.
  mutating func askAboutNames() {
    guard
      let likely = aspects.firstIndex(where: { $0.holds == "area" && $0.confidence == .likely }),
      mapping.given[.field(.area)] == nil,
      let column = mapping.labels.first(where: { mayHoldAreas($0) })?.column,
      !isAskedAbout(column)
    else { return }
    aspects[likely] = Aspect(
      "area", name(column),
      "“\(heads(column).last ?? "")”: are these areas? If so, write `area` there; else the whole country is meant",
      .asked)
  }

  private func mayHoldAreas(_ label: TableMapping.Label) -> Bool {
    guard case .dimension(let id) = label.holds, id.hasPrefix(ColumnPlan.dimensionPrefix),
      !heads(label.column).contains(where: TableWords.speaksOfKinds)
    else { return false }
    let texts = Set(cells(label.column).map(\.shown)).filter { !TotalWords.isWhole($0) }
    return texts.count > 1 && texts.allSatisfy(TableWords.mayBeName)
  }

  /// "1-4" among words that no heading explains may be ages, or sizes of households.
  mutating func askAboutBands() {
    guard mapping.sections?.holds != .dimensionName else { return }
    let texts = mapping.labels.filter { $0.holds == .category }.flatMap { cells($0.column) }
      .map { LabelText($0.shown).text }
      .filter { AgeBand($0) != nil && !AgeHeading.speaksOfAge($0, unit: true) }
    let around = titles + block.columns.flatMap(heads)
    guard !texts.isEmpty, !around.contains(where: { AgeHeading.speaksOfAge($0) }) else { return }
    aspects.append(
      Aspect(
        "age", "", "\(TableReading.list(texts)): are these ages? Nothing around them says so",
        .asked))
  }

  /// "2019 (first half)" is no whole year, and "2019 (women)" not of everybody.
  mutating func askAboutMarkedYears() {
    let odd = periodTexts.filter { text in
      guard let mark = PeriodMark.of(text) else { return false }
      return !PeriodMark.isPlain(mark)
    }
    guard !odd.isEmpty else { return }
    aspects.append(
      Aspect(
        "period", "",
        "\(TableReading.list(odd)): do the figures hold for whole years and for everybody? What stands beside a year is kept as a note",
        .asked))
  }

  /// The last day of a year may stand for the year.
  mutating func askAboutDays() {
    let days = periodTexts.filter { MixedPeriod.period(LabelText($0).text)?.kind == .day }
    guard !days.isEmpty else { return }
    aspects.append(
      Aspect(
        "period", "",
        "\(TableReading.list(days)): do the figures hold for these days, or for the years or months that they end? Write the periods into `meanings` if so",
        .asked))
  }

  var periodTexts: [String] {
    mapping.headers.filter { $0.holds == .field(.period) }.flatMap { header in
      mapping.valueColumns.compactMap { grid.cell(header.row, $0)?.shown }
    }
      + mapping.labels.filter { $0.holds == .field(.period) }.flatMap { cells($0.column) }
      .map(\.shown)
  }

  /// A unit in the title is not that of a row which names another measure: `Persons per room`.
  mutating func askAboutSharedUnit() {
    guard let unit = mapping.given[.field(.unit)] else { return }
    let texts = mapping.labels.filter { $0.holds == .field(.indicator) }
      .flatMap { cells($0.column).map(\.shown) }
    let other = texts.filter { text in
      let own = UnitWords.unit(in: text, context.vocabulary)?.code
      return own.map { $0 != unit } ?? UnitWords.namesMeasure(text)
    }
    guard !other.isEmpty else { return }
    aspects.append(
      Aspect(
        "unit", "", "\(TableReading.list(other)): do these figures have the unit \(unit) too?",
        .asked))
  }

  /// The Goals end in 2030: its figures are targets, those of later years projections, or the years are
  /// of another calendar.
  mutating func askAboutLateYears() {
    var texts = periodTexts
    texts += mapping.given[.field(.period)].map { [$0] } ?? []
    let late = texts.filter {
      (MixedPeriod.period(LabelText($0).text)?.lastYear ?? 0) >= Period.lastYearOfTheGoals
    }
    guard !late.isEmpty else { return }
    aspects.append(
      Aspect(
        "period", "",
        "\(TableReading.list(late)): \(Period.lastYearOfTheGoals) or later; targets, projections, or years of another calendar?",
        .asked))
  }

  /// Rows that are indented belong to the row above them, and are not read so.
  mutating func askAboutIndents() {
    for label in mapping.labels
    where label.holds == .category || !label.holds.isField
      || [.field(.area), .field(.indicator)].contains(label.holds)
    {
      let rows = block.body.filter { grid.own($0, label.column) != nil }
      let indents = rows.map { grid.indent($0, label.column) }
      guard let least = indents.min(), let most = indents.max(), least < most,
        indents.first == least
      else { continue }
      let texts = zip(rows, indents).filter { $1 > least }
        .compactMap { grid.own($0.0, label.column)?.shown }
      // Provinces below the country, and nothing else, say where they belong by themselves.
      if label.holds == .field(.area), texts.allSatisfy(content.isOwnArea) { continue }
      aspects.append(
        Aspect(
          label.holds.word, name(label.column),
          "\(TableReading.list(texts)) are indented: parts of the row above them, or groups of their own? Their rows are read as if they stood alone",
          .asked))
    }
  }
}
