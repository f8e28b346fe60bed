import Bytes
import SDGModel

/// Places where what was read does not go together.
extension TableReading {
  mutating func askAboutContradictions(_ around: Surroundings) {
    askAboutTitleYear(around)
    askAboutPartsOfYears(around)
    askAboutSpans()
    askAboutNegatives()
    askAboutStatistics()
    askAboutOtherCountries()
    askAboutUnreadCategories()
    askAboutWholeOfAges()
    askAboutOtherYears()
    askAboutHeadings()
  }

  /// Below "Women aged 15–49" or above ages that begin at 15 the total is not of all ages.
  private mutating func askAboutWholeOfAges() {
    let texts = ageTexts
    let totals = texts.filter(TotalWords.isTotal)
    let least = texts.compactMap { AgeBand($0)?.from }.min()
    guard let total = totals.first, let least, least > 0, mapping.given[.dimension("age")] == nil
    else { return }
    aspects.append(
      Aspect(
        "age", "",
        "\(total): of all ages, or of the ages of the table, which begin at \(least)? It is read as all ages",
        .asked))
  }

  /// "Year opened" and "Year of birth" are no periods of the figures.
  private mutating func askAboutOtherYears() {
    for label in mapping.labels where label.holds == .field(.period) {
      let head = heads(label.column).last ?? ""
      let rest = TableWords.wordList(head).filter { !TitleYear.ofPeriods.contains($0) }
      guard !rest.isEmpty, !isAskedAbout(label.column) else { continue }
      aspects.append(
        Aspect(
          "period", name(label.column),
          "“\(head)”: is that when the figures hold, or a year of something else?", .asked))
    }
  }

  /// A year in a title may be that of a plan, a law, a price or a book: it is taken for the period only
  /// where nothing in its piece of the title says otherwise, and no other line names another year.
  private mutating func askAboutTitleYear(_ around: Surroundings) {
    guard let given = mapping.given[.field(.period)],
      let taken = aspects.firstIndex(where: { $0.holds == "period" && $0.confidence != .asked })
    else { return }
    let texts = around.titles + (around.sheet.map { [$0] } ?? [])
    let others = (texts + around.notes).flatMap(PeriodWords.years)
    let own = Period(given)
    let isAlone = others.allSatisfy { year in
      own.map { $0.firstYear <= year && year <= $0.lastYear } ?? true
    }
    let isPlain = around.titles.allSatisfy { TitleYear.isPlain(in: $0) && !TitleYear.namesPart($0) }
    guard !isAlone || !isPlain else { return }
    aspects[taken].confidence = .asked
    let why = isAlone ? "" : "; the lines around the table name other years too"
    aspects[taken].detail += ": is that when the figures hold\(why)?"
  }

  /// "Q3 2022" and "January–June 2021" are no whole years.
  private mutating func askAboutPartsOfYears(_ around: Surroundings) {
    guard let line = around.titles.first(where: TitleYear.namesPart), !isAsked("period"),
      !hasPartsOfYears
    else { return }
    aspects.append(
      Aspect(
        "period", "the title",
        "“\(TableReading.shortened(line))”: a part of the year? Whole years are read", .asked))
  }

  private var hasPartsOfYears: Bool {
    let labels = mapping.labels.filter { $0.holds == .field(.period) }
    return labels.contains { arePartsOfYear($0.column) }
      || periods.contains { ![.year, .years, .splitYear].contains($0.kind) }
  }

  private var periods: [Period] {
    (periodTexts + (mapping.given[.field(.period)].map { [$0] } ?? []))
      .compactMap { MixedPeriod.period(LabelText($0).text) }
  }

  /// "2012, 2018, 2012-2018": the last may be the change between the others.
  private mutating func askAboutSpans() {
    let all = Set(periods)
    let years = Set(all.filter { $0.kind == .year }.map(\.firstYear))
    let spans = all.filter {
      $0.kind == .years && years.contains($0.firstYear) && years.contains($0.lastYear)
    }
    guard let span = spans.min() else { return }
    aspects.append(
      Aspect(
        "period", "",
        "\(span.text) stands beside \(span.firstYear) and \(span.lastYear): figures of all these years, or the change between them?",
        .asked))
  }

  /// Nothing that is counted or shared out is below nought. Where each row names its own unit, growth and
  /// balances stand among them.
  private mutating func askAboutNegatives() {
    guard !mapping.labels.contains(where: { $0.holds == .field(.unit) }) else { return }
    let negative = block.body.flatMap { row in
      mapping.valueColumns.compactMap { grid.own(row, $0) }.filter { cell in
        (DecimalText.parse(Trimming.trimmed(cell.text)) ?? 0) < 0
      }
    }
    guard let first = negative.first else { return }
    aspects.append(
      Aspect(
        "values", "",
        "\(negative.count) below nought, such as \(first.text): changes, balances, or drawn to the left as in a pyramid?",
        .asked))
  }

  /// Rows that say something of the figures above them.
  private mutating func askAboutStatistics() {
    let texts = mapping.labels.filter { $0.holds == .field(.area) || !$0.holds.isField }
      .flatMap { cells($0.column).map(\.shown) }
      .filter { text in
        let words = TableWords.wordList(text)
        return words.count <= 4 && !TableWords.statistics.isDisjoint(with: words)
      }
    guard !texts.isEmpty else { return }
    aspects.append(
      Aspect(
        "rows", "",
        "\(TableReading.list(texts)): are these observations of areas or groups? If not, leave their rows out of `rows`",
        .asked))
  }

  /// The countries of a table of refugees or imports are not where its figures were taken.
  private mutating func askAboutOtherCountries() {
    guard !isAsked("area") else { return }
    for label in mapping.labels where label.holds == .field(.area) {
      let lines = titles + heads(label.column)
      let countries = cells(label.column).map { LabelText($0.shown).text }.filter(content.isForeign)
      let isForeign = !countries.isEmpty && context.defaultArea != nil
      guard let line = lines.first(where: TableWords.isElsewhere) ?? (isForeign ? lines.first : nil)
      else { continue }
      aspects.append(
        Aspect(
          "area", name(label.column),
          "“\(TableReading.shortened(line))”: were the figures taken in these areas, or do they tell where somebody or something comes from or goes to?",
          .asked))
      return
    }
  }

  /// "Median age" below "Characteristic" is no group of people.
  private mutating func askAboutUnreadCategories() {
    for label in mapping.labels where label.holds == .category {
      let unread = cells(label.column).map(\.shown).filter { !isReadCategory($0) }
      let place = name(label.column)
      guard !unread.isEmpty, !isAskedAbout(label.column) else { continue }
      aspects.append(
        Aspect(
          "category", place,
          "what are \(TableReading.list(unread))? Groups of their own, other measures, or areas?",
          .asked))
    }
  }

  private func isReadCategory(_ shown: String) -> Bool {
    let text = LabelText(shown).text
    return CategoryWords(context.vocabulary).reading(text) != nil || content.isTotal(text)
  }
}
