import Bytes
import SDGModel

extension TableReading {
  /// Rows without values that name what stands below them.
  mutating func readSections() {
    let column = block.sections.first.flatMap { grid.columns(ofRow: $0).first }
    guard let column else { return }
    let texts = block.sections.compactMap { grid.own($0, column)?.text }
    mapping.rows = Runs.of(block.body + block.sections)
    let labels = texts.map { LabelText($0).text }
    let unknown = labels.filter { context.vocabulary.dimension(named: $0) == nil }
    if unknown.count < labels.count {
      mapping.sections = TableMapping.Label(column: column, holds: .dimensionName, fills: false)
      let list = TableReading.list(texts)
      aspects.append(
        unknown.isEmpty
          ? Aspect("dimension name", "rows without values", list, .certain)
          : Aspect(
            "dimension name", "rows without values",
            "\(list); are \(TableReading.list(unknown)) dimensions too? They would be kept under their own names",
            .asked))
    } else if texts.allSatisfy({ IndicatorWords.isGoal($0, context.framework) }) {
      mapping.sections = TableMapping.Label(column: column, holds: .nothing, fills: false)
      aspects.append(
        Aspect("left out", "rows without values", "goals: \(TableReading.list(texts))", .likely))
      areSectionsSettled = true
    } else if let guess = content.guess(texts), guess.isCertain {
      mapping.sections = TableMapping.Label(column: column, holds: guess.meaning, fills: false)
      aspects.append(
        Aspect(guess.meaning.word, "rows without values", TableReading.list(texts), .certain))
    } else {
      mapping.sections = TableMapping.Label(column: column, holds: .nothing, fills: false)
    }
  }

  /// Says what may be meant by the labels that nothing explains. Each is a question: what a column of
  /// names is about cannot be told from the names.
  mutating func settleUnknown() {
    for index in mapping.labels.indices where mapping.labels[index].holds == .nothing {
      let column = mapping.labels[index].column
      guard !aspects.contains(where: { $0.place == name(column) }) else { continue }
      let texts = cells(column).map(\.shown)
      let head = heads(column).last
      var meaning = suggestion(texts, isColumn: true)
      // A column with a name of its own that is no word for an area is a breakdown sooner.
      if meaning == .field(.area), let head, !head.isEmpty {
        meaning = .dimension(ColumnPlan.dimensionPrefix + Trimming.squeezed(head))
      }
      mapping.labels[index].holds = meaning
      ask(meaning, name(column), texts, head: head)
    }
    for index in mapping.headers.indices where mapping.headers[index].holds == .nothing {
      let row = mapping.headers[index].row
      let texts = mapping.valueColumns.compactMap { grid.cell(row, $0)?.shown }
      let above = dimension(above: row, mapping.valueColumns)
      let meaning = above.map { CellMeaning.dimension($0) } ?? suggestion(texts)
      mapping.headers[index].holds = meaning
      ask(meaning, name(row: row), texts, head: nil)
    }
    settleSections()
  }

  private mutating func settleSections() {
    guard !areSectionsSettled, mapping.sections?.holds == .nothing,
      let column = mapping.sections?.column
    else { return }
    let texts = block.sections.compactMap { grid.own($0, column)?.text }
    // One text among the rows is a remark sooner than the name of all that follows.
    let meaning = texts.count > 1 ? suggestion(texts) : .nothing
    mapping.sections?.holds = meaning
    ask(meaning, "rows without values", texts, head: nil)
  }

  /// What texts may be that no list knows. Long names are more often indicators, others areas where the
  /// table has none yet; a table has one of each. Texts among which a known group stands are groups.
  private func suggestion(_ texts: [String], isColumn: Bool = false) -> CellMeaning {
    if let guess = content.guess(texts) { return guess.meaning }
    let words = CategoryWords(context.vocabulary)
    if texts.contains(where: { words.reading(LabelText($0).text) != nil }) { return .category }
    let letters = texts.reduce(0) { $0 + $1.count } / max(texts.count, 1)
    if !holds(.indicator), !holds(.series), letters > 18 || holds(.area) || measure(texts) {
      return .field(.indicator)
    }
    if holds(.area) { return .category }
    // Names over columns and between rows may be of anything; something has to speak of areas.
    let around = titles + block.columns.flatMap(heads) + (grid.sheet.map { [$0] } ?? [])
    guard isColumn || around.contains(where: TableWords.namesAreas) else { return .nothing }
    let names = texts.count(where: TableWords.mayBeName)
    return texts.count > 1 && names * 3 > texts.count * 2 ? .field(.area) : .nothing
  }

  /// Whether texts speak of what is measured: `GDP per capita`, `School meals (%)`.
  private func measure(_ texts: [String]) -> Bool {
    texts.contains { text in
      UnitWords.speaksOfUnit(text)
        || !TableWords.measured.isDisjoint(with: TableWords.wordList(text))
    }
  }

  private mutating func ask(
    _ meaning: CellMeaning, _ place: String, _ texts: [String], head: String?
  ) {
    // Whatever the file is: texts that may be somebody's are shown to nobody.
    let isPersonal =
      PersonalColumns.reason(header: head ?? "", texts: Array(Set(texts)), rows: texts.count) != nil
    let shown =
      isPersonal ? "texts that may be of persons, not shown" : TableReading.list(texts)
    let title = head.map { " “\($0)”" } ?? (place.hasPrefix("field") ? " the column" : " it")
    aspects.append(
      Aspect(
        meaning.word, place,
        meaning == .nothing
          ? "what does\(title) hold: \(shown)? Not read unless you say what it is"
          : "what does\(title) hold: \(shown)? Read as \(meaning.word) if you agree",
        .asked))
  }

  mutating func askWhatIsMissing() {
    if !holds(.indicator), !holds(.series) {
      aspects.append(
        Aspect("indicator", "", "which indicator is this table about?", .asked))
    }
    if !holds(.period) || needsYear {
      aspects.append(Aspect("period", "", "which year or period is this table about?", .asked))
    }
  }

  /// A table without a unit is read without one, and its figures are held against no others.
  mutating func tellOfUnit() {
    let hasSigns = block.body.contains { row in
      mapping.valueColumns.contains { grid.own(row, $0)?.text.hasSuffix("%") == true }
    }
    guard !holds(.unit), !hasSigns else { return }
    let subjects = mapping.labels.filter { $0.holds == .field(.indicator) }.flatMap {
      cells($0.column).map(\.shown)
    }
    let labels = mapping.labels.compactMap { heads($0.column).last }
    let texts = titles + mapping.valueColumns.flatMap(heads) + subjects + labels
    let spoken = texts.filter {
      UnitWords.speaksOfUnit($0) || UnitWords.unit(in: $0, context.vocabulary) != nil
        || MultipleWords.first(in: $0) != nil || unreadUnit([$0]) != nil
    }
    aspects.append(
      spoken.isEmpty
        ? Aspect("unit", "", "none is named; the figures stay without one", .likely)
        : Aspect(
          "unit", "",
          "\(TableReading.list(spoken)): which unit have the figures? If all have one, write it under `given`",
          .asked))
  }

  /// Where every total is 100, the table tells how something is spread, and the total is no figure.
  mutating func askAboutDistribution() {
    let columns = mapping.valueColumns.filter { column in
      heads(column).contains { TotalWords.isWhole($0) }
        && block.body.allSatisfy { isHundred(grid.own($0, column)) }
    }
    let rows = block.body.filter { row in
      mapping.labels.contains {
        grid.cell(row, $0.column).map { TotalWords.isWhole($0.shown) } == true
      }
        && mapping.valueColumns.allSatisfy { isHundred(grid.own(row, $0)) }
    }
    guard let place = columns.first.map({ name($0) }) ?? rows.first.map({ name(row: $0) }) else {
      return
    }
    aspects.append(
      Aspect(
        "values", place,
        "every total is 100: does the table tell how something is spread over its groups? The total is no figure then",
        .asked))
  }

  private func isHundred(_ cell: Grid.Cell?) -> Bool {
    guard let cell else { return true }
    let text = Trimming.trimmed(cell.text).filter { $0 != "%" }.map { $0 == "," ? "." : $0 }
    return DecimalText.parse(Trimming.trimmed(String(text))) == 100
  }

  /// Two values that the mapping does not tell apart show that something is not understood yet.
  func checkKeys(_ proposal: inout TableProposal) {
    let table = MappedTableReader.table(grid, mapping, proposal.numbers, context.vocabulary)
    proposal.valueCount = table.rowCount
    // Where a row or column is not understood at all, that is the question.
    guard !proposal.aspects.contains(where: { $0.holds == CellMeaning.nothing.word }) else {
      return
    }
    let described: Set = ["value", "lower", "upper", "se", "n", "note"]
    let columns = table.header.indices.filter { !described.contains(table.header[$0]) }
      .map { column in
        let texts = table.text(column)
        return plainKeys((0..<table.rowCount).map { texts[$0] }, table.header[column])
      }
    guard let value = table.header.firstIndex(of: "value") else { return }
    let values = table.text(value)
    var first: [[String]: Int] = [:]
    for row in 0..<table.rowCount {
      let key = columns.map { $0[row] }
      guard let other = first[key] else {
        first[key] = row
        continue
      }
      guard values[row] != values[other] else { continue }
      let places = [other, row].map { place(table.place(ofRow: $0)) }
      proposal.aspects.append(
        Aspect(
          "key", places.joined(separator: ", "),
          "two values would be the same figure: what tells them apart?", .asked))
      return
    }
  }

  /// What the readers will make of periods and indicators: two ways of writing are one key.
  private func plainKeys(_ texts: [String], _ column: String) -> [String] {
    switch column {
    case "period": texts.map { MixedPeriod.period($0)?.text ?? $0 }
    case "indicator": texts.map { content.indicatorCode($0) ?? $0 }
    case "category":
      texts.map { text in
        CategoryWords(context.vocabulary).reading(text).map { "\($0.dimension)=\($0.category)" }
          ?? text
      }
    default:
      // Men and boys are both of the male sex.
      texts.map { context.vocabulary.category(dimension: column, text: $0)?.code ?? $0 }
    }
  }

  private func place(_ place: RecordPlace) -> String {
    place.cell.isEmpty ? "line \(place.line), field \(place.column)" : place.cell
  }
}
