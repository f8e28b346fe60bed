import Bytes
import FileFormats
import SDGModel

/// Opens a file by the mapping that the project has for it.
enum MappedFile {
  /// The parts of the file that the mapping names; none where it does not fit.
  static func parts(
    _ bytes: [UInt8], _ request: FileRequest, _ mapping: FileMapping, _ context: ReaderContext,
    log: inout DiagnosticLog
  ) -> [FilePart] {
    guard mapping.isConfirmed else {
      log.add(
        .unconfirmedMapping, "Nobody has confirmed the mapping for this file: it was not read",
        hint: "Look through the mapping file, answer its questions, and write `confirmed: true`.")
      return []
    }
    do throws(WorkbookError) {
      let grids = try grids(bytes, request, log: &log)
      return mapping.tables.compactMap { table in
        guard let grid = grids.first(where: { $0.sheet == table.sheet }) else {
          log.add(
            .mappingMisfit,
            "The mapping names \(table.sheet.map { "the sheet \(log.quote($0))" } ?? "a text file"), which the file is not or lacks",
            hint: "Correct the mapping, or propose a new one with `whocounts inspect`.",
            subject: table.sheet ?? "")
          return nil
        }
        return part(grid, table, mapping, context, log: &log)
      } + reportOthers(grids, mapping, log: &log)
    } catch {
      log.add(
        .unreadableWorkbook, "The workbook cannot be read: \(error.reason)",
        hint: "Open it in a spreadsheet program and save it as .xlsx.")
      return []
    }
  }

  private static func grids(
    _ bytes: [UInt8], _ request: FileRequest, log: inout DiagnosticLog
  ) throws(WorkbookError) -> [Grid] {
    switch Container(bytes) {
    case .workbook:
      let workbook = try Workbook(bytes, file: request.name)
      var grids: [Grid] = []
      for sheet in workbook.sheets {
        let worksheet = try workbook.worksheet(sheet)
        if worksheet.emptyFormulas > 0 {
          log.sheet = sheet.name
          log.add(
            .emptyFormulas,
            "\(worksheet.emptyFormulas) formulas have no value; their cells were not read",
            hint: "Open the file in a spreadsheet program and save it.", subject: sheet.name)
          log.sheet = nil
        }
        grids.append(Grid(worksheet, sheet: sheet.name, rows: Grid.longest))
      }
      return grids
    case .text:
      let text = TextBytes(decoding: bytes)
      guard !text.looksBinary else {
        _ = FileOpening.table(text, log: &log)
        return []
      }
      FileOpening.report(text.notes, log: &log)
      return [Grid(text, rows: Grid.longest)]
    case .json, .xml: return []
    }
  }

  private static func part(
    _ grid: Grid, _ table: TableMapping, _ mapping: FileMapping, _ context: ReaderContext,
    log: inout DiagnosticLog
  ) -> FilePart? {
    let fit = MappingFit(grid: grid, table: table, context: context)
    if let obstacle = fit.obstacle {
      log.sheet = grid.sheet
      log.add(
        .mappingMisfit, at: obstacle.place, "\(obstacle.message); the table was not read",
        hint: "Correct the mapping, or propose a new one with `whocounts inspect`.",
        subject: table.sheet ?? "")
      log.sheet = nil
      return nil
    }
    let records = MappedTableReader.table(grid, table, mapping.numbers, context.vocabulary)
    guard records.rowCount > 0 else {
      log.add(
        .mappingMisfit, "The mapping finds no value in its rows and columns",
        hint: "Correct the mapping, or propose a new one with `whocounts inspect`.",
        subject: table.sheet ?? "")
      return nil
    }
    log.sheet = grid.sheet
    for text in fit.unmatched {
      log.add(
        .unmatchedMapping, "The mapping does not fit in one place: \(text)",
        hint: "Correct the mapping if something else was meant.", subject: text)
    }
    log.sheet = nil
    reportOutside(grid, table, mapping.tables.filter { $0.sheet == table.sheet }, log: &log)
    if grid.isCut {
      log.add(
        .mappingMisfit, "The table is longer than \(Grid.longest) rows; the rest was not read",
        hint: "Cut the file into several.", subject: "length")
    }
    return FilePart(table: records, dialect: .mapped, sheet: grid.sheet)
  }

  /// Rows that came to the file after its mapping was made would be lost in silence.
  private static func reportOutside(
    _ grid: Grid, _ table: TableMapping, _ all: [TableMapping], log: inout DiagnosticLog
  ) {
    let columns = table.valueColumns
    reportColumns(grid, table, all, log: &log)
    guard let last = table.rows.map(\.upperBound).max() else { return }
    let outside = grid.rows.filter { row in
      row > last && !all.contains { $0.rows.contains { $0.contains(row) } }
        && columns.contains { CellKind(grid.own(row, $0)) == .number }
    }
    guard let first = outside.first else { return }
    log.sheet = grid.sheet
    log.add(
      .rowsBeyondMapping, at: grid.place(first, columns.min() ?? 0),
      "\(outside.count) rows with numbers stand below the rows that the mapping names; they were not read",
      hint: "Add them to `rows` in the mapping if they belong to the table.")
    log.sheet = nil
  }

  /// A year that came to the file after its mapping was made, or a column that pushed another out.
  private static func reportColumns(
    _ grid: Grid, _ table: TableMapping, _ all: [TableMapping], log: inout DiagnosticLog
  ) {
    let known = Set(
      all.flatMap { table in
        table.valueColumns + table.labels.map(\.column)
          + [table.sections?.column].compactMap(\.self)
      })
    let rows = grid.rows.filter { row in table.rows.contains { $0.contains(row) } }
    let beyond = (0..<grid.columnCount).filter { column in
      !known.contains(column)
        && rows.contains { [.number, .year].contains(CellKind(grid.own($0, column))) }
    }
    guard let first = beyond.first,
      let row = rows.first(where: { grid.own($0, first) != nil })
    else { return }
    log.sheet = grid.sheet
    log.add(
      .rowsBeyondMapping, at: grid.place(row, first),
      "\(beyond.count) columns with numbers stand beside those that the mapping names; they were not read",
      hint: "Add them to `values` in the mapping, or to `labels` with `holds: nothing`.",
      subject: "columns")
    log.sheet = nil
  }

  /// Sheets with numbers that no table of the mapping names.
  private static func reportOthers(
    _ grids: [Grid], _ mapping: FileMapping, log: inout DiagnosticLog
  ) -> [FilePart] {
    let known = Set(mapping.tables.map(\.sheet))
    for grid in grids where !known.contains(grid.sheet) {
      let count = grid.rows.count { row in
        grid.columns(ofRow: row).contains { CellKind(grid.own(row, $0)) == .number }
      }
      guard count > 1 else { continue }
      log.sheet = grid.sheet
      log.add(
        .unreadSheet, rows: 0,
        "No table of the mapping is on this sheet, which has \(count) rows with numbers",
        hint: "Nothing to do if it holds no data of your own.", subject: grid.sheet ?? "")
      log.sheet = nil
    }
    return []
  }
}
