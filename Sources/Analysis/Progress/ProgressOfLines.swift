import Disclosure
import SDGModel
import Statistics

/// Judges the lines of a data set: those of the project's own area, by the year, of which it is known which way is
/// better.
struct ProgressOfLines: Sendable {
  private let data: PublishableDataset
  private let series: SeriesList
  private let settings: ProgressSettings
  private let meaning: LineMeaning
  private let register: SourceRegister

  init(
    _ data: PublishableDataset, series: SeriesList, meaning: LineMeaning,
    settings: ProgressSettings
  ) {
    self.data = data
    self.series = series
    self.meaning = meaning
    self.settings = settings
    register = SourceRegister(data.sources)
  }

  /// In the order of the lines; those of the record, and of citizens' sources that may fill gaps.
  func all(_ lines: [DataLine]) -> [SeriesProgress] { lines.compactMap(progress) }

  private func progress(_ line: DataLine) -> SeriesProgress? {
    let key = line.key
    guard key.area == data.scope.area.id, key.rhythm == .yearly, key.definition.isEmpty,
      isOfRecordOrFills(key), settings.left[key.series] == nil,
      settings.left[key.indicator] == nil, !meaning.isPartOfWhole(key),
      let direction = meaning.direction(key), direction != .maintain
    else { return nil }
    var reading = PointReading(line, data, register)
    let own = meaning.target(key).flatMap { $0.isOfEverybody ? nil : $0.target }
    let hasOwnBaseline = own.map { reading.start(from: $0.baseline, in: $0.baselineYear) } ?? false
    let rule = rule(key, direction)
    let aim = aim(key, reading, rule)
    guard let wanted = wanted(direction, rule) else { return nil }
    var question = ProgressQuestion(
      reading.points, direction: wanted, rule: rule, target: aim.value,
      targetYear: Double(aim.year), baselineYear: Double(aim.baselineYear))
    // What began anew before the baseline year is one series since, and its baseline the usual one.
    question.startsAfterBreak = reading.breakYear.map { $0 > aim.baselineYear } ?? false
    question.limit = CountUnit.isPercentage(key.unit) && wanted == .increase ? 100 : nil
    let start = question.baseline
    return SeriesProgress(
      key: key, direction: direction, aim: aim, rule: rule, points: reading.points,
      baseline: start.flatMap { start in reading.points.first { $0.time == start.time } },
      breakYear: reading.breakYear, leftOut: reading.leftOut,
      isSignificant: question.isSignificant,
      results: ProgressMethod.allCases.map { ($0, $0.assess(question)) },
      hasOwnBaseline: hasOwnBaseline,
      makers: Set(reading.rows.map { register.maker(of: data.observations[$0]) }))
  }

  private func isOfRecordOrFills(_ key: DataLine.Key) -> Bool {
    guard !key.strand.isEmpty else { return true }
    guard let source = register[key.strand], source.kind.isCitizen else { return false }
    return register.tier(source: key.strand, indicator: key.indicator) >= .fill
  }

  // MARK: What is asked

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

  /// The project's own target stands before the international one, which holds only in its own unit.
  private func aim(
    _ key: DataLine.Key, _ reading: PointReading, _ rule: ProgressQuestion.Rule
  ) -> ProgressAim {
    var aim = ProgressAim(
      basis: .none, value: nil, year: settings.targetYear, baselineYear: settings.baselineYear)
    if let (own, isOfEverybody) = meaning.target(key) {
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
      // Half of a rate or a share is meant, not of a number that grows with the country.
      guard isRelative(key) else { return aim }
      let start = ProgressQuestion(
        reading.points, direction: .decrease, baselineYear: Double(aim.baselineYear)
      ).baseline
      guard let start, reading.breakYear == nil else { return aim }
      (aim.basis, aim.value) = (.international, start.value * factor)
    case .bySeries, .notStatistical: break
    }
    return aim
  }

  /// Whether a unit is of so many out of, or for, so many others.
  private func isRelative(_ key: DataLine.Key) -> Bool {
    let unit = key.unit.isEmpty ? series.series(key.series)?.unit ?? "" : key.unit
    guard key.multiplier == 0, !CountUnit.mayCount(unit) else { return false }
    let kind = Self.vocabulary?.unit(named: unit)?.unit.kind
    return kind != .money && kind != .physical && kind != .count
  }

  private static let vocabulary = try? Vocabulary.standard()
}

/// The figures of a line as points of whole years, from the last place on at which it is no longer the same measure.
private struct PointReading {
  private(set) var points: [TimePoint] = []
  /// The rows of the points.
  private(set) var rows: [Int] = []
  /// The first year after a break, or after another source or nature.
  private(set) var breakYear: Int?
  private(set) var leftOut = SeriesProgress.LeftOut()

  init(_ line: DataLine, _ data: PublishableDataset, _ register: SourceRegister) {
    let table = data.observations
    var years = Set<Int>()
    var previous: Int?
    var used: [(row: Int, year: Int)] = []
    for row in line.rows {
      let year = table.period[row].lastYear
      guard table.status[row] != .forecast else {
        leftOut.forecasts += 1
        continue
      }
      guard table.kind[row] == .number, !table.number[row].isNaN else {
        leftOut.bounds += 1
        continue
      }
      guard years.insert(year).inserted else {
        leftOut.others += 1
        continue
      }
      if let last = previous, Self.isAnother(row, than: last, table, register) { breakYear = year }
      previous = row
      used.append((row, year))
      points.append(
        TimePoint(time: Double(year), value: table.number[row], error: table.knownError(row)))
    }
    points.sort { $0.time < $1.time }
    rows = used.map(\.row)
    guard let start = breakYear else { return }
    rows = used.filter { $0.year >= start }.map(\.row)
    leftOut.beforeBreak = points.count { $0.time < Double(start) }
    points.removeAll { $0.time < Double(start) }
  }

  /// Begins with the baseline that a plan names, in the place of what was measured until then.
  ///
  /// - Returns: whether there is one.
  mutating func start(from value: Double?, in year: Int?) -> Bool {
    guard let value, let year else { return false }
    // A plan that names the figure itself adds nothing to it.
    if points.contains(where: { $0.time == Double(year) && $0.value == value }) { return false }
    points.removeAll { $0.time <= Double(year) }
    points.insert(TimePoint(time: Double(year), value: value), at: 0)
    breakYear = breakYear.flatMap { $0 <= year ? nil : $0 }
    return true
  }

  /// Whether what is known since is not the same measure as before: nothing is compared across it. Where every column
  /// that tells so is the same, whole rows need not be looked at.
  private static func isAnother(
    _ row: Int, than last: Int, _ table: ObservationTable, _ register: SourceRegister
  ) -> Bool {
    let isSame =
      table.source[row] == table.source[last] && table.publisher[row] == table.publisher[last]
      && table.sourceText[row] == table.sourceText[last]
      && table.nature[row] == table.nature[last] && table.status[row] == nil
      && table.status[last] == nil
    guard !isSame else { return false }
    return LineCut.reasons(from: table[last], to: table[row], register: register).contains {
      $0 == .sourceChanged || $0 == .natureChanged || $0 == .marked
    }
  }
}
