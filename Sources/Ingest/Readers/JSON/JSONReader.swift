import Bytes
import SDGModel

/// Finds the records of a JSON document.
enum JSONReader {
  static func parts(_ bytes: [UInt8], log: inout DiagnosticLog) -> [FilePart] {
    let document: JSON
    do {
      document = try JSON.parse(bytes)
    } catch {
      log.add(
        .unreadableFile, line: error.line, "The file is no JSON: \(error.reason)",
        hint: "Write the file again with the program that made it.")
      return []
    }
    guard let records = JSONRecords.table(document, log: &log) else { return [] }
    let table = JSONValues.withValues(records)
    if let dialect = Readers.recognise(header: table.header) {
      return [FilePart(table: table, dialect: dialect == .unsdLong ? .unsdJSON : dialect)]
    }
    log.add(
      .unknownFormat,
      "No known layout: the members are \(log.quote(list: table.header, or: "member"))",
      hint:
        "Only series files, country files and pages of the global database are read; leave other files out of the data folder."
    )
    return []
  }
}

/// The global database's way of writing a value in JSON: `value_numeric_part`, `value_is_censored`
/// and `value_detail`.
enum JSONValues {
  private static let parts = ["value_numeric_part", "value_is_censored", "value_detail"]

  /// The table with one column `value` in the place of the three: the printed form where the number
  /// is a bound or there is none (`<2.5`, `NA`), else the number.
  static func withValues(_ table: ColumnTable) -> ColumnTable {
    let columns = parts.map { table.header.firstIndex(of: $0) }
    guard let number = columns[0], let censored = columns[1], let detail = columns[2] else {
      return table
    }
    let kept = table.header.indices.filter { ![number, censored, detail].contains($0) }
    var builder = ColumnTableBuilder(
      header: kept.map { table.header[$0] } + ["value"], headerPlace: table.headerPlace)
    for row in 0..<table.rowCount {
      let fields = table.fields(ofRow: row)
      let isPrinted = fields[censored] == "true" || fields[number].isEmpty
      let value = isPrinted && !fields[detail].isEmpty ? fields[detail] : fields[number]
      builder.append(kept.map { fields[$0] } + [value], at: table.place(ofRow: row))
    }
    return builder.finish()
  }
}
