/// The data behind a figure as already formatted text: what a screen reader, a spreadsheet or a
/// reader without the picture gets.
public struct FigureTable: Sendable, Hashable {
  public var columns: [String]
  /// Each row has as many fields as there are columns.
  public var rows: [[String]]

  public init(columns: [String], rows: [[String]]) {
    self.columns = columns
    self.rows = rows
  }

  /// A figure without data.
  public static let empty = FigureTable(columns: [], rows: [])
}

/// How wide a figure is laid out. A narrow figure is laid out anew, never scaled down: its text
/// keeps its size.
public enum FigureWidth: Sendable, Hashable {
  /// 760 px: pages, documents.
  case wide
  /// 340 px: telephones.
  case narrow
  /// Any width from 240 px on; below 560 px the rules of narrow figures apply.
  case custom(Int)

  var points: Double {
    switch self {
    case .wide: 760
    case .narrow: 340
    case .custom(let width): Double(max(240, width))
    }
  }

  var isNarrow: Bool { points < 560 }
}
