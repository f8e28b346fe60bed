import SDGModel
import Statistics

/// The cells of one series by period, with the official and the citizen figure of each.
struct MergeLine {
  /// What stands in one period.
  struct Place {
    var period: Period
    /// Row of the official candidate that counts, usable or not; `nil` where there is none.
    var official: Int?
    /// Rows of the citizen sources that may go in, the best source first.
    var citizens: [Int] = []
  }

  private(set) var places: [Place] = []
  /// Sources that the gate lets go in, the best first.
  private(set) var sources: [String] = []
  private(set) var tiers: [String: Tier] = [:]
  /// Whether any source that is not official has a figure here.
  private(set) var hasCitizens = false
  let observations: ObservationTable

  init(
    cells: [MergedCell], observations: ObservationTable, register: SourceRegister,
    rule: MergeSettings.SeriesRule
  ) {
    self.observations = observations
    let candidates = cells.flatMap(\.candidates)
    let others = candidates.filter { register[$0.source]?.kind.isOfficial != true }
    hasCitizens = !others.isEmpty
    sources = MergeLine.ranked(others, observations, rule)
    if rule.form != .fixed, rule.form != .random, rule.method != .priorityFill {
      // A series is carried to the official level by one source: two have two levels.
      sources = Array(sources.prefix(1))
    }
    for candidate in others where sources.contains(candidate.source) {
      tiers[candidate.source] = candidate.tier
    }
    places = cells.map { cell in
      var place = Place(period: cell.key.key.period)
      let official = cell.candidates.filter { register[$0.source]?.kind.isOfficial == true }
      place.official =
        (official.first { Merge.isUsable(observations[$0.row]) } ?? official.first)?.row
      place.citizens = sources.flatMap { source in
        cell.candidates.filter {
          $0.source == source && Merge.isUsable(observations[$0.row])
        }.map(\.row)
      }
      return place
    }
  }

  /// The higher tier, then more figures, then the later one, then the id: the order of files is nothing.
  private static func ranked(
    _ candidates: [Candidate], _ observations: ObservationTable, _ rule: MergeSettings.SeriesRule
  ) -> [String] {
    struct Standing {
      var tier: Tier
      var figures = 0
      var latest = Period.earliest
    }
    var found: [String: Standing] = [:]
    for candidate in candidates {
      guard candidate.tier >= rule.method.neededTier,
        rule.source == nil || rule.source == candidate.source
      else { continue }
      let row = observations[candidate.row]
      let period = row.period
      found[candidate.source, default: Standing(tier: candidate.tier)].figures +=
        Merge.isUsable(row) ? 1 : 0
      if let latest = found[candidate.source]?.latest, latest < period {
        found[candidate.source]?.latest = period
      }
    }
    return found.sorted { a, b in
      if a.value.tier != b.value.tier { return a.value.tier > b.value.tier }
      if a.value.figures != b.value.figures { return a.value.figures > b.value.figures }
      if a.value.latest != b.value.latest { return a.value.latest > b.value.latest }
      return a.key < b.key
    }.map(\.key)
  }

  /// The lowest of those that go in.
  var tier: Tier { tiers.values.min() ?? .alongside }

  var hasOfficial: Bool { places.contains { $0.official.map(number) ?? nil != nil } }

  private func number(_ row: Int) -> Double? {
    Merge.isUsable(observations[row]) ? observations[row].value.plainNumber : nil
  }

  /// What the methods take.
  func points() -> [PairedPoint] {
    var before: Observation?
    return places.map { place in
      var point = PairedPoint(period: place.period)
      if let row = place.official {
        let official = observations[row]
        point.official = number(row)
        point.officialError = official.standardError
        point.isSuppressed = isSuppressed(official)
        point.isClosed = point.official == nil && !point.isSuppressed && isClosed(official)
        point.isBreak = point.official != nil && isBreak(from: before, to: official)
        if point.official != nil { before = official }
      }
      if let row = place.citizens.first {
        point.citizen = number(row)
        point.citizenError = observations[row].standardError
      }
      return point
    }
  }

  private func isSuppressed(_ row: Observation) -> Bool {
    row.value == .suppressed || row.status == .suppressed
  }

  /// A place without a figure may be filled; one whose record says why there can be none, or gives a
  /// bound, may not.
  private func isClosed(_ row: Observation) -> Bool {
    switch row.value {
    case .missing, .notCollected: row.status == .notApplicable
    default: true
    }
  }

  /// As lines of charts are cut: a break that the record marks, another definition, another official
  /// source.
  private func isBreak(from before: Observation?, to row: Observation) -> Bool {
    if row.status == .timeSeriesBreak { return true }
    guard let before else { return false }
    return before.source != row.source
      || (before.status == .definitionDiffers) != (row.status == .definitionDiffers)
  }

  /// A computed point with its origin. What the merge refuses loses its value, and keeps the reason.
  func point(_ paired: PairedPoint, _ computed: CombinedPoint) -> MergedSeries.Point {
    guard let place = places.first(where: { $0.period == paired.period }) else {
      return MergedSeries.Point(period: paired.period, making: .none, flags: [.missing])
    }
    if let row = place.official, paired.official != nil { return official(row) }
    guard let value = computed.value, computed.refusals.isEmpty else {
      return nothing(place, paired, refusals: computed.refusals)
    }
    var point = MergedSeries.Point(
      period: place.period, value: value, making: .computed, flags: [computed.status],
      inputs: place.citizens.prefix(1).map { MergedSeries.Input(row: $0) })
    point.standardError = computed.error
    point.lower = computed.interval?.lower
    point.upper = computed.interval?.upper
    point.factor = computed.factor
    return point
  }

  func official(_ row: Int, refusals: [MergeRefusal] = []) -> MergedSeries.Point {
    let observation = observations[row]
    var point = MergedSeries.Point(
      period: observation.period, value: observation.value.plainNumber, making: .official,
      flags: [observation.status ?? .normal], inputs: [.init(row: row)], refusals: refusals)
    point.standardError = observation.standardError
    point.lower = observation.lower
    point.upper = observation.upper
    return point
  }

  func nothing(
    _ place: Place, _ paired: PairedPoint, refusals: [MergeRefusal]
  ) -> MergedSeries.Point {
    let rows = [place.official, place.citizens.first].compactMap { $0 }
    let flag: ObservationStatus =
      paired.isSuppressed
      ? .suppressed : place.official.flatMap { observations[$0].status } ?? .missing
    return MergedSeries.Point(
      period: place.period, making: .none, flags: [flag.meansNoFigure ? flag : .missing],
      inputs: rows.map { MergedSeries.Input(row: $0) }, refusals: refusals)
  }
}
