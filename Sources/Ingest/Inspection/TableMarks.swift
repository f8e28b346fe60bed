import Bytes
import SDGModel

/// Marks among the values that mean what their table says they mean.
extension TableReading {
  private static let dashes: Set<String> = ["-", "–", "—"]

  /// In many tables a dash is nought, and two dots are what is not known; others say so below.
  mutating func askAboutDashes() {
    let marks = Set(
      block.body.flatMap { row in
        mapping.valueColumns.compactMap { grid.own(row, $0) }.map { Trimming.trimmed($0.text) }
      })
    guard let dash = marks.intersection(TableReading.dashes).min() else { return }
    let isBesideDots = !marks.isDisjoint(with: ["..", "...", "…"])
    guard let reason = dashLegend ?? (isBesideDots ? "“\(dash)” stands beside “..”" : nil) else {
      return
    }
    aspects.append(
      Aspect(
        "values", "",
        "\(reason): is it nought? It is read as no figure; write 0 into the file if it is",
        .asked))
  }

  /// What a line outside the table says of a dash: `- nil`, `Symbols: – = zero`.
  private var dashLegend: String? {
    let body = Set(block.body)
    let values = Set(mapping.valueColumns)
    for row in grid.rows {
      for column in grid.columns(ofRow: row) {
        // A legend of two columns looks like a row of the table.
        guard !body.contains(row) || !values.contains(column),
          let text = grid.own(row, column)?.text
        else { continue }
        // The mark and its meaning may stand in two cells.
        let next = grid.own(row, column + 1)?.text ?? ""
        if TableReading.saysDashIsNought("\(text) \(next)") {
          return "“\(TableReading.list([text]))” explains the dash"
        }
      }
    }
    return nil
  }

  static func saysDashIsNought(_ text: String) -> Bool {
    let words = text.lowercased().split { $0.isWhitespace || "=:;,.()\"'“”".contains($0) }
      .map(String.init)
    for (position, word) in words.enumerated() where dashes.contains(word) {
      // A dash between two numbers makes a range of them.
      if position > 0, words[position - 1].last?.isNumber == true { continue }
      let near = words[max(position - 2, 0)..<min(position + 4, words.count)]
      if near.contains(where: nought.contains) { return true }
    }
    return false
  }

  private static let nought: Set<String> = [
    "nil", "zero", "zéro", "cero", "nought", "naught", "null", "nulle", "nul", "nula", "nulo",
    "magnitude", "negligible", "0",
  ]

  /// In survey tables brackets mark a figure from few cases, in accounts a minus.
  mutating func tellOfBrackets() {
    let found = block.body.flatMap { row in
      mapping.valueColumns.compactMap { grid.own(row, $0) }.filter { cell in
        guard !cell.isNumber, let parts = NumberParts(Trimming.trimmed(cell.text)) else {
          return false
        }
        return parts.front.hasPrefix("(") && parts.back.hasPrefix(")")
      }.map(\.text)
    }
    guard !found.isEmpty else { return }
    aspects.append(
      Aspect(
        "values", "",
        "\(found.count) in brackets, such as \(found[0]): from few cases, or below nought? Held until `decisions.csv` says which",
        .likely))
  }
}
