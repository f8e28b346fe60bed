import Bytes
import SDGModel

/// The value of each row.
struct ValueReadings {
  let numbers: NumberColumn
  /// Per distinct text that is no plain number.
  let marks: [ObservedValue?]
  /// Per distinct text that is no plain number: what a letter behind the number says.
  var statuses: [ObservationStatus?] = []
  /// Values that a decision put in place of what stands in a row.
  var corrected: [Int: ObservedValue] = [:]

  func kind(ofRow row: Int) -> ObservedValue.Kind {
    let mark = numbers.marks[row]
    if mark == 0 { return .number }
    return (marks[Int(mark) - 1] ?? corrected[row] ?? .missing).kind
  }

  /// The number or bound; not a number where there is none.
  func number(ofRow row: Int) -> Double {
    let mark = numbers.marks[row]
    if mark == 0 { return numbers.values[row] }
    return (marks[Int(mark) - 1] ?? corrected[row] ?? .missing).number ?? .nan
  }

  func status(ofRow row: Int) -> ObservationStatus? {
    let mark = numbers.marks[row]
    return mark == 0 || statuses.isEmpty ? nil : statuses[Int(mark) - 1]
  }
}

extension RowReading {
  /// Reads values: numbers, with or without a mark behind them, censored numbers and the marks for
  /// nothing. A text that is none of these holds its row: a guess at what `1,234` means would
  /// publish a wrong figure.
  mutating func readValues() -> ValueReadings {
    guard let column = plan.column(.value) else {
      return ValueReadings(
        numbers: NumberColumn(values: [], marks: [], texts: []), marks: [])
    }
    let numbers = table.number(column)
    let texts = numbers.texts.map(Trimming.trimmed)
    let plain = texts.map(ValueText.read)
    let behind = ValueMarks(zip(texts, plain).map { $1 == nil ? $0 : nil })
    let marks = zip(plain, behind.marked).map { $0 ?? $1?.value }
    reportMarks(behind, numbers)
    var corrected: [Int: ObservedValue] = [:]
    for row in fates.indices where numbers.marks[row] != 0 && fates[row] == .taken {
      let mark = Int(numbers.marks[row]) - 1
      guard marks[mark] == nil else { continue }
      let text = Trimming.trimmed(numbers.texts[mark])
      let rule: InputRule = ValueText.isInfinite(text) ? .infiniteValue : .unreadableValue
      if let decision = decision(rule, row),
        let value = decision.replacement.flatMap({ ValueText.read($0) })
      {
        corrected[row] = value
        correct(row, decision, "Value", found: text)
      } else {
        report(rule, text, row)
      }
    }
    return ValueReadings(
      numbers: numbers, marks: marks, statuses: marks.indices.map(behind.status),
      corrected: corrected)
  }

  /// One finding a mark, with the number of its records; each record's note says how it was written.
  private mutating func reportMarks(_ behind: ValueMarks, _ numbers: NumberColumn) {
    var rows: [String: [Int]] = [:]
    for row in fates.indices where numbers.marks[row] != 0 && fates[row] == .taken {
      let index = Int(numbers.marks[row]) - 1
      guard let marked = behind.marked[index] else { continue }
      rows[marked.mark, default: []].append(row)
      corrections[row] = "Value as written: \(Trimming.trimmed(numbers.texts[index]))"
    }
    for (mark, rows) in rows.sorted(by: { $0.key < $1.key }) {
      let status = behind.status(Int(numbers.marks[rows[0]]) - 1)
      let meaning = status.map { "the observation status \($0.rawValue)" } ?? "a footnote"
      log.add(
        .valueMark, at: table.place(ofRow: rows[0], column: plan.column(.value)),
        rows: rows.count, "Behind values, \(log.quote(mark, or: "a mark")) is read as \(meaning)",
        hint: "Nothing to do if that is meant; else give the status a column of its own.",
        subject: mark)
    }
  }

  private mutating func report(_ rule: InputRule, _ text: String, _ row: Int) {
    if rule == .infiniteValue {
      hold(
        row, rule, in: .value, "The value is infinite",
        proposal: Proposal("", why: "A division by zero gives no figure."),
        hint: "Correct the division by zero behind it, or leave the value blank.")
    } else {
      hold(
        row, rule, in: .value,
        "The value is neither a number nor a mark for a missing one", found: log.quote(text),
        proposal: Proposals.value(text),
        hint: valueHint(text))
    }
  }

  private func valueHint(_ text: String) -> String {
    if text.contains("%") { return "Write the number alone; the unit has a column of its own." }
    if text.contains(",") { return "Write a decimal point, and no thousands separator." }
    if text.contains(where: { $0 == " " || $0 == "\u{A0}" }), text.contains(where: \.isNumber) {
      return "Write the number without blanks."
    }
    return "Write a number, <number, >number, or leave the value blank."
  }
}

/// The text of a value.
enum ValueText {
  /// A number, a censored number or a mark for nothing; `nil` for any other text.
  static func read(_ text: String) -> ObservedValue? {
    if let number = DecimalText.parse(text) { return .number(number) }
    return isInfinite(text) ? nil : ObservedValue.reading(mark: text)
  }

  static func isInfinite(_ text: String) -> Bool {
    let word = text.lowercased().drop { "+-<>=≤≥ ".contains($0) }
    return ["inf", "infinity", "∞"].contains(String(word))
  }
}

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
