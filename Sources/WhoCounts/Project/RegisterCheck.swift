import Ingest
import SDGModel

/// What is doubtful in the source register as a whole.
enum RegisterCheck {
  /// A file that two sources claim blocks: whose figures they are decides how each is shown. A
  /// pattern that names no file is a question.
  static func findings(_ sources: [Source], files: [String]) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for file in files {
      let owners = sources.filter { claims($0, file) }.map(\.id)
      guard owners.count > 1 else { continue }
      found.append(
        Diagnostic(
          rule: "file-of-two-sources", severity: .blocking, place: Place(file: file),
          message: "Two sources claim the file: \(owners.joined(separator: ", "))",
          hint: "Name the file under `files` of one source alone.",
          subject: "\(file);\(owners.joined(separator: ";"))"))
    }
    for source in sources {
      let place = Place(file: "sources/\(source.id).yaml")
      for pattern in source.files
      where !files.contains(where: { Folder.matches($0, pattern: pattern) }) {
        found.append(
          Diagnostic(
            rule: "source-without-file", severity: .question, place: place, source: source.id,
            message: "`files` names no data file: \(pattern)",
            hint: "Correct the path; it begins with data/.", subject: "\(source.id);\(pattern)"))
      }
    }
    return found
  }

  /// Decisions that do not count: their time is over, or something is missing that they need, which a
  /// contradiction with official figures asks more of.
  static func decisions(_ sources: [Source]) -> [Diagnostic] {
    sources.flatMap { source in
      source.indicators.compactMap {
        unrecorded($0, source, Place(file: "sources/\(source.id).yaml"))
      }
    }
  }

  private static func claims(_ source: Source, _ file: String) -> Bool {
    source.files.contains { Folder.matches(file, pattern: $0) }
  }

  private static func unrecorded(
    _ entry: SourceIndicator, _ source: Source, _ place: Place
  ) -> Diagnostic? {
    guard let decision = entry.decision, let gate = entry.gate else { return nil }
    if gate.standing == .expiredDecision {
      return Diagnostic(
        rule: "decision-expired", severity: .question, place: place, source: source.id,
        message:
          "The decision on \(entry.indicator) was valid until \(decision.validUntil ?? ""): the source stays alongside",
        hint:
          "Decide anew, or write `validUntil: open` for a decision that holds until it is revised.",
        subject: "\(source.id);\(entry.indicator);expired")
    }
    guard gate.standing == .incompleteDecision else { return nil }
    let contradicts = gate.openConflicts > 0
    let missing = QualityGate.lacking(
      decision, raises: decision.tier > gate.earned || contradicts, contradicts: contradicts)
    let reason = contradicts ? ", for its figures contradict official ones" : ""
    return Diagnostic(
      rule: "decision-not-recorded", severity: .question, place: place, source: source.id,
      message:
        "The decision on \(entry.indicator) lacks \(missing.joined(separator: ", ")): the source stays alongside\(reason)",
      hint:
        "Write who decided (a body and a role, never a person), when and why; a tier above what the scores give needs `validUntil` too, a date or `open`, and one for figures that contradict official ones says under `conflict` what explains it.",
      subject: "\(source.id);\(entry.indicator)")
  }
}
