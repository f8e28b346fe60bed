import SDGModel

extension TableReading {
  /// Finds what each header row holds over the columns of values.
  mutating func readHeaders() {
    for row in block.headers {
      let columns = mapping.valueColumns
      let fills = self.fills(row, columns)
      let texts = columns.map { column in
        HeaderCells.text(grid, row, column, fills: fills, mapping)
      }
      leaveOutColumns(columns, texts)
      if mapping.values.isEmpty {
        leftOut.removeAll(where: columns.contains)
        mapping.values = Runs.of(columns)
        areLeftOutKept = true
        aspects.append(
          Aspect(
            "values", names(columns),
            "\(TableReading.list(texts.compactMap(\.self))): are these observations?", .asked))
      }
      let kept = zip(columns, texts).filter { !leftOut.contains($0.0) }
      read(row, kept.compactMap(\.1), columns: kept.map(\.0), fills: fills)
    }
    reportValues()
  }

  /// Blank header cells belong to the text at their left, unless the row's own merged cells say how
  /// far each text reaches.
  private func fills(_ row: Int, _ columns: [Int]) -> Bool {
    guard !grid.hasMerges(inRow: row, columns), row != block.headers.last else { return false }
    guard let first = columns.first, grid.cell(row, first) != nil else { return false }
    return columns.contains { grid.cell(row, $0) == nil }
  }

  private mutating func leaveOutColumns(_ columns: [Int], _ texts: [String?]) {
    guard !areLeftOutKept else { return }
    for (column, text) in zip(columns, texts) where !leftOut.contains(column) {
      guard let text, case .leftOut(let reason) = TableWords.reading(text, context.vocabulary)
      else { continue }
      if reason == TableWords.orderReason,
        texts.contains(where: { $0.map(TableWords.isYes) == true })
      {
        continue
      }
      leftOut.append(column)
      aspects.append(
        Aspect(
          "left out", name(column), "“\(text)”: \(reason)",
          isClear(reason, text) ? .likely : .asked))
    }
    mapping.values = Runs.of(mapping.valueColumns.filter { !leftOut.contains($0) })
  }

  private mutating func read(_ row: Int, _ texts: [String], columns: [Int], fills: Bool) {
    guard !texts.isEmpty else { return }
    let distinct = Set(texts.map { LabelText($0).text })
    func add(_ meaning: CellMeaning, _ confidence: Confidence, _ detail: String) {
      mapping.headers.append(TableMapping.Header(row: row, holds: meaning, fills: fills))
      aspects.append(Aspect(meaning.word, name(row: row), detail, confidence))
    }
    if content.arePartsOfYear(texts), speaksOfQuantiles {
      add(
        .dimension("income"), .asked,
        "are \(TableReading.list(texts)) fifths of the population, or quarters of the year?")
      return
    }
    if content.arePartsOfYear(texts), holds(.period) {
      add(.field(.period), .likely, "\(TableReading.list(texts)) of the years beside them")
      return
    }
    if content.arePartsOfYear(texts) {
      add(.nothing, .asked, "are \(TableReading.list(texts)) quarters, months or something else?")
      return
    }
    if let dimension = dimension(above: row, columns),
      texts.allSatisfy({ context.vocabulary.category(dimension: dimension, text: $0) != nil })
    {
      add(.dimension(dimension), .certain, TableReading.list(texts))
      return
    }
    if areMeasures(texts) {
      mapping.meanings[.measure] = counted(texts)
      add(.measure, .likely, TableReading.list(texts))
      return
    }
    if let guess = content.guess(texts) ?? content.somePeriods(texts) {
      let known = TableReading.list(texts, limit: 6)
      if guess.meaning == .dimension("age"), !speaksOfAge(texts) {
        add(
          guess.meaning, .asked, "\(known): are these ages? Nothing around the table says so")
      } else if guess.isCertain, mayBeMeasured(guess.meaning, texts, above: row, columns) {
        add(
          guess.meaning, .asked,
          "\(known): are the figures of these persons, or is it these persons who are counted?")
      } else if guess.isCertain {
        add(guess.meaning, isFilledWhole(row, columns, fills) ? .certain : .likely, known)
      } else {
        add(
          guess.meaning, .asked,
          "\(known); what are \(TableReading.list(guess.unknown))?")
      }
      return
    }
    // A word for what stands below, such as "Year", over all columns says nothing by itself.
    if distinct.count == 1, let text = distinct.first,
      TableWords.reading(text, context.vocabulary) != nil || columns.count > 1
    {
      readCommonHead(text, row: row)
      return
    }
    let words = texts.map { TableWords.reading($0, context.vocabulary) }
    if words.allSatisfy({ $0 == .meaning(.measure) }) {
      add(.measure, .certain, TableReading.list(texts))
      return
    }
    mapping.headers.append(TableMapping.Header(row: row, holds: .nothing, fills: fills))
  }

  /// "Poor" over a column may be those who are asked or what was found of all: sex, age and place are
  /// never found, the others are, unless something says that they break the figures down.
  private func mayBeMeasured(
    _ meaning: CellMeaning, _ texts: [String], above row: Int, _ columns: [Int]
  ) -> Bool {
    let words = CategoryWords(context.vocabulary)
    let found = Set(
      texts.compactMap { text -> String? in
        if case .dimension(let id) = meaning { return words.isTotal(text) ? nil : id }
        return meaning == .category ? words.reading(LabelText(text).text)?.dimension : nil
      })
    let outcomes = found.subtracting(["sex", "age", "location", "income", "education"])
    guard !outcomes.isEmpty, dimension(above: row, columns) == nil else { return false }
    return !titles.contains { title in
      !outcomes.isDisjoint(with: breakdowns(in: title))
    }
  }

  /// The dimensions that a title names behind "by": `Poverty by employment status`.
  private func breakdowns(in title: String) -> Set<String> {
    let words = title.split { $0.isWhitespace || "(),;:".contains($0) }.map(String.init)
    var found = Set<String>()
    for start in words.indices
    where ["by", "par", "por", "según", "selon"].contains(words[start].lowercased()) {
      for end in (start + 1)..<max(start + 5, start + 2) where end < words.count {
        let name = words[(start + 1)...end].joined(separator: " ")
        if let dimension = context.vocabulary.dimension(named: name) { found.insert(dimension.id) }
      }
    }
    return found
  }

  /// The dimension that the header row above names over all columns: `Disability` over `Yes` and `No`.
  func dimension(above row: Int, _ columns: [Int]) -> String? {
    // The only text of its row looks like a title, though it stands over the values.
    guard let above = (block.headers + block.titles).filter({ $0 < row }).max() else { return nil }
    let texts = Set(columns.compactMap { grid.cell(above, $0).map { LabelText($0.shown).text } })
    guard texts.count == 1, let text = texts.first else { return nil }
    return context.vocabulary.dimension(named: text)?.id
  }

  /// Whether "Number of women" stands beside a value: it is then how many were asked.
  private func areMeasures(_ texts: [String]) -> Bool {
    let words = texts.map { MeasureWords.word(LabelText($0).text) }
    return words.contains("value") && words.contains(nil)
      && zip(texts, words).allSatisfy {
        $1 != nil || SampleWords.countsAsked(TableWords.wordList($0))
      }
  }

  private func counted(_ texts: [String]) -> [String: String] {
    let own = texts.filter { MeasureWords.word(LabelText($0).text) == nil }
    return Dictionary(own.map { (LabelText($0).text, "n") }) { first, _ in first }
  }

  private var speaksOfQuantiles: Bool {
    let words: Set<String> = [
      "quintile", "quintiles", "quartile", "quartiles", "wealth", "income", "quintil", "riqueza",
      "richesse", "ingreso", "renda",
    ]
    return (titles + block.columns.flatMap(heads)).contains { text in
      !words.isDisjoint(with: text.lowercased().split { !$0.isLetter }.map(String.init))
    }
  }

  /// Whether the texts themselves name years or months of age, or the texts around them speak of age.
  private func speaksOfAge(_ texts: [String]) -> Bool {
    texts.contains { AgeHeading.speaksOfAge($0, unit: true) }
      || (titles + block.columns.flatMap(heads)).contains { AgeHeading.speaksOfAge($0) }
  }

  /// One text over all columns: a unit, an indicator, or a heading that says nothing more.
  private mutating func readCommonHead(_ text: String, row: Int) {
    if let code = content.indicatorCode(text) {
      mapping.given[.field(.indicator)] = code
      aspects.append(Aspect("indicator", name(row: row), "\(code): “\(text)”", .certain))
    } else if let unit = context.vocabulary.unit(named: content.unitText(text)) {
      mapping.given[.field(.unit)] = unit.unit.code
      aspects.append(Aspect("unit", name(row: row), "“\(text)”", .certain))
    } else if mapping.valueColumns.count == 1, !isHeading(text) {
      mapping.headers.append(TableMapping.Header(row: row, holds: .nothing, fills: false))
    }
  }

  private func isHeading(_ text: String) -> Bool {
    TableWords.reading(text, context.vocabulary) != nil
  }

  /// Whether every column of values has a text in a header row.
  private func isFilledWhole(_ row: Int, _ columns: [Int], _ fills: Bool) -> Bool {
    columns.allSatisfy { HeaderCells.text(grid, row, $0, fills: fills, mapping) != nil }
  }

  private mutating func reportValues() {
    let columns = mapping.valueColumns
    guard !columns.isEmpty else { return }
    let rows = Runs.of(block.body).map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)"
    }
    let count = block.body.reduce(0) { sum, row in
      sum + columns.count { grid.own(row, $0) != nil }
    }
    let places = mapping.values.map { run in
      run.count == 1
        ? name(run.lowerBound) : "\(name(run.lowerBound)) to \(name(run.upperBound))"
    }
    aspects.insert(
      Aspect(
        "values", places.joined(separator: ", "),
        "\(count) cells in \(grid.sheet == nil ? "lines" : "rows") \(rows.prefix(4).joined(separator: ", "))\(rows.count > 4 ? " …" : "")",
        .certain), at: 0)
  }
}
