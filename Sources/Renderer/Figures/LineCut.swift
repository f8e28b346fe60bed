import Disclosure
import SDGModel

/// Where a line may run from one figure to the next, and why not where it may not.
///
/// A line joins two figures only where they follow each other without a year left out, are plain
/// numbers, and come from one source with one instrument, one nature and no break marked between.
/// Nothing is ever drawn across what is not known.
struct LineCut: Sendable, Equatable {
  enum Reason: Sendable, Equatable {
    /// Years between, without a figure: the first and the last of them.
    case missingYears(Int, Int)
    /// The periods are of different kinds, or do not follow each other within a year.
    case otherPeriods
    case sourceChanged
    case natureChanged
    /// Marked as a break or another definition by the source itself.
    case marked
    /// One of the two is known only as a bound.
    case censored
  }

  /// The row that would be joined to the one before it.
  let row: Int
  let previous: Int
  /// Empty where the line joins them.
  let reasons: [Reason]

  var isJoined: Bool { reasons.isEmpty }
  var changesSource: Bool { reasons.contains(.sourceChanged) }

  /// One entry for each pair of neighbours of a line, in order of time.
  static func all(_ line: DataLine, in data: PublishableDataset) -> [LineCut] {
    let register = SourceRegister(data.sources)
    return zip(line.rows, line.rows.dropFirst()).map { before, after in
      LineCut(
        row: after, previous: before,
        reasons: reasons(
          from: data.observations[before], to: data.observations[after], register: register))
    }
  }

  static func reasons(
    from a: Observation, to b: Observation, register: SourceRegister
  ) -> [Reason] {
    var reasons: [Reason] = []
    if !a.period.isFollowed(by: b.period) {
      let firstMissing = a.period.lastYear + 1
      let lastMissing = b.period.firstYear - 1
      reasons.append(
        firstMissing <= lastMissing && a.period.kind == b.period.kind
          ? .missingYears(firstMissing, lastMissing) : .otherPeriods)
    }
    let isOneMaker = a.source == b.source && register.maker(of: a) == register.maker(of: b)
    if !isOneMaker || Instrument(a.sourceText) != Instrument(b.sourceText) {
      reasons.append(.sourceChanged)
    }
    if a.nature != b.nature { reasons.append(.natureChanged) }
    if b.status == .timeSeriesBreak || b.status == .definitionDiffers
      || a.status == .definitionDiffers
    {
      reasons.append(.marked)
    }
    if a.value.kind != .number || b.value.kind != .number { reasons.append(.censored) }
    return reasons
  }
}
