extension Table {
  private static let gap = "  "
  /// No text column is made narrower than this; a table that still does not fit is wider.
  private static let leastWidth = 10
  private static let lineLimit = 8

  /// The table for people: aligned columns, numbers to the right, no colours, a line end after each
  /// line. Text that does not fit is wrapped, and very long text ends in "…".
  /// - Parameter width: how many columns of a terminal the table may take; nil for as many as it
  ///   needs.
  public func text(width: Int?) -> String {
    let header = columns.map(TextWidth.printable)
    let cells = rows.map { row in columns.indices.map { Self.shown(cell(row, $0)) } }
    let isNumeric = columns.indices.map { column in
      var isNumeric = false
      for row in rows {
        switch cell(row, column) {
        case .number, .integer: isNumeric = true
        case .missing: break
        case .text, .bool, .numbers: return false
        }
      }
      return isNumeric
    }
    let natural = columns.indices.map { column in
      cells.reduce(TextWidth.of(header[column])) { max($0, TextWidth.of($1[column])) }
    }
    let widths = Self.fit(natural, fixed: isNumeric, into: width)
    var out = title.isEmpty ? "" : TextWidth.printable(title) + "\n\n"
    Self.append(header, widths, isNumeric, to: &out)
    Self.append(widths.map { String(repeating: "─", count: $0) }, widths, isNumeric, to: &out)
    for row in cells { Self.append(row, widths, isNumeric, to: &out) }
    return out
  }

  private static func shown(_ cell: Cell) -> String {
    switch cell {
    case .missing: "–"
    case .bool(let value): value ? "yes" : "no"
    case .text(let value): TextWidth.printable(value)
    case .integer: cell.csvText
    case .numbers(let all): all.map { "\($0.name) \(shown($0.value))" }.joined(separator: "; ")
    case .number(let value): shown(value)
    }
  }

  /// People read seven digits; programs get all of them, from CSV and JSON.
  private static func shown(_ value: Double) -> String {
    guard value.isFinite else { return Cell.number(value).csvText }
    let digits = DecimalDigits(value)
    guard digits.digits.count > mostDigits else { return DecimalText.shortest(value) }
    let rounded = DecimalText.fixed(value, decimals: min(12, max(0, mostDigits - digits.point)))
    return DecimalText.parse(rounded).map(DecimalText.shortest) ?? rounded
  }

  private static let mostDigits = 7

  /// Takes width from the widest text column again and again until all fit.
  private static func fit(_ natural: [Int], fixed: [Bool], into width: Int?) -> [Int] {
    var widths = natural
    guard let width else { return widths }
    var excess = widths.reduce(0, +) + gap.count * max(widths.count - 1, 0) - width
    while excess > 0 {
      let candidates = widths.indices.filter { !fixed[$0] && widths[$0] > leastWidth }
      guard let widest = candidates.max(by: { (widths[$0], $1) < (widths[$1], $0) }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  /// One row, over as many lines as its tallest cell.
  private static func append(
    _ cells: [String], _ widths: [Int], _ isNumeric: [Bool], to out: inout String
  ) {
    let wrapped = zip(cells, widths).map {
      TextWidth.wrap($0, width: $1, lineLimit: lineLimit)
    }
    for lineIndex in 0..<(wrapped.map(\.count).max() ?? 0) {
      var line = ""
      for (column, lines) in wrapped.enumerated() {
        let text = lineIndex < lines.count ? lines[lineIndex] : ""
        let blanks = String(repeating: " ", count: max(widths[column] - TextWidth.of(text), 0))
        if column > 0 { line += gap }
        line += isNumeric[column] ? blanks + text : text + blanks
      }
      while line.last == " " { line.removeLast() }
      out += line + "\n"
    }
  }
}
