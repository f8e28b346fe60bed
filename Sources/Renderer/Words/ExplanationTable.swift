import Analysis
import Bytes
import Disclosure
import SDGModel

extension Explanation {
  /// The columns of ``table()``.
  public static let columns = [
    "indicator", "series", "area", "breakdown", "period", "value", "valueKind", "lower", "upper",
    "sampleSize", "unit", "multiplier", "definition", "definitionMatch", "differs", "maker",
    "source", "publisher", "provider", "nature", "status", "note", "file", "line",
    "column", "sheet", "cell", "hash", "tier",
    "rule", "shown", "review", "joined", "cutReasons",
  ]

  /// One row for each candidate of each cell that was asked for, in the order of the cells.
  ///
  /// `joined` tells whether the line runs from the figure before to this one; it is missing for the
  /// first figure of a line and for what is not shown. `cutReasons` are separated by blanks.
  public func table() -> Table {
    let cuts = Dictionary(
      lines.flatMap(\.cuts).map { ($0.row, $0) }, uniquingKeysWith: { first, _ in first })
    var rows: [[Cell]] = []
    for cell in cells {
      for (position, candidate) in cell.candidates.enumerated() {
        rows.append(
          cells(
            of: candidate, in: cell, isShown: cell.shown.contains(position),
            cut: cuts[candidate.row]))
      }
    }
    return Table(columns: Explanation.columns, rows: rows)
  }

  private func cells(
    of candidate: Candidate, in cell: MergedCell, isShown: Bool, cut: LineCut?
  ) -> [Cell] {
    let row = words.data.observations[candidate.row]
    let source = words.register[row.source]
    let entry = source?.indicator(row.indicator)
    let review =
      source?.kind.isOfficial == true
      ? nil : source.map { self.review($0, indicator: row.indicator) }
    return [
      .text(row.indicator), .text(row.series), .text(row.area), .text(row.breakdown.text),
      .text(row.period.text), Cell(row.value.number), .text(row.value.kind.word), Cell(row.lower),
      Cell(row.upper), Cell(row.sampleSize), .text(row.unit), .integer(row.multiplier),
      .text(cell.key.key.definition), Cell(entry?.definitionMatch.rawValue),
      Cell(entry?.differs?[words.language]),
      .text(words.register.maker(of: row).rawValue), .text(row.source), .text(row.publisher),
      .text(row.sourceText), Cell(row.nature?.rawValue), Cell(row.status?.rawValue),
      .text(row.note), .text(row.origin.file), .integer(row.origin.line),
      row.origin.column > 0 ? .integer(row.origin.column) : .missing,
      row.origin.sheet.isEmpty ? .missing : .text(row.origin.sheet),
      row.origin.cell.isEmpty ? .missing : .text(row.origin.cell), .text(row.origin.hash),
      .text(candidate.tier.rawValue), .text(cell.rule.rawValue), .bool(isShown), Cell(review),
      Cell(cut?.isJoined),
      .text(cut.map { $0.reasons.map(\.code).joined(separator: " ") } ?? ""),
    ]
  }
}
