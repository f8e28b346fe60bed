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
