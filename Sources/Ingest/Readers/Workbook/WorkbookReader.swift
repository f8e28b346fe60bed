import Bytes
import FileFormats
import SDGModel

/// Finds the sheets of a workbook that hold records, wherever their tabs stand and whatever title
/// rows stand above their headers.
///
/// A hidden sheet is left out: its author took it out of sight, often because a newer one replaced
/// it. Sheets of no known layout, such as lists of codes or somebody's pivot table, are named.
struct WorkbookReader {
  /// How far down a header may stand.
  private static let headerRows = 40

  static func parts(_ bytes: [UInt8], _ request: FileRequest, log: inout DiagnosticLog)
    -> [FilePart]
  {
    do {
      let workbook = try Workbook(bytes, file: request.name)
      return try parts(workbook, request, log: &log)
    } catch {
      log.add(
        .unreadableWorkbook, "The workbook cannot be read: \(error.reason)",
        hint: "Open it in a spreadsheet program and save it as .xlsx.")
      return []
    }
  }

  private static func parts(
    _ workbook: Workbook, _ request: FileRequest, log: inout DiagnosticLog
  ) throws(WorkbookError) -> [FilePart] {
    var parts: [FilePart] = []
    var unread: [(name: String, rows: Int)] = []
    var isRefused = false
    for sheet in workbook.sheets {
      let rows = try workbook.rows(of: sheet)
      log.sheet = sheet.name
      switch part(of: rows, sheet, log: &log) {
      case .read(let part): parts.append(part)
      case .refused: isRefused = true
      case .unknown: if !rows.isEmpty { unread.append((sheet.name, rows.count)) }
      }
      log.sheet = nil
    }
    report(unread, isAlone: parts.isEmpty && !isRefused, log: &log)
    return parts
  }

  private enum Finding {
    case read(FilePart)
    /// Of a known layout, but not to be read; the log says why.
    case refused
    case unknown
  }

  private static func part(
    of rows: [WorkbookRow], _ sheet: Workbook.Sheet, log: inout DiagnosticLog
  ) -> Finding {
    for position in rows.indices.prefix(headerRows) {
      let header = SheetHeader(rows[position])
      guard let dialect = Readers.recognise(header: header.names) else { continue }
      guard let table = header.table(rows[(position + 1)...], log: &log) else {
        return .refused
      }
      var part = FilePart(table: table, dialect: dialect, sheet: sheet.name)
      if sheet.isHidden { part.leftOutBecause = "the sheet is hidden" }
      return .read(part)
    }
    return .unknown
  }

  private static func report(
    _ unread: [(name: String, rows: Int)], isAlone: Bool, log: inout DiagnosticLog
  ) {
    if isAlone {
      log.add(
        .unknownFormat,
        unread.isEmpty
          ? "The workbook is empty"
          : "No sheet has a known layout: \(log.quote(list: unread.map(\.name), or: "sheet"))",
        hint:
          "Name the columns indicator (or series), period and value in one row; or have `whocounts inspect` propose a mapping."
      )
      return
    }
    for sheet in unread {
      log.sheet = sheet.name
      log.add(
        .unreadSheet, rows: 0,
        "The sheet is of no known layout and was not read: \(sheet.rows) rows",
        hint: "Nothing to do if it holds no data.", subject: sheet.name)
    }
    log.sheet = nil
  }
}

/// The header of a sheet: which of its columns have a name.
struct SheetHeader {
  private let columns: [(position: Int, name: String)]
  private let row: Int

  init(_ row: WorkbookRow) {
    self.row = row.number
    columns = row.cells.map { ($0.column, $0.text) }
  }

  var names: [String] { columns.map(\.name) }

  /// The rows below as records. A cell under no name becomes a column without one where it holds
  /// something, so that it is reported.
  func table(_ rows: ArraySlice<WorkbookRow>, log: inout DiagnosticLog) -> ColumnTable? {
    var columns = columns
    let named = Set(columns.map(\.position))
    let others = Set(rows.lazy.flatMap { $0.cells.map(\.column) }).subtracting(named)
    columns += others.map { ($0, "") }
    columns.sort { $0.position < $1.position }
    let place = RecordPlace(line: row)
    guard ColumnLimit.admits(columns: columns.count, records: rows.count, at: place, log: &log)
    else { return nil }
    let places = Dictionary(
      columns.enumerated().map { ($1.position, $0) }, uniquingKeysWith: { first, _ in first })
    var builder = ColumnTableBuilder(
      header: columns.map(\.name), headerPlace: place,
      letters: columns.map { CellReference.letters(of: $0.position) })
    let blank = [String](repeating: "", count: columns.count)
    for row in rows {
      var fields = blank
      for cell in row.cells {
        if let place = places[cell.column] { fields[place] = cell.text }
      }
      builder.append(fields, at: RecordPlace(line: row.number))
    }
    return builder.finish()
  }
}
