/// What a style makes of its cells.
struct CellStyle: Sendable, Equatable {
  var format = CellFormat.general
  /// By how many steps the text is set in from the edge.
  var indent = 0
}

/// `xl/styles.xml`: the cell styles, as far as they tell something of the data.
struct WorkbookStyles: XMLHandler {
  /// By the number that cells name.
  private(set) var styles: [CellStyle] = []
  private var codes: [Int: String] = [:]
  private var isCellStyles = false

  mutating func start(_ element: borrowing XMLElement) throws(XMLError) {
    if element.isNamed("numFmt") {
      guard let id = try element.attribute("numFmtId").flatMap({ Int($0) }),
        let code = try element.attribute("formatCode")
      else { return }
      codes[id] = code
    } else if element.isNamed("cellXfs") {
      isCellStyles = true
    } else if isCellStyles, element.isNamed("xf") {
      let id = try element.attribute("numFmtId").flatMap { Int($0) } ?? 0
      styles.append(
        CellStyle(format: codes[id].map { CellFormat(code: $0) } ?? CellFormat(builtIn: id)))
    } else if isCellStyles, element.isNamed("alignment"), !styles.isEmpty {
      let indent = try element.attribute("indent").flatMap { Int($0) } ?? 0
      styles[styles.count - 1].indent = max(0, min(indent, 250))
    }
  }

  mutating func end(_ name: String) {
    if name == "cellXfs" { isCellStyles = false }
  }
}
