import Bytes
import SDGModel

/// What somebody decided about a finding: a row of `decisions.csv`, replayed at every reading.
public struct Decision: Sendable, Equatable {
  public enum Answer: Sendable, Equatable {
    /// The proposal holds.
    case accept
    /// The record stays out.
    case refuse
    /// This is the right value.
    case value(String)
  }

  /// Name of the finding, ``id(of:)``.
  public var id: String
  public var rule: String
  public var answer: Answer
  /// What was proposed when the decision was made.
  public var proposed: String
  public var why: String
  /// The body or role that decided. Never a person's name.
  public var by: String
  public var date: String
  public var note: String
  /// Where it stands.
  public var place: Place

  public init(
    id: String, rule: String, answer: Answer, proposed: String = "", why: String = "",
    by: String = "", date: String = "", note: String = "", place: Place
  ) {
    self.id = id
    self.rule = rule
    self.answer = answer
    self.proposed = proposed
    self.why = why
    self.by = by
    self.date = date
    self.note = note
    self.place = place
  }

  /// The text that the decision puts in place of what was found; `nil` where the record stays out.
  public var replacement: String? {
    switch answer {
    case .accept: proposed.isEmpty ? nil : proposed
    case .value(let text): text
    case .refuse: nil
    }
  }

  /// The stable name of a finding: a hash of its rule and of what it is about, never of a line
  /// number, so that it survives an edited file.
  public static func id(of diagnostic: Diagnostic) -> String {
    // A finding on a whole file has no other subject than what it says of it.
    id(
      rule: diagnostic.rule,
      subject: diagnostic.subject.isEmpty
        ? "\(diagnostic.place.file)\n\(diagnostic.message)" : diagnostic.subject)
  }

  static func id(rule: String, subject: String) -> String {
    // A letter and a hyphen in front: spreadsheets take digits and an e for a number.
    "f-" + SHA256.hex("\(rule)\n\(subject)").prefix(12)
  }
}

/// Reads `decisions.csv`.
public enum DecisionsReader {
  /// Reads the file. A row without a decision is still open and is passed over; one whose decision
  /// is no known word, or that decides about a finding twice, is held.
  public static func read(
    path: String, name: String
  ) -> (decisions: [Decision], diagnostics: [Diagnostic]) {
    var log = DiagnosticLog(file: name, source: "", quotes: true)
    guard
      var list = ListFile(
        path: path, name: name, known: DecisionList.columns, required: ["id", "decision"], log: &log
      )
    else { return ([], log.finished()) }
    var decisions: [Decision] = []
    var seen = Set<String>()
    for row in list.rows(.unreadableDecision, log: &log) where !list[row, "decision"].isEmpty {
      func hold(_ message: String, _ hint: String) {
        log.add(
          .unreadableDecision, line: list.line(row), rows: 1, message, hint: hint,
          subject: list.table.rowText(row))
      }
      guard let answer = answer(list[row, "decision"]) else {
        hold("“\(list[row, "decision"])” is no decision", "Write accept, refuse or value: …")
        continue
      }
      guard !list[row, "id"].isEmpty, seen.insert(list[row, "id"]).inserted else {
        hold(
          list[row, "id"].isEmpty
            ? "The decision names no finding" : "The finding \(list[row, "id"]) is decided twice",
          "Keep one row a finding, with the id that `check` prints.")
        continue
      }
      if let fault = fault(answer, rule: list[row, "rule"], proposed: list[row, "proposed"]) {
        hold(fault, "Write refuse, or value: … with a number or period as the format has it.")
        continue
      }
      decisions.append(
        Decision(
          id: list[row, "id"], rule: list[row, "rule"], answer: answer,
          proposed: list[row, "proposed"], why: list[row, "why"], by: list[row, "by"],
          date: list[row, "date"], note: list[row, "note"],
          place: Place(file: name, line: list.line(row))))
    }
    return (decisions, log.finished())
  }

  /// Why an answer decides nothing; `nil` where it does.
  private static func fault(
    _ answer: Decision.Answer, rule: String, proposed: String
  ) -> String? {
    switch answer {
    case .refuse: return nil
    case .accept:
      return proposed.isEmpty ? "accept, where nothing was proposed, decides nothing" : nil
    case .value(let text):
      let isRead: Bool
      switch InputRule(rawValue: rule) {
      case .unreadableValue, .infiniteValue, .conflictingValues:
        isRead = ValueText.read(text) != nil
      case .impossiblePeriod, .unreadablePeriod: isRead = Period(text) != nil
      default: isRead = true
      }
      return isRead ? nil : "“\(text)” cannot be read"
    }
  }

  private static func answer(_ text: String) -> Decision.Answer? {
    switch text.lowercased() {
    case "accept": return .accept
    case "refuse": return .refuse
    default:
      guard text.lowercased().hasPrefix("value:") else { return nil }
      let value = Trimming.trimmed(String(text.dropFirst(6)))
      return value.isEmpty ? nil : .value(value)
    }
  }
}
