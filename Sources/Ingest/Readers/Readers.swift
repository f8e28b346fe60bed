import Bytes
import SDGModel

/// Reads data files of any supported dialect.
public enum Readers {
  /// Reads one CSV file.
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

  static func read(_ request: FileRequest, context: ReaderContext) -> ReadResult {
    do {
      let bytes = try FileBytes.read(request.path)
      return read(bytes, request, context: context)
    } catch {
      var log = DiagnosticLog(
        file: request.name, source: request.publisher,
        quotes: context.mayQuote(request.publisher))
      log.add(
        .unreadableFile, "The file cannot be read: \(error.reason)",
        hint: "Check that it exists and may be read.")
      return ReadResult(
        observations: ObservationTable(), diagnostics: log.finished(),
        file: InputFile(
          path: request.name, dialect: "", source: request.publisher, hash: "",
          counts: RecordCounts()))
    }
  }

  /// Reads a file whose bytes are in memory.
  static func read(
    _ bytes: [UInt8], _ request: FileRequest, context: ReaderContext
  ) -> ReadResult {
    var log = DiagnosticLog(
      file: request.name, source: request.publisher, quotes: context.mayQuote(request.publisher))
    var file = InputFile(
      path: request.name, dialect: "", source: request.publisher, hash: SHA256.hex(bytes),
      counts: RecordCounts())
    let text = TextBytes(decoding: bytes)
    guard let table = FileOpening.table(text, log: &log) else {
      return ReadResult(observations: ObservationTable(), diagnostics: log.finished(), file: file)
    }
    guard let dialect = FileOpening.dialect(of: table, request, log: &log),
      let plan = ColumnPlan.make(
        table, dialect: dialect, vocabulary: context.vocabulary,
        attributeNames: request.attributeNames, log: &log)
    else {
      return ReadResult(observations: ObservationTable(), diagnostics: log.finished(), file: file)
    }
    file.dialect = dialect.rawValue
    if let reason = request.notPublishedBecause {
      file.counts.notPublished = table.rowCount
      log.add(
        .notPublished, rows: table.rowCount, "The indicator is not published: \(reason)",
        hint: "Nothing to do; change the indicator's settings to publish it.")
      return ReadResult(observations: ObservationTable(), diagnostics: log.finished(), file: file)
    }
    var request = request
    if dialect == .openSDG, request.indicator == nil {
      request.indicator = FileOpening.indicator(ofFile: request.name, log: &log)
    }
    var reading = RowReading(
      table: table, plan: plan, request: request, context: context, log: log)
    reading.run()
    file.counts = reading.counts
    return ReadResult(
      observations: reading.observations, diagnostics: reading.log.finished(), file: file,
      seriesNames: reading.seriesNames,
      quotesValues: context.mayQuote(request.publisher))
  }
}
