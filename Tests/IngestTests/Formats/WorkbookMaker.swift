import FileFormats

/// Small invented workbooks, written part by part.
enum WorkbookMaker {
  struct Sheet {
    var name: String
    /// Texts, or numbers where they look like one.
    var rows: [[String]]
    var isHidden = false
    /// The number of the first row.
    var firstRow = 1
  }

  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  static func workbook(_ sheets: [Sheet]) throws -> [UInt8] {
    var files: [(String, String)] = []
    var list = ""
    var links = ""
    for (index, sheet) in sheets.enumerated() {
      let number = index + 1
      let state = sheet.isHidden ? " state=\"hidden\"" : ""
      list += "<sheet name=\"\(sheet.name)\" sheetId=\"\(number)\"\(state) r:id=\"r\(number)\"/>"
      links +=
        "<Relationship Id=\"r\(number)\" Type=\"\(office)/worksheet\" Target=\"worksheets/\(number).xml\"/>"
      files.append(("xl/worksheets/\(number).xml", worksheet(sheet)))
    }
    let book =
      "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets>\(list)</sheets></workbook>"
    let parts =
      [
        ("xl/workbook.xml", book),
        (
          "xl/_rels/workbook.xml.rels",
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(links)</Relationships>"
        ),
      ] + files
    return try ZipWriter.archive(parts.map { ZipWriter.File($0.0, Array($0.1.utf8)) })
  }

  private static func worksheet(_ sheet: Sheet) -> String {
    let rows = sheet.rows.enumerated().map { offset, fields -> String in
      let row = sheet.firstRow + offset
      let cells = fields.enumerated().map { column, text in
        cell(text, at: CellReference.text(column: column, row: row))
      }
      return "<row r=\"\(row)\">\(cells.joined())</row>"
    }
    return "<worksheet xmlns=\"\(main)\"><sheetData>\(rows.joined())</sheetData></worksheet>"
  }

  private static func cell(_ text: String, at reference: String) -> String {
    if text.isEmpty { return "" }
    if Double(text) != nil { return "<c r=\"\(reference)\"><v>\(text)</v></c>" }
    return "<c r=\"\(reference)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
  }
}
