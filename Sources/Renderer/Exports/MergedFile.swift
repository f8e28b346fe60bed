import Bytes
import SDGModel

/// `merged.csv`: every merged series, one row a period, with how each figure came about and what it was
/// made of. A series that the project asks for and that could not be made has one row that says why.
///
/// The codes of merged series end in `@MERGED`; no row of `observations.csv` is one. NATURE stays out: it
/// tells how an official figure came about, and no code of it means citizens.
struct MergedFile {
  let series: [MergedSeries]
  let rows: ExportRows

  func csv() -> [UInt8] {
    var writer = CSVWriter()
    writer.row(Self.columns.map(\.name))
    for one in series {
      if let failure = one.failure {
        writer.row(fields(of: nil, in: one, failure: failure.rawValue))
      }
      for point in one.points { writer.row(fields(of: point, in: one, failure: "")) }
    }
    return writer.bytes
  }

  private func fields(
    of point: MergedSeries.Point?, in series: MergedSeries, failure: String
  ) -> [String] {
    let key = series.key.key
    let decision = series.sources.first.flatMap {
      rows.register[$0]?.decision(for: series.key.indicator)
    }
    var fields = [
      series.key.indicator, series.code, key.area, point?.period.text ?? "", key.breakdown.text,
    ]
    fields += [point?.value, point?.lower, point?.upper, point?.standardError].map {
      ExportText.number($0)
    }
    fields += [
      key.unit, ExportText.integer(key.multiplier == 0 ? nil : key.multiplier), key.definition,
      point?.status.rawValue ?? "", words(point?.flags.map(\.rawValue)),
      point?.sourceType?.rawValue ?? "", point?.making.rawValue ?? "",
      series.method?.rawValue ?? MergeRule.priorityFill.rawValue,
      ExportText.number(point?.factor), words(point?.refusals.map(\.rawValue)), failure,
      (point?.inputs ?? []).map(input).joined(separator: "; "),
      words(series.sources), words(series.overlap.map(\.text)),
      series.tests.first { $0.name == "conclusion" }?.verdict ?? "",
      series.sources.isEmpty ? "" : series.tier.rawValue, series.reason, decision?.body ?? "",
      decision?.role ?? "", decision?.date ?? "", decision?.validUntil ?? "",
    ]
    return fields
  }

  private func words(_ texts: [String]?) -> String { (texts ?? []).joined(separator: " ") }

  /// `source file:line weight`: enough to find the record in provenance.csv.
  private func input(_ input: MergedSeries.Input) -> String {
    let observation = rows.data.observations[input.row]
    let weight = input.weight.map { " \(ExportText.number($0))" } ?? ""
    return "\(observation.source) \(observation.origin.file):\(observation.origin.line)\(weight)"
  }

  static let columns = [
    ExportColumn("indicator", "Code of the indicator"),
    ExportColumn("series", "Code of the merged series: that of the two, with @MERGED"),
    ExportColumn("area", "Code of the reference area"),
    ExportColumn("period", "The time that the value describes"),
    ExportColumn("breakdown", "dimension=category, separated by semicolons; blank: the total"),
    ExportColumn("value", .number, "Blank: nothing is there, or the merge refuses it"),
    ExportColumn("lower", .number, "Lower bound of the interval"),
    ExportColumn("upper", .number, "Upper bound of the interval"),
    ExportColumn("se", .number, "Standard error"),
    ExportColumn("unit", "Code of the unit, or the source's own word"),
    ExportColumn("multiplier", .integer, "Power of ten by which the value is multiplied; blank: 0"),
    ExportColumn(
      "definition", "Whose definition the series follows; blank: the indicator's own"),
    ExportColumn("status", "SDMX OBS_STATUS: the first of the flags by the SDMX guideline"),
    ExportColumn("flags", "Every status that applies, separated by blanks"),
    ExportColumn("sourceType", "OFFICIAL, CITIZEN or MIXED"),
    ExportColumn("making", "official: as it stands; fill: a citizen figure; computed; none"),
    ExportColumn("method", "As `whocounts combine` names it, or priorityFill"),
    ExportColumn("factor", .number, "What carried the citizen figure to the official level"),
    ExportColumn("refusals", "Why the merge refuses a value, separated by blanks"),
    ExportColumn("notMerged", "Why no series was made; such a row has no period"),
    ExportColumn("inputs", "source file:line weight, separated by semicolons"),
    ExportColumn("sources", "Citizen sources that went in, separated by blanks"),
    ExportColumn("overlap", "Periods that both sides have, separated by blanks"),
    ExportColumn("agreement", "What `whocounts agree` concludes of them"),
    ExportColumn("tier", "What the citizen source may do: fill, merge"),
    ExportColumn("reason", "Why the project chose the method"),
    ExportColumn("decisionBody", "Who decided about the citizen source"),
    ExportColumn("decisionRole", "In which role"),
    ExportColumn("decisionDate", "When"),
    ExportColumn("decisionValidUntil", "Until when the decision holds"),
  ]
}
