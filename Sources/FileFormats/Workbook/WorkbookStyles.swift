/// `xl/styles.xml`: the number format of each cell style.
struct WorkbookStyles: XMLHandler {
  /// By the number that cells name.
  private(set) var formats: [CellFormat] = []
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
      formats.append(codes[id].map { CellFormat(code: $0) } ?? CellFormat(builtIn: id))
    }
  }

  mutating func end(_ name: String) {
    if name == "cellXfs" { isCellStyles = false }
  }
}
