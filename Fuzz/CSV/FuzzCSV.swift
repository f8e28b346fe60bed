import FuzzSupport

@testable import Bytes

/// Searches for bytes that a table is not read from, or that one way of reading gives other fields
/// for than another.
///
/// Invariants: every row has as many fields as the header; columns read as text, as numbers and in
/// groups give the same fields as reading rows one by one; a row's own text reads back to its
/// fields, and so does the whole table after writing it; read in chunks at once, the table is the same.
/// The last byte of the input chooses the delimiter, the groups and the size of chunks.
@main enum FuzzCSV {
  static func main() {
    Fuzzing.run { input in
      let choice = input.last ?? 0
      let bytes = TextBytes(decoding: input)
      let delimiters: [UInt8?] = [nil, 44, 59, 9, 124, 32, 97]
      let table = CSVTable(bytes, delimiter: delimiters[Int(choice) % delimiters.count]) { header in
        groups(header.count, choice: choice / 8)
      }
      let rows = (0..<table.rowCount).map { table.fields(ofRow: $0) }
      Fuzzing.require(rows.allSatisfy { $0.count == table.header.count }, "not a table: \(rows)")
      requirePlaces(table)
      for column in table.header.indices { requireColumn(column, of: table, rows) }
      for row in rows.indices { requireReadsBack(row, of: table, rows[row]) }
      requireReadsBack(table, rows)
      let parts = CSVTable(
        bytes, delimiter: table.delimiter, threads: 2, chunkSize: Int(choice % 32) + 1
      ) { groups($0.count, choice: choice / 8) }
      // Without a delimiter given, a first line may declare one and is no record.
      if choice % 7 != 0 { requireSame(parts, table, rows) }
    }
  }

  private static func requireSame(_ parts: CSVTable, _ table: CSVTable, _ rows: [[String]]) {
    Fuzzing.require(parts.header == table.header, "header in chunks: \(parts.header)")
    Fuzzing.require(parts.rowCount == rows.count, "\(parts.rowCount) rows in chunks")
    Fuzzing.require(parts.irregular == table.irregular, "irregular in chunks: \(parts.irregular)")
    Fuzzing.require(parts.blankLines == table.blankLines, "blank lines: \(parts.blankLines)")
    for row in rows.indices {
      Fuzzing.require(parts.line(ofRow: row) == table.line(ofRow: row), "line of row \(row)")
      Fuzzing.require(parts.rowHash(row) == table.rowHash(row), "hash of row \(row)")
      Fuzzing.require(
        zip(parts.fields(ofRow: row), rows[row]).allSatisfy(same), "fields of row \(row)")
    }
    for column in table.header.indices { requireColumn(column, of: parts, rows) }
  }

  /// Groups of one, two or three columns, some of numbers, some overlapping, one too far.
  private static func groups(_ columns: Int, choice: UInt8) -> [ColumnGroup] {
    let width = Int(choice % 4)
    guard width > 0 else { return [] }
    return stride(from: Int(choice / 16), to: columns + 1, by: width).map { start in
      ColumnGroup(
        columns: start..<start + width, role: (start + Int(choice)) % 3 == 0 ? .number : .text)
    }
  }

  private static func requirePlaces(_ table: CSVTable) {
    let lines = (0..<table.rowCount).map { table.line(ofRow: $0) }
    Fuzzing.require(zip(lines, lines.dropFirst()).allSatisfy { $0 < $1 }, "lines: \(lines)")
    let odd = table.irregular.map(\.row)
    Fuzzing.require(zip(odd, odd.dropFirst()).allSatisfy { $0 <= $1 }, "irregular: \(odd)")
    Fuzzing.require(odd.allSatisfy { $0 < table.rowCount }, "irregular: \(odd)")
  }

  private static func requireColumn(_ column: Int, of table: CSVTable, _ rows: [[String]]) {
    let texts = table.text(column)
    let numbers = table.number(column)
    Fuzzing.require(texts.codes.count == rows.count, "column \(column) has other rows")
    for (row, fields) in rows.enumerated() {
      let field = fields[column]
      Fuzzing.require(same(texts[row], field), "text \(texts[row]) for \(field)")
      if let text = numbers.text(ofRow: row) {
        Fuzzing.require(same(text, field), "no number \(text) for \(field)")
        Fuzzing.require(DecimalText.parse(field) == nil, "no number for \(field)")
      } else {
        let number = DecimalText.parse(field)
        Fuzzing.require(number == numbers.values[row], "\(numbers.values[row]) for \(field)")
      }
    }
  }

  /// A record alone is a file with a header of its fields.
  private static func requireReadsBack(_ row: Int, of table: CSVTable, _ fields: [String]) {
    let text = table.rowText(row)
    // A mark at the beginning of a file is none in its middle.
    guard !text.utf8.starts(with: [0xEF, 0xBB, 0xBF]) else { return }
    let again = CSVTable(TextBytes(text), delimiter: table.delimiter) { _ in [] }
    let header = again.header.prefix(fields.count)
    let isWhole = zip(header, fields).allSatisfy(same)
    Fuzzing.require(isWhole && again.rowCount == 0, "\(fields) reads back as \(again.header)")
    let isPadded = fields.dropFirst(header.count).allSatisfy(\.isEmpty)
    Fuzzing.require(isPadded, "\(fields) reads back as \(again.header)")
  }

  private static func requireReadsBack(_ table: CSVTable, _ rows: [[String]]) {
    guard !table.header.isEmpty, table.header.first?.utf8.starts(with: [0xEF, 0xBB, 0xBF]) != true
    else { return }
    var writer = CSVWriter()
    for row in [table.header] + rows { writer.row(row) }
    let again = CSVTable(TextBytes(writer.text), delimiter: 44) { _ in [] }
    let rowsAgain = (0..<again.rowCount).map { again.fields(ofRow: $0) }
    let isSame = zip([again.header] + rowsAgain, [table.header] + rows).allSatisfy {
      $0.count == $1.count && zip($0, $1).allSatisfy(same)
    }
    Fuzzing.require(isSame && rowsAgain.count == rows.count, "written: \(writer.text)")
    Fuzzing.require(again.irregular.isEmpty, "written: \(writer.text)")
  }

  /// Equal bytes: two texts that Unicode takes for the same are two for a reader of files.
  private static func same(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }
}
