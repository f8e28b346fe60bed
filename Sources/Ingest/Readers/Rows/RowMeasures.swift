import Bytes
import SDGModel

/// Bounds, standard error and counts beside each value.
struct MeasureReadings {
  let lower: MeasureColumn?
  let upper: MeasureColumn?
  let standardError: MeasureColumn?
  let sampleSize: MeasureColumn?
  let numerator: MeasureColumn?
  let denominator: MeasureColumn?
  /// Rows whose bounds cannot be those of their value.
  var rowsWithoutBounds: Set<Int> = []

  var isEmpty: Bool {
    [lower, upper, standardError, sampleSize, numerator, denominator].allSatisfy { $0 == nil }
  }

  func measures(ofRow row: Int) -> ObservationColumns.Measures? {
    var found = ObservationColumns.Measures()
    if !rowsWithoutBounds.contains(row) {
      found.lower = lower?.value(ofRow: row)
      found.upper = upper?.value(ofRow: row)
    }
    found.standardError = standardError?.value(ofRow: row)
    found.sampleSize = sampleSize?.value(ofRow: row)
    found.numerator = numerator?.value(ofRow: row)
    found.denominator = denominator?.value(ofRow: row)
    return found.isEmpty ? nil : found
  }
}

/// A column of numbers that may be blank.
struct MeasureColumn {
  let numbers: NumberColumn
  /// Per distinct text that is no plain number.
  let read: [Double?]
  /// Whether only whole numbers from 0 up can be meant.
  let countsPersons: Bool

  func value(ofRow row: Int) -> Double? {
    let mark = numbers.marks[row]
    if mark == 0 { return isNoSize(row) ? nil : numbers.values[row] }
    return read[Int(mark) - 1]
  }

  /// Nobody asks 1.204 persons: the point parts thousands, and which number is meant is not ours to
  /// say.
  func isNoSize(_ row: Int) -> Bool {
    countsPersons && numbers.marks[row] == 0
      && (numbers.values[row] < 0 || numbers.values[row].rounded() != numbers.values[row])
  }
}

extension RowReading {
  mutating func readMeasures() -> MeasureReadings {
    MeasureReadings(
      lower: readMeasure(.lowerBound), upper: readMeasure(.upperBound),
      standardError: readMeasure(.standardError), sampleSize: readMeasure(.sampleSize),
      numerator: readMeasure(.numerator), denominator: readMeasure(.denominator))
  }

  /// `nil` where no row has one.
  private mutating func readMeasure(_ field: DataField) -> MeasureColumn? {
    guard let column = plan.column(field) else { return nil }
    let numbers = table.number(column)
    let measure = MeasureColumn(
      numbers: numbers, read: numbers.texts.map { DecimalText.parse(Trimming.trimmed($0)) },
      countsPersons: field == .sampleSize)
    let isBad = numbers.texts.indices.map { index in
      let text = Trimming.trimmed(numbers.texts[index])
      return measure.read[index] == nil && ObservedValue.reading(mark: text)?.saysSomething != false
    }
    let mayBeBad = measure.countsPersons || isBad.contains(true)
    let bad =
      !mayBeBad
      ? []
      : fates.indices.filter { row in
        let mark = Int(numbers.marks[row])
        return fates[row] == .taken && (mark == 0 ? measure.isNoSize(row) : isBad[mark - 1])
      }
    if let first = bad.first {
      log.add(
        .unreadableMeasure, at: table.place(ofRow: first, column: column), rows: bad.count,
        "The \(field.rawValue) is no number\(field == .sampleSize ? " of persons" : ""): \(log.quote(table.text(column)[first], or: "a text")); it was left out",
        hint: field == .sampleSize
          ? "Write a whole number without a point, or leave it blank."
          : "Write a number or leave it blank.", subject: field.rawValue)
    }
    let hasAny = numbers.marks.contains(0) || measure.read.contains { $0 != nil }
    return hasAny ? measure : nil
  }
}

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
