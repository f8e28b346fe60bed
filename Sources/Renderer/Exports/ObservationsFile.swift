import Bytes
import SDGModel

/// `observations.csv`: every observation in the project's own tidy layout, which `whocounts` reads
/// again, and who made and published each.
struct ObservationsFile {
  private let rows: ExportRows
  /// Dimensions that occur, sorted.
  private let dimensions: [String]
  private let dimensionColumns: [ExportColumn]
  private let hasDefinitions: Bool

  init(rows: ExportRows, _ vocabulary: Vocabulary) {
    self.rows = rows
    let table = rows.data.observations
    let used = Set(table.breakdown).map { table.breakdowns[Int($0)] }
    var categories: [String: Set<String>] = [:]
    for part in used.flatMap(\.parts) {
      categories[part.dimension, default: []].insert(part.category)
    }
    dimensions = categories.keys.sorted()
    dimensionColumns = dimensions.map { id in
      ExportColumn(
        DimensionHeading.name(of: id, categories: categories[id] ?? [], vocabulary),
        "Category of the dimension \(id); blank: all together")
    }
    hasDefinitions = table.indices.contains { table.definition(ofRow: $0) != 0 }
  }

  var columns: [ExportColumn] {
    Self.leading + dimensionColumns + Self.measuring
      + (hasDefinitions ? [Self.definition] : []) + Self.originating
  }

  func csv() -> [UInt8] {
    var writer = CSVWriter()
    writer.row(columns.map(\.name))
    for row in rows { writer.row(fields(of: row.observation)) }
    return writer.bytes
  }

  private func fields(of row: Observation) -> [String] {
    var fields = [row.indicator, row.series, row.area, row.period.text]
    fields.reserveCapacity(26 + dimensions.count)
    for dimension in dimensions { fields.append(row.breakdown.category(of: dimension) ?? "") }
    fields.append(Self.text(of: row.value))
    for measure in [
      row.lower, row.upper, row.standardError, row.sampleSize, row.numerator, row.denominator,
    ] {
      fields.append(ExportText.number(measure))
    }
    fields.append(row.unit)
    fields.append(row.multiplier == 0 ? "" : String(row.multiplier))
    fields.append(row.nature?.rawValue ?? "")
    fields.append(row.status?.rawValue ?? "")
    fields.append(row.sourceText)
    fields.append(row.note)
    if hasDefinitions { fields.append(row.definition) }
    fields.append(rows.register.maker(of: row).rawValue)
    fields.append(row.source)
    fields.append(row.publisher)
    return fields
  }

  /// A number, `<2.5`, a word for a kind of nothing, or a blank for a missing value.
  static func text(of value: ObservedValue) -> String {
    switch value {
    case .number(let number): ExportText.number(number)
    case .below(let number): "<\(ExportText.number(number))"
    case .above(let number): ">\(ExportText.number(number))"
    case .missing: ""
    case .suppressed, .notCollected, .notApplicable, .refused: value.kind.word
    }
  }

  private static let leading = [
    ExportColumn("indicator", "Code of the indicator"),
    ExportColumn("series", "Code of the series; blank: the indicator has none"),
    ExportColumn("area", "Code of the reference area"),
    ExportColumn("period", "2015, 2015/16, 2010-2015, 2015-Q2, 2015-06 or days"),
  ]

  private static let measuring = [
    ExportColumn(
      "value",
      "A number, <number or >number where only a bound is known, or suppressed, not collected, "
        + "not applicable, refused; blank: missing"),
    ExportColumn("lower", .number, "Lower bound of the published interval"),
    ExportColumn("upper", .number, "Upper bound of the published interval"),
    ExportColumn("se", .number, "Standard error"),
    ExportColumn("n", .number, "Respondents, readings or cases behind the value"),
    ExportColumn("numerator", .number, "Numerator of a share or rate"),
    ExportColumn("denominator", .number, "Denominator of a share or rate"),
    ExportColumn("unit", "Code of the unit, or the source's own word"),
    ExportColumn("multiplier", .integer, "Power of ten by which the value is multiplied; blank: 0"),
    ExportColumn("nature", "SDMX NATURE: how the figure came about"),
    ExportColumn("status", "SDMX OBS_STATUS"),
    ExportColumn("source", "The source as the record itself names it"),
    ExportColumn("note", "Notes of the record"),
  ]

  private static let definition = ExportColumn(
    "definition", "Id of the definition that the value follows; blank: the series' own")

  private static let originating = [
    ExportColumn("maker", "Who made the figure: official, adoptedCitizen, citizen or other"),
    ExportColumn("sourceId", "Entry of the source register that made the figure"),
    ExportColumn("publisherId", "Entry of the source register that published it"),
  ]
}

/// The heading of a dimension's column in the tidy layout.
enum DimensionHeading {
  /// The dimension's id; with `dimension:` before it where the bare id would be read as something
  /// else: as a field, another dimension, or a column of mere numbers.
  static func name(
    of id: String, categories: Set<String>, _ vocabulary: Vocabulary
  ) -> String {
    let isPlain: Bool
    if fields.contains(folded(id)) {
      isPlain = false
    } else {
      switch vocabulary.heading(named: id) {
      case .dimension(let known): isPlain = known.id == id
      case .field, .fieldLabel, .dimensionLabel: isPlain = false
      case nil: isPlain = categories.contains { DecimalText.parse($0) == nil }
      }
    }
    return isPlain ? id : "dimension:\(id)"
  }

  private static let fields: Set = [
    "indicator", "series", "area", "period", "value", "lower", "upper", "se", "n", "numerator",
    "denominator", "unit", "multiplier", "nature", "status", "source", "note", "definition",
    "maker", "sourceid", "publisherid",
  ]

  private static func folded(_ name: String) -> String {
    String(name.filter { $0.isLetter || $0.isNumber }).lowercased()
  }
}
