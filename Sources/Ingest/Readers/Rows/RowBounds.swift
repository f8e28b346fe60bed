import SDGModel

extension RowReading {
  /// Bounds that do not enclose their value cannot be its interval: columns were swapped, or belong
  /// to something else. They are left out, and the value stays.
  mutating func dropStrayBounds(_ values: ValueReadings, _ measures: inout MeasureReadings) {
    guard measures.lower != nil || measures.upper != nil else { return }
    var stray: [Int] = []
    for row in fates.indices where fates[row] == .taken && values.kind(ofRow: row) == .number {
      let value = values.number(ofRow: row)
      let lower = measures.lower?.value(ofRow: row) ?? value
      let upper = measures.upper?.value(ofRow: row) ?? value
      if lower > value || value > upper { stray.append(row) }
    }
    guard let first = stray.first else { return }
    measures.rowsWithoutBounds = Set(stray)
    let column = plan.column(.lowerBound) ?? plan.column(.upperBound)
    log.add(
      .strayBounds, at: table.place(ofRow: first, column: column), rows: stray.count,
      "The lower and the upper bound do not enclose the value; they were left out",
      hint: "Check whether the columns are swapped, or belong to another figure.",
      subject: "bounds")
  }
}
