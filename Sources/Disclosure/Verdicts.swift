import SDGModel

/// What becomes of the rows of a data set: which are hidden or rounded, and why.
struct Verdicts {
  typealias Verdict = (reason: Protection.Reason, limit: Int?)

  private var byRow: [Int: Verdict] = [:]

  subscript(row: Int) -> Verdict? {
    get { byRow[row] }
    set { byRow[row] = newValue }
  }

  /// Tables with a figure that is hidden here, not by its source.
  func tables(of rows: ObservationTable) -> Set<BreakdownTable> {
    Set(
      byRow.filter { $0.value.reason != .rounded && $0.value.reason != .suppressedBySource }
        .map { BreakdownTable(rows[$0.key]) })
  }
}

/// All figures of one series, source, period and unit: by whatever groups and areas.
struct PersonTable: Hashable {
  private var series: [String]
  private var period: Period

  init(_ row: Observation) {
    series = [row.indicator, row.series, row.source, row.publisher, row.unit]
    period = row.period
  }
}

/// Those of them by the same dimensions.
struct BreakdownTable: Hashable {
  private var table: PersonTable
  private var dimensions: [String]

  init(_ row: Observation) {
    table = PersonTable(row)
    dimensions = row.breakdown.parts.map(\.dimension)
  }
}
