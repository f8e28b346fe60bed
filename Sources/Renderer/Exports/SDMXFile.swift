import Bytes
import SDGModel

/// `observations.sdmx.csv`: the observations as SDMX-CSV 1.0 of the SDG data structure, and
/// `sdmx-losses.csv`: what has no place in it.
struct SDMXFile {
  private let rows: ExportRows
  private let mapping: SDMXMapping

  init(rows: ExportRows) throws(ReferenceError) {
    self.rows = rows
    mapping = SDMXMapping(
      vocabulary: try Vocabulary.standard(), series: try SeriesList.standard(),
      register: rows.register)
  }

  func csv() -> [UInt8] {
    var writer = CSVWriter()
    writer.row(Self.columns.map(\.name))
    for row in rows { writer.row(mapping.record(row).fields) }
    return writer.bytes
  }

  /// What is true of every row stands first, with a blank key.
  func losses() -> [UInt8] {
    var writer = CSVWriter()
    writer.row(Self.lossColumns.map(\.name))
    let blank = [String](repeating: "", count: 7)
    for loss in Self.generalLosses { writer.row(blank + [loss.field, loss.value, loss.why]) }
    for row in rows {
      let losses = mapping.record(row).losses
      guard !losses.isEmpty else { continue }
      let key = row.cell.key.key
      let place = [
        row.cell.key.indicator, key.series, key.area, key.period.text, key.breakdown.text,
        key.unit, row.candidate.source,
      ]
      for loss in losses { writer.row(place + [loss.field, loss.value, loss.why]) }
    }
    return writer.bytes
  }

  private static let generalLosses =
    ["maker", "sourceId", "publisherId"].map {
      SDMXMapping.Loss(
        field: $0, value: "",
        why: "The structure says who published a series, not who made a figure; see provenance.csv")
    } + [
      SDMXMapping.Loss(
        field: "series", value: "*\(MergedSeries.suffix)",
        why:
          "No code list has series that are merged of official and citizen figures; see merged.csv"
      )
    ]

  /// In the order of the live data flow's own files.
  static let columns: [ExportColumn] = [
    ExportColumn("DATAFLOW", "Agency, id and version of the data flow"),
    ExportColumn("FREQ", "Frequency"),
    ExportColumn("REPORTING_TYPE", "G global, N national, R regional"),
    ExportColumn("SERIES", "Series"), ExportColumn("REF_AREA", "Reference area"),
    ExportColumn("SEX", "Sex"), ExportColumn("AGE", "Age"),
    ExportColumn("URBANISATION", "Urban or rural"),
    ExportColumn("INCOME_WEALTH_QUANTILE", "Quantile of income or wealth"),
    ExportColumn("EDUCATION_LEV", "Level of education"),
    ExportColumn("OCCUPATION", "Occupation"),
    ExportColumn("CUST_BREAKDOWN", "Breakdown that the structure has no dimension for"),
    ExportColumn("COMPOSITE_BREAKDOWN", "Composite breakdown"),
    ExportColumn("DISABILITY_STATUS", "Disability status"),
    ExportColumn("ACTIVITY", "Economic activity"), ExportColumn("PRODUCT", "Product"),
    ExportColumn("TIME_PERIOD", "Time period, SDMX time ranges among them"),
    ExportColumn("OBS_VALUE", "Value; blank: none; <number or >number: a bound"),
    ExportColumn("OBS_STATUS", "Observation status"),
    ExportColumn("UNIT_MULT", .integer, "Power of ten"),
    ExportColumn("UNIT_MEASURE", "Unit"), ExportColumn("BASE_PER", "Base period"),
    ExportColumn("NATURE", "Nature"), ExportColumn("TIME_DETAIL", "The period in full"),
    ExportColumn("COMMENT_OBS", "Notes of the record"),
    ExportColumn("TIME_COVERAGE", "Time coverage"),
    ExportColumn("UPPER_BOUND", .number, "Upper bound"),
    ExportColumn("LOWER_BOUND", .number, "Lower bound"),
    ExportColumn("SOURCE_DETAIL", "The source as the record itself names it"),
    ExportColumn("COMMENT_TS", "Notes of the series"),
    ExportColumn("GEO_INFO_URL", "Geographic information"),
    ExportColumn("GEO_INFO_TYPE", "Its type"),
    ExportColumn("CUST_BREAKDOWN_LB", "What stands in CUST_BREAKDOWN, in words"),
    ExportColumn("DATA_LAST_UPDATE", "Last update"),
  ]

  static let lossColumns = [
    ExportColumn("indicator", "Code of the indicator; blank: every row"),
    ExportColumn("series", "Code of the series, or of the indicator where it has none"),
    ExportColumn("area", "Code of the reference area"),
    ExportColumn("period", "The time that the cell describes"),
    ExportColumn("breakdown", "dimension=category, separated by semicolons; blank: the total"),
    ExportColumn("unit", "Code of the unit, or the source's own word"),
    ExportColumn("source", "Entry of the source register that made the figure"),
    ExportColumn("field", "What has no place, or no full one"),
    ExportColumn("value", "What it says"),
    ExportColumn("why", "Why, and where it stands instead"),
  ]
}
