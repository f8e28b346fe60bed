import Bytes
import FileFormats
import SDGModel

/// Holds a mapping against the table that it is for. A file changes after its mapping was made, and a
/// person mistypes: what the mapping names and the table lacks is told, never passed over.
struct MappingFit {
  let grid: Grid
  let table: TableMapping
  let context: ReaderContext

  /// Why the table cannot be read by the mapping; `nil` where it can.
  var obstacle: (message: String, place: RecordPlace)? {
    for expected in table.expects {
      let found = grid.own(expected.row, expected.column).map { Trimming.squeezed($0.shown) }
      guard found != expected.says else { continue }
      return (
        "The cell no longer says “\(expected.says)”, as it did when the mapping was made",
        grid.place(expected.row, expected.column)
      )
    }
    for header in table.headers where header.holds == .field(.period) {
      let texts = headerTexts(header)
      guard !texts.isEmpty, !texts.contains(where: isPeriod) else { continue }
      return (
        "Row \(header.row) is to hold periods and holds none: rows may have been inserted or removed",
        grid.place(header.row, table.valueColumns.min() ?? 0)
      )
    }
    for header in table.headers where headerTexts(header).isEmpty {
      return (
        "Row \(header.row) is to hold \(header.holds.word) and is blank: rows may have been inserted or removed",
        grid.place(header.row, table.valueColumns.min() ?? 0)
      )
    }
    return nil
  }

  /// What of the mapping fits nothing in the table, each as a sentence.
  var unmatched: [String] { emptyRanges + unknownTexts + overruled + unknownIndicator }

  private var emptyRanges: [String] {
    let rows = table.rows.filter { range in
      !grid.rows.contains { range.contains($0) }
    }.map { "rows \($0.lowerBound)-\($0.upperBound)" }
    let used = bodyRows
    let labels = table.labels.filter { $0.holds != .nothing }.map(\.column)
    let columns = (table.valueColumns + labels).filter { column in
      !used.contains { grid.cell($0, column) != nil }
    }.map { "column \(CellReference.letters(of: $0))" }
    return (rows + columns).map { "\($0) hold nothing" }
  }

  private var bodyRows: [Int] {
    grid.rows.filter { row in table.rows.contains { $0.contains(row) } }
  }

  /// Texts under `meanings` that no cell of their kind shows.
  private var unknownTexts: [String] {
    table.meanings.sorted { $0.key.word < $1.key.word }.flatMap { meaning, texts -> [String] in
      let shown = shown(meaning)
      return texts.keys.sorted().filter { !shown.contains($0) }
        .map { "`meanings` explains “\($0)” as \(meaning.word), and no such cell says so" }
    }
  }

  private func shown(_ meaning: CellMeaning) -> Set<String> {
    var cells = table.headers.filter { $0.holds == meaning }.flatMap(headerTexts)
    cells += table.given[meaning].map { [$0] } ?? []
    for label in table.labels + [table.sections].compactMap(\.self) where label.holds == meaning {
      cells += bodyRows.compactMap { grid.cell($0, label.column)?.shown }
    }
    return Set(cells.flatMap { [LabelText($0).text, Trimming.squeezed($0)] })
  }

  /// What holds for all values, and what the table says value by value.
  private var overruled: [String] {
    table.given.keys.sorted { $0.word < $1.word }.filter { meaning in
      guard meaning != .field(.note) else { return false }
      let labels = table.labels.filter { $0.holds == meaning }
      let headers = table.headers.filter { $0.holds == meaning }
      guard meaning == .field(.period) else { return !labels.isEmpty || !headers.isEmpty }
      // A year that is given goes with the months or quarters of the table.
      let texts =
        headers.flatMap(headerTexts)
        + labels.flatMap { label in
          bodyRows.compactMap { grid.cell($0, label.column)?.shown }
        }
      return texts.contains { isPeriod($0) && PeriodPart.read(LabelText($0).text) == nil }
    }.map { "`given` names the \($0.word), and so does the table; the table's own is read" }
  }

  private var unknownIndicator: [String] {
    guard let code = table.given[.field(.indicator)],
      context.framework.indicator(IndicatorCode(code).text) == nil,
      context.seriesList.series(code) == nil
    else { return [] }
    return ["the framework lacks the indicator \(code) that `given` names"]
  }

  private func headerTexts(_ header: TableMapping.Header) -> [String] {
    table.valueColumns.compactMap {
      HeaderCells.text(grid, header.row, $0, fills: header.fills, table)
    }
  }

  private func isPeriod(_ text: String) -> Bool {
    let own = table.meanings[.field(.period)]
    let label = LabelText(text).text
    let read = own?[label] ?? own?[Trimming.squeezed(text)] ?? label
    return Period(read) != nil || MixedPeriod.period(read) != nil || PeriodPart.read(read) != nil
  }
}
