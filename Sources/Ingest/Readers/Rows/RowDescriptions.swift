import Bytes
import SDGModel

/// Nature, status and multiplier of each row.
struct DescriptionReadings {
  var natures: (codes: CodeColumn, readings: [Nature?])?
  var statuses: (codes: CodeColumn, readings: [ObservationStatus?])?
  var multipliers: (codes: CodeColumn, readings: [Int])?

  func nature(ofRow row: Int) -> Nature? { natures.flatMap { $0.readings[Int($0.codes[row])] } }
  func status(ofRow row: Int) -> ObservationStatus? {
    statuses.flatMap { $0.readings[Int($0.codes[row])] }
  }
  func multiplier(ofRow row: Int) -> Int {
    multipliers.map { $0.readings[Int($0.codes[row])] } ?? 0
  }
}

extension RowReading {
  mutating func readDescriptions() -> DescriptionReadings {
    var result = DescriptionReadings()
    let vocabulary = context.vocabulary
    if let column = plan.column(.nature) {
      let texts = texts(column)
      let readings = texts.values.map { vocabulary.nature(named: $0) }
      reportUnread(.unknownNature, "natures", texts, isRead: readings.map { $0 != nil })
      result.natures = (texts.codes, readings)
    }
    if let column = plan.column(.status) {
      let texts = texts(column)
      let readings = texts.values.map { vocabulary.status(named: $0) }
      reportUnread(
        .unknownStatus, "observation statuses", texts, isRead: readings.map { $0 != nil })
      result.statuses = (texts.codes, readings)
    }
    if let column = plan.column(.unitMultiplier) {
      let texts = texts(column)
      let readings = texts.values.map { Self.powerOfTen($0) }
      reportUnread(
        .unreadableMultiplier, "unit multipliers", texts, isRead: readings.map { $0 != nil })
      result.multipliers = (texts.codes, readings.map { $0 ?? 0 })
    }
    return result
  }

  /// `3`, `3: Thousands`, `Thousands`.
  private static func powerOfTen(_ text: String) -> Int? {
    let word = text.split(separator: ":").first.map { Trimming.trimmed(String($0)) } ?? text
    if let number = Int(word), (-30...30).contains(number) { return number }
    if let number = DecimalText.parse(word), number == number.rounded(), abs(number) <= 30 {
      return Int(number)
    }
    switch word.lowercased() {
    case "unit", "units": return 0
    case "hundreds": return 2
    case "thousand", "thousands": return 3
    case "million", "millions": return 6
    case "billion", "billions": return 9
    default: return nil
    }
  }

  private mutating func reportUnread(
    _ rule: InputRule, _ what: String, _ texts: TextColumn, isRead: [Bool]
  ) {
    let unread = texts.values.indices.filter { !texts.values[$0].isEmpty && !isRead[$0] }
    guard !unread.isEmpty else { return }
    let set = Set(unread.map { UInt32($0) })
    let rows = fates.indices.filter { fates[$0] == .taken && set.contains(texts.codes[$0]) }
    guard let first = rows.first else { return }
    let words = log.quote(list: unread.map { texts.values[$0] }, or: what)
    log.add(
      rule, at: table.place(ofRow: first), rows: rows.count,
      "No code list has the \(what) \(words); the records are taken without",
      hint: "Use the codes of the SDG data structure.", subject: what)
  }
}

/// Unit and power of ten of each row.
struct UnitReadings {
  let codes: CodeColumn
  let units: [(UInt32, Int)]

  func unit(ofRow row: Int) -> (UInt32, Int) { codes.isEmpty ? (0, 0) : units[Int(codes[row])] }
}

extension RowReading {
  /// Reads units. A unit that is not the one that the series list has for the series is a question.
  mutating func readUnits(_ subjects: SubjectReadings) -> UnitReadings {
    guard let column = plan.column(.unit) else { return UnitReadings(codes: [], units: []) }
    let texts = texts(column)
    let known = texts.values.map { $0.isEmpty ? nil : context.vocabulary.unit(named: $0) }
    let units = texts.values.indices.map { index -> (UInt32, Int) in
      let code = known[index]?.unit.code ?? texts.values[index]
      return (observations.number(of: code), known[index]?.powerOfTen ?? 0)
    }
    reportUnits(subjects, texts, known)
    return UnitReadings(codes: texts.codes, units: units)
  }

  private mutating func reportUnits(
    _ subjects: SubjectReadings, _ texts: TextColumn, _ known: [UnitReading?]
  ) {
    let combined = CombinedColumn([subjects.codes, texts.codes], rowCount: table.rowCount)
    var rowsOfPair = [Int](repeating: 0, count: combined.firstRows.count)
    for pair in combined.codes { rowsOfPair[Int(pair)] += 1 }
    for (number, row) in combined.firstRows.enumerated() {
      let series = subjects.pairs[Int(subjects.codes[row])].series
      guard let listed = context.seriesList.series(series)?.unit,
        let found = known[Int(texts.codes[row])]?.unit.code, found != listed
      else { continue }
      log.add(
        .unitDiffers, at: table.place(ofRow: row), rows: rowsOfPair[number],
        "Series \(log.quote(series, or: "of this record")) is listed in \(listed); here it is in \(found)",
        hint: "Check the unit with the producer; figures of two units are never compared.",
        subject: "\(series);\(found)")
    }
  }
}
