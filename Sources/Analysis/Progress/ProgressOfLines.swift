import Disclosure
import SDGModel
import Statistics

/// Judges the lines of a data set: those of the project's own area, by the year, of which it is known which way is
/// better.
public struct ProgressOfLines: Sendable {
  let data: PublishableDataset
  let series: SeriesList
  let settings: ProgressSettings
  private let register: SourceRegister

  public init(data: PublishableDataset, series: SeriesList, settings: ProgressSettings) {
    self.data = data
    self.series = series
    self.settings = settings
    register = SourceRegister(data.sources)
  }

  /// In the order of the lines; those of the record, and of citizens' sources that may fill gaps.
  public func all(_ lines: [DataLine]) -> [SeriesProgress] { lines.compactMap(progress) }

  func progress(_ line: DataLine) -> SeriesProgress? {
    let key = line.key
    guard key.area == data.scope.area.id, key.rhythm == .yearly, key.definition.isEmpty,
      isOfRecordOrFills(key), settings.left[key.series] == nil,
      settings.left[key.indicator] == nil,
      let direction = direction(key), direction != .maintain
    else { return nil }
    let reading = PointReading(line, data, register)
    let rule = rule(key, direction)
    let aim = aim(key, reading, rule)
    guard let wanted = wanted(direction, rule) else { return nil }
    var question = ProgressQuestion(
      reading.points, direction: wanted, rule: rule, target: aim.value,
      targetYear: Double(aim.year), baselineYear: Double(aim.baselineYear))
    question.startsAfterBreak = reading.breakYear != nil
    question.limit = CountUnit.isPercentage(key.unit) && wanted == .increase ? 100 : nil
    return SeriesProgress(
      key: key, direction: direction, aim: aim, rule: rule, points: reading.points,
      baseline: question.baseline, breakYear: reading.breakYear, leftOut: reading.leftOut,
      isSignificant: question.isSignificant,
      results: ProgressMethod.allCases.map { ($0, $0.assess(question)) },
      makers: Set(line.rows.map { register.maker(of: data.observations[$0]) }))
  }

  private func isOfRecordOrFills(_ key: DataLine.Key) -> Bool {
    guard !key.strand.isEmpty else { return true }
    guard let source = register[key.strand], source.kind.isCitizen else { return false }
    return register.tier(source: key.strand, indicator: key.indicator) >= .fill
  }

  // MARK: What is asked

  private func direction(_ key: DataLine.Key) -> DesiredDirection? {
    if let own = target(key)?.target.direction { return DesiredDirection(own) }
    return series.direction(series: key.series, indicators: [key.indicator])
  }

  /// Parity is best at 1, a share of one of two halves at 50; of another point nothing is judged.
  private func rule(
    _ key: DataLine.Key, _ direction: DesiredDirection
  ) -> ProgressQuestion.Rule {
    if series.isGrowthRate(series: key.series, indicators: [key.indicator]) { return .growth }
    guard direction == .toward,
      case .absolute(let value, _)? = series.target(
        series: key.series, indicators: [key.indicator])?.kind
    else { return .level }
    return value == 1 ? .parity : value == 50 ? .share : .level
  }

  private func wanted(
    _ direction: DesiredDirection, _ rule: ProgressQuestion.Rule
  ) -> ProgressQuestion.Direction? {
    switch direction {
    case .increase: .increase
    case .decrease: .decrease
    case .toward: rule == .level ? nil : .decrease
    case .maintain: nil
    }
  }

  private func target(_ key: DataLine.Key) -> (target: SeriesTarget, isOfEverybody: Bool)? {
    guard key.multiplier == 0 else { return nil }
    let own = data.scope.targets.filter {
      $0.series == (key.series.isEmpty ? key.indicator : key.series)
        && ($0.area == key.area || $0.area.isEmpty)
    }
    if let found = own.first(where: { $0.breakdown == key.breakdown }) { return (found, false) }
    return own.first { $0.breakdown.isTotal }.map { ($0, true) }
  }

  /// The project's own target stands before the international one, which holds only in its own unit.
  private func aim(
    _ key: DataLine.Key, _ reading: PointReading, _ rule: ProgressQuestion.Rule
  ) -> ProgressAim {
    var aim = ProgressAim(
      basis: .none, value: nil, year: settings.targetYear, baselineYear: settings.baselineYear)
    if let (own, isOfEverybody) = target(key) {
      aim.basis = .national
      (aim.value, aim.year, aim.source) = (own.target, own.targetYear, own.source)
      aim.baselineYear = own.baselineYear ?? settings.baselineYear
      aim.isOfEverybody = isOfEverybody
      return aim
    }
    guard rule != .growth,
      let known = series.target(series: key.series, indicators: [key.indicator]),
      known.basis == .list || known.basis == .ours
    else { return aim }
    switch known.kind {
    case .absolute(let value, let unit):
      guard rule != .level || unit == key.unit && key.multiplier == 0 else { return aim }
      (aim.basis, aim.value) = (.international, value)
    case .relative(let factor):
      let start = ProgressQuestion(
        reading.points, direction: .decrease, baselineYear: Double(aim.baselineYear)
      ).baseline
      guard let start, reading.breakYear == nil else { return aim }
      (aim.basis, aim.value) = (.international, start.value * factor)
    case .bySeries, .notStatistical: break
    }
    return aim
  }
}

/// The figures of a line as points of whole years, from the last place on at which it is no longer the same measure.
private struct PointReading {
  private(set) var points: [TimePoint] = []
  /// The first year after a break, or after another source or nature.
  private(set) var breakYear: Int?
  private(set) var leftOut = SeriesProgress.LeftOut()

  init(_ line: DataLine, _ data: PublishableDataset, _ register: SourceRegister) {
    var years = Set<Int>()
    var previous: Observation?
    for index in line.rows {
      let row = data.observations[index]
      let year = row.period.lastYear
      guard row.status != .forecast else {
        leftOut.forecasts += 1
        continue
      }
      guard row.value.kind == .number, let value = row.value.number else {
        leftOut.bounds += 1
        continue
      }
      guard years.insert(year).inserted else {
        leftOut.others += 1
        continue
      }
      if let last = previous, Self.isAnother(row, than: last, register) { breakYear = year }
      previous = row
      points.append(TimePoint(time: Double(year), value: value, error: row.knownError))
    }
    points.sort { $0.time < $1.time }
    guard let start = breakYear else { return }
    leftOut.beforeBreak = points.count { $0.time < Double(start) }
    points.removeAll { $0.time < Double(start) }
  }

  /// Whether what is known since is not the same measure as before: nothing is compared across it.
  private static func isAnother(
    _ row: Observation, than last: Observation, _ register: SourceRegister
  ) -> Bool {
    LineCut.reasons(from: last, to: row, register: register).contains {
      $0 == .sourceChanged || $0 == .natureChanged || $0 == .marked
    }
  }
}

extension DesiredDirection {
  init(_ own: SeriesTarget.Direction) {
    self =
      switch own {
      case .increase: .increase
      case .decrease: .decrease
      case .maintain: .maintain
      }
  }
}
