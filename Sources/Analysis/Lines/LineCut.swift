import Disclosure
import SDGModel

/// Where a line may run from one figure to the next, and why not where it may not.
///
/// A line joins two figures only where they follow each other without a year left out, are plain
/// numbers, and come from one source with one instrument, one nature and no break marked between.
/// Nothing is ever drawn across what is not known.
public struct LineCut: Sendable, Equatable {
  public enum Reason: Sendable, Equatable {
    /// Years between, without a figure: the first and the last of them.
    case missingYears(Int, Int)
    /// The periods are of different kinds, or do not follow each other within a year.
    case otherPeriods
    case sourceChanged
    case natureChanged
    /// Marked as a break, another definition or the beginning of a forecast by the source itself.
    case marked
    /// One of the two is known only as a bound.
    case censored
  }

  /// The row that would be joined to the one before it.
  public let row: Int
  public let previous: Int
  /// Empty where the line joins them.
  public let reasons: [Reason]

  public var isJoined: Bool { reasons.isEmpty }
  public var changesSource: Bool { reasons.contains(.sourceChanged) }

  /// Whether years without a figure lie between.
  public var isAcrossYears: Bool {
    reasons.contains { if case .missingYears = $0 { true } else { false } }
  }

  /// One entry for each pair of neighbours of a line, in order of time.
  public static func all(_ line: DataLine, in data: PublishableDataset) -> [LineCut] {
    all(line, in: data, register: SourceRegister(data.sources))
  }

  /// The same with a register that is at hand.
  public static func all(
    _ line: DataLine, in data: PublishableDataset, register: SourceRegister
  ) -> [LineCut] {
    let rows = line.rows.map { data.observations[$0] }
    return rows.indices.dropFirst().map { index in
      LineCut(
        row: line.rows[index], previous: line.rows[index - 1],
        reasons: reasons(from: rows[index - 1], to: rows[index], register: register))
    }
  }

  public static func reasons(
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
      || a.status == .definitionDiffers || (a.status == .forecast) != (b.status == .forecast)
    {
      reasons.append(.marked)
    }
    if a.value.kind != .number || b.value.kind != .number { reasons.append(.censored) }
    return reasons
  }
}
