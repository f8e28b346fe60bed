import Bytes
import SDGModel

/// Writes observations as SDMX-CSV 1.0 with the columns of the SDG data structure.
public enum SDMXWriter {
  /// The dataflow whose columns are written.
  public static let dataflow = "IAEG-SDGs:DF_SDG_GLH(1.24)"

  private static let dimensionConcepts = [
    "SEX", "AGE", "URBANISATION", "INCOME_WEALTH_QUANTILE", "EDUCATION_LEV", "OCCUPATION",
    "CUST_BREAKDOWN", "COMPOSITE_BREAKDOWN", "DISABILITY_STATUS", "ACTIVITY", "PRODUCT",
  ]

  static let columns =
    ["DATAFLOW", "FREQ", "REPORTING_TYPE", "SERIES", "REF_AREA"] + dimensionConcepts + [
      "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS", "UNIT_MULT", "UNIT_MEASURE", "BASE_PER", "NATURE",
      "TIME_DETAIL", "COMMENT_OBS", "TIME_COVERAGE", "UPPER_BOUND", "LOWER_BOUND",
      "SOURCE_DETAIL", "COMMENT_TS", "GEO_INFO_URL", "GEO_INFO_TYPE", "CUST_BREAKDOWN_LB",
      "DATA_LAST_UPDATE",
    ]

  /// A table with every column of the data structure, rows sorted as ``TidyWriter`` sorts them.
  ///
  /// Categories of dimensions that the structure lacks stand together in `CUST_BREAKDOWN`, as
  /// `dimension=category`. Several years are an SDMX time range (`2010-01-01/P6Y`); a year that
  /// begins in one calendar year and ends in the next stands under the first, as in the global
  /// database, with `TIME_DETAIL` saying it in full. A censored value is written as it is, `<2.5`: no number would be true. A series without a code
  /// has its indicator's.
  public static func table(_ observations: ObservationTable, vocabulary: Vocabulary) -> Table {
    let concepts = Dictionary(
      vocabulary.dimensions.compactMap { dimension in
        dimension.concept.map { (dimension.id, $0) }
      }, uniquingKeysWith: { first, _ in first })
    let rows = WriterOrder.rows(observations).map { row($0, concepts) }
    return Table(columns: columns, rows: rows)
  }

  public static func csv(_ observations: ObservationTable, vocabulary: Vocabulary) -> String {
    table(observations, vocabulary: vocabulary).csv()
  }

  private static func row(_ row: Observation, _ concepts: [String: String]) -> [Cell] {
    let breakdown = breakdown(row.breakdown, concepts)
    let reporting =
      row.breakdown.category(of: "reportingType") ?? ownReportingType(row.ownCodes) ?? "G"
    let time = SDMXTime(row.period)
    var cells: [Cell] = [
      .text(dataflow), .text(row.breakdown.category(of: "frequency") ?? time.frequency),
      .text(reporting), .text(row.series.isEmpty ? row.indicator : row.series),
      .text(area(row.area)),
    ]
    cells += dimensionConcepts.map { .text(breakdown.codes[$0] ?? "_T") }
    cells += [
      .text(time.period), TidyWriter.value(row.value), .text(status(row)),
      .integer(row.multiplier), .text(row.unit), .missing, Cell(row.nature?.rawValue),
      .text(row.period.text), text(row.note), .missing, Cell(row.upper), Cell(row.lower),
      text(row.sourceText), .missing, .missing, .missing, text(breakdown.label), .missing,
    ]
    return cells
  }

  private static func text(_ text: String) -> Cell { text.isEmpty ? .missing : .text(text) }

  private static func breakdown(
    _ breakdown: Breakdown, _ concepts: [String: String]
  ) -> (codes: [String: String], label: String) {
    var codes: [String: String] = [:]
    var rest: [String] = []
    for part in breakdown.parts
    where part.dimension != "frequency" && part.dimension != "reportingType" {
      if let concept = concepts[part.dimension], codes[concept] == nil,
        dimensionConcepts.contains(concept)
      {
        codes[concept] = part.category
      } else {
        rest.append("\(part.dimension)=\(part.category)")
      }
    }
    let label = rest.joined(separator: ";")
    if !rest.isEmpty {
      let own = codes["CUST_BREAKDOWN"].map { "custom=\($0);" } ?? ""
      codes["CUST_BREAKDOWN"] = own + label
    }
    return (codes, label)
  }

  private static func ownReportingType(_ ownCodes: String) -> String? {
    ownCodes.split(separator: ";").first { $0.hasPrefix("reportingType=") }
      .map { String($0.dropFirst("reportingType=".count)) }
  }

  /// The global data flow writes M49 numbers without leading zeros.
  private static func area(_ code: String) -> String {
    Int(code).map { "\($0)" } ?? code
  }

  private static func status(_ row: Observation) -> String {
    if let status = row.status { return status.rawValue }
    let status: ObservationStatus =
      switch row.value {
      case .number, .below, .above: .normal
      case .suppressed: .suppressed
      case .notApplicable: .notApplicable
      case .notCollected: .notCollected
      case .missing, .refused: .missing
      }
    return status.rawValue
  }
}

/// A period in SDMX's terms.
private struct SDMXTime {
  let frequency: String
  let period: String

  init(_ period: Period) {
    switch period.kind {
    case .year: (frequency, self.period) = ("A", period.text)
    case .quarter: (frequency, self.period) = ("Q", period.text)
    case .month: (frequency, self.period) = ("M", period.text)
    case .day: (frequency, self.period) = ("D", period.text)
    case .splitYear: (frequency, self.period) = ("A", "\(period.firstYear)")
    case .years:
      let years = period.lastYear - period.firstYear + 1
      (frequency, self.period) = ("A", "\(period.firstYear)-01-01/P\(years)Y")
    case .days:
      (frequency, self.period) = ("D", "\(period.first.text)/P\(SDMXTime.days(period))D")
    }
  }

  private static func days(_ period: Period) -> Int {
    var days = period.last.day - period.first.day + 1
    var (year, month) = (period.first.year, period.first.month)
    while (year, month) < (period.last.year, period.last.month) {
      days += CalendarDay.days(inMonth: month, of: year)
      (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
    }
    return days
  }
}
