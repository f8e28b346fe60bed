import Bytes
import SDGModel

/// An observation in the concepts of the SDG data structure, and what has no place in them.
struct SDMXMapping {
  let vocabulary: Vocabulary
  let series: SeriesList
  let register: SourceRegister
  /// Our dimensions by the concept that holds them.
  private let concepts: [String: String]

  /// The data flow whose columns are written.
  static let dataflow = "IAEG-SDGs:DF_SDG_GLH(1.24)"

  static let dimensions = [
    "SEX", "AGE", "URBANISATION", "INCOME_WEALTH_QUANTILE", "EDUCATION_LEV", "OCCUPATION",
    "CUST_BREAKDOWN", "COMPOSITE_BREAKDOWN", "DISABILITY_STATUS", "ACTIVITY", "PRODUCT",
  ]

  struct Loss: Equatable {
    var field: String
    var value: String
    var why: String
  }

  init(vocabulary: Vocabulary, series: SeriesList, register: SourceRegister) {
    self.vocabulary = vocabulary
    self.series = series
    self.register = register
    concepts = Dictionary(
      vocabulary.dimensions.compactMap { dimension in
        dimension.concept.map { (dimension.id, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The fields in the order of ``SDMXFile/columns``.
  func record(_ row: ExportRows.Row) -> (fields: [String], losses: [Loss]) {
    let observation = row.observation
    let time = SDMXTime(observation.period)
    let cut = breakdown(observation.breakdown)
    var fields = [
      Self.dataflow, observation.breakdown.category(of: "frequency") ?? time.frequency,
      reportingType(observation),
      observation.series.isEmpty ? observation.indicator : observation.series,
      area(observation.area),
    ]
    fields += Self.dimensions.map { cut.codes[$0] ?? "_T" }
    fields += [
      time.text, value(observation.value), status(observation).rawValue,
      String(observation.multiplier), observation.unit, "", observation.nature?.rawValue ?? "",
      observation.period.text, observation.note, "", ExportText.number(observation.upper),
      ExportText.number(observation.lower), observation.sourceText, "", "", "", cut.label, "",
    ]
    return (fields, losses(row, unplaced: cut.unplaced))
  }

  // MARK: What has a place

  /// Parts that have no concept, or whose concept another part has taken, stand together in
  /// `CUST_BREAKDOWN` as `dimension=category`.
  private func breakdown(
    _ breakdown: Breakdown
  ) -> (codes: [String: String], label: String, unplaced: [Breakdown.Part]) {
    var codes: [String: String] = [:]
    var unplaced: [Breakdown.Part] = []
    for part in breakdown.parts
    where part.dimension != "frequency" && part.dimension != "reportingType" {
      if let concept = concepts[part.dimension], codes[concept] == nil,
        Self.dimensions.contains(concept)
      {
        codes[concept] = part.category
      } else {
        unplaced.append(part)
      }
    }
    let label = Breakdown(unplaced).text
    if !unplaced.isEmpty {
      let own = codes["CUST_BREAKDOWN"].map { "custom=\($0);" } ?? ""
      codes["CUST_BREAKDOWN"] = own + label
    }
    return (codes, label, unplaced)
  }

  /// What the record says; else global where an international agency published it.
  private func reportingType(_ row: Observation) -> String {
    if let type = row.breakdown.category(of: "reportingType") { return type }
    let prefix = "reportingType="
    for own in row.ownCodes.split(separator: ";") where own.hasPrefix(prefix) {
      return String(own.dropFirst(prefix.count))
    }
    return register[row.publisher]?.kind == .international ? "G" : "N"
  }

  /// The data flow writes M49 numbers without leading zeros.
  private func area(_ code: String) -> String { Int(code).map { "\($0)" } ?? code }

  /// A bound is written as it is: no number would be true.
  private func value(_ value: ObservedValue) -> String {
    value.saysSomething ? ObservationsFile.text(of: value) : ""
  }

  private func status(_ row: Observation) -> ObservationStatus {
    if let status = row.status { return status }
    return switch row.value {
    case .number, .below, .above: .normal
    case .suppressed: .suppressed
    case .notApplicable: .notApplicable
    case .notCollected: .notCollected
    case .missing, .refused: .missing
    }
  }

  // MARK: What has none

  private func losses(_ row: ExportRows.Row, unplaced: [Breakdown.Part]) -> [Loss] {
    let observation = row.observation
    var losses = unplaced.map {
      Loss(
        field: $0.dimension, value: $0.category,
        why: "The structure has no free dimension for it; it stands in CUST_BREAKDOWN as text")
    }
    for (field, measure) in [
      ("se", observation.standardError), ("n", observation.sampleSize),
      ("numerator", observation.numerator), ("denominator", observation.denominator),
    ] {
      guard let measure else { continue }
      losses.append(
        Loss(
          field: field, value: ExportText.number(measure),
          why: "The structure has no attribute for it; see observations.csv"))
    }
    let definition = row.cell.key.key.definition
    if !definition.isEmpty {
      losses.append(
        Loss(
          field: "definition", value: definition,
          why: "The structure has no attribute for a definition of a source's own"))
    }
    return losses + codeLosses(observation) + valueLosses(observation)
  }

  private func codeLosses(_ row: Observation) -> [Loss] {
    var losses: [Loss] = []
    if row.series.isEmpty {
      losses.append(
        Loss(
          field: "series", value: "",
          why: "A series is required; the indicator's code stands in its place"))
    } else if !series.indicators(ofSeries: row.series).contains(row.indicator) {
      losses.append(
        Loss(
          field: "indicator", value: row.indicator,
          why: "The list of series does not say that the series belongs to the indicator"))
    }
    if !row.unit.isEmpty, vocabulary.unit(named: row.unit) == nil {
      losses.append(
        Loss(
          field: "unit", value: row.unit,
          why: "No code of the list of units; the source's own word stands in UNIT_MEASURE"))
    }
    return losses
  }

  private func valueLosses(_ row: Observation) -> [Loss] {
    var losses: [Loss] = []
    if row.period.kind == .splitYear {
      losses.append(
        Loss(
          field: "period", value: row.period.text,
          why: "A year that begins in one calendar year stands under it; TIME_DETAIL has it in full"
        ))
    }
    switch row.value {
    case .below, .above:
      losses.append(
        Loss(
          field: "value", value: ObservationsFile.text(of: row.value),
          why: "OBS_VALUE is a number in the structure; the bound is written as text"))
    case .refused:
      losses.append(
        Loss(
          field: "value", value: row.value.kind.word,
          why: "No observation status says it; it stands as missing"))
    default: break
    }
    return losses
  }
}

/// A period as SDMX writes it.
private struct SDMXTime {
  let frequency: String
  /// Several years or days are a time range: a start and a duration.
  let text: String

  init(_ period: Period) {
    switch period.kind {
    case .year: (frequency, text) = ("A", period.text)
    case .splitYear: (frequency, text) = ("A", "\(period.firstYear)")
    case .years:
      let years = period.lastYear - period.firstYear + 1
      (frequency, text) = ("A", "\(period.firstYear)-01-01/P\(years)Y")
    case .quarter: (frequency, text) = ("Q", period.text)
    case .month: (frequency, text) = ("M", period.text)
    case .day: (frequency, text) = ("D", period.text)
    case .days:
      (frequency, text) = ("D", "\(period.first.text)/P\(SDMXTime.days(in: period))D")
    }
  }

  private static func days(in period: Period) -> Int {
    var days = period.last.day - period.first.day + 1
    var (year, month) = (period.first.year, period.first.month)
    while (year, month) < (period.last.year, period.last.month) {
      days += CalendarDay.days(inMonth: month, of: year)
      (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
    }
    return days
  }
}
