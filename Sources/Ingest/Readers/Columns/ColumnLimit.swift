import Bytes

/// How many columns a table may have. Work and memory grow with columns times records, or columns
/// times columns: without a limit a small file of many names would take hours.
enum ColumnLimit {
  static let most = 1_000
  /// Columns times records of a table whose records need not name every column: a gigabyte. The
  /// whole global database has about as many.
  static let mostCells = 1 << 28

  /// Whether a table that still grows has reached the limit.
  static func isReached(columns: Int, records: Int) -> Bool { columns * records > mostCells }

  /// Whether a table keeps to the limit; says so where not.
  static func admits(
    columns: Int, records: Int = 0, at place: RecordPlace? = nil, log: inout DiagnosticLog
  ) -> Bool {
    if columns <= most, !isReached(columns: columns, records: records) { return true }
    log.add(
      .tooManyColumns, at: place,
      columns > most
        ? "The table has \(columns) columns; at most \(most) are read"
        : "The table has \(columns) columns and \(records) rows, most of their cells empty",
      hint: "Write one record a figure, with columns for what tells figures apart.")
    return false
  }
}
