import Bytes
import Disclosure
import SDGModel

/// `build`: the main job.
public enum BuildJob {
  public static func run(
    project path: String, country: String?, decisions: String? = nil, output: String,
    isStrict: Bool, makesFigures: Bool,
    threads: Int, isQuiet: Bool,
    progress: @Sendable (String) -> Void = { _ in }
  ) async throws -> CommandResult {
    let reference = try Reference.loaded()
    let project = try Project.open(
      path, country: country, decisions: decisions, reference: reference)
    let folder = try OutputFolder(output, project: project.folder, isOwnProject: project.isOwn)
    progress("reading \(path)")
    var pipeline = Pipeline(reference: reference, threads: threads)
    let memory = PublicationMemory(project: project.isOwn ? project.folder : nil)
    pipeline.published = PreviousOutput(folder.path, memory: memory).figures(of: project.sources)
    let result = try await pipeline.run(project)
    let check = Check.result(result.merged, project: project)
    let limit: Severity = isStrict ? .question : .blocking
    if result.merged.data.diagnostics.contains(where: { $0.severity >= limit }) {
      return refused(check, diagnostics: result.merged.data.diagnostics, limit: limit)
    }
    progress("writing pages and figures")
    let files = try await Build(
      result: result, reference: reference, threads: threads, makesFigures: makesFigures
    ).files()
    let leaks = OutputAudit(result).leaks(in: files)
    guard leaks.isEmpty else { throw BuildJob.leaking(leaks) }
    try folder.write(files)
    let guarded = PreviousOutput.guarded(project.sources)
    try memory?.keep(
      pipeline.published.adding(result.data.observations) { guarded.contains($0.publisher) })
    return done(check, result: result, files: files, output: output, isQuiet: isQuiet)
  }

  /// The files and indicators are named, the figures are not.
  private static func leaking(_ leaks: [OutputAudit.Leak]) -> ProjectError {
    if let file = leaks.first(where: { $0.unreadable != nil }) {
      return ProjectError(
        "output", "\(file.path) cannot be searched for hidden figures: \(file.unreadable ?? "")",
        hint: "Nothing was written. Build without figures (--no-figures), and report this.")
    }
    let shown = leaks.prefix(5).map { "\($0.path) (\($0.indicator))" }.joined(separator: ", ")
    let rest = leaks.count > 5 ? " and \(leaks.count - 5) more" : ""
    return ProjectError(
      "output", "a figure that is hidden would stand in \(shown)\(rest)",
      hint:
        "Nothing was written. Look for the figure in texts of the project (titles, notes, sources); "
        + "if it is in none of them, report this: it is a defect.")
  }

  /// Nothing is written: the previous output stays.
  private static func refused(
    _ check: CommandResult, diagnostics: [Diagnostic], limit: Severity
  ) -> CommandResult {
    var refused = check
    refused.command = "build"
    refused.lines = DiagnosticTable.lines(diagnostics, atLeast: limit)
    refused.lines += ["", "nothing was built: the previous output is untouched"]
    let isUnreadable = diagnostics.contains { $0.severity == .blocking }
    refused.exitCode = isUnreadable ? ExitStatus.unreadable : ExitStatus.problems
    return refused
  }

  private static func done(
    _ check: CommandResult, result: Pipeline.Result, files: [BuiltFile], output: String,
    isQuiet: Bool
  ) -> CommandResult {
    let coverage = result.findings.coverage
    let known = coverage.totalCounts.filter { $0.key != .notCounted && $0.key != .notApplicable }
      .values.reduce(0, +)
    let all = coverage.totalCounts.values.reduce(0, +)
    var built = check
    built.command = "build"
    built.exitCode = ExitStatus.done
    built.table = Table(
      columns: ["path", "sha256", "bytes"],
      rows: files.map {
        [.text($0.path), .text(SHA256.hex($0.bytes)), .integer($0.bytes.count)]
      })
    built.summary += [
      ("output", .string(output)), ("files", .integer(files.count)),
      ("indicatorsWithFigures", .integer(known)), ("indicators", .integer(all)),
      ("gaps", .integer(result.findings.gaps.count)),
    ]
    // The first summary entry counts the input's files; the output's go by their own name.
    built.summary = built.summary.enumerated().map { index, entry in
      entry.0 == "files" && index > 0 ? ("outputFiles", entry.1) : entry
    }
    let open = result.merged.data.diagnostics.filter { $0.severity >= .question }.count
    let look =
      open == 0 ? "" : "; \(Counted.text(open, "finding")) to look at: whocounts check"
    built.lines =
      isQuiet
      ? []
      : [
        "wrote \(output)/index.html: \(known) of \(all) indicators with figures, "
          + "\(Counted.text(result.findings.gaps.count, "gap"))\(look)",
        Check.tally(result.merged.data.files),
      ] + hidden(result.data.protections)
    return built
  }

  /// What is not shown, by reason: how many figures, and never which.
  private static func hidden(_ protections: [Protection]) -> [String] {
    func count(_ reason: Protection.Reason) -> Int {
      protections.filter { $0.reason == reason }.reduce(0) { $0 + $1.rows }
    }
    let parts = [
      (count(.belowThreshold), "of small numbers"),
      (count(.complementary), "that would give them away"),
      (count(.nearPublished), "too near to what was published before"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    let rejected = count(.rejected)
    return (parts.isEmpty ? [] : ["hidden to protect people: \(parts.joined(separator: ", "))"])
      + (rejected == 0
        ? []
        : ["kept out by the quality gate: \(Counted.text(rejected, "figure"))"])
  }
}
