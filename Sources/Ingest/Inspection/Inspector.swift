import Bytes
import FileFormats
import SDGModel

/// Looks at a file of an unknown layout and proposes how to read it. Nothing is read by a proposal:
/// a person confirms it first.
public struct Inspector {
  private let context: ReaderContext
  /// The questionnaire behind a file of records.
  public var form: XLSForm?
  /// Whether somebody says that the files hold single records.
  public var holdsRecords = false
  /// The sheet or table of records to look at; `nil`: the first that has no parent.
  public var table: String?

  public init(_ context: ReaderContext) { self.context = context }

  /// - Parameter name: how messages name the file; its stem may name an indicator or a year.
  public func inspect(path: String, name: String) -> Inspection {
    var result = Inspection()
    var log = DiagnosticLog(file: name, source: "", quotes: true)
    do {
      let bytes = try FileBytes.read(path)
      inspect(bytes, name, &result, &log)
    } catch {
      log.add(
        .unreadableFile, "The file cannot be read: \(error.reason)",
        hint: "Check that it exists and may be read.")
    }
    result.problems = log.finished().filter { $0.severity == .blocking }
    return result
  }

  /// Looks at a file that is in memory; else as ``inspect(path:name:)``.
  public func inspect(_ bytes: [UInt8], name: String) -> Inspection {
    var result = Inspection()
    var log = DiagnosticLog(file: name, source: "", quotes: true)
    inspect(bytes, name, &result, &log)
    result.problems = log.finished().filter { $0.severity == .blocking }
    return result
  }

  /// Why the table that somebody asks for is not there.
  private func missingTable(_ bytes: [UInt8], _ name: String) -> RecipeFailure? {
    var log = DiagnosticLog(file: name, source: "", quotes: false)
    guard table != nil, let tables = RecordTables(bytes, file: name, log: &log) else { return nil }
    do throws(RecipeFailure) { _ = try tables.table(named: table) } catch { return error }
    return nil
  }

  private func inspect(
    _ bytes: [UInt8], _ name: String, _ result: inout Inspection, _ log: inout DiagnosticLog
  ) {
    let request = FileRequest(path: name, name: name, publisher: "")
    var trial = DiagnosticLog(file: name, source: "", quotes: true)
    let parts = FileOpening.parts(bytes, request, context, log: &trial)
    if let known = parts.first?.dialect, known != .openSDG || isIndicatorFile(name) {
      result.dialect = known
      return
    }
    if let failure = missingTable(bytes, name) {
      log.add(.recipeMisfit, failure.text, hint: "Name one of them with `--table`.")
      return
    }
    result.records = RecordInspector(context: context, form: form, table: table)
      .draft(bytes, name: name, isAsked: holdsRecords)
    if result.records != nil { return }
    if holdsRecords {
      log.add(
        .unknownFormat, "No records were found in the file",
        hint: "Records have a header in the first row; name another sheet with `--table`.")
      return
    }
    switch Container(bytes) {
    case .workbook: inspectWorkbook(bytes, name, &result, &log)
    case .text:
      let text = TextBytes(decoding: bytes)
      guard !text.looksBinary else {
        _ = FileOpening.table(text, context, log: &log)
        return
      }
      let grid = Grid(text)
      if grid.rows.isEmpty { result.remarks.append("The file is empty") }
      result.tables = tables(grid, name, hasSeveralSheets: false)
      if result.tables.isEmpty, let remark = notPlain(grid) { result.remarks.append(remark) }
      if grid.isCut { result.remarks.append("Only the first \(Grid.mostRows) rows were looked at") }
    case .json, .xml:
      _ = FileOpening.parts(bytes, request, context, log: &log)
    }
  }

  /// Whether a file of one indicator says which one, by its name.
  private func isIndicatorFile(_ name: String) -> Bool {
    var stem = FileName.stem(name)
    if stem.hasPrefix("indicator_") { stem = String(stem.dropFirst(10)) }
    return IndicatorCode(stem).target != nil
  }

  private func inspectWorkbook(
    _ bytes: [UInt8], _ name: String, _ result: inout Inspection, _ log: inout DiagnosticLog
  ) {
    do {
      let workbook = try Workbook(bytes, file: name)
      let shown = workbook.sheets.filter { !$0.isHidden }
      let hidden = workbook.sheets.filter(\.isHidden).map(\.name)
      if !hidden.isEmpty {
        result.remarks.append("Hidden sheets are left out: \(hidden.joined(separator: ", "))")
      }
      for sheet in shown {
        let worksheet = try workbook.worksheet(sheet)
        if worksheet.emptyFormulas > 0 {
          result.remarks.append(
            "Sheet \(sheet.name): \(Counted.text(worksheet.emptyFormulas, "formula has", "formulas have")) no value; open the file in a spreadsheet program and save it"
          )
        }
        let grid = Grid(worksheet, sheet: sheet.name)
        let found = tables(grid, name, hasSeveralSheets: shown.count > 1)
        result.tables += found
        result.remarks += remarks(grid, found)
      }
    } catch {
      log.add(
        .unreadableWorkbook, "The workbook cannot be read: \(error.reason)",
        hint: "Open it in a spreadsheet program and save it as .xlsx.")
    }
  }

  private func remarks(_ grid: Grid, _ found: [TableProposal]) -> [String] {
    let sheet = grid.sheet ?? ""
    var remarks: [String] = []
    if found.isEmpty, !grid.rows.isEmpty {
      remarks.append("Sheet \(sheet) holds no table of numbers")
      if let remark = notPlain(grid) { remarks.append(remark) }
    }
    guard !found.isEmpty else { return remarks }
    if !grid.hiddenColumns.isEmpty {
      let letters = grid.hiddenColumns.map { CellReference.letters(of: $0) }
      remarks.append(
        "Sheet \(sheet): hidden columns are left out: \(letters.joined(separator: ", "))")
    }
    if grid.hiddenRowCount > 0 {
      remarks.append("Sheet \(sheet): \(grid.hiddenRowCount) hidden rows are left out")
    }
    if grid.isCut {
      remarks.append("Sheet \(sheet): only the first \(Grid.mostRows) rows were looked at")
    }
    return remarks
  }

  /// Cells that a person reads as figures and the program does not: `120 (34.1)`, `1,20,400`, `34.1 ± 2.1`.
  private func notPlain(_ grid: Grid) -> String? {
    let texts = grid.rows.prefix(200).flatMap { row in
      grid.columns(ofRow: row).compactMap { grid.own(row, $0) }
    }.filter { cell in
      let digits = cell.text.count { $0.isNumber }
      return CellKind(cell) == .text && digits * 2 >= cell.text.count && digits > 1
    }.map(\.shown)
    guard texts.count > 1 else { return nil }
    return
      "Cells such as \(TableReading.list(texts, limit: 3)) hold no plain number: write one number into each cell, with the digits 0 to 9 and thousands in groups of three"
  }

  private func tables(_ grid: Grid, _ name: String, hasSeveralSheets: Bool) -> [TableProposal] {
    var above: [String] = []
    let found = TableFinder(grid, context.vocabulary).tables()
    let starts = found.compactMap { ($0.block.titles + $0.block.headers + $0.block.body).min() }
    return found.compactMap { grid, block in
      let corner = block.headers.last.flatMap { grid.cell($0, block.columns[0])?.text } ?? ""
      guard !TableWords.isPivot(corner) else { return nil }
      let titles = block.titles.compactMap { row -> String? in
        let texts = grid.columns(ofRow: row).compactMap { grid.own(row, $0)?.text }
        return texts.isEmpty ? nil : texts.joined(separator: ", ")
      }
      let hasOwn = titles.contains { !isGroupOrArea($0) }
      if hasOwn { above = titles }
      var reading = TableReading(grid, block, context)
      let proposal = reading.run(
        Surroundings(
          titles: titles, sheet: grid.sheet, stem: FileName.stem(name),
          titlesAbove: hasOwn ? [] : above, notes: notes(below: block, grid, starts),
          hasSeveralSheets: hasSeveralSheets))
      return proposal.flatMap { $0.looksLikeData ? $0 : nil }
    }
  }

  /// What stands between a table and the next one.
  private func notes(below block: TableBlock, _ grid: Grid, _ starts: [Int]) -> [String] {
    guard let last = block.body.max() else { return [] }
    let next = starts.filter { $0 > last }.min() ?? .max
    return grid.rows.filter { $0 > last && $0 < next }.prefix(20).compactMap { row in
      let texts = grid.columns(ofRow: row).compactMap { grid.own(row, $0)?.text }
      return texts.isEmpty ? nil : texts.joined(separator: ", ")
    }
  }

  /// Whether a line is the name of one group or area and nothing else.
  private func isGroupOrArea(_ raw: String) -> Bool {
    let text = LabelText(raw).text
    return CategoryWords(context.vocabulary).reading(text) != nil || TotalWords.isWhole(text)
      || ContentReading(context).isOwnArea(text)
  }
}
