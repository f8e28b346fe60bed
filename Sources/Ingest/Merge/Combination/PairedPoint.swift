import SDGModel
import Statistics

/// What two series say of one period.
public struct PairedPoint: Sendable, Equatable {
  public var period: Period
  public var official: Double?
  public var citizen: Double?
  public var officialError: Double?
  public var citizenError: Double?
  /// Whether the official producer has a figure and does not show it.
  public var isSuppressed = false
  /// Whether the official producer says why there is no plain number: it does not apply, or is a bound.
  public var isClosed = false
  /// Whether the official series begins anew here.
  public var isBreak = false

  public init(
    period: Period, official: Double? = nil, citizen: Double? = nil, officialError: Double? = nil,
    citizenError: Double? = nil
  ) {
    self.period = period
    self.official = official
    self.citizen = citizen
    self.officialError = officialError
    self.citizenError = citizenError
  }

  /// Why nothing may take the place of the official figure; `nil` where something may.
  var refusal: MergeRefusal? { isSuppressed ? .suppressed : isClosed ? .closed : nil }

  var pair: Pair? {
    guard let official, let citizen else { return nil }
    return Pair(official: official, citizen: citizen)
  }
}

/// One period of a combined series.
public struct CombinedPoint: Sendable, Equatable {
  public var period: Period
  public var value: Double?
  public var error: Double?
  public var interval: Interval?
  public var status: ObservationStatus
  /// Why merging would not take the value; empty where it would.
  public var refusals: [MergeRefusal] = []
  /// What carried the citizen figure to the official level.
  public var factor: Double?
  /// The share of the official and the citizen figure, where both are in the value.
  public var weights: [Double] = []
}
