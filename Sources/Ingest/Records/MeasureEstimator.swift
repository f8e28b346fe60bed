import Bytes
import SDGModel
import Statistics

/// Computes one measure from the records of a cell.
struct MeasureEstimator {
  private let measure: Recipe.Measure
  /// Whether a record belongs to those that the measure is about.
  private let isAmong: (Int) -> Bool
  /// Whether it answered.
  private let hasAnswer: (Int) -> Bool
  private let meets: ((Int) -> Bool)?
  private let number: ((Int) -> Double?)?

  init(_ measure: Recipe.Measure, _ run: RecipeRun) throws(RecipeFailure) {
    self.measure = measure
    func all(_ conditions: [Recipe.Condition]) throws(RecipeFailure) -> (Int) -> Bool {
      var tests: [(Int) -> Bool] = []
      for condition in conditions { tests.append(try run.test(condition)) }
      return { row in tests.allSatisfy { $0(row) } }
    }
    func values(_ column: String) throws(RecipeFailure) -> (Int) -> Double? {
      try run.perText(column) { run.isMissing($0) ? nil : DecimalText.parse($0) }
    }
    switch measure.kind {
    case .share(let conditions, let among):
      isAmong = try all(among)
      meets = try all(conditions)
      number = nil
      var answers: [(Int) -> Bool] = []
      for condition in conditions {
        answers.append(try run.hasAnswer(condition))
      }
      hasAnswer = { row in answers.allSatisfy { $0(row) } }
    case .count(let among):
      isAmong = try all(among)
      (meets, number) = (nil, nil)
      hasAnswer = { _ in true }
    case .mean(let column), .sum(let column):
      let values = try values(column)
      isAmong = { _ in true }
      meets = nil
      number = values
      hasAnswer = { values($0) != nil }
    }
  }

  /// - Returns: `nil` where no record of the cell belongs to the measure and answered.
  func figure(
    _ key: RecipeRun.CellKey, _ rows: [Int], _ weights: (Int) -> Double?
  ) -> RecipeOutcome.Figure? {
    let among = rows.filter(isAmong)
    let answered = among.filter(hasAnswer)
    guard !answered.isEmpty else { return nil }
    let own = answered.map { weights($0) ?? 1 }
    let total = CompensatedSum.of(own)
    let effective = WeightedMean.effectiveSize(weights: own) ?? 0
    var figure = RecipeOutcome.Figure(
      indicator: measure.indicator, series: measure.series, unit: measure.unit, area: key.area,
      period: key.period, groups: key.groups, value: 0, n: answered.count,
      unanswered: among.count - answered.count, weighted: total, effective: effective)
    switch measure.kind {
    case .share:
      let met = answered.map { meets?($0) == true }
      let part = CompensatedSum.of(zip(own, met).filter(\.1).map(\.0))
      figure.numerator = met.count { $0 }
      figure.value = 100 * part / total
      figure.interval = WilsonInterval.of(proportion: min(1, part / total), n: effective).map {
        Interval(lower: 100 * $0.lower, upper: 100 * $0.upper)
      }
    case .count: figure.value = total
    case .sum:
      figure.value = CompensatedSum.of(zip(answered, own).map { (number?($0) ?? 0) * $1 })
    case .mean:
      figure.value = WeightedMean.of(answered.map { number?($0) ?? 0 }, weights: own) ?? 0
    }
    guard let asked = measure.completeness, let days = days(of: key.period) else { return figure }
    figure.completeness = min(100, 100 * Double(answered.count) / (asked.perDay * Double(days)))
    return figure
  }

  /// Whether enough of the readings are there that should be.
  func isComplete(_ figure: RecipeOutcome.Figure) -> Bool {
    guard let asked = measure.completeness, let found = figure.completeness else { return true }
    return found >= asked.leastPercent
  }

  /// How many days a period has.
  private func days(of period: String) -> Int? {
    guard let period = Period(period) else { return nil }
    var days = 0
    for year in period.first.year...period.last.year {
      for month in 1...12 {
        guard let first = CalendarDay(year: year, month: month, day: 1), first >= period.first,
          first <= period.last
        else { continue }
        days += CalendarDay.days(inMonth: month, of: year)
      }
    }
    return days > 0 ? days : nil
  }
}
