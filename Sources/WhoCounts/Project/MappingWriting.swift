import Bytes
import FileFormats
import Ingest

/// Writes proposals as a mapping file, with a comment wherever something is not certain.
struct MappingWriter {
  private var lines: [String] = []

  static func text(file: String, _ tables: [TableProposal]) -> String {
    var writer = MappingWriter()
    writer.write(file, tables)
    return writer.lines.joined(separator: "\n") + "\n"
  }

  private mutating func write(_ file: String, _ tables: [TableProposal]) {
    lines = [
      "# How to read a file that does not explain itself, as `whocounts inspect` proposes it.",
      "schema: 1", "file: \(quoted(file))",
      "# Look through what stands below, answer every question, and write true.",
      "confirmed: false",
    ]
    var styles: [NumberStyle] = []
    for table in tables where table.numbers.decimal != nil && !styles.contains(table.numbers) {
      styles.append(table.numbers)
    }
    if Set(styles.map(\.decimal)).count > 1 { styles = [NumberStyle(decimal: "?")] }
    // A style that also parts thousands says more than one that does not.
    if let numbers = styles.first(where: { $0.thousands != nil }) ?? styles.first {
      var marks = ["decimal: \(quoted(numbers.decimal.map(String.init) ?? "."))"]
      if let thousands = numbers.thousands {
        marks.append("thousands: \(quoted(String(thousands)))")
      }
      lines.append("numbers: {\(marks.joined(separator: ", "))}")
    }
    lines.append("tables:")
    for table in tables { write(table) }
  }

  private mutating func write(_ proposal: TableProposal) {
    let table = proposal.mapping
    let isText = table.sheet == nil
    var start = "  - "
    func line(_ text: String) {
      lines.append(start + text)
      start = "    "
    }
    for aspect in proposal.aspects where aspect.confidence == .asked {
      lines.append("  # ? \(aspect.place.isEmpty ? aspect.holds : aspect.place): \(aspect.detail)")
    }
    if let sheet = table.sheet { line("sheet: \(quoted(sheet))") }
    if !table.expects.isEmpty { line("expects:") }
    for item in table.expects {
      line(
        "  - {row: \(item.row), column: \(MappingWriter.column(item.column, isText)), says: \(quoted(item.says))}"
      )
    }
    line("rows: [\(table.rows.map(MappingWriter.range).joined(separator: ", "))]")
    let columns = table.values.map { run in
      let first = MappingWriter.column(run.lowerBound, isText)
      let last = MappingWriter.column(run.upperBound, isText)
      return run.count == 1 ? first : "\(first)-\(last)"
    }
    line("values: [\(columns.joined(separator: ", "))]")
    if !table.headers.isEmpty { line("headers:") }
    for header in table.headers {
      line(
        "  - {row: \(header.row), holds: \(word(header.holds))\(header.fills ? ", fills: true" : "")}"
      )
    }
    if !table.labels.isEmpty { line("labels:") }
    for label in table.labels { line("  - \(text(label, isText))") }
    if let sections = table.sections { line("sections: \(text(sections, isText))") }
    writeGiven(proposal, line)
    if !table.meanings.isEmpty { line("meanings:") }
    for (meaning, texts) in table.meanings.sorted(by: { $0.key.word < $1.key.word }) {
      line("  \(word(meaning)):")
      for (text, code) in texts.sorted(by: { $0.key < $1.key }) {
        line("    \(quoted(text)): \(quoted(code))")
      }
    }
  }

  private func writeGiven(_ proposal: TableProposal, _ line: (String) -> Void) {
    var given = proposal.mapping.given.map { ($0.key.word, quoted($0.value)) }
    // What is asked and stands nowhere in the table is to be filled in here.
    for aspect in proposal.aspects where aspect.confidence == .asked && aspect.place.isEmpty {
      if aspect.holds == "indicator" || aspect.holds == "period" {
        given.append((aspect.holds, "\"?\""))
      }
    }
    guard !given.isEmpty else { return }
    line("given:")
    for (word, text) in given.sorted(by: { $0.0 < $1.0 }) { line("  \(word): \(text)") }
  }

  private func text(_ label: TableMapping.Label, _ isText: Bool) -> String {
    let column = MappingWriter.column(label.column, isText)
    return "{column: \(column), holds: \(word(label.holds))\(label.fills ? ", fills: true" : "")}"
  }

  private func word(_ meaning: CellMeaning) -> String {
    let word = meaning.word
    return word.contains(":") ? quoted(word) : word
  }

  private static func range(_ run: ClosedRange<Int>) -> String {
    run.count == 1 ? "\(run.lowerBound)" : "\(run.lowerBound)-\(run.upperBound)"
  }

  static func column(_ column: Int, _ isText: Bool) -> String {
    isText ? "\(column + 1)" : CellReference.letters(of: column)
  }

  /// Every JSON string is a YAML one.
  private func quoted(_ text: String) -> String { JSON.string(text).text() }
}
