/// How much a finding about the input matters.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  /// Normalised; nothing to do.
  case note
  /// Published as it is; a person should look.
  case question
  /// This record stays out until somebody decides.
  case held
  /// Nothing can be published.
  case blocking

  private var rank: Int { Severity.allCases.firstIndex(of: self) ?? 0 }
  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
}

/// Where in the input something was found.
public struct Place: Sendable, Hashable, Comparable {
  /// Path within the project or input folder; empty where it concerns no file.
  public var file: String
  public var line: Int?
  public var column: Int?
  public var sheet: String?
  public var cell: String?

  public init(
    file: String, line: Int? = nil, column: Int? = nil, sheet: String? = nil, cell: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.sheet = sheet
    self.cell = cell
  }

  /// `file:line:column`, `file!sheet!cell` or `file#pointer`. A row of a sheet is written as
  /// spreadsheets do, `17:17`.
  public var text: String {
    if let sheet {
      return "\(file)!\(sheet)" + ((cell ?? line.map { "\($0):\($0)" }).map { "!\($0)" } ?? "")
    }
    if let cell, cell.hasPrefix("/") { return "\(file)#\(cell)" }
    return file + (line.map { ":\($0)" } ?? "") + (column.map { ":\($0)" } ?? "")
  }

  public static func < (a: Place, b: Place) -> Bool {
    (a.file, a.sheet ?? "", a.line ?? 0, a.column ?? 0, a.cell ?? "")
      < (b.file, b.sheet ?? "", b.line ?? 0, b.column ?? 0, b.cell ?? "")
  }
}

/// A finding about the input: its place, what was found, what to do. Printed as text, JSON or HTML.
///
/// A message quotes no value of a source that is not public.
public struct Diagnostic: Sendable, Equatable {
  /// Stable name of the kind of finding, in kebab case: `conflicting-values`.
  public var rule: String
  public var severity: Severity
  public var place: Place
  /// Id of the source concerned; empty for none.
  public var source: String
  public var rowsAffected: Int
  public var message: String
  /// What was found in records that are held, for the people who keep the project: pages that others
  /// read leave it out. Empty for nothing, and for sources that are not public.
  public var found: String
  /// What is published in the place of the message where figures of its file are hidden, which exact numbers of
  /// records could tell; empty: the message tells none.
  public var guardedMessage = ""
  /// What somebody may decide about held records; `nil` for findings that nothing is decided about.
  public var proposal: Proposal?
  public var hint: String
  /// What the finding is about, beyond the place: the key of the observation and the text found.
  /// Only its hash is ever shown.
  public var subject: String

  public init(
    rule: String, severity: Severity, place: Place, source: String = "", rowsAffected: Int = 0,
    message: String, found: String = "", proposal: Proposal? = nil,
    hint: String, subject: String = ""
  ) {
    self.rule = rule
    self.severity = severity
    self.place = place
    self.source = source
    self.rowsAffected = rowsAffected
    self.message = message
    self.found = found
    self.proposal = proposal
    self.hint = hint
    self.subject = subject
  }

  /// The message with what was found.
  public var wholeMessage: String { found.isEmpty ? message : "\(message): \(found)" }

  /// The order in which findings are printed: by file and line, the heavier first.
  public static func precedes(_ a: Diagnostic, _ b: Diagnostic) -> Bool {
    if a.place != b.place { return a.place < b.place }
    if a.severity != b.severity { return a.severity > b.severity }
    return (a.rule, a.message) < (b.rule, b.message)
  }
}

/// What became of the records of an input: the four parts add up to the records read.
public struct RecordCounts: Sendable, Equatable {
  /// Became an observation; a blank or marked value is an observation of its kind.
  public var taken: Int
  /// Stays out until somebody decides.
  public var held: Int
  /// Left out by the input's own settings.
  public var leftOut: Int
  /// Its indicator is not published.
  public var notPublished: Int

  public init(taken: Int = 0, held: Int = 0, leftOut: Int = 0, notPublished: Int = 0) {
    self.taken = taken
    self.held = held
    self.leftOut = leftOut
    self.notPublished = notPublished
  }

  public var read: Int { taken + held + leftOut + notPublished }

  public static func + (a: RecordCounts, b: RecordCounts) -> RecordCounts {
    RecordCounts(
      taken: a.taken + b.taken, held: a.held + b.held, leftOut: a.leftOut + b.leftOut,
      notPublished: a.notPublished + b.notPublished)
  }
}
