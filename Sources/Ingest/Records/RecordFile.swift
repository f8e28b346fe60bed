import Bytes
import FileFormats

/// Single records of persons, households, cases or readings, in columns. Personal columns are named and not
/// held.
struct RecordFile {
  /// Names of the columns that may be used.
  let columns: [String]
  /// Names of those that may not, with the reason.
  let personal: [(name: String, reason: PersonalColumns.Reason)]
  let count: Int
  /// Rows that do not fit the header, and are no records.
  let irregular: Int
  private let texts: [String: TextColumn]

  init(_ table: any RecordTable, notPersonal: Set<String>) {
    var columns: [String] = []
    var personal: [(name: String, reason: PersonalColumns.Reason)] = []
    var texts: [String: TextColumn] = [:]
    for (number, raw) in table.header.enumerated() {
      let name = Trimming.squeezed(raw)
      guard !name.isEmpty, texts[name] == nil else { continue }
      let column = table.text(number)
      let trimmed = TextColumn(
        codes: column.codes, values: column.values.map(Trimming.trimmed))
      if !notPersonal.contains(name),
        let reason = PersonalColumns.reason(
          header: name, texts: trimmed.values, rows: table.rowCount)
      {
        personal.append((name, reason))
        continue
      }
      columns.append(name)
      texts[name] = trimmed
    }
    self.columns = columns
    self.personal = personal
    self.texts = texts
    count = table.rowCount
    irregular = table.irregular.count { $0.problem != .tooManyFields(surplusIsEmpty: true) }
  }

  /// The texts of a column by record; `nil` where there is none that may be used.
  func column(_ name: String) -> TextColumn? { texts[name] }

  func isPersonal(_ name: String) -> Bool { personal.contains { $0.name == name } }
}
