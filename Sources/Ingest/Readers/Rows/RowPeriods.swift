import Bytes
import SDGModel

/// The period of each row.
struct PeriodReadings {
  /// A period, and the footnote mark behind it.
  struct Reading {
    var period: Period
    var mark: String?
  }

  let texts: TextColumn
  let readings: [Reading?]
  /// Periods that a decision put in place of what stands in a row.
  var corrected: [Int: Period] = [:]

  /// The period of a row that is taken: one without a period is held.
  func period(ofRow row: Int) -> Period {
    readings[Int(texts.codes[row])]?.period ?? corrected[row] ?? .earliest
  }

  func known(ofRow row: Int) -> Period? {
    readings[Int(texts.codes[row])]?.period ?? corrected[row]
  }
}

extension RowReading {
  /// Reads periods; holds the rows whose period is none.
  mutating func readPeriods() -> PeriodReadings {
    guard let column = plan.column(.period) else {
      return PeriodReadings(texts: TextColumn(codes: [], values: []), readings: [])
    }
    let texts = texts(column)
    let isSDMX = plan.dialect == .sdmxCSV || plan.dialect == .sdmxML
    let results = texts.values.map { text -> Result<PeriodReadings.Reading, PeriodProblem> in
      // In SDMX `2009-10` is October; elsewhere it is mostly the year 2009/10.
      if isSDMX, let month = SDMXTimeRange.month(text) { return .success(.init(period: month)) }
      if let range = SDMXTimeRange.period(text) { return .success(.init(period: range)) }
      return Period.read(text).map { .init(period: $0.period, mark: $0.mark) }
    }
    let isBad = results.map { if case .failure = $0 { true } else { false } }
    var corrected: [Int: Period] = [:]
    for row in fates.indices where isBad[Int(texts.codes[row])] && fates[row] == .taken {
      guard case .failure(let problem) = results[Int(texts.codes[row])] else { continue }
      if let decision = decision(problem.rule, row),
        let period = decision.replacement.flatMap({ Period($0) })
      {
        corrected[row] = period
        correct(row, decision, "Period", found: texts[row])
      } else {
        report(problem, texts[row], row)
      }
    }
    let readings = results.map { try? $0.get() }
    reportMarks(texts, readings)
    reportLate(texts, readings)
    return PeriodReadings(texts: texts, readings: readings, corrected: corrected)
  }

  private mutating func report(_ problem: PeriodProblem, _ text: String, _ row: Int) {
    switch problem {
    case .blank:
      hold(row, problem.rule, in: .period, "The record has no period", hint: "Add the period.")
    case .impossible:
      hold(
        row, problem.rule, in: .period,
        "The period is not possible",
        found: log.quote(text), proposal: Proposals.period(text),
        hint: "Correct the year, or decide in decisions.csv which one is meant.")
    case .unreadable:
      hold(
        row, problem.rule, in: .period,
        "The period cannot be read",
        found: log.quote(text), proposal: Proposals.period(text),
        hint: "Write a year, 2015/16, 2010-2015, 2015-Q1, 2015-03 or a date.")
    }
  }

  private mutating func reportLate(_ texts: TextColumn, _ readings: [PeriodReadings.Reading?]) {
    let limit = Period.lastYearOfTheGoals
    let late = Set(
      readings.indices.filter { (readings[$0]?.period.lastYear ?? 0) > limit }.map { UInt32($0) })
    guard !late.isEmpty else { return }
    let rows = fates.indices.filter { fates[$0] == .taken && late.contains(texts.codes[$0]) }
    guard let first = rows.first else { return }
    log.add(
      .latePeriod, at: table.place(ofRow: first, column: plan.column(.period)), rows: rows.count,
      "Periods lie after \(limit), the last year of the Goals",
      hint: "Leave out projections and targets; convert the years of another calendar.",
      subject: "late")
  }

  private mutating func reportMarks(_ texts: TextColumn, _ readings: [PeriodReadings.Reading?]) {
    let marked = Set(readings.indices.filter { readings[$0]?.mark != nil }.map { UInt32($0) })
    guard !marked.isEmpty else { return }
    let rows = fates.indices.filter { marked.contains(texts.codes[$0]) }
    guard let first = rows.first else { return }
    log.add(
      .periodMark, at: table.place(ofRow: first), rows: rows.count,
      "Periods with a footnote mark, such as \(log.quote(texts[first], or: "one here")); the mark is kept in the note",
      hint: "Say in the note what the mark means.")
  }
}

extension PeriodProblem {
  fileprivate var rule: InputRule {
    switch self {
    case .blank: .blankPeriod
    case .impossible: .impossiblePeriod
    case .unreadable: .unreadablePeriod
    }
  }
}
