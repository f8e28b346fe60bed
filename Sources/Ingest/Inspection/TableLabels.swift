import SDGModel

extension TableReading {
  /// Where two columns tell the same thing, as a code and its name, one of them is read; columns that
  /// nothing explains are a breakdown of their own, or a description.
  mutating func reconcileLabels() {
    let groups = Dictionary(grouping: mapping.labels.filter { $0.holds != .nothing }, by: \.holds)
    for (meaning, labels) in groups.sorted(by: { $0.key.word < $1.key.word }) where labels.count > 1
    {
      if case .field(.note) = meaning { continue }
      if meaning == .field(.period), areYearAndPart(labels.map(\.column)) { continue }
      if meaning == .field(.period), askAboutPeriods(labels.map(\.column)) { continue }
      settle(meaning, labels.map(\.column))
    }
    reportTwins()
    nameUnknown()
  }

  /// A latest and a previous year hold for different columns of values.
  private mutating func askAboutPeriods(_ columns: [Int]) -> Bool {
    let differing = block.body.contains { row in
      let texts = columns.compactMap { grid.cell(row, $0).map { LabelText($0.shown).text } }
      let periods = texts.compactMap(MixedPeriod.period)
      return periods.count > 1 && Set(periods).count > 1
    }
    guard differing else { return false }
    for column in columns.dropFirst() {
      mapping.labels.removeAll { $0.column == column }
      let place = name(column)
      aspects.removeAll { $0.place == place }
    }
    aspects.append(
      Aspect(
        "period", names(columns),
        "several columns hold years that differ: which year has each column of values? One mapping reads one of them; write two tables into it",
        .asked))
    return true
  }

  /// A year and its quarter or month are one period together.
  private func areYearAndPart(_ columns: [Int]) -> Bool {
    let parts = columns.filter(arePartsOfYear)
    return columns.count == 2 && parts.count == 1
  }

  private mutating func reportTwins() {
    guard !twins.isEmpty else { return }
    let sorted = twins.sorted { $0.left < $1.left }
    aspects.append(
      Aspect(
        "left out", names(sorted.map(\.left)),
        "the same in other words as \(names(sorted.map(\.kept)))", .likely))
  }

  /// Of several columns for one thing: the codes, if one is called so; else the one that is filled in
  /// every row; else all of them, from the widest to the narrowest, as province and district are.
  private mutating func settle(_ meaning: CellMeaning, _ columns: [Int]) {
    var codes = columns.filter { isCode($0) }
    if meaning == .field(.indicator) {
      let coded = columns.filter { column in
        let texts = cells(column).map(\.shown)
        return texts.count { IndicatorWords.code(in: $0) != nil } * 10 >= texts.count * 9
      }
      if coded.count == 1 { codes = coded }
    }
    let whole = columns.filter { cells($0).count == block.body.count }
    let isArea = meaning == .field(.area)
    let kept = codes.count == 1 ? codes[0] : whole.count == 1 && !isArea ? whole[0] : nil
    if let kept {
      askAboutBlanks(kept, columns)
      for column in columns where column != kept { drop(column, besides: kept) }
      return
    }
    guard meaning != .field(.area) else { return }
    for column in columns.dropFirst() {
      guard isDetermined(column, by: [columns[0]]) else {
        let name = heads(column).last ?? ""
        relabel(column, CellMeaning.dimension(ColumnPlan.dimensionPrefix + name))
        continue
      }
      drop(column, besides: columns[0])
    }
  }

  /// Rows with a name and no code are about something that the code does not say: `of which women`.
  private mutating func askAboutBlanks(_ kept: Int, _ columns: [Int]) {
    let others = columns.filter { $0 != kept }
    let rows = block.body.filter { row in
      grid.cell(row, kept) == nil && others.contains { grid.cell(row, $0) != nil }
    }
    guard let first = rows.first else { return }
    let texts = rows.compactMap { row in others.compactMap { grid.cell(row, $0)?.shown }.first }
    aspects.append(
      Aspect(
        "key", name(row: first),
        "rows without a code, such as \(TableReading.list(texts)): of what are they a part?", .asked
      ))
  }

  func isCode(_ column: Int) -> Bool {
    let words = (heads(column).last ?? "").lowercased().split { !$0.isLetter && !$0.isNumber }
    return words.contains("code") || words.contains("id") || words.contains("ref")
      || words.contains("código") || words.contains("codigo")
  }

  private mutating func drop(_ column: Int, besides kept: Int) {
    mapping.labels.removeAll { $0.column == column }
    let place = name(column)
    aspects.removeAll { $0.place == place }
    twins.append((column, kept))
  }

  private mutating func relabel(_ column: Int, _ meaning: CellMeaning) {
    guard let index = mapping.labels.firstIndex(where: { $0.column == column }) else { return }
    mapping.labels[index].holds = meaning
    let place = name(column)
    aspects.removeAll { $0.place == place }
    aspects.append(
      Aspect(
        "breakdown", name(column),
        "“\(heads(column).last ?? "")”, kept under its own name: \(TableReading.list(cells(column).map(\.shown)))",
        // A note on one year is no group of all years.
        PeriodWords.all(in: heads(column).last ?? "").isEmpty ? .likely : .asked))
  }

  /// A column with a name that no list knows.
  private mutating func nameUnknown() {
    let known = mapping.labels.filter { $0.holds != .nothing }.map(\.column)
    let needsSubject = !holds(.indicator) && !holds(.series)
    for label in mapping.labels where label.holds == .nothing {
      guard let head = heads(label.column).last, !head.isEmpty, !needsSubject else { continue }
      if known.contains(where: { isDetermined(label.column, by: [$0]) }) {
        mapping.labels.removeAll { $0.column == label.column }
        aspects.append(
          Aspect(
            "left out", name(label.column),
            "“\(head)” describes what the other columns tell", .likely))
      } else {
        relabel(label.column, .dimension(ColumnPlan.dimensionPrefix + Trimming.squeezed(head)))
      }
    }
  }

  /// Whether rows that agree in some columns always agree in this one as well.
  private func isDetermined(_ column: Int, by others: [Int]) -> Bool {
    guard !others.isEmpty else { return false }
    var seen: [[String]: String] = [:]
    for row in block.body {
      let key = others.map { grid.cell(row, $0)?.shown ?? "" }
      let text = grid.cell(row, column)?.shown ?? ""
      if let other = seen.updateValue(text, forKey: key), other != text { return false }
    }
    // Where every row has a key of its own, agreement says nothing.
    return seen.count < block.body.count
  }
}
