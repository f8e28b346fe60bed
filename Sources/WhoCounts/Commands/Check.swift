import Bytes
import Ingest
import Renderer
import SDGModel
import Wording

/// `check`: what is wrong with the input, and what became of every record.
public enum Check {
  /// Exit code 1 where anything is blocking, held or a question.
  ///
  /// - Parameters:
  ///   - proposes: whether what is held is added to the project's list of decisions.
  ///   - asPage: whether the lines are an HTML page instead of text.
  public static func run(
    _ project: Project, pipeline: Pipeline, proposes: Bool = false, asPage: Bool = false
  ) async throws -> CommandResult {
    let merged = try await pipeline.merge(project)
    var result = result(merged, project: project)
    let proposed = proposes ? try propose(merged.data.diagnostics, for: project) : nil
    if asPage {
      result.lines = [try page(merged, title: result.project ?? "")]
    } else if let proposed {
      result.lines.append(proposed)
    }
    return result
  }

  private static func page(_ merged: Pipeline.Merged, title: String) throws -> String {
    let languages = merged.scope.languages.map { Language($0) }
    let report = CheckReport(
      title: title,
      entries: merged.data.diagnostics.map { .init(id: Decision.id(of: $0), finding: $0) },
      files: merged.data.files,
      catalogue: try Catalogue(languages: languages.isEmpty ? [Language("en")] : languages))
    return try report.document()
  }

  /// Adds what is held to the list of decisions, and says what became of it.
  private static func propose(
    _ diagnostics: [Diagnostic], for project: Project
  ) throws(ProjectError) -> String {
    guard let path = project.decisionsPath else {
      throw ProjectError(
        "--propose", "this folder is not ours: nothing is written into it",
        hint: "Name a file for the list with --decisions")
    }
    do throws(FileError) {
      let existing = FileBytes.isPlain(path) ? try FileBytes.read(path) : nil
      let (bytes, added) = DecisionList.adding(diagnostics, to: existing)
      if added > 0 { try FileBytes.replace(path, with: bytes) }
      return "\(Counted.text(added, "finding")) added to \(path): fill in the column decision"
    } catch {
      throw ProjectError(path, error.reason, hint: "Name a file that can be written")
    }
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
    let applied = diagnostics.filter { $0.rule == InputRule.recipeApplied.rawValue }
    if !applied.isEmpty {
      lines.append("from records to figures")
      lines += applied.map { "  \($0.place.file): \($0.message)" } + [""]
    }
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
    let number = read.reduce(0) { $0 + max(1, $1.parts.count) }
    return "\(Counted.text(number, "file")), \(Counted.text(counts.read, "record")): "
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
        "left out: \(file.path), \(Counted.text(file.counts.read, "record")), \(file.leftOutBecause ?? "")"
      )
    }
    lines.append(
      severities.map { "\($0.1) \($0.0.word(for: $0.1))" }.joined(separator: ", "))
    return lines
  }
}

extension Severity {
  func word(for count: Int) -> String {
    switch self {
    case .blocking: "blocking"
    case .held: "held"
    case .question: count == 1 ? "question" : "questions"
    case .note: count == 1 ? "note" : "notes"
    }
  }
}
