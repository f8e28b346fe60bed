import Bytes
import SDGModel

/// The steps from bytes to tables of a known dialect, with what is found on the way.
enum FileOpening {
  /// The parts of a file that hold records; none where it cannot be read.
  static func parts(
    _ bytes: [UInt8], _ request: FileRequest, _ context: ReaderContext, log: inout DiagnosticLog
  ) -> [FilePart] {
    switch Container(bytes) {
    case .workbook: return WorkbookReader.parts(bytes, request, log: &log)
    case .json: return JSONReader.parts(bytes, log: &log)
    case .xml: return SDMXReader.parts(bytes, request, log: &log)
    case .text:
      guard let found = table(TextBytes(decoding: bytes), context, log: &log) else { return [] }
      return parts(found, request, log: &log)
    }
  }

  /// The one part of a text file.
  static func parts(
    _ found: CSVTable, _ request: FileRequest, log: inout DiagnosticLog
  ) -> [FilePart] {
    let table = mapped(found, request, log: &log)
    guard let dialect = dialect(of: table, request, log: &log) else { return [] }
    return [FilePart(table: table, dialect: dialect)]
  }

  /// The file as a table; `nil` where it holds none.
  static func table(
    _ text: TextBytes, _ context: ReaderContext? = nil, log: inout DiagnosticLog
  ) -> CSVTable? {
    guard !text.looksBinary else {
      log.add(
        .binaryFile, "The file is no text: it looks like a picture or a program's own format",
        hint: "Save its table as .xlsx or as CSV (UTF-8) and use that file.")
      return nil
    }
    report(text.notes, log: &log)
    let vocabulary = context?.vocabulary
    let table = CSVTable(
      text, threads: context?.threads ?? 1, mostColumns: ColumnLimit.most
    ) { header in
      vocabulary.map { ColumnGrouping.groups(header, vocabulary: $0) } ?? []
    }
    return checked(table, log: &log) ? table : nil
  }

  /// A file that is too large to be held in memory, read piece by piece; `nil` where it is a small
  /// one, no text, or has to be read whole.
  static func largeTable(
    _ path: String, _ context: ReaderContext, log: inout DiagnosticLog
  ) throws(FileError) -> CSVTable? {
    guard FileBytes.isPlain(path), try FileBytes.size(path) >= largeFile,
      Container(try FileBytes.read(path, limit: 4096)) == .text
    else { return nil }
    let vocabulary = context.vocabulary
    let table = try CSVTable(
      path: path, threads: context.threads, mostColumns: ColumnLimit.most
    ) {
      ColumnGrouping.groups($0, vocabulary: vocabulary)
    }
    guard let table, checked(table, log: &log) else { return nil }
    report(table.notes, log: &log)
    return table
  }

  /// Files below this are read whole.
  private static let largeFile = 64 << 20

  private static func checked(_ table: CSVTable, log: inout DiagnosticLog) -> Bool {
    guard !table.header.isEmpty else {
      log.add(
        .emptyFile, "The file is empty", hint: "Remove it, or put the data back into it.")
      return false
    }
    guard ColumnLimit.admits(columns: table.header.count, at: table.headerPlace, log: &log) else {
      return false
    }
    if let fault = table.irregular.first(where: { $0.row < 0 }) {
      log.add(
        .brokenHeader, line: fault.line, "The header's quotation marks do not close",
        hint: "Write the header as plain column names with a delimiter between.")
      return false
    }
    return true
  }

  private static func mapped(
    _ table: CSVTable, _ request: FileRequest, log: inout DiagnosticLog
  ) -> any RecordTable {
    guard let mapping = request.mapping else { return table }
    let mapped = MappedTable(table, mapping)
    guard mapped.renamedColumns + mapped.renamedCategories > 0 else { return table }
    log.add(
      .mappedNames,
      "\(mapped.renamedColumns) of its columns and \(mapped.renamedCategories) of its categories are read under other names, by the input's own settings",
      hint: "Nothing to do.")
    return mapped
  }

  /// The dialect by the header; the file's own surroundings may admit only one.
  static func dialect(
    of table: any RecordTable, _ request: FileRequest, log: inout DiagnosticLog
  ) -> Dialect? {
    let found = Readers.recognise(header: table.header)
    if let wanted = request.dialect, found != nil { return wanted }
    if let found { return found }
    log.add(
      .unknownFormat, at: table.headerPlace,
      "No known layout: the columns are \(log.quote(list: table.header, or: "column"))",
      hint:
        "Name the columns indicator (or series), period and value; or have `whocounts inspect` propose a mapping."
    )
    return nil
  }

  /// The indicator of a file that has one indicator and names it only outside: `indicator_1-1-1.csv`.
  static func indicator(ofFile name: String, log: inout DiagnosticLog) -> String {
    var stem = FileName.stem(name)
    if stem.hasPrefix("indicator_") { stem = String(stem.dropFirst(10)) }
    let code = IndicatorCode(stem)
    if code.goal == nil || code.target == nil {
      log.add(
        .unnamedIndicator,
        "The file's name is no indicator code; its figures are kept under \(code)",
        hint: "Name the file after its indicator, such as indicator_1-1-1.csv.")
    }
    return code.text
  }

  static func report(_ notes: [TextNote], log: inout DiagnosticLog) {
    for note in notes {
      switch note {
      case .byteOrderMark:
        log.add(.byteOrderMark, "A byte order mark was removed", hint: "Nothing to do.")
      case .windows1252:
        log.add(
          .windows1252, "The file is not UTF-8; it was read as Windows-1252",
          hint: "Look at letters with accents; save the file as UTF-8 to be sure.")
      case .mixedEncoding(let bytes):
        log.add(
          .mixedEncoding,
          "\(bytes) bytes of a UTF-8 file are none; they were read as Windows-1252",
          hint: "Look at letters with accents and save the file as UTF-8.")
      case .utf16:
        log.add(.utf16, "The file was read as UTF-16", hint: "Nothing to do.")
      case .carriageReturns:
        log.add(
          .carriageReturns, "Lines end with carriage return and line feed", hint: "Nothing to do.")
      case .loneCarriageReturns(let count):
        log.add(
          .carriageReturns, "\(count) carriage returns stand alone; they were read as line ends",
          hint: "Nothing to do.")
      case .nulBytes(let count):
        log.add(
          .nulBytes, "The file holds \(count) NUL bytes",
          hint: "Write the file again with the program that made it.")
      }
    }
  }
}
