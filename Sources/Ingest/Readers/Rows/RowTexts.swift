import Bytes
import SDGModel

/// The note of each row, put together from all columns that describe the figure in words.
struct NoteReadings {
  let codes: CodeColumn
  let numbers: [UInt32]

  func number(ofRow row: Int) -> UInt32 { numbers[Int(codes[row])] }
}

extension RowReading {
  /// Joins footnote, series note, period detail and the input's own attributes.
  mutating func readNotes(_ periods: PeriodReadings) -> NoteReadings {
    var columns: [(texts: TextColumn, label: String)] = []
    for (field, label) in Self.noteFields {
      if let column = plan.column(field) {
        columns.append((texts(column, report: false), label))
      }
    }
    for attribute in plan.attributes {
      columns.append((texts(attribute.column, report: false), attribute.name))
    }
    let times = timeNotes(periods)
    let combined = CombinedColumn(
      columns.map(\.texts.codes) + [times.codes], rowCount: table.rowCount)
    let numbers = combined.firstRows.map { row -> UInt32 in
      var parts: [String] = []
      for (texts, label) in columns where !texts[row].isEmpty {
        parts.append(label.isEmpty ? texts[row] : "\(label): \(texts[row])")
      }
      if !times[row].isEmpty { parts.append(times[row]) }
      return observations.number(of: parts.joined(separator: " | "))
    }
    return NoteReadings(codes: combined.codes, numbers: numbers)
  }

  /// What is to be said of the time of each row: in most nothing, however many times there are.
  private mutating func timeNotes(_ periods: PeriodReadings) -> TextColumn {
    let detail = plan.column(.timeDetail).map { texts($0, report: false) }
    let combined = CombinedColumn(
      [detail?.codes, periods.texts.codes].compactMap(\.self), rowCount: table.rowCount)
    var numbers: [String: UInt32] = [:]
    var words: [String] = []
    let map = combined.firstRows.map { row -> UInt32 in
      var parts: [String] = []
      if let text = detail?[row], let note = timeNote(text, periods, row) { parts.append(note) }
      if let mark = periods.readings[Int(periods.texts.codes[row])]?.mark {
        let text = periods.texts[row]
        parts.append("Period as written: \(text)\(text.contains(mark) ? "" : " (\(mark))")")
      }
      let text = parts.joined(separator: " | ")
      let number = numbers[text] ?? UInt32(words.count)
      if numbers.updateValue(number, forKey: text) == nil { words.append(text) }
      return number
    }
    return TextColumn(codes: combined.codes.mapped(by: map), values: words)
  }

  /// The detail says something only where it is not the period once more.
  private func timeNote(_ text: String, _ periods: PeriodReadings, _ row: Int) -> String? {
    guard !text.isEmpty, text != periods.texts[row],
      Period(text) != periods.known(ofRow: row)
    else { return nil }
    return "Time detail: \(text)"
  }

  private static let noteFields: [(DataField, String)] = [
    (.note, ""), (.seriesNote, ""), (.timeCoverage, "Time coverage"),
    (.basePeriod, "Base period"), (.customLabel, "Breakdown"), (.valueDetail, "Value detail"),
  ]
}

/// The source of each row: the register entry that made it, and the text in the file.
struct SourceNumbers {
  let codes: CodeColumn
  let numbers: [(UInt32, UInt32)]

  func numbers(ofRow row: Int) -> (UInt32, UInt32) {
    codes.isEmpty ? numbers[0] : numbers[Int(codes[row])]
  }
}

extension RowReading {
  mutating func readSources() -> SourceNumbers {
    let patterns = SourcePatterns(context.register)
    guard let column = plan.column(.source) else {
      let patterns = request.mayMatchSource ? patterns : SourcePatterns([])
      return SourceNumbers(codes: [], numbers: [source(request.sourceText, patterns, at: nil)])
    }
    let texts = texts(column, report: false)
    var firstRows = [Int?](repeating: nil, count: texts.values.count)
    for (row, code) in texts.codes.enumerated() where firstRows[Int(code)] == nil {
      firstRows[Int(code)] = row
    }
    let numbers = texts.values.enumerated().map { code, text in
      source(
        text.isEmpty ? request.sourceText : text, patterns,
        at: firstRows[code].map { table.place(ofRow: $0) })
    }
    return SourceNumbers(codes: texts.codes, numbers: numbers)
  }

  /// The entry whose pattern the text holds, else the file's publisher. Where two entries claim a
  /// text the publisher stands too: whose it is, is for a person to say.
  private mutating func source(
    _ text: String, _ patterns: SourcePatterns, at place: RecordPlace?
  ) -> (UInt32, UInt32) {
    let claims = patterns.sources(of: text)
    var id = request.publisher
    if claims.count == 1 {
      id = claims[0]
    } else if claims.count > 1 {
      log.add(
        .ambiguousSource, at: place,
        "Two sources claim the rows of one source text: \(claims.joined(separator: ", "))",
        hint: "Make the patterns under `matches` of these sources more exact.", subject: text)
    }
    return (observations.number(of: id), observations.number(of: text))
  }
}
