import Bytes

/// `xl/worksheets/sheet*.xml`: the cells of one sheet.
struct SheetRows: XMLHandler {
  private(set) var rows: [WorkbookRow] = []
  /// The cell at which an error was thrown.
  private(set) var problemCell: String?
  private(set) var layout = SheetLayout()
  private let strings: [String]
  private let styles: [CellStyle]
  private let uses1904Dates: Bool

  private var row = 0
  private var cells: [WorkbookCell] = []
  private var column = -1
  private var type = "n"
  private var style = CellStyle()
  private var isFormula = false
  /// Formulas that no program has worked out yet.
  private(set) var emptyFormulas = 0
  private var isValue = false
  private var value: [UInt8] = []
  private var inline = TextCollector()

  init(strings: [String], styles: [CellStyle], uses1904Dates: Bool) {
    self.strings = strings
    self.styles = styles
    self.uses1904Dates = uses1904Dates
  }

  mutating func start(_ element: borrowing XMLElement) throws(XMLError) {
    if element.isNamed("c") {
      try startCell(element)
    } else if element.isNamed("v") {
      isValue = true
    } else if element.isNamed("row") {
      try startRow(element)
    } else {
      if element.isNamed("f") { isFormula = true }
      try layout.take(element)
      inline.start(element)
    }
  }

  mutating func text(_ piece: UnsafeBufferPointer<UInt8>) {
    if isValue { value.append(contentsOf: piece) } else { inline.text(piece) }
  }

  mutating func end(_ name: String) throws(XMLError) {
    switch name {
    case "v": isValue = false
    case "c": try endCell()
    case "row":
      if !cells.isEmpty { rows.append(WorkbookRow(number: row, cells: cells)) }
      cells.removeAll(keepingCapacity: true)
    default: inline.end(name)
    }
  }

  /// A row without number follows the one before it.
  private mutating func startRow(_ element: borrowing XMLElement) throws(XMLError) {
    let written = try element.attribute("r")
    let number = written.map { Int($0) ?? 0 } ?? row + 1
    guard number > row, number <= 1_048_576 else {
      problemCell = "row \(written ?? "")"
      throw XMLError("the rows are not in order")
    }
    (row, column) = (number, -1)
    try layout.takeRow(number, element)
  }

  /// A cell without reference follows the one before it.
  private mutating func startCell(_ element: borrowing XMLElement) throws(XMLError) {
    value.removeAll(keepingCapacity: true)
    inline.clear()
    isFormula = false
    type = try element.attribute("t") ?? "n"
    let number = try element.attribute("s").flatMap { Int($0) } ?? 0
    style = styles.indices.contains(number) ? styles[number] : CellStyle()
    guard let reference = try element.attribute("r") else {
      column += 1
      guard column < CellReference.columnCount else {
        problemCell = "row \(row)"
        throw XMLError("the row has more cells than a spreadsheet has columns")
      }
      return
    }
    guard let place = CellReference.parse(reference), place.row == row, place.column > column else {
      problemCell = reference
      throw XMLError("the cells are not in order")
    }
    column = place.column
  }

  private mutating func endCell() throws(XMLError) {
    let text = String(decoding: value, as: UTF8.self)
    if isFormula, text.isEmpty { emptyFormulas += 1 }
    switch type {
    case "inlineStr":
      if !inline.bytes.isEmpty { append(.text(inline.decoded)) }
    case "s":
      guard let index = Int(text), strings.indices.contains(index) else {
        if text.isEmpty { return }
        problemCell = CellReference.text(column: column, row: row)
        throw XMLError("the cell names a text that the workbook lacks")
      }
      append(.text(strings[index]))
    case _ where text.isEmpty: break
    case "b": append(.bool(text == "1" || text == "true"))
    case "e": append(.error(text))
    case "str":
      inline.take(value)
      append(.text(inline.decoded))
    // "d": an ISO 8601 date, which is a text for us.
    case "d": append(.text(text))
    default: append(number(text))
    }
  }

  /// A number, or the day that its format makes of it.
  private func number(_ text: String) -> WorkbookCell.Value {
    guard [.year, .month, .day].contains(style.format),
      let days = DecimalText.parse(text),
      let date = SerialDate.day(days, uses1904: uses1904Dates)
    else { return .number(text) }
    return .date(year: date.year, month: date.month, day: date.day)
  }

  private mutating func append(_ value: WorkbookCell.Value) {
    if case .text("") = value { return }
    cells.append(
      WorkbookCell(
        column: column, value: value, format: style.format, indent: style.indent))
  }
}
