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
    take(areas, periods, subjects, values)
    reportValuesDespiteStatus()
    count()
  }

  /// Puts the columns of all records that are taken together.
  private mutating func take(
    _ areas: AreaNumbers, _ periods: PeriodReadings, _ subjects: SubjectReadings,
    _ values: ValueReadings
  ) {
    let breakdowns = readBreakdowns()
    let units = readUnits(subjects)
    let descriptions = readDescriptions()
    let notes = readNotes(periods)
    let sources = readSources()
    var measures = readMeasures()
    dropStrayBounds(values, &measures)
    let taken = takenRows()
    var columns = ObservationColumns(rows: taken.map { UInt32($0) })
    columns.period = taken.map { periods.period(ofRow: $0) }
    columns.status = taken.map {
      descriptions.status(ofRow: $0) ?? values.status(ofRow: $0)
    }
    columns.number = taken.map { values.number(ofRow: $0) }
    let statuses = columns.status
    columns.kind = (0..<taken.count).map { position in
      refined(values.kind(ofRow: taken[position]), statuses[position])
    }
    columns.nature = taken.map { descriptions.nature(ofRow: $0) }
    columns.indicator = taken.map { subjects.numbers(ofRow: $0).0 }
    columns.series = taken.map { subjects.numbers(ofRow: $0).1 }
    columns.area = taken.map { areas.number(ofRow: $0) }
    columns.breakdown = taken.map { breakdowns.breakdown(ofRow: $0) }
    columns.ownCodes = taken.map { breakdowns.ownCodes(ofRow: $0) }
    columns.unit = taken.map { units.unit(ofRow: $0).0 }
    columns.multiplier = taken.map {
      Int8(clamping: units.unit(ofRow: $0).1 + descriptions.multiplier(ofRow: $0))
    }
    columns.source = taken.map { sources.numbers(ofRow: $0).0 }
    columns.sourceText = taken.map { sources.numbers(ofRow: $0).1 }
    columns.note = taken.map { notes.number(ofRow: $0) }
    for (row, correction) in corrections {
      guard let position = taken.position(of: row) else { continue }
      columns.note[position] = note(columns.note[position], correction)
    }
    if !measures.isEmpty {
      for position in 0..<taken.count {
        guard let found = measures.measures(ofRow: taken[position]) else { continue }
        columns.measures.append((position, found))
      }
    }
    let shared = ObservationColumns.Shared(
      publisher: observations.number(of: request.publisher),
      file: observations.number(of: request.name),
      sheet: observations.number(of: log.sheet ?? ""), column: plan.column(.value),
      records: table.origins, showsText: context.keepsRowText && log.quotes)
    observations.append(columns, shared)
  }

  /// The rows that are taken.
  private func takenRows() -> TakenRows {
    if !fates.contains(where: { $0 != .taken }) { return TakenRows(all: fates.count) }
    return TakenRows(fates.indices.filter { fates[$0] == .taken })
  }

  private mutating func note(_ note: UInt32, _ correction: String) -> UInt32 {
    let text = observations.pool[note]
    return observations.number(of: text.isEmpty ? correction : "\(text) | \(correction)")
  }

  /// A figure that is not there may have a status that says why.
  private func refined(
    _ value: ObservedValue.Kind, _ status: ObservationStatus?
  ) -> ObservedValue.Kind {
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

/// The rows that are taken, without a list of them where all are.
struct TakenRows {
  private let list: [Int]?
  let count: Int

  init(all count: Int) {
    list = nil
    self.count = count
  }

  init(_ rows: [Int]) {
    list = rows
    count = rows.count
  }

  func map<Element>(_ body: (Int) -> Element) -> [Element] {
    list.map { $0.map(body) } ?? (0..<count).map(body)
  }

  func position(of row: Int) -> Int? {
    guard let list else { return row }
    return list.sortedIndex(of: row)
  }

  subscript(position: Int) -> Int { list.map { $0[position] } ?? position }
}
