/// What a coverage matrix shows: rows against columns, a mark in each cell, totals as text.
public struct MatrixSpec: Sendable {
  /// Unique on a page; the prefix of every identifier in the drawing.
  public var id: String
  public var title: String
  public var subtitle: String
  public var source: String
  /// BCP 47 tag of the texts.
  public var language: String
  public var rightToLeft: Bool
  /// What the rows are; empty for none.
  public var rowHeader: String
  public var columns: [MatrixColumn]
  public var rows: [MatrixRow]
  /// One text a column, or none at all.
  public var columnTotals: [String]
  public var key: [KeyEntry]
  /// The alternative text.
  public var summary: String
  public var table: FigureTable
  /// Said when there are no rows.
  public var emptyNote: String

  public init(
    id: String, title: String, subtitle: String = "", source: String = "", language: String = "en",
    rightToLeft: Bool = false, rowHeader: String = "", columns: [MatrixColumn], rows: [MatrixRow],
    columnTotals: [String] = [], key: [KeyEntry] = [], summary: String = "",
    table: FigureTable = .empty, emptyNote: String = "–"
  ) {
    self.id = id
    self.title = title
    self.subtitle = subtitle
    self.source = source
    self.language = language
    self.rightToLeft = rightToLeft
    self.rowHeader = rowHeader
    self.columns = columns
    self.rows = rows
    self.columnTotals = columnTotals
    self.key = key
    self.summary = summary
    self.table = table
    self.emptyNote = emptyNote
  }
}

/// A column of a matrix.
public struct MatrixColumn: Sendable, Hashable {
  public var label: String
  /// For narrow figures and crowded heads; equal to `label` when there is no shorter one.
  public var shortLabel: String

  public init(label: String, shortLabel: String? = nil) {
    self.label = label
    self.shortLabel = shortLabel ?? label
  }
}

/// A row of a matrix.
public struct MatrixRow: Sendable, Hashable {
  /// Printed bold before the label; may be empty.
  public var code: String
  public var label: String
  /// The row's total as text, such as "2 of 11".
  public var total: String
  /// One a column.
  public var cells: [MatrixCell]
  /// A colour as `0xRRGGBB` for the rule before the row; never a data colour.
  public var accent: UInt32?

  public init(
    code: String, label: String, total: String = "", cells: [MatrixCell], accent: UInt32? = nil
  ) {
    self.code = code
    self.label = label
    self.total = total
    self.cells = cells
    self.accent = accent
  }
}

/// A cell of a matrix.
public struct MatrixCell: Sendable, Hashable {
  public var style: MarkStyle
  /// What the mark says, a word and a year.
  public var word: String
  /// How much of something the cell says, drawn as a text over a bar in the place of the mark.
  public var share: MatrixShare?

  public init(_ style: MarkStyle, _ word: String, share: MatrixShare? = nil) {
    self.style = style
    self.word = word
    self.share = share
  }
}

/// A number of some out of others, in three parts behind each other.
public struct MatrixShare: Sendable, Hashable {
  /// The number, with and without that of all.
  public var text: String
  public var shortText: String
  /// From 0 to 1, together at most 1: what the record alone has, what both have, and what another maker adds.
  public var solid: Double
  public var both: Double
  public var added: Double

  public init(text: String, shortText: String, solid: Double, both: Double, added: Double) {
    self.text = text
    self.shortText = shortText
    self.solid = solid
    self.both = both
    self.added = added
  }
}
