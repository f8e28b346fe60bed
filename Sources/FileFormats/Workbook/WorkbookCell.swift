import Bytes

/// A cell of a worksheet that holds something.
public struct WorkbookCell: Sendable, Equatable {
  public enum Value: Sendable, Equatable {
    case text(String)
    /// The number as the file writes it.
    case number(String)
    /// A number of days whose format shows a year, a month or a day.
    case date(year: Int, month: Int, day: Int)
    case bool(Bool)
    /// An error value of the spreadsheet, `#N/A` or `#DIV/0!`.
    case error(String)
  }

  /// The column, from 0.
  public let column: Int
  public let value: Value
  public let format: CellFormat
  /// By how many steps the cell's style sets the text in from the edge.
  public let indent: Int

  public init(column: Int, value: Value, format: CellFormat = .general, indent: Int = 0) {
    self.column = column
    self.value = value
    self.format = format
    self.indent = indent
  }

  /// What a CSV file would hold: numbers as the shortest text that reads back to the same double
  /// (spreadsheets write 0.1 as `0.10000000000000001`), dates in ISO 8601 as far as they are shown,
  /// and a share that is shown as per cent with its sign: `45.3%`, since 0.453 is not what whoever
  /// made the workbook saw.
  public var text: String {
    switch value {
    case .text(let text), .error(let text): text
    case .number(let text):
      switch format {
      case .percent: percent ?? text
      case .percentSign: number.map { DecimalText.shortest($0) + "%" } ?? text
      default: number.map(DecimalText.shortest) ?? text
      }
    case .bool(let value): value ? "TRUE" : "FALSE"
    case .date(let year, let month, let day):
      switch format {
      case .year: "\(year)"
      case .month: "\(year)-\(WorkbookCell.padded(month))"
      default: "\(year)-\(WorkbookCell.padded(month))-\(WorkbookCell.padded(day))"
      }
    }
  }

  /// The number with the decimals that its format shows, where it fixes them: `3.10` for 3.1. For
  /// codes that were taken for numbers; values keep all their decimals in ``text``.
  public var shown: String {
    guard case .fixed(let decimals) = format, let number, decimals <= 9 else { return text }
    return DecimalText.fixed(number, decimals: decimals)
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private var percent: String? { number.map { DecimalText.shifted($0, by: 2) + "%" } }

  public var isDate: Bool { if case .date = value { true } else { false } }

  /// The number of a number cell.
  public var number: Double? {
    guard case .number(let text) = value else { return nil }
    return DecimalText.parse(text)
  }
}

/// A row of a worksheet with the cells that hold something, left to right.
public struct WorkbookRow: Sendable, Equatable {
  /// The number that the spreadsheet shows, from 1.
  public let number: Int
  public let cells: [WorkbookCell]

  /// The text at a column (from 0), empty where the cell is.
  public func text(_ column: Int) -> String {
    cells.first { $0.column == column }?.text ?? ""
  }
}

/// Positions as a spreadsheet writes them.
public enum CellReference {
  /// How many columns a spreadsheet has: A to XFD.
  static let columnCount = 16_384

  /// `C7` for column 2 and row 7.
  public static func text(column: Int, row: Int) -> String { "\(letters(of: column))\(row)" }

  /// `A` for 0, `Z` for 25, `AA` for 26.
  public static func letters(of column: Int) -> String {
    var (rest, letters) = (column + 1, [UInt8]())
    while rest > 0 {
      letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }

  /// Column (from 0) and row (from 1) of `C7`; `nil` for what is none, or beyond XFD1048576.
  public static func parse(_ text: String) -> (column: Int, row: Int)? {
    var (column, row, digits) = (0, 0, 0)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where digits == 0:
        column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
      case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0:
        (row, digits) = (row * 10 + Int(byte - UInt8(ascii: "0")), digits + 1)
      default: return nil
      }
      guard column <= columnCount, row <= 1_048_576 else { return nil }
    }
    return column > 0 && row > 0 ? (column - 1, row) : nil
  }
}
