import Bytes
import FileFormats

/// Reads a form from a workbook with the sheets `survey` and `choices`, or from those two sheets as CSV.
///
/// Layout: XLSForm reference (xlsform.org): columns `type`, `name`, `label` or `label::Language (code)`;
/// `list_name`, `name`, `label`. Sheets and columns of other names are passed over.
public enum XLSFormReader {
  public enum Failure: Error, Sendable, Equatable {
    case unreadable(String)
    case missing(String)

    public var text: String {
      switch self {
      case .unreadable(let reason): reason
      case .missing(let what): "the form has no \(what)"
      }
    }
  }

  /// - Parameter files: one workbook, or the sheet of questions and that of choices.
  public static func read(_ files: [String]) throws(Failure) -> XLSForm {
    var tables: [[[String]]] = []
    for file in files { tables += try self.tables(file) }
    guard let survey = tables.first(where: { has($0, ["type", "name"]) }) else {
      throw .missing("table with the columns type and name")
    }
    let choices = tables.first {
      has($0, ["list_name", "name"]) || has($0, ["list name", "name"])
    }
    return XLSForm(
      questions: questions(Sheet(survey)), choices: choices.map { lists(Sheet($0)) } ?? [:])
  }

  private static func tables(_ file: String) throws(Failure) -> [[[String]]] {
    let bytes: [UInt8]
    do { bytes = try FileBytes.read(file) } catch { throw .unreadable(error.reason) }
    switch Container(bytes) {
    case .workbook:
      do throws(WorkbookError) {
        let workbook = try Workbook(bytes, file: file)
        var found: [[[String]]] = []
        for sheet in workbook.sheets {
          found.append(try workbook.rows(of: sheet).map(cells))
        }
        return found
      } catch { throw .unreadable(error.reason) }
    case .text:
      var log = DiagnosticLog(file: file, source: "", quotes: true)
      guard let table = FileOpening.table(TextBytes(decoding: bytes), log: &log) else {
        throw .unreadable("it is neither a workbook nor a table")
      }
      return [[table.header] + (0..<table.rowCount).map { table.fields(ofRow: $0) }]
    case .json, .xml: throw .unreadable("it is neither a workbook nor a table")
    }
  }

  private static func cells(_ row: WorkbookRow) -> [String] {
    var cells: [String] = []
    for cell in row.cells {
      while cells.count < cell.column { cells.append("") }
      cells.append(cell.text)
    }
    return cells
  }

  private static func has(_ table: [[String]], _ names: [String]) -> Bool {
    let header = Set((table.first ?? []).map(Sheet.folded))
    return names.allSatisfy(header.contains)
  }

  /// A sheet by the names of its columns.
  private struct Sheet {
    let rows: ArraySlice<[String]>
    private let columns: [String: Int]
    private let labels: [Int]

    init(_ table: [[String]]) {
      rows = table.dropFirst()
      let header = (table.first ?? []).map(Sheet.folded)
      columns = Dictionary(
        header.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      labels = header.indices.filter { header[$0] == "label" || header[$0].hasPrefix("label:") }
    }

    static func folded(_ name: String) -> String {
      Trimming.trimmed(name.filter { $0 != "\u{FEFF}" }).lowercased()
    }

    func text(_ row: [String], _ names: String...) -> String {
      for name in names {
        guard let column = columns[name], column < row.count else { continue }
        let text = Trimming.squeezed(row[column])
        if !text.isEmpty { return text }
      }
      return ""
    }

    func labels(_ row: [String]) -> [String] {
      var found: [String] = []
      for column in labels where column < row.count {
        let text = Trimming.squeezed(row[column])
        if !text.isEmpty, !found.contains(text) { found.append(text) }
      }
      return found
    }
  }

  private static func questions(_ sheet: Sheet) -> [XLSForm.Question] {
    var groups: [String] = []
    var found: [XLSForm.Question] = []
    for row in sheet.rows {
      let type = sheet.text(row, "type").lowercased()
      let name = sheet.text(row, "name")
      let words = sheet.text(row, "type").split(separator: " ").map(String.init)
      if type.hasPrefix("begin") {
        groups.append(name)
      } else if type.hasPrefix("end") && type != "end" {
        if !groups.isEmpty { groups.removeLast() }
      } else if !name.isEmpty, let kind = kind(words) {
        found.append(
          XLSForm.Question(name: name, kind: kind, groups: groups, labels: sheet.labels(row)))
      }
    }
    return found
  }

  /// `nil` for what asks nothing.
  private static func kind(_ words: [String]) -> XLSForm.Kind? {
    guard let first = words.first?.lowercased() else { return nil }
    let list = words.dropFirst().first ?? ""
    switch first {
    case "select_one", "rank", "select_one_from_file": return .one(list)
    case "select_multiple", "select_multiple_from_file": return .many(list)
    case "integer", "decimal", "range", "acknowledge": return .number
    case "date", "datetime", "time", "start", "end", "today": return .date
    case "calculate", "hidden", "xml-external", "csv-external": return .computed
    case "note": return nil
    default: return .personal
    }
  }

  private static func lists(_ sheet: Sheet) -> [String: [XLSForm.Choice]] {
    var lists: [String: [XLSForm.Choice]] = [:]
    for row in sheet.rows {
      let list = sheet.text(row, "list_name", "list name")
      let name = sheet.text(row, "name", "value")
      guard !list.isEmpty, !name.isEmpty else { continue }
      lists[list, default: []].append(XLSForm.Choice(name: name, labels: sheet.labels(row)))
    }
    return lists
  }
}
