import Bytes
import FileFormats

/// The tables of a file of records: the one of a CSV file, the sheets of a workbook, or the CSV files of an
/// archive, as KoboToolbox and ODK write them with a table for each group of questions that repeats.
struct RecordTables {
  private(set) var tables: [(name: String, table: any RecordTable)] = []

  /// - Returns: `nil` where the file cannot be read, which the log then says.
  init?(_ bytes: [UInt8], file: String, log: inout DiagnosticLog) {
    switch Container(bytes) {
    case .text:
      guard let table = FileOpening.table(TextBytes(decoding: bytes), log: &log) else { return nil }
      tables = [("", table)]
    case .workbook:
      guard readArchive(bytes, file, &log) || readWorkbook(bytes, file, &log) else { return nil }
    case .json, .xml:
      log.add(
        .unknownFormat, "Single records are read from CSV, workbooks and archives of CSV",
        hint: "Export them as CSV, .xlsx or .zip.")
      return nil
    }
  }

  /// Whether the file is an archive of CSV files and all of them could be read.
  private mutating func readArchive(
    _ bytes: [UInt8], _ file: String, _ log: inout DiagnosticLog
  ) -> Bool {
    do throws(ZipError) {
      let archive = try ZipArchive(bytes, file: file)
      let names = archive.entries.map(\.name).filter { $0.lowercased().hasSuffix(".csv") }.sorted()
      for name in names {
        let text = TextBytes(decoding: try archive.read(name))
        guard let table = FileOpening.table(text, log: &log) else { continue }
        let stem = name.split(separator: "/").last.map { $0.dropLast(4) } ?? ""
        tables.append((String(stem), table))
      }
      return !tables.isEmpty
    } catch { return false }
  }

  private mutating func readWorkbook(
    _ bytes: [UInt8], _ file: String, _ log: inout DiagnosticLog
  ) -> Bool {
    do throws(WorkbookError) {
      let workbook = try Workbook(bytes, file: file)
      for sheet in workbook.sheets where !sheet.isHidden {
        let rows = try workbook.rows(of: sheet)
        guard let first = rows.first,
          let table = SheetHeader(first).table(rows.dropFirst(), log: &log)
        else { continue }
        tables.append((sheet.name, table))
      }
      return !tables.isEmpty
    } catch {
      log.add(
        .unreadableWorkbook, "The workbook cannot be read: \(error.reason)",
        hint: "Open it in a spreadsheet program and save it as .xlsx.")
      return false
    }
  }

  /// One table with what its parents say of each of its records: the household of a member.
  ///
  /// - Parameter name: of the table; without one the first that has no parent. ODK puts the name of the form
  ///   and a hyphen before that of the group.
  func table(named name: String?) throws(RecipeFailure) -> any RecordTable {
    guard let own = position(of: name) else {
      throw .noTable(name ?? "", known: tables.map(\.name))
    }
    return joined(own, without: [own])
  }

  private func position(of name: String?) -> Int? {
    guard let name else {
      return tables.indices.first { RecordTables.parentColumn(tables[$0].table.header) == nil }
        ?? tables.indices.first
    }
    return tables.firstIndex { $0.name == name }
      ?? tables.firstIndex { $0.name.hasSuffix("-\(name)") }
  }

  /// How exports name the record that a record belongs to, and that record's own key.
  private static let links = [("PARENT_KEY", "KEY"), ("_parent_index", "_index")]

  private static func parentColumn(_ header: [String]) -> (column: Int, key: String)? {
    for (parent, key) in links {
      if let column = header.firstIndex(where: { Trimming.trimmed($0) == parent }) {
        return (column, key)
      }
    }
    return nil
  }

  private func joined(_ position: Int, without seen: Set<Int>) -> any RecordTable {
    let own = tables[position].table
    guard let link = RecordTables.parentColumn(own.header) else { return own }
    let keys = own.text(link.column)
    for other in tables.indices where !seen.contains(other) {
      let candidate = tables[other].table
      guard
        let column = candidate.header.firstIndex(where: { Trimming.trimmed($0) == link.key })
      else { continue }
      var rows: [String: Int] = [:]
      let own = candidate.text(column)
      for row in 0..<candidate.rowCount { rows[own.values[Int(own.codes[row])]] = row }
      // The parent is the table in which most of the records' keys stand; an orphan has a blank in the
      // place of what its household said.
      let named = keys.values.filter { !$0.isEmpty }
      guard named.count(where: { rows[$0] != nil }) * 2 > named.count else { continue }
      return join(position, keys, joined(other, without: seen.union([other])), rows)
    }
    return own
  }

  private func join(
    _ position: Int, _ keys: TextColumn, _ parent: any RecordTable, _ rows: [String: Int]
  ) -> any RecordTable {
    let own = tables[position].table
    let known = Set(own.header.map(Trimming.trimmed))
    let added = parent.header.indices.filter {
      let name = Trimming.trimmed(parent.header[$0])
      return !name.isEmpty && !known.contains(name)
    }
    var builder = ColumnTableBuilder(
      header: own.header + added.map { parent.header[$0] }, headerPlace: own.headerPlace)
    let irregular = Dictionary(
      own.irregular.map { ($0.row, $0) }, uniquingKeysWith: { first, _ in first })
    for row in 0..<own.rowCount {
      var fields = own.fields(ofRow: row)
      let match = rows[keys.values[Int(keys.codes[row])]]
      let above = match.map { parent.fields(ofRow: $0) }
      fields += added.map { above?[$0] ?? "" }
      let place = own.place(ofRow: row, column: nil)
      if let odd = irregular[row] {
        builder.append(fields, at: place, found: odd.found, problem: odd.problem)
      } else {
        builder.append(fields, at: place)
      }
    }
    return builder.finish()
  }
}
