import Bytes
import SDGModel

/// Collects the findings on one file.
///
/// Texts of a source that is not public, or whose records are single persons or readings, are never
/// quoted: messages then name the place alone. After ``limit`` findings of one rule the rest are
/// counted in one, so that a broken file of a million rows gives a list that a person can read.
struct DiagnosticLog {
  let file: String
  let source: String
  let quotes: Bool
  /// Whether the columns are those that a recipe makes: their names are the project's own.
  var namesColumns = false
  /// The sheet of a workbook that is being read.
  var sheet: String?
  private(set) var diagnostics: [Diagnostic] = []
  private var counts: [InputRule: Int] = [:]
  private var surplus: [InputRule: (first: Place, rows: Int)] = [:]

  static let limit = 1000

  init(file: String, source: String, quotes: Bool) {
    self.file = file
    self.source = source
    self.quotes = quotes
  }

  /// - Parameters:
  ///   - line: the line, where nothing more exact is known.
  ///   - place: where the record or its field stands.
  ///   - rows: how many records the finding concerns.
  ///   - guarded: what is published in the place of the message where figures of the file are hidden.
  ///   - subject: what tells the finding apart in an edited file: never a line number.
  mutating func add(
    _ rule: InputRule, line: Int? = nil, at place: RecordPlace? = nil, rows: Int = 0,
    _ message: String, guarded: String = "", found: String = "", proposal: Proposal? = nil,
    hint: String,
    subject: String = ""
  ) {
    let place = self.place(place ?? line.map { RecordPlace(line: $0) })
    let count = counts[rule, default: 0]
    counts[rule] = count + 1
    guard count < DiagnosticLog.limit else {
      let known = surplus[rule] ?? (first: place, rows: 0)
      surplus[rule] = (first: known.first, rows: known.rows + max(rows, 1))
      return
    }
    var diagnostic = Diagnostic(
      rule: rule.rawValue, severity: rule.severity, place: place, source: source,
      rowsAffected: rows, message: message, found: quotes ? found : "",
      proposal: proposal.map { quotes ? $0 : Proposal("", why: $0.why) }, hint: hint,
      subject: subject)
    diagnostic.guardedMessage = guarded
    diagnostics.append(diagnostic)
  }

  private func place(_ found: RecordPlace?) -> Place {
    Place(
      file: file, line: found.flatMap { $0.line > 0 ? $0.line : nil },
      column: found.flatMap { $0.column > 0 ? $0.column : nil }, sheet: sheet,
      cell: found.flatMap { $0.cell.isEmpty ? nil : $0.cell })
  }

  /// A text of the file in quotation marks, or a word for it where it may not be shown.
  func quote(_ text: String, or word: String = "a text") -> String {
    guard quotes else { return word }
    // One field may be a whole file: it is not counted to its end.
    return text.prefix(61).count > 60 ? "“\(text.prefix(59))…”" : "“\(text)”"
  }

  /// A column by its name, or by its number where names may not be shown: a file without a header has
  /// a record in its place.
  func column(_ name: String, _ position: Int) -> String {
    if namesColumns { return "Column “\(name)”" }
    return quotes ? "Column \(quote(Trimming.squeezed(name)))" : "Column \(position + 1)"
  }

  /// Several texts of the file, the first few in full; or how many, of what.
  func quote(list texts: [String], or one: String, _ many: String? = nil) -> String {
    guard quotes else { return Counted.text(texts.count, one, many) }
    let shown = texts.prefix(8).map { quote($0) }.joined(separator: ", ")
    return texts.count > 8 ? "\(shown) and \(texts.count - 8) more" : shown
  }

  /// All findings, with one for what went over the limit.
  consuming func finished() -> [Diagnostic] {
    for (rule, rest) in surplus.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      diagnostics.append(
        Diagnostic(
          rule: rule.rawValue, severity: rule.severity, place: rest.first,
          source: source, rowsAffected: rest.rows,
          message: "\(rest.rows) more records like the \(DiagnosticLog.limit) listed",
          hint: "Mend the listed ones first; they probably share one cause."))
    }
    return diagnostics.sorted(by: Diagnostic.precedes)
  }
}
