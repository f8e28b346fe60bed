import Bytes
import SDGModel

/// Works out what the rows, columns and headers of one table hold.
struct TableReading {
  let grid: Grid
  let block: TableBlock
  let context: ReaderContext
  let content: ContentReading
  var mapping: TableMapping
  var aspects: [Aspect] = []
  var leftOut: [Int] = []
  var areSectionsSettled = false
  /// Whether columns that would be left out are all there is.
  var areLeftOutKept = false
  /// What stands above the table.
  var titles: [String] = []
  /// Columns that tell what another one tells already.
  var twins: [(left: Int, kept: Int)] = []

  init(_ grid: Grid, _ block: TableBlock, _ context: ReaderContext) {
    self.grid = grid
    self.block = block
    self.context = context
    content = ContentReading(context)
    mapping = TableMapping(sheet: grid.sheet)
  }

  /// Reads the table; the surroundings may name what it does not.
  mutating func run(_ surroundings: Surroundings) -> TableProposal? {
    titles = surroundings.titles
    readColumns()
    if mapping.values.isEmpty { keepLeftOut() }
    guard !mapping.values.isEmpty else { return nil }
    mapping.rows = Runs.of(block.body)
    readHeaders()
    guard !mapping.values.isEmpty else { return nil }
    readSections()
    readSurroundings(surroundings)
    reconcileLabels()
    settleUnknown()
    askAboutOddities()
    askWhatIsMissing()
    tellOfUnit()
    askAboutDistribution()
    askAboutLeftovers(surroundings)
    askAboutContradictions(surroundings)
    let numbers = readNumbers()
    nameTheRest()
    var proposal = TableProposal(mapping: mapping, numbers: numbers, aspects: aspects)
    checkKeys(&proposal)
    reportJoined(&proposal)
    return proposal
  }

  /// Where all columns of numbers look like targets or changes, they are what the table is about: that
  /// is asked, for a table must not vanish.
  private mutating func keepLeftOut() {
    let numeric = leftOut.filter { column in
      block.body.contains { CellKind(grid.own($0, column)) == .number }
    }
    guard !numeric.isEmpty else { return }
    leftOut.removeAll(where: numeric.contains)
    for column in numeric {
      let place = name(column)
      aspects.removeAll { $0.place == place && $0.holds == "left out" }
    }
    mapping.values = Runs.of(numeric)
    areLeftOutKept = true
    let names = numeric.compactMap { heads($0).last }
    aspects.append(
      Aspect(
        "values", self.names(numeric), "\(TableReading.list(names)): are these observations?",
        .asked))
  }

  /// Names the columns that hold nothing, so that one that comes later is missed, and writes down what
  /// titles and names of columns say, so that a change of them is noticed.
  private mutating func nameTheRest() {
    for row in block.titles.prefix(5) {
      guard let column = grid.columns(ofRow: row).first else { continue }
      expect(row, column)
    }
    if let row = block.headers.last {
      for label in mapping.labels { expect(row, label.column) }
    }
    let known = mapping.valueColumns + mapping.labels.map(\.column)
    for column in block.columns where !known.contains(column) {
      mapping.labels.append(TableMapping.Label(column: column, holds: .nothing, fills: false))
    }
  }

  private mutating func expect(_ row: Int, _ column: Int) {
    guard let cell = grid.own(row, column) else { return }
    mapping.expects.append(
      TableMapping.Expectation(row: row, column: column, says: Trimming.squeezed(cell.shown)))
  }

  /// Bounds and counts belong to the figure beside them: there are fewer figures than cells then.
  private func reportJoined(_ proposal: inout TableProposal) {
    let columns = mapping.valueColumns
    let cells = block.body.reduce(0) { sum, row in
      sum + columns.count { grid.own(row, $0) != nil }
    }
    guard proposal.valueCount > 0, proposal.valueCount < cells,
      let index = proposal.aspects.firstIndex(where: { $0.holds == "values" })
    else { return }
    proposal.aspects[index].detail += ": \(Counted.text(proposal.valueCount, "figure"))"
  }

  func holds(_ field: DataField) -> Bool {
    let meanings =
      mapping.headers.map(\.holds) + mapping.labels.map(\.holds)
      + (mapping.sections.map { [$0.holds] } ?? []) + mapping.given.keys
    return meanings.contains(.field(field))
  }

  func cells(_ column: Int) -> [Grid.Cell] { block.body.compactMap { grid.cell($0, column) } }

  /// The texts above a column, top to bottom.
  func heads(_ column: Int) -> [String] {
    var texts: [String] = []
    for row in block.headers {
      if let text = grid.cell(row, column)?.shown, texts.last != text { texts.append(text) }
    }
    return texts
  }

  func name(_ column: Int) -> String {
    grid.sheet == nil ? "field \(column + 1)" : "column \(ColumnLetters.text(column))"
  }

  /// Several columns, each once.
  func names(_ columns: [Int]) -> String {
    var seen = Set<Int>()
    let texts = columns.filter { seen.insert($0).inserted }.map {
      grid.sheet == nil ? "\($0 + 1)" : ColumnLetters.text($0)
    }
    let word = grid.sheet == nil ? "field" : "column"
    return "\(word)\(texts.count > 1 ? "s" : "") \(texts.joined(separator: ", "))"
  }

  func name(row: Int) -> String { grid.sheet == nil ? "line \(row)" : "row \(row)" }

  static func list(_ texts: [String], limit: Int = 4) -> String {
    var seen = Set<String>()
    let distinct = texts.map { Trimming.squeezed($0) }.filter { seen.insert($0).inserted }
    let shown = distinct.prefix(limit).map { $0.count > 40 ? "\($0.prefix(39))…" : $0 }
    return shown.joined(separator: ", ")
      + (distinct.count > limit ? " and \(distinct.count - limit) more" : "")
  }
}

/// Neighbouring numbers as ranges.
enum Runs {
  static func of(_ numbers: [Int]) -> [ClosedRange<Int>] {
    var runs: [ClosedRange<Int>] = []
    for number in numbers.sorted() {
      if let last = runs.last, last.upperBound + 1 == number {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    return runs
  }
}
