import Bytes
import SDGModel

/// One pass from a table of a known layout to observations. Every text is looked at once however
/// often it occurs; the rows are then put together from numbers.
struct RowReading {
  let table: any RecordTable
  let plan: ColumnPlan
  let request: FileRequest
  let context: ReaderContext
  var log: DiagnosticLog
  var observations = ObservationTable()
  var seriesNames: [String: LocalText] = [:]
  private(set) var counts = RecordCounts()

  /// What a decision changed in a row, for its note.
  var corrections: [Int: String] = [:]

  /// What becomes of a record.
  enum Fate: UInt8 { case taken, held, leftOut }
  private(set) var fates: [Fate]

  init(
    table: any RecordTable, plan: ColumnPlan, request: FileRequest, context: ReaderContext,
    log: DiagnosticLog
  ) {
    self.table = table
    self.plan = plan
    self.request = request
    self.context = context
    self.log = log
    fates = [Fate](repeating: .taken, count: table.rowCount)
  }

  /// Gives a record its fate unless it has one already; tells whether it took it.
  @discardableResult
  mutating func settle(_ row: Int, _ fate: Fate) -> Bool {
    guard fates[row] == .taken else { return false }
    fates[row] = fate
    return true
  }

  /// Holds a record and says why, unless somebody decided that it stays out for good.
  ///
  /// - Parameters:
  ///   - field: the field that is at fault, if it is one.
  ///   - found: what stands there, for the people who keep the project.
  ///   - proposal: what somebody may decide.
  mutating func hold(
    _ row: Int, _ rule: InputRule, in field: DataField? = nil, _ message: String,
    found: String = "", proposal: Proposal? = nil, hint: String
  ) {
    let place = table.place(ofRow: row, column: field.flatMap(plan.column))
    if let decision = decision(rule, row), decision.replacement == nil {
      guard settle(row, .leftOut) else { return }
      log.add(
        .decisionApplied, at: place, rows: 1,
        "The record stays out, as decided\(decision.by.isEmpty ? "" : " by \(decision.by)")",
        hint: "Nothing to do.", subject: decision.id)
      return
    }
    guard settle(row, .held) else { return }
    log.add(
      rule, at: place, rows: 1, message, found: found, proposal: proposal, hint: hint,
      subject: subject(ofRow: row))
  }

  /// What was decided about a record.
  func decision(_ rule: InputRule, _ row: Int) -> Decision? {
    guard !context.decisions.isEmpty else { return nil }
    return context.decisions[Decision.id(rule: rule.rawValue, subject: subject(ofRow: row))]
  }

  /// Notes that a decision put something in place of what a record says.
  mutating func correct(_ row: Int, _ decision: Decision, _ what: String, found: String) {
    let who = decision.by.isEmpty ? "" : " by \(decision.by)"
    corrections[row] = "\(what) as written: \(found); corrected by decision\(who)"
    log.add(
      .decisionApplied, at: table.place(ofRow: row), rows: 1,
      "The \(what.lowercased()) was corrected, as decided\(who)", hint: "Nothing to do.",
      subject: decision.id)
  }

  /// What a finding on a record is about, wherever the record stands in the file.
  private func subject(ofRow row: Int) -> String {
    "\(request.publisher);\(request.indicator ?? "");\(SHA256.text(table.rowHash(row)))"
  }

  mutating func run() {
    holdIrregularRows()
    holdBlankRecords()
    leaveOutDeletedRows()
    let areas = readAreas()
    let periods = readPeriods()
    let subjects = readSubjects()
    let values = readValues()
    guard fates.contains(.taken) else {
      count()
      return
    }
    let breakdowns = readBreakdowns()
    let units = readUnits(subjects)
    let descriptions = readDescriptions()
    let notes = readNotes(periods)
    let sources = readSources()
    let measures = readMeasures()
    let file = observations.number(of: request.name)
    let publisher = observations.number(of: request.publisher)
    let sheet = observations.number(of: log.sheet ?? "")
    let valueColumn = plan.column(.value)
    let keepsText = context.keepsRowText && log.quotes

    for row in fates.indices where fates[row] == .taken {
      guard let period = periods.period(ofRow: row) else { continue }
      let status = descriptions.status(ofRow: row) ?? values.status(ofRow: row)
      var coded = CodedObservation(
        period: period, value: refined(values.value(ofRow: row), status))
      coded.status = status
      coded.nature = descriptions.nature(ofRow: row)
      (coded.indicator, coded.series) = subjects.numbers(ofRow: row)
      coded.area = areas.number(ofRow: row)
      coded.breakdown = breakdowns.breakdown(ofRow: row)
      coded.ownCodes = breakdowns.ownCodes(ofRow: row)
      (coded.unit, coded.multiplier) = units.unit(ofRow: row)
      coded.multiplier += descriptions.multiplier(ofRow: row)
      (coded.source, coded.sourceText) = sources.numbers(ofRow: row)
      coded.publisher = publisher
      coded.note = note(notes.number(ofRow: row), correctedIn: row)
      coded.measures = measures.measures(ofRow: row)
      coded.file = file
      let place = table.place(ofRow: row, column: valueColumn)
      coded.line = place.line
      coded.column = place.column
      coded.cell = place.cell
      coded.sheet = sheet
      coded.hash = SHA256.text(table.rowHash(row))
      if keepsText { coded.text = table.rowText(row) }
      observations.append(coded)
    }
    reportValuesDespiteStatus()
    count()
  }

  private mutating func note(_ note: UInt32, correctedIn row: Int) -> UInt32 {
    guard let correction = corrections[row] else { return note }
    let text = observations.pool[note]
    return observations.number(of: text.isEmpty ? correction : "\(text) | \(correction)")
  }

  /// A figure that is not there may have a status that says why.
  private func refined(_ value: ObservedValue, _ status: ObservationStatus?) -> ObservedValue {
    guard value == .missing else { return value }
    return switch status {
    case .suppressed: .suppressed
    case .notApplicable: .notApplicable
    case .notCollected: .notCollected
    default: value
    }
  }

  private mutating func reportValuesDespiteStatus() {
    let rows = observations.indices.filter {
      observations.kind[$0] == .number && observations.status[$0]?.meansNoFigure == true
    }
    guard let first = rows.first else { return }
    log.add(
      .valueDespiteStatus, at: place(ofObservation: first), rows: rows.count,
      "Records have a number and a status that says there is none",
      hint: "Ask the producer which of the two holds.")
  }

  private func place(ofObservation row: Int) -> RecordPlace {
    let origin = observations.origin(ofRow: row)
    return RecordPlace(line: origin.line, column: origin.column, cell: origin.cell)
  }

  private mutating func count() {
    for fate in fates {
      switch fate {
      case .taken: counts.taken += 1
      case .held: counts.held += 1
      case .leftOut: counts.leftOut += 1
      }
    }
  }

  /// The distinct texts of a column, trimmed; the column's trimming is reported where `report`.
  mutating func texts(_ column: Int, report: Bool = true) -> TextColumn {
    let raw = table.text(column)
    var changed = Set<UInt32>()
    let cutsLabel = plan.dialect == .sdmxCSV && table.header[column].contains(":")
    let values = raw.values.enumerated().map { code, text -> String in
      let trimmed = Trimming.trimmed(text)
      if trimmed.utf8.count != text.utf8.count, !trimmed.isEmpty { changed.insert(UInt32(code)) }
      guard cutsLabel, let colon = trimmed.firstIndex(of: ":") else { return trimmed }
      return String(trimmed[..<colon])
    }
    if report, !changed.isEmpty, let row = raw.codes.firstIndex(where: changed.contains) {
      let rows = raw.codes.count(where: changed.contains)
      log.add(
        .blanksTrimmed, at: table.place(ofRow: row), rows: rows,
        "\(log.column(table.header[column], column)): blanks at the ends of texts were removed",
        hint: "Nothing to do.",
        subject: table.header[column])
    }
    return TextColumn(codes: raw.codes, values: values)
  }
}
