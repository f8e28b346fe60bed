import Bytes
import SDGModel
import Statistics

/// Computes one measure from the records of a cell.
struct MeasureEstimator {
  typealias Figure = RecipeOutcome.Figure

  private let measure: Recipe.Measure
  private let basis: EstimateBasis
  /// Whether a record belongs to those that the measure is about.
  private let isAmong: (Int) -> Bool
  /// Whether it answered.
  private let hasAnswer: (Int) -> Bool
  private let meets: ((Int) -> Bool)?
  private let number: ((Int) -> Double?)?
  /// How many people stand behind a record.
  private let people: ((Int) -> Double?)?
  private let rates: RateEstimator?
  /// By column of numbers or scores: whether a record has something there that is none.
  private let isUnusable: [(column: String, test: (Int) -> Bool)]

  init(_ measure: Recipe.Measure, _ run: RecipeRun, basis: EstimateBasis) throws(RecipeFailure) {
    self.measure = measure
    self.basis = basis
    var meets: ((Int) -> Bool)?
    var number: ((Int) -> Double?)?
    var people: ((Int) -> Double?)?
    var rates: RateEstimator?
    var isUnusable: [(column: String, test: (Int) -> Bool)] = []
    switch measure.kind {
    case .share(let conditions, let among):
      isAmong = try run.all(among)
      meets = try run.all(conditions)
      var answers: [(Int) -> Bool] = []
      for condition in conditions { answers.append(try run.hasAnswer(condition)) }
      hasAnswer = { row in answers.allSatisfy { $0(row) } }
    case .count(let among):
      isAmong = try run.all(among)
      hasAnswer = { _ in true }
    case .mean(let column), .sum(let column):
      let values = try run.numbers(column)
      isAmong = { _ in true }
      number = values
      hasAnswer = { values($0) != nil }
      isUnusable = [(column, try run.isNoNumber(column))]
    case .score(let score):
      let scale = score.lowest...score.highest
      let all = try run.numbers(score.column)
      let isMissing = try run.perText(score.column) { run.isMissing($0) }
      let values = { (row: Int) in all(row).flatMap { scale.contains($0) ? $0 : nil } }
      let voices = try score.people.map { name throws(RecipeFailure) in
        MeasureEstimator.people(try run.numbers(name))
      }
      isAmong = { _ in true }
      number = values
      people = voices
      hasAnswer = { row in values(row) != nil && voices.map { ($0(row) ?? 0) > 0 } ?? true }
      isUnusable = [(score.column, { row in !isMissing(row) && values(row) == nil })]
      if let name = score.people, let voices {
        let isBlank = try run.perText(name) { run.isMissing($0) }
        isUnusable.append((name, { row in !isBlank(row) && voices(row) == nil }))
      }
    case .rate(let rate):
      rates = try RateEstimator(rate, run)
      for column in [rate.effort, rate.found].compactMap(\.self) {
        isUnusable.append((column, try run.isNoNumber(column)))
      }
      isAmong = { _ in true }
      hasAnswer = { _ in true }
    }
    (self.meets, self.number, self.people) = (meets, number, people)
    (self.rates, self.isUnusable) = (rates, isUnusable)
  }

  /// How many people may stand behind a score: a whole number, of no more than a place has.
  private static func people(_ number: @escaping (Int) -> Double?) -> (Int) -> Double? {
    { row in number(row).flatMap { (0...1e9).contains($0) && $0 == $0.rounded() ? $0 : nil } }
  }

  /// Records with something that is no number, or no score on its scale, by column.
  func unusable(_ rows: [Int]) -> [String: Int] {
    Dictionary(isUnusable.map { ($0.column, rows.count(where: $0.test)) }) { first, _ in first }
      .filter { $0.value > 0 }
  }

  /// - Returns: `nil` where no record of the cell belongs to the measure and answered, unless it is known
  ///   that there was none.
  func figure(
    _ cell: RecordCodes.Cell, _ weights: (Int) -> Double
  ) throws(RecipeFailure) -> Figure? {
    if let rates {
      return try rates.estimate(cell, weights).map { estimate in rated(estimate, cell.key) }
    }
    let among = cell.rows.filter { cell.isFound($0) && isAmong($0) }
    let answered = among.filter(hasAnswer)
    guard !answered.isEmpty || measure.countsZeros else { return nil }
    let own = answered.map { weights($0) * (people?($0) ?? 1) }
    let total = CompensatedSum.of(own)
    var figure = empty(cell.key)
    figure.n =
      people.map { people in Int(answered.reduce(0) { $0 + (people($1) ?? 0) }) } ?? answered.count
    figure.unanswered = among.count - answered.count
    figure.weighted = total
    figure.effective = WeightedMean.effectiveSize(weights: own) ?? 0
    switch measure.kind {
    case .share: share(answered, own, &figure)
    case .count: figure.value = total
    case .sum:
      let parts = zip(answered, own).map { (number?($0) ?? 0) * $1 }
      figure.value = CompensatedSum.of(parts)
      figure.isDominated = MeasureEstimator.isDominated(parts)
    case .mean:
      mean(answered, own, &figure)
      // A mean and the number of those asked tell their sum.
      figure.isDominated = MeasureEstimator.isDominated(
        zip(answered, own).map { (number?($0) ?? 0) * $1 })
    case .score: mean(answered, own, &figure)
    case .rate: break
    }
    guard let asked = measure.completeness, let days = Period(cell.key.period)?.dayCount else {
      return figure
    }
    figure.completeness = min(100, 100 * Double(answered.count) / (asked.perDay * Double(days)))
    return figure
  }

  /// For a place or group that no record is about.
  func nobody(_ key: RecordCodes.Key) -> Figure {
    var figure = empty(key)
    figure.isNobody = true
    return figure
  }

  private func empty(_ key: RecordCodes.Key) -> Figure {
    Figure(
      indicator: measure.indicator, series: measure.series, unit: measure.unit, area: key.area,
      period: key.period, groups: key.groups, value: 0, n: 0, unanswered: 0, weighted: 0,
      effective: 0)
  }

  /// With Wilson's interval for Kish's effective size, and √(p(1 − p)/n) of it as the standard error.
  private func share(_ answered: [Int], _ own: [Double], _ figure: inout Figure) {
    let met = answered.map { meets?($0) == true }
    let part = min(1, CompensatedSum.of(zip(own, met).filter(\.1).map(\.0)) / figure.weighted)
    figure.numerator = met.count { $0 }
    figure.value = 100 * part
    if basis.allowsInterval {
      figure.interval = WilsonInterval.of(proportion: part, n: figure.effective).map {
        Interval(lower: 100 * $0.lower, upper: 100 * $0.upper)
      }
      if basis.allowsStandardError, part > 0, part < 1 {
        figure.standardError = 100 * (part * (1 - part) / figure.effective).squareRoot()
      }
    }
    (figure.basis, figure.intervalMethod) = (basis, figure.interval == nil ? nil : "Wilson")
  }

  /// With the standard error of a mean of weighted records drawn with replacement, and Student's interval.
  private func mean(_ answered: [Int], _ own: [Double], _ figure: inout Figure) {
    let values = answered.map { number?($0) ?? 0 }
    figure.value = WeightedMean.of(values, weights: own) ?? 0
    if case .score(let score) = measure.kind {
      figure.scale = Interval(lower: score.lowest, upper: score.highest)
      if score.people != nil { figure.counted = "people" }
      return
    }
    guard measure.completeness == nil else { return }
    if basis.allowsStandardError,
      let error = CalibratedMean.standardError(values, weights: own, margins: [])
    {
      figure.standardError = error
      figure.interval = Interval(around: figure.value, error: error, degrees: values.count - 1)
    }
    (figure.basis, figure.intervalMethod) = (basis, figure.interval == nil ? nil : "Student")
  }

  private func rated(_ estimate: RateEstimator.Estimate, _ key: RecordCodes.Key) -> Figure {
    var figure = empty(key)
    (figure.value, figure.n, figure.effort) = (estimate.value, estimate.surveys, estimate.effort)
    figure.unanswered = estimate.withoutEffort
    (figure.weighted, figure.effective) = (estimate.weighted, estimate.effective)
    if rates?.countsSurveys == true { figure.counted = "surveys" }
    if basis.allowsStandardError, let error = estimate.standardError {
      figure.standardError = error
      figure.interval = Interval(
        around: figure.value, error: error, degrees: estimate.surveys - 1, least: 0)
    }
    (figure.basis, figure.intervalMethod) = (basis, figure.interval == nil ? nil : "Student")
    return figure
  }

  /// Whether enough of the readings are there that should be.
  func isComplete(_ figure: Figure) -> Bool {
    guard let asked = measure.completeness, let found = figure.completeness else { return true }
    return found >= asked.leastPercent
  }

  /// The p% rule, with p = 10: whoever has the second largest part could tell the largest to within a tenth
  /// of it, for all others together have less than that.
  ///
  /// Source: A. Hundepool et al. (2012), "Statistical Disclosure Control", Wiley, 4.2.2.
  static func isDominated(_ parts: [Double]) -> Bool {
    let sizes = parts.map(\.magnitude).sorted(by: >)
    guard let largest = sizes.first, largest > 0 else { return false }
    return CompensatedSum.of(Array(sizes.dropFirst(2))) < 0.1 * largest
  }
}

extension Interval {
  /// Student's interval of 95 per cent around an estimate.
  init?(around value: Double, error: Double, degrees: Int, least: Double = -.infinity) {
    guard degrees > 0 else { return nil }
    let half = StudentDistribution.quantile(0.975, degrees: Double(degrees)) * error
    self.init(lower: max(least, value - half), upper: value + half)
  }
}
