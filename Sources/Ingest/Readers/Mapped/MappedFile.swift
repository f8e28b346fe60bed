import Bytes
import FileFormats
import SDGModel

/// Opens a file by the mapping that the project has for it.
enum MappedFile {
  /// The parts of the file that the mapping names; none where it does not fit.
  static func parts(
    _ bytes: [UInt8], _ request: FileRequest, _ mapping: FileMapping, _ vocabulary: Vocabulary,
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
        return part(grid, table, mapping, vocabulary, log: &log)
      }
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
        grids.append(Grid(try workbook.worksheet(sheet), sheet: sheet.name))
      }
      return grids
    case .text:
      let text = TextBytes(decoding: bytes)
      guard !text.looksBinary else { return [] }
      FileOpening.report(text.notes, log: &log)
      return [Grid(text)]
    case .json, .xml: return []
    }
  }

  private static func part(
    _ grid: Grid, _ table: TableMapping, _ mapping: FileMapping, _ vocabulary: Vocabulary,
    log: inout DiagnosticLog
  ) -> FilePart? {
    let records = MappedTableReader.table(grid, table, mapping.numbers, vocabulary)
    guard records.rowCount > 0 else {
      log.add(
        .mappingMisfit, "The mapping finds no value in its rows and columns",
        hint: "Correct the mapping, or propose a new one with `whocounts inspect`.",
        subject: table.sheet ?? "")
      return nil
    }
    reportOutside(grid, table, log: &log)
    return FilePart(table: records, dialect: .mapped, sheet: grid.sheet)
  }

  /// Rows that came to the file after its mapping was made would be lost in silence.
  private static func reportOutside(
    _ grid: Grid, _ table: TableMapping, log: inout DiagnosticLog
  ) {
    let columns = table.valueColumns
    guard let last = table.rows.map(\.upperBound).max() else { return }
    let outside = grid.rows.filter { row in
      row > last && columns.contains { CellKind(grid.own(row, $0)) == .number }
    }
    guard let first = outside.first else { return }
    log.sheet = grid.sheet
    log.add(
      .rowsBeyondMapping, at: grid.place(first, columns.min() ?? 0),
      "\(outside.count) rows with numbers stand below the rows that the mapping names; they were not read",
      hint: "Add them to `rows` in the mapping if they belong to the table.")
    log.sheet = nil
  }
}
