import Bytes
import FileFormats
import SDGModel

/// One of the project's own lists, such as `targets.csv`: a small CSV with known columns.
struct ListFile {
  let table: CSVTable
  private let columns: [String: TextColumn]
  private let numbers: [String: Int]

  /// Opens a list and reports what is wrong with its layout.
  ///
  /// - Parameters:
  ///   - known: the columns that the list may have, as they are documented.
  ///   - required: those that it must have.
  ///   - isOpen: whether a further column is welcome; `nil` where none is.
  init?(
    path: String, name: String, known: [String], required: [String],
    isOpen: ((String) -> Bool)? = nil, log: inout DiagnosticLog
  ) {
    let text: TextBytes
    do {
      text = TextBytes(decoding: try FileBytes.read(path))
    } catch {
      log.add(
        .unreadableFile, "The file cannot be read: \(error.reason)",
        hint: "Check that it exists and may be read.")
      return nil
    }
    guard let table = FileOpening.table(text, log: &log) else { return nil }
    var columns: [String: TextColumn] = [:]
    var numbers: [String: Int] = [:]
    let keys = Dictionary(
      known.map { (ColumnName.fold($0), $0) }, uniquingKeysWith: { first, _ in first })
    for (number, raw) in table.header.enumerated() {
      let header = Trimming.squeezed(raw)
      let column = keys[ColumnName.fold(header)] ?? header
      if keys[ColumnName.fold(header)] == nil, isOpen?(header) != true, !header.isEmpty {
        let nearest = Suggestion.nearest(to: header, among: known)
        log.add(
          .unknownColumn, line: table.headerLine, "Unknown column “\(header)”",
          hint: nearest.map { "Did you mean \($0)?" } ?? "Known: \(known.joined(separator: ", ")).",
          subject: header)
        continue
      }
      guard columns[column] == nil else {
        log.add(
          .duplicateColumn, line: table.headerLine, "Column \(column) stands twice",
          hint: "Remove one of them.", subject: column)
        continue
      }
      let texts = table.text(number)
      columns[column] = TextColumn(
        codes: texts.codes, values: texts.values.map(Trimming.trimmed))
      numbers[column] = number
    }
    let missing = required.filter { columns[$0] == nil }
    guard missing.isEmpty else {
      log.add(
        .missingColumn, line: table.headerLine,
        "No column for: \(missing.joined(separator: ", "))", hint: "Add the column.")
      return nil
    }
    self.table = table
    self.columns = columns
    self.numbers = numbers
  }

  /// Rows that have the shape of the header and some text in them; the others are reported.
  mutating func rows(_ rule: InputRule, log: inout DiagnosticLog) -> [Int] {
    let irregular = table.irregular.filter { $0.problem != .tooManyFields(surplusIsEmpty: true) }
    for row in irregular where row.row >= 0 {
      log.add(
        rule, line: row.line, rows: 1,
        "The row has \(row.found) fields where the header has \(table.header.count)",
        hint: "Put quotation marks around a text that holds the delimiter.",
        subject: table.rowText(row.row))
    }
    let bad = Set(irregular.map(\.row))
    return (0..<table.rowCount).filter { row in
      !bad.contains(row) && columns.values.contains { !$0[row].isEmpty }
    }
  }

  /// The trimmed text of a field; empty where the column is not there.
  subscript(row: Int, column: String) -> String { columns[column]?[row] ?? "" }

  /// The columns that are there, in the order of the file.
  var columnNames: [String] {
    numbers.sorted { $0.value < $1.value }.map(\.key)
  }

  func line(_ row: Int) -> Int { table.line(ofRow: row) }
}
