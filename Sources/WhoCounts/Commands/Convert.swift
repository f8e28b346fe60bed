import Bytes
import Ingest
import SDGModel

/// What `convert` can write.
public enum Conversion: String, Sendable, CaseIterable {
  case csv
  case sdmxCSV = "sdmx-csv"
  case json
}

/// `convert`: any known layout in, one table of observations out.
public struct Convert: Sendable {
  public var files: [String]
  public var conversion: Conversion
  public var output: String?
  public var country: String?
  /// A mapping file, for files that do not explain themselves.
  public var mapping: String?
  public var threads: Int

  public init(
    files: [String], conversion: Conversion, output: String?, country: String?,
    mapping: String? = nil, threads: Int
  ) {
    self.mapping = mapping
    self.files = files
    self.conversion = conversion
    self.output = output
    self.country = country
    self.threads = threads
  }

  /// The table, and the problems for people. Exit code 2 where a file could not be read, 1 where a
  /// record is held or a question is open.
  public func run() async throws -> (CommandResult, problems: [String]) {
    let reference = try Reference.loaded()
    var area: Area?
    if let country {
      guard let known = reference.areas.area(country) else {
        throw ProjectError(
          "--country \(country)", "no country has this code or name",
          hint: "Give a code of ISO 3166-1 or M49, or the official name")
      }
      area = Area(id: known.code, name: known.name, level: "country")
    }
    var context = reference.readerContext(
      register: [], areas: [], defaultArea: area, structure: SDMXStructure.read(files))
    context.threads = Parallel.width(within: threads, items: files.count)
    context.hashesFiles = false
    if let mapping {
      var found = try MappingDecoder.read(mapping, vocabulary: reference.vocabulary)
      // Whoever names it means it for these files.
      found.file = "*"
      context.mappings = [found]
    }
    var results = try await Parallel.map(files, width: threads) { [context] file in
      Readers.read(path: file, name: file, publisher: "", context: context)
    }
    results = ConflictCheck.holdConflicts(results)
    let diagnostics = results.flatMap(\.diagnostics).sorted(by: Diagnostic.precedes)
    let text = written(results, reference: reference)
    var result = CommandResult(command: "convert", table: Table(columns: []), showsTable: false)
    result.exitCode = exitCode(diagnostics)
    if let output {
      do throws(FileError) {
        try FileBytes.replace(output, with: Array(text.utf8))
      } catch {
        throw ProjectError(output, error.reason, hint: "Name another file with --output")
      }
    } else if results.contains(where: { !$0.file.dialect.isEmpty }) {
      result.lines = [text.hasSuffix("\n") ? String(text.dropLast()) : text]
    }
    return (result, problems(diagnostics, results))
  }

  private func written(_ results: [ReadResult], reference: Reference) -> String {
    var observations = ObservationTable()
    for result in results { observations.append(contentsOf: result.observations) }
    return switch conversion {
    case .csv: TidyWriter.csv(observations, vocabulary: reference.vocabulary)
    case .sdmxCSV: SDMXWriter.csv(observations, vocabulary: reference.vocabulary)
    case .json:
      TidyWriter.table(observations, vocabulary: reference.vocabulary).json(
        schema: "convert/1", project: nil, asOf: nil,
        summary: [("observations", .integer(observations.count))])
    }
  }

  private func exitCode(_ diagnostics: [Diagnostic]) -> Int32 {
    let worst = diagnostics.map(\.severity).max() ?? .note
    return switch worst {
    case .blocking: ExitStatus.unreadable
    case .held, .question: ExitStatus.problems
    case .note: ExitStatus.done
    }
  }

  private func problems(_ diagnostics: [Diagnostic], _ results: [ReadResult]) -> [String] {
    let lines = DiagnosticTable.lines(diagnostics, atLeast: .question)
    let counts = results.map(\.file.counts).reduce(RecordCounts(), +)
    return lines + [
      "\(Counted.text(results.count, "file")), \(Counted.text(counts.read, "record")): "
        + "\(counts.taken) taken, "
        + "\(counts.held) held, \(counts.leftOut) left out"
    ]
  }
}
