import Bytes
import FileFormats

/// The cells of a sheet or of a text file as a person sees them, before anything is known of their
/// meaning. Rows count from 1, columns from 0.
struct Grid {
  struct Cell: Equatable {
    /// What stands there; numbers with all their decimals.
    var text: String
    /// What is shown: a number with the decimals of its format.
    var shown: String
    /// Whether the file itself says that it is a number.
    var isNumber = false
    /// Whether the file itself says that it is a date.
    var isDate = false
    /// How far the text is set in from the edge, by its style or by blanks.
    var indent = 0
  }

  /// The sheet's name; `nil` for a text file.
  let sheet: String?
  /// Numbers of the rows that hold something, in order, hidden ones left out.
  let rows: [Int]
  let columnCount: Int
  private let cells: [Int: [Int: Cell]]
  /// For a cell inside merged cells, the corner that holds their text.
  private let corners: [Position: Position]
  let hiddenColumns: [Int]
  let hiddenRowCount: Int
  let isCut: Bool

  struct Position: Hashable {
    var row: Int
    var column: Int
  }

  /// A table that a person reads is no larger.
  static let mostRows = 100_000
  /// What a mapping reads may be longer: as long as a sheet can be.
  static let longest = 1_048_576
  static let mostColumns = 2_000
  /// Merged cells are few; ranges that overlap may not make many of a small file.
  private static let mostMerged = 1_000_000

  /// What stands in a cell itself.
  func own(_ row: Int, _ column: Int) -> Cell? { cells[row]?[column] }

  /// What is seen at a cell: merged cells show one text throughout.
  func cell(_ row: Int, _ column: Int) -> Cell? {
    if let own = cells[row]?[column] { return own }
    guard let corner = corners[Position(row: row, column: column)] else { return nil }
    return cells[corner.row]?[corner.column]
  }

  func indent(_ row: Int, _ column: Int) -> Int { own(row, column)?.indent ?? 0 }

  func isMerged(_ row: Int, _ column: Int) -> Bool {
    corners[Position(row: row, column: column)] != nil
  }

  /// Whether a row has cells merged side by side.
  func hasMerges(inRow row: Int, _ columns: [Int]) -> Bool {
    columns.contains { column in
      corners[Position(row: row, column: column)].map { $0.row == row && $0.column != column }
        ?? false
    }
  }

  func columns(ofRow row: Int) -> [Int] { (cells[row] ?? [:]).keys.sorted() }

  /// Where a cell stands, in words: `C7`, or `line 7, field 3`.
  func place(_ row: Int, _ column: Int) -> RecordPlace {
    sheet == nil
      ? RecordPlace(line: row, column: column + 1)
      : RecordPlace(line: row, cell: CellReference.text(column: column, row: row))
  }
}

extension Grid {
  /// The grid with the cells of some columns alone.
  func limited(to columns: [Int]) -> Grid {
    let wanted = Set(columns)
    let kept = cells.mapValues { line in line.filter { wanted.contains($0.key) } }
    return Grid(
      sheet: sheet, rows: rows.filter { kept[$0]?.isEmpty == false }, columnCount: columnCount,
      cells: kept, corners: corners.filter { wanted.contains($0.value.column) },
      hiddenColumns: hiddenColumns, hiddenRowCount: hiddenRowCount, isCut: isCut)
  }

  init(_ worksheet: Worksheet, sheet: String, rows limit: Int = Grid.mostRows) {
    let hidden = Set(worksheet.rows.flatMap { $0.cells.map(\.column) })
      .filter { worksheet.isHidden(column: $0) }
    var cells: [Int: [Int: Cell]] = [:]
    var rows: [Int] = []
    var width = 0
    let shown = worksheet.rows.filter { !worksheet.hiddenRows.contains($0.number) }
    for row in shown.prefix(limit) {
      var line: [Int: Cell] = [:]
      for cell in row.cells where cell.column < Grid.mostColumns && !hidden.contains(cell.column) {
        let text = cell.text
        guard !Trimming.trimmed(text).isEmpty else { continue }
        line[cell.column] = Cell(
          text: text, shown: cell.shown, isNumber: cell.number != nil, isDate: cell.isDate,
          indent: cell.indent + Grid.blanks(before: text))
        width = max(width, cell.column + 1)
      }
      guard !line.isEmpty else { continue }
      rows.append(row.number)
      cells[row.number] = line
    }
    var corners: [Position: Position] = [:]
    for merge in worksheet.merges where merge.rows.count * merge.columns.count <= 10_000 {
      guard corners.count < Grid.mostMerged else { break }
      let corner = Position(row: merge.rows.lowerBound, column: merge.columns.lowerBound)
      for row in merge.rows {
        for column in merge.columns { corners[Position(row: row, column: column)] = corner }
      }
    }
    self.init(
      sheet: sheet, rows: rows, columnCount: width, cells: cells, corners: corners,
      hiddenColumns: hidden.sorted(), hiddenRowCount: worksheet.rows.count - shown.count,
      isCut: shown.count > limit)
  }

  private static func blanks(before text: String) -> Int {
    text.prefix { $0.isWhitespace || $0 == "\u{A0}" }.count
  }

  /// A text file, all of whose lines are rows.
  init(_ text: TextBytes, rows limit: Int = Grid.mostRows) {
    let delimiter = LineDelimiter.guess(text.bytes)
    let width = min(LineDelimiter.widest(text.bytes, delimiter), Grid.mostColumns)
    // The reader takes the first line for the names of the columns: it gets a line of its own.
    let names = [UInt8](repeating: delimiter, count: max(width - 1, 0)) + [120, 10]
    let table = CSVTable(TextBytes(decoding: names + text.bytes), delimiter: delimiter) { _ in [] }
    var cells: [Int: [Int: Cell]] = [:]
    var rows: [Int] = []
    for row in 0..<min(table.rowCount, limit) {
      var line: [Int: Cell] = [:]
      for (column, field) in table.fields(ofRow: row).enumerated() {
        guard !Trimming.trimmed(field).isEmpty else { continue }
        line[column] = Cell(text: field, shown: field, indent: Grid.blanks(before: field))
      }
      guard !line.isEmpty else { continue }
      let number = table.line(ofRow: row) - 1
      rows.append(number)
      cells[number] = line
    }
    self.init(
      sheet: nil, rows: rows, columnCount: width, cells: cells, corners: [:], hiddenColumns: [],
      hiddenRowCount: 0, isCut: table.rowCount > limit)
  }
}

/// The delimiter of a text file that may begin with titles: the one that most lines have equally
/// often.
enum LineDelimiter {
  private static let candidates: [UInt8] = [0x3B, 0x09, 0x2C, 0x7C]

  static func guess(_ bytes: [UInt8]) -> UInt8 {
    let lines = bytes.prefix(200_000).split(separator: 10).prefix(500)
    var best: (delimiter: UInt8, lines: Int) = (0x2C, 0)
    for candidate in candidates {
      var lengths: [Int: Int] = [:]
      for line in lines {
        let count = line.count { $0 == candidate }
        if count > 0 { lengths[count, default: 0] += 1 }
      }
      let agreeing = lengths.values.max() ?? 0
      if agreeing > best.lines { best = (candidate, agreeing) }
    }
    return best.delimiter
  }

  /// The most fields that a line can have.
  static func widest(_ bytes: [UInt8], _ delimiter: UInt8) -> Int {
    var widest = 0
    var count = 0
    for byte in bytes {
      if byte == delimiter { count += 1 }
      if byte == 10 || byte == 13 {
        widest = max(widest, count)
        count = 0
      }
    }
    return max(widest, count) + 1
  }
}
