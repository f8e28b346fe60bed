import Bytes
import SDGModel

/// Writes observations in the layout of our own tidy CSV. What it writes reads back to the same
/// observations, but for the source's own codes and the places where they came from.
public enum TidyWriter {
  /// A table with the fields of the format and one column for each dimension that occurs; fields
  /// that no row has are left out, but for the required ones. Rows are sorted by indicator, key and
  /// source: the order of the input changes nothing.
  public static func table(_ observations: ObservationTable, vocabulary: Vocabulary) -> Table {
    let rows = WriterOrder.rows(observations)
    let dimensions = WriterOrder.dimensions(observations)
    var columns: [(name: String, cell: (Observation) -> Cell)] = leading
    for dimension in dimensions {
      let name = header(dimension, rows: rows, vocabulary: vocabulary)
      columns.append((name, { text($0.breakdown.category(of: dimension) ?? "") }))
    }
    columns += describing
    let required: Set = ["indicator", "period", "value"]
    let used = columns.filter { column in
      required.contains(column.name)
        || rows.contains { column.cell($0) != .missing && column.cell($0) != .text("") }
    }
    return Table(
      columns: used.map(\.name), rows: rows.map { row in used.map { $0.cell(row) } })
  }

  /// The table as a CSV file.
  public static func csv(_ observations: ObservationTable, vocabulary: Vocabulary) -> String {
    table(observations, vocabulary: vocabulary).csv()
  }

  private static var leading: [(name: String, cell: (Observation) -> Cell)] {
    [
      ("indicator", { text($0.indicator) }), ("series", { text($0.series) }),
      ("area", { text($0.area) }), ("period", { text($0.period.text) }),
    ]
  }

  private static var describing: [(name: String, cell: (Observation) -> Cell)] {
    [
      ("value", { value($0.value) }), ("lower", { Cell($0.lower) }), ("upper", { Cell($0.upper) }),
      ("se", { Cell($0.standardError) }), ("n", { Cell($0.sampleSize) }),
      ("numerator", { Cell($0.numerator) }), ("denominator", { Cell($0.denominator) }),
      ("unit", { text($0.unit) }),
      ("multiplier", { $0.multiplier == 0 ? .missing : .integer($0.multiplier) }),
      ("nature", { Cell($0.nature?.rawValue) }), ("status", { Cell($0.status?.rawValue) }),
      ("source", { text($0.sourceText) }), ("note", { text($0.note) }),
    ]
  }

  private static func text(_ text: String) -> Cell { text.isEmpty ? .missing : .text(text) }

  /// A number as a number, a blank for a missing value, the mark or word for the others.
  static func value(_ value: ObservedValue) -> Cell {
    switch value {
    case .number(let number): .number(number)
    case .missing: .missing
    default: .text(value.plainText)
    }
  }

  /// The dimension's id; with `dimension:` in front where the bare name would be read as something
  /// else: a field, another dimension, or a column of mere numbers.
  private static func header(
    _ dimension: String, rows: [Observation], vocabulary: Vocabulary
  ) -> String {
    let isPlain: Bool
    switch ColumnPlan.role(of: dimension, in: .tidyCSV, vocabulary: vocabulary) {
    case .dimension(let known): isPlain = known.id == dimension
    case .national:
      isPlain = rows.contains { row in
        row.breakdown.category(of: dimension).map { DecimalText.parse($0) == nil } ?? false
      }
    case .field, .unused: isPlain = false
    }
    return isPlain ? dimension : ColumnPlan.dimensionPrefix + dimension
  }
}

/// The order of rows and columns in written files.
enum WriterOrder {
  /// All rows by indicator, key, source and place.
  static func rows(_ table: ObservationTable) -> [Observation] {
    let keyed = table.indices.map { row -> (IndicatorCode, Observation.Key, Observation) in
      let observation = table[row]
      return (IndicatorCode(observation.indicator), observation.key, observation)
    }
    return keyed.sorted { a, b in
      if a.0 != b.0 { return a.0 < b.0 }
      if a.1 != b.1 { return a.1 < b.1 }
      let (x, y) = (a.2, b.2)
      return x.source != y.source ? x.source < y.source : x.origin.place < y.origin.place
    }
    .map(\.2)
  }

  static func dimensions(_ table: ObservationTable) -> [String] {
    Set(table.breakdowns.flatMap { $0.parts.map(\.dimension) }).sorted()
  }
}
