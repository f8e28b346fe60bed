import Bytes
import SDGModel

/// `decisions.csv` as a list to be filled in: what stands there stays, and what is held and not yet
/// listed is added with its proposal and reason.
public enum DecisionList {
  public static let columns = [
    "id", "rule", "file", "place", "found", "proposed", "why", "decision", "by", "date", "note",
  ]

  /// The file's new bytes, and how many findings were added.
  ///
  /// A byte order mark tells spreadsheet programs that the text is UTF-8. Texts that a spreadsheet
  /// would take for a formula stand in quotation marks.
  ///
  /// - Parameter existing: the bytes of the list so far, as a person or a spreadsheet left them.
  public static func adding(
    _ diagnostics: [Diagnostic], to existing: [UInt8]?
  ) -> (bytes: [UInt8], added: Int) {
    var writer = CSVWriter()
    writer.row(columns)
    var known: Set<String> = []
    for row in rows(of: existing) {
      known.insert(row[0])
      writer.row(row)
    }
    var added = 0
    for finding in diagnostics.sorted(by: Diagnostic.precedes) where finding.severity == .held {
      let id = Decision.id(of: finding)
      guard known.insert(id).inserted else { continue }
      let proposal = finding.proposal ?? Proposal("", why: "Nothing can be proposed.")
      writer.row(
        [
          id, finding.rule, finding.place.file, finding.place.text, finding.found, proposal.text,
          proposal.why, "", "", "", "",
        ].map(harmless))
      added += 1
    }
    return ([0xEF, 0xBB, 0xBF] + writer.bytes, added)
  }

  /// The rows of a list, in our order of columns.
  private static func rows(of existing: [UInt8]?) -> [[String]] {
    guard let existing, !existing.isEmpty else { return [] }
    let table = CSVTable(TextBytes(decoding: existing)) { _ in [] }
    let places = columns.map { name in
      table.header.firstIndex { ColumnName.fold($0) == ColumnName.fold(name) }
    }
    return (0..<table.rowCount).map { row in
      let fields = table.fields(ofRow: row)
      return places.map { $0.map { fields[$0] } ?? "" }
    }.filter { $0.contains { !$0.isEmpty } }
  }

  /// A text that opens like a formula is no number of ours.
  private static func harmless(_ text: String) -> String {
    guard let first = text.first, "=+-@".contains(first), DecimalText.parse(text) == nil else {
      return text
    }
    return "“\(text)”"
  }
}
