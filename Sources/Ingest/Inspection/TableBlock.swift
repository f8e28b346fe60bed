import SDGModel

/// A table on a sheet: where its headers, its rows of values and its section names stand.
struct TableBlock {
  /// Rows above with one text each.
  var titles: [Int] = []
  var headers: [Int] = []
  var body: [Int] = []
  /// Rows within the body that hold one text and no value.
  var sections: [Int] = []
  var columns: [Int] = []

  func rowsOverlap(_ other: TableBlock) -> Bool { !Set(body).isDisjoint(with: other.body) }
}

/// Finds the tables of a grid, one under another and side by side.
struct TableFinder {
  private let grid: Grid
  private let vocabulary: Vocabulary

  init(_ grid: Grid, _ vocabulary: Vocabulary) {
    self.grid = grid
    self.vocabulary = vocabulary
  }

  func blocks() -> [TableBlock] {
    var blocks: [TableBlock] = []
    var current: TableBlock?
    var titles: [Int] = []
    var headers: [Int] = []
    var loose: [Int] = []
    func close() {
      if let block = current { blocks.append(block) }
      current = nil
    }
    for row in grid.rows {
      let shape = RowShapeOnSheet(grid, row)
      if let block = current, !loose.isEmpty, shape.isBody, loose.contains(where: isNote) {
        // Notes end a table; what follows is another one.
        titles = []
        headers = []
        _ = block
        close()
      }
      if shape.isBody(within: current)
        || isRowOfYears(shape, below: current, headers, isApart: !loose.isEmpty)
      {
        if current == nil {
          current = TableBlock(titles: titles, headers: headers)
          (titles, headers) = ([], [])
        }
        current?.sections += loose
        current?.body.append(row)
        loose = []
      } else if shape.isSingle {
        if current != nil || !headers.isEmpty { loose.append(row) } else { titles.append(row) }
      } else if let block = current, shape.liesLeft(of: block, grid) {
        continue
      } else {
        close()
        // What stands above a row with one text is a title, though a comma may have cut it in two.
        if !loose.isEmpty {
          titles += headers
          headers = []
        }
        titles += loose
        loose = []
        headers.append(row)
      }
    }
    close()
    return blocks.flatMap(split).filter { !$0.body.isEmpty }
  }

  /// Tables that stand beside each other, each found anew among its own columns: their rows need not
  /// agree.
  func tables() -> [(grid: Grid, block: TableBlock)] {
    let all = blocks()
    let sets = Set(all.map(\.columns))
    let isBeside = all.contains { one in
      all.contains { $0.columns != one.columns && $0.rowsOverlap(one) }
    }
    guard isBeside else { return all.map { (grid, $0) } }
    return sets.sorted { ($0.first ?? 0) < ($1.first ?? 0) }.flatMap { columns in
      let part = grid.limited(to: columns)
      return TableFinder(part, vocabulary).blocks().map { (part, $0) }
    }
  }

  /// `East,1990,2010` below `District,2019,2020`: counts that look like years, behind a label that is no
  /// heading. Below headers they stand in the same columns; a heading of its own, or none, makes a header.
  private func isRowOfYears(
    _ shape: RowShapeOnSheet, below block: TableBlock?, _ headers: [Int], isApart: Bool
  ) -> Bool {
    guard let label = shape.labelOfYears, TableWords.reading(label, vocabulary) == nil else {
      return false
    }
    if let block {
      // The corner of the next table says what that of this one says; behind a title years run on.
      let corners = block.headers.compactMap { grid.own($0, shape.firstColumn)?.text }
      return !block.body.isEmpty && !corners.contains(label) && !(isApart && shape.runsOn)
    }
    guard let header = headers.last else { return false }
    let columns = grid.columns(ofRow: header)
    return shape.yearColumns.allSatisfy(columns.contains)
      && columns.contains { !shape.yearColumns.contains($0) }
  }

  private func isNote(_ row: Int) -> Bool {
    let text = grid.columns(ofRow: row).first.flatMap { grid.own(row, $0)?.text } ?? ""
    return TableWords.isNote(text)
  }

  /// Tables side by side have a blank column between them and labels of their own.
  private func split(_ block: TableBlock) -> [TableBlock] {
    let rows = block.headers + block.body
    var used = Set<Int>()
    for row in rows { used.formUnion(grid.columns(ofRow: row)) }
    var groups: [[Int]] = []
    for column in used.sorted() {
      let isNext = groups.last?.last.map { last in
        (last + 1..<column).allSatisfy(grid.hiddenColumns.contains)
      }
      if isNext == true { groups[groups.count - 1].append(column) } else { groups.append([column]) }
    }
    var parts: [[Int]] = []
    for group in groups {
      if let last = parts.last, hasValues(last, block), hasLabels(group, block),
        hasValues(group, block)
      {
        parts.append(group)
      } else if parts.isEmpty {
        parts.append(group)
      } else {
        parts[parts.count - 1] += group
      }
    }
    return parts.map { columns in
      var part = block
      part.columns = columns
      part.body = block.body.filter { row in columns.contains { grid.own(row, $0) != nil } }
      part.headers = block.headers.filter { row in columns.contains { grid.cell(row, $0) != nil } }
      part.sections = block.sections.filter { row in columns.contains { grid.own(row, $0) != nil } }
      return part
    }
  }

  private func hasValues(_ columns: [Int], _ block: TableBlock) -> Bool {
    columns.contains { column in
      block.body.contains { CellKind(grid.own($0, column)) == .number }
    }
  }

  private func hasLabels(_ columns: [Int], _ block: TableBlock) -> Bool {
    guard let first = columns.first else { return false }
    let kinds = block.body.map { CellKind(grid.own($0, first)) }.filter { $0 != .blank }
    return !kinds.isEmpty && kinds.count { $0 == .text || $0.isPeriod } * 2 > kinds.count
  }
}

/// What a row looks like.
private struct RowShapeOnSheet {
  private let kinds: [(column: Int, kind: CellKind)]
  private let texts: [String]
  let isSingle: Bool

  init(_ grid: Grid, _ row: Int) {
    kinds = grid.columns(ofRow: row).map { ($0, CellKind(grid.own(row, $0))) }
    texts = grid.columns(ofRow: row).map { grid.own(row, $0)?.text ?? "" }
    isSingle =
      kinds.count == 1 && kinds[0].kind == .text || kinds.count == 1 && kinds[0].kind.isPeriod
  }

  /// A row with a number, or with a mark beside a label.
  var isBody: Bool {
    let values = kinds.count { $0.kind == .number }
    if values > 0 { return !isRowOfBands }
    return kinds.contains { $0.kind == .mark } && kinds.contains { $0.kind != .mark }
  }

  /// The text before cells that are all years; `nil` for any other row.
  var labelOfYears: String? {
    guard let first = kinds.first, first.kind == .text, kinds.count > 1,
      zip(kinds, texts).dropFirst().allSatisfy({ $0.0.kind == .year || $0.0.kind == .text })
    else { return nil }
    return yearColumns.isEmpty ? nil : texts[0]
  }

  var firstColumn: Int { kinds.first?.column ?? 0 }

  /// Whether its years rise by no more than ten from column to column.
  var runsOn: Bool {
    let years = zip(kinds, texts).filter { $0.0.kind == .year }.compactMap { Int($0.1) }
    return zip(years, years.dropFirst()).allSatisfy { (1...10).contains($1 - $0) }
  }

  var yearColumns: [Int] { kinds.filter { $0.kind == .year }.map(\.column) }

  /// Counts may look like years: within a table such a row goes on with it, unless its years run on
  /// from column to column as those of a header do.
  func isBody(within block: TableBlock?) -> Bool {
    if isBody { return true }
    let years = kinds.filter { $0.kind.isPeriod }
    guard let block, !block.body.isEmpty else { return false }
    if isRowOfMarks { return true }
    guard block.body.count > 1, !years.isEmpty, years.count < kinds.count else { return false }
    return years.count == 1
  }

  /// `<15`, `15-64`, `65+` over columns: ages, of which the first looks like a value.
  private var isRowOfBands: Bool {
    let numbers = zip(kinds, texts).filter { $0.0.kind == .number }.map(\.1)
    let bands = zip(kinds, texts).filter { $0.0.kind != .number && AgeBand($0.1) != nil }
    return !bands.isEmpty && numbers.allSatisfy { "<>≤≥".contains($0.first ?? " ") }
  }

  /// A label, and the same short letters in every other cell: `South,c,c`.
  private var isRowOfMarks: Bool {
    let letters = Set(texts.dropFirst())
    return kinds.count > 1 && letters.count == 1 && letters.allSatisfy { $0.count <= 2 }
      && kinds.first?.kind == .text
  }

  /// Whether all its cells stand where the table has its labels: a row whose values are blank.
  func liesLeft(of block: TableBlock, _ grid: Grid) -> Bool {
    guard block.body.count > 1 else { return false }
    return kinds.allSatisfy { item in
      item.kind == .text && !block.body.contains { CellKind(grid.own($0, item.column)).isValue }
    }
  }
}
