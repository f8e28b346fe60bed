import Bytes
import SDGModel

/// `check`: what is wrong with the input, and what became of every record.
public enum Check {
  /// Exit code 1 where anything is blocking, held or a question.
  public static func run(_ project: Project, pipeline: Pipeline) async throws -> CommandResult {
    let merged = try await pipeline.merge(project)
    return result(merged, project: project)
  }

  static func result(_ merged: Pipeline.Merged, project: Project) -> CommandResult {
    let diagnostics = merged.data.diagnostics
    let files = merged.data.files
    let read = files.filter { $0.leftOutBecause == nil }
    let leftOut = files.filter { $0.leftOutBecause != nil }
    let counts = read.map(\.counts).reduce(RecordCounts(), +)
    let severities = DiagnosticTable.counts(diagnostics)
    let isClean = severities.allSatisfy { $0.0 == .note || $0.1 == 0 }
    var lines = DiagnosticTable.lines(diagnostics, atLeast: .question)
    if !lines.isEmpty { lines.append("") }
    lines += closing(read: read, leftOut: leftOut, severities: severities)
    return CommandResult(
      command: "check", project: merged.scope.title[merged.scope.languages.first ?? ""],
      asOf: merged.scope.asOf,
      summary: [
        ("files", fileSummary(read: read, leftOut: leftOut)), ("records", records(counts)),
        (
          "severities",
          .object(severities.map { (key: $0.0.rawValue, value: JSON.integer($0.1)) })
        ),
      ],
      table: DiagnosticTable.table(diagnostics), lines: lines, showsTable: false,
      exitCode: isClean ? ExitStatus.done : ExitStatus.problems)
  }

  private static func fileSummary(read: [InputFile], leftOut: [InputFile]) -> JSON {
    .object([
      ("found", .integer(read.count + leftOut.count)), ("belong", .integer(read.count)),
      (
        "leftOut",
        .array(
          leftOut.map {
            .object([
              ("file", .string($0.path)), ("records", .integer($0.counts.read)),
              ("reason", .text($0.leftOutBecause)),
            ])
          })
      ),
    ])
  }

  static func records(_ counts: RecordCounts) -> JSON {
    .object([
      ("read", .integer(counts.read)), ("taken", .integer(counts.taken)),
      ("held", .integer(counts.held)), ("leftOut", .integer(counts.leftOut)),
      ("notPublished", .integer(counts.notPublished)),
    ])
  }

  /// What became of the records of the files that belong to the input.
  static func tally(_ files: [InputFile]) -> String {
    let read = files.filter { $0.leftOutBecause == nil }
    let counts = read.map(\.counts).reduce(RecordCounts(), +)
    return "\(read.count) \(read.count == 1 ? "file" : "files"), \(counts.read) records: "
      + "\(counts.taken) taken, \(counts.held) held, \(counts.leftOut) left out, "
      + "\(counts.notPublished) not published"
  }

  private static func closing(
    read: [InputFile], leftOut: [InputFile],
    severities: [(Severity, Int)]
  ) -> [String] {
    var lines = [tally(read)]
    for file in leftOut {
      lines.append(
        "left out: \(file.path), \(file.counts.read) records, \(file.leftOutBecause ?? "")")
    }
    lines.append(
      severities.map { "\($0.1) \($0.0.plural)" }.joined(separator: ", "))
    return lines
  }
}

extension Severity {
  var plural: String {
    switch self {
    case .blocking: "blocking"
    case .held: "held"
    case .question: "questions"
    case .note: "notes"
    }
  }
}
