import Bytes
import SDGModel

/// Turns a wide table into records, one for each year that has something; `nil` where they would be
/// too many.
///
/// Nothing is said where a cell is blank: such a year is no record. A year that has no number but a
/// detail, such as `NA`, is one.
enum WideTable {
  static func records(
    _ table: any RecordTable, _ layout: WideLayout, log: inout DiagnosticLog
  ) -> ColumnTable? {
    let names = layout.kept.map { table.header[$0] }
    let folded = layout.folded.map { table.header[$0] }
    var builder = ColumnTableBuilder(
      header: names + folded + ["timePeriod", "value"], headerPlace: table.headerPlace)
    let kept = layout.kept.map { table.text($0) }
    let cells = layout.folded.map { column in
      let texts = table.text(column)
      return (codes: texts.codes, values: texts.values.map(FoldedText.init))
    }
    let detail = folded.firstIndex { ColumnName.fold($0) == WideLayout.detailName }
    let values = layout.years.map { table.text($0.column) }
    let irregular = Dictionary(
      table.irregular.map { ($0.row, $0) }, uniquingKeysWith: { first, _ in first })
    var silent: [Int] = []
    let width = names.count + folded.count + 2
    for row in 0..<table.rowCount {
      guard ColumnLimit.admits(columns: width, records: builder.rowCount, log: &log) else {
        return nil
      }
      let start = kept.map { $0[row] }
      if let fault = irregular[row], fault.problem != .tooManyFields(surplusIsEmpty: true) {
        builder.append(
          start, at: table.place(ofRow: row), found: fault.found, problem: fault.problem)
        continue
      }
      var hasValue = false
      for (position, column) in layout.years.enumerated() {
        guard let year = Int(column.year) else { continue }
        var texts = cells.map { $0.values[Int($0.codes[row])].text(year) }
        var value = Trimming.trimmed(values[position][row])
        if let detail, !texts[detail].isEmpty, ValueText.read(texts[detail]) != nil {
          value = texts[detail]
          texts[detail] = ""
        }
        guard !value.isEmpty else { continue }
        hasValue = true
        builder.append(
          start + texts + [column.year, value], at: place(table, row, column.column))
      }
      if !hasValue { silent.append(row) }
    }
    if let first = silent.first {
      log.add(
        .rowsWithoutValues, at: table.place(ofRow: first), rows: 0,
        "\(silent.count) rows have no value in any year: they name what is not there",
        hint: "Nothing to do.")
    }
    return builder.finish()
  }

  /// The cell of a value: by its letters in a sheet, by its member's name in a JSON document, by the
  /// number of its field in a line.
  private static func place(_ table: any RecordTable, _ row: Int, _ column: Int) -> RecordPlace {
    var place = table.place(ofRow: row, column: column)
    if place.cell.hasPrefix("/") {
      place.cell += "/" + table.header[column]
    } else if place.cell.isEmpty {
      place.column = column + 1
    }
    return place
  }
}
