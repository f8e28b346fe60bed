import Statistics

/// What surveys found for the effort that was spent on them: R = Σ found / Σ effort, times a number.
///
/// The standard error is that of a ratio of two sums over surveys: with d = found − R · effort of each survey
/// and its weight w, se² = n/(n − 1) Σ(wd)² / (Σ w · effort)². Source: W. G. Cochran (1977), "Sampling
/// Techniques", 3rd ed., 2.11 and 6.3, for a large population.
struct RateEstimator {
  private let rate: Recipe.Measure.Rate
  private let effort: (Int) -> Double?
  private let found: (Int) -> Double
  /// The survey of a record; `nil`: each record is one, as is each that names none.
  private let survey: ((Int) -> String?)?

  var countsSurveys: Bool { survey != nil }

  struct Estimate {
    var value: Double
    var surveys: Int
    var effort: Double
    /// Of the surveys: their sum, and Kish's effective number.
    var weighted: Double
    var effective: Double
    var standardError: Double?
    /// Records without an effort: they are in no survey.
    var withoutEffort: Int
  }

  init(_ rate: Recipe.Measure.Rate, _ run: RecipeRun) throws(RecipeFailure) {
    self.rate = rate
    let efforts = try run.numbers(rate.effort)
    effort = { row in efforts(row).flatMap { $0 > 0 ? $0 : nil } }
    let isAmong = try run.all(rate.among)
    if let name = rate.found {
      let numbers = try run.numbers(name)
      found = { row in isAmong(row) ? numbers(row) ?? 0 : 0 }
    } else {
      found = { row in isAmong(row) ? 1 : 0 }
    }
    survey = try rate.survey.map { name throws(RecipeFailure) in
      try run.perText(name) { run.isMissing($0) ? nil : $0 }
    }
  }

  private struct Survey {
    var effort: Double
    var weight: Double
    var found = 0.0
  }

  /// - Returns: `nil` where no survey has an effort.
  func estimate(
    _ cell: RecordCodes.Cell, _ weights: (Int) -> Double
  ) throws(RecipeFailure) -> Estimate? {
    var surveys: [Survey] = []
    var places: [String: Int] = [:]
    var withoutEffort = 0
    for row in cell.rows {
      guard let effort = effort(row) else {
        withoutEffort += 1
        continue
      }
      let name = survey?(row) ?? nil
      let place = name.flatMap { places[$0] } ?? surveys.count
      if place == surveys.count {
        surveys.append(Survey(effort: effort, weight: weights(row)))
        if let name { places[name] = place }
      }
      guard surveys[place].effort == effort else { throw .effortDiffers(rate.effort) }
      if cell.isFound(row) { surveys[place].found += found(row) }
    }
    let total = CompensatedSum.of(surveys.map { $0.weight * $0.effort })
    guard total > 0 else { return nil }
    let ratio = CompensatedSum.of(surveys.map { $0.weight * $0.found }) / total
    let n = Double(surveys.count)
    let squares = CompensatedSum.of(
      surveys.map { survey in
        let difference = survey.weight * (survey.found - ratio * survey.effort)
        return difference * difference
      })
    return Estimate(
      value: rate.times * ratio, surveys: surveys.count,
      effort: CompensatedSum.of(surveys.map(\.effort)),
      weighted: CompensatedSum.of(surveys.map(\.weight)),
      effective: WeightedMean.effectiveSize(weights: surveys.map(\.weight)) ?? 0,
      standardError: n > 1 ? rate.times * (n / (n - 1) * squares).squareRoot() / total : nil,
      withoutEffort: withoutEffort)
  }
}
