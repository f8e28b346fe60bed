import Bytes
import SDGModel

/// Reads data files of any supported layout.
public enum Readers {
  /// Reads one file.
  ///
  /// It never fails: what cannot be read gives a blocking diagnostic with its place and remedy.
  /// The records of the file are counted in ``InputFile/counts``: taken, held, left out and not
  /// published add up to them.
  ///
  /// - Parameters:
  ///   - path: where the file lies.
  ///   - name: how places name it, such as the path within the project.
  ///   - publisher: the register entry of the file's publisher.
  public static func read(
    path: String, name: String, publisher: String, context: ReaderContext
  ) -> ReadResult {
    read(FileRequest(path: path, name: name, publisher: publisher), context: context)
  }

  /// Reads a file whose bytes are in memory; else as ``read(path:name:publisher:context:)``.
  public static func read(
    _ bytes: [UInt8], name: String, publisher: String, context: ReaderContext
  ) -> ReadResult {
    read(bytes, FileRequest(path: name, name: name, publisher: publisher), context: context)
  }

  /// Reads files of single records together, as their recipe has a pattern that is for all of them.
  ///
  /// Their figures are of all records, and what became of those is counted together.
  ///
  /// - Parameter name: how places name them: the pattern.
  public static func read(
    together files: [(path: String, name: String)], name: String, by recipe: Recipe,
    publisher: String, context: ReaderContext
  ) -> ReadResult {
    let request = FileRequest(path: name, name: name, publisher: publisher)
    var parts: [RecordPart] = []
    for file in files {
      do throws(FileError) {
        parts.append(RecordPart(name: file.name, bytes: try FileBytes.read(file.path)))
      } catch { return unreadable(request, "\(file.name): \(error.reason)", context) }
    }
    let hashes = context.hashesFiles ? parts.map { SHA256.hex($0.bytes) } : []
    let hash = hashes.isEmpty ? "" : SHA256.hex(Array(hashes.joined(separator: " ").utf8))
    var reading = FileReading(request, context: context, hash: hash)
    reading.read(parts, by: recipe)
    return reading.result()
  }

  static func read(_ request: FileRequest, context: ReaderContext) -> ReadResult {
    do {
      if !context.mappings.contains(where: { $0.isFor(request.name) }),
        !context.recipes.contains(where: { $0.isFor(request.name) }),
        let result = try readLarge(request, context: context)
      {
        return result
      }
      let bytes = try FileBytes.read(request.path)
      return read(bytes, request, context: context)
    } catch { return unreadable(request, error.reason, context) }
  }

  private static func unreadable(
    _ request: FileRequest, _ reason: String, _ context: ReaderContext
  ) -> ReadResult {
    var log = DiagnosticLog(
      file: request.name, source: request.publisher, quotes: context.mayQuote(request.publisher))
    log.add(
      .unreadableFile, "The file cannot be read: \(reason)",
      hint: "Check that it exists and may be read.")
    return ReadResult(
      observations: ObservationTable(), diagnostics: log.finished(),
      file: InputFile(
        path: request.name, dialect: "", source: request.publisher, hash: "",
        counts: RecordCounts()))
  }

  /// Reads a large text file piece by piece; `nil` where the file is none.
  private static func readLarge(
    _ request: FileRequest, context: ReaderContext
  ) throws(FileError) -> ReadResult? {
    var log = DiagnosticLog(
      file: request.name, source: request.publisher, quotes: context.mayQuote(request.publisher))
    guard let table = try FileOpening.largeTable(request.path, context, log: &log) else {
      return nil
    }
    let hash = context.hashesFiles ? try SHA256.hex(ofFile: request.path) : ""
    var reading = FileReading(request, context: context, hash: hash)
    reading.log = log
    reading.read(FileOpening.parts(table, request, log: &reading.log))
    return reading.result()
  }

  /// Reads a file whose bytes are in memory.
  static func read(
    _ bytes: [UInt8], _ request: FileRequest, context: ReaderContext
  ) -> ReadResult {
    var reading = FileReading(
      request, context: context, hash: context.hashesFiles ? SHA256.hex(bytes) : "")
    if let recipe = context.recipes.first(where: { $0.isFor(request.name) }) {
      reading.read([RecordPart(name: request.name, bytes: bytes)], by: recipe)
    } else if let mapping = context.mappings.first(where: { $0.isFor(request.name) }) {
      reading.read(
        MappedFile.parts(bytes, request, mapping, context, log: &reading.log))
    } else {
      reading.read(FileOpening.parts(bytes, request, context, log: &reading.log))
    }
    return reading.result()
  }
}

/// The reading of one file, part by part.
private struct FileReading {
  var log: DiagnosticLog
  private var request: FileRequest
  private let context: ReaderContext
  private var file: InputFile
  private var observations = ObservationTable()
  private var seriesNames: [String: LocalText] = [:]

  init(_ request: FileRequest, context: ReaderContext, hash: String) {
    self.request = request
    self.context = context
    log = DiagnosticLog(
      file: request.name, source: request.publisher, quotes: context.mayQuote(request.publisher))
    file = InputFile(
      path: request.name, dialect: "", source: request.publisher, hash: hash,
      counts: RecordCounts())
  }

  mutating func read(_ parts: [FilePart]) {
    for part in parts {
      log.sheet = part.sheet
      read(part)
    }
    log.sheet = nil
  }

  /// Single records are counted as they stood in the file, and no message quotes them.
  mutating func read(_ parts: [RecordPart], by recipe: Recipe) {
    if parts.count > 1 { file.parts = parts.map(\.name) }
    log = DiagnosticLog(file: request.name, source: request.publisher, quotes: false)
    guard
      let (part, counts) = RecipeReader.read(
        parts, request, recipe, decisions: context.decisions, log: &log)
    else { return }
    read(part)
    file.counts = counts
  }

  private mutating func read(_ part: FilePart) {
    if part.table.rowCount == 0 {
      log.add(
        .headerOnly, at: part.table.headerPlace, "The file has a header and no records",
        hint: "Nothing to do.")
    }
    var table = part.table
    if part.dialect == .unsdWide, let layout = WideLayout(table.header) {
      guard let records = WideTable.records(table, layout, log: &log) else { return }
      table = records
    }
    guard
      let plan = ColumnPlan.make(
        table, dialect: part.dialect, vocabulary: context.vocabulary,
        attributeNames: request.attributeNames, log: &log)
    else { return }
    if file.dialect.isEmpty { file.dialect = part.dialect.rawValue }
    if let reason = request.notPublishedBecause {
      file.counts.notPublished += table.rowCount
      log.add(
        .notPublished, rows: table.rowCount, "The indicator is not published: \(reason)",
        hint: "Nothing to do; change the indicator's settings to publish it.")
      return
    }
    if let reason = part.leftOutBecause {
      file.counts.leftOut += table.rowCount
      log.add(
        .leftOutSheet, rows: table.rowCount,
        "The sheet is left out with its \(table.rowCount) records: \(reason)",
        hint: "Show the sheet in the workbook to have it read.")
      return
    }
    if part.dialect == .openSDG, request.indicator == nil {
      request.indicator = FileOpening.indicator(ofFile: request.name, log: &log)
    }
    var reading = RowReading(
      table: table, plan: plan, request: request, context: context, log: log)
    reading.run()
    log = reading.log
    file.counts = file.counts + reading.counts
    seriesNames.merge(reading.seriesNames) { first, _ in first }
    if observations.count == 0 {
      observations = reading.observations
    } else {
      observations.append(contentsOf: reading.observations)
    }
  }

  consuming func result() -> ReadResult {
    ReadResult(
      observations: observations, diagnostics: log.finished(), file: file,
      seriesNames: seriesNames, quotesValues: context.mayQuote(request.publisher))
  }
}
