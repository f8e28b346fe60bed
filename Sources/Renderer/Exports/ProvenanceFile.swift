import Bytes
import SDGModel

/// `provenance.csv`: for every cell each candidate, where it stands in which file, by which rule it
/// is shown or not, and who decided what about its source.
///
/// It holds no values. A record is named by file and line; its hash is left out where guessing
/// records and comparing their hashes could tell what nobody may know: for suppressed values, and
/// for sources of single records or of aggregates only.
struct ProvenanceFile {
  let rows: ExportRows

  func csv() -> [UInt8] {
    var writer = CSVWriter()
    writer.row(Self.columns.map(\.name))
    for row in rows { writer.row(fields(of: row)) }
    return writer.bytes
  }

  private func fields(of row: ExportRows.Row) -> [String] {
    let key = row.cell.key.key
    let observation = row.observation
    let source = rows.register[row.candidate.source]
    let decision = source?.decision(for: observation.indicator)
    let isGated = source?.kind.isOfficial != true
    return [
      row.cell.key.indicator, observation.series, key.area, key.period.text, key.breakdown.text,
      key.unit,
      ExportText.integer(key.multiplier == 0 ? nil : key.multiplier), key.definition,
      row.candidate.source, observation.publisher, rows.register.maker(of: observation).rawValue,
      observation.value.kind.word, observation.origin.file,
      ExportText.integer(observation.origin.line > 0 ? observation.origin.line : nil),
      ExportText.integer(observation.origin.column > 0 ? observation.origin.column : nil),
      observation.origin.sheet, observation.origin.cell,
      mayShowHash(observation) ? observation.origin.hash : "", observation.ownCodes,
      isGated ? row.candidate.tier.rawValue : "", row.cell.rule.rawValue,
      row.isShown ? "true" : "false", decision?.body ?? "", decision?.role ?? "",
      decision?.date ?? "", decision?.fullReason ?? "", decision?.validUntil ?? "",
      isGated ? source?.credit ?? source?.producer ?? "" : "",
      ExportText.integer(isGated ? source?.participationLevel : nil),
    ]
  }

  private func mayShowHash(_ row: Observation) -> Bool {
    [row.source, row.publisher].allSatisfy { id in
      guard let source = rows.register[id] else { return true }
      return source.sharing == .public && !source.isRecordLevel
    }
  }

  static let columns = [
    ExportColumn("indicator", "Code of the indicator"),
    ExportColumn("series", "Code of the series; blank where it has none"),
    ExportColumn("area", "Code of the reference area"),
    ExportColumn("period", "The time that the cell describes"),
    ExportColumn("breakdown", "dimension=category, separated by semicolons; blank: the total"),
    ExportColumn("unit", "Code of the unit, or the source's own word"),
    ExportColumn("multiplier", .integer, "Power of ten by which the value is multiplied; blank: 0"),
    ExportColumn(
      "definition", "Whose definition the cell follows; blank: the indicator's own"),
    ExportColumn("source", "Entry of the source register that made the figure"),
    ExportColumn("publisher", "Entry of the source register that published it"),
    ExportColumn("maker", "official, adoptedCitizen, citizen or other"),
    ExportColumn("kind", "Number, bound, or which kind of nothing the candidate is"),
    ExportColumn("file", "File that holds the record"),
    ExportColumn("line", .integer, "Line of the file, or row of the sheet"),
    ExportColumn(
      "column", .integer, "Number of the field, where a line of the file holds several records"),
    ExportColumn("sheet", "Sheet of a workbook"),
    ExportColumn("cell", "Cell of the sheet, or place in a JSON document as a pointer"),
    ExportColumn("hash", "First 16 digits of the SHA-256 of the record, where it may be shown"),
    ExportColumn("ownCodes", "The source's own codes where those of observations.csv differ"),
    ExportColumn(
      "tier", "What the source may do: reject, alongside, fill, merge; blank: official"),
    ExportColumn("rule", "The rule that chose what the cell shows"),
    ExportColumn("shown", .boolean, "Whether the candidate is shown"),
    ExportColumn("decisionBody", "Who decided about the source for this indicator"),
    ExportColumn("decisionRole", "In which role"),
    ExportColumn("decisionDate", "When"),
    ExportColumn("decisionReason", "Why"),
    ExportColumn("decisionValidUntil", "Until when the decision holds"),
    ExportColumn("credit", "Whom to name for citizen data, as they want it; blank: official"),
    ExportColumn(
      "participationLevel", .integer,
      "How far citizens took part, 1 to 5; below 4 these are no citizen data in the Framework's sense"
    ),
  ]
}
