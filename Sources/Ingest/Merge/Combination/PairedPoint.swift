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
  public var refusals: [Refusal] = []
  /// What carried the citizen figure to the official level.
  public var factor: Double?
  /// The share of the official and the citizen figure, where both are in the value.
  public var weights: [Double] = []
}

/// Why a computed value must not stand in a merged series.
public enum Refusal: String, Sendable, CaseIterable {
  case conflict, suppressed, extrapolation, overBreak, outOfRange, noOfficial

  public var text: String {
    switch self {
    case .conflict: "the two differ by more than chance"
    case .suppressed: "the official figure is suppressed and must not be filled"
    case .extrapolation: "more than three years after the last common figure"
    case .overBreak: "drawn over a break of the official series"
    case .outOfRange: "outside 0 and 100 per cent"
    case .noOfficial: "no official figure to combine it with"
    }
  }
}

/// Why nothing was computed at all.
public enum CombinationFailure: String, Error, Sendable, CaseIterable {
  case noOverlap, unusableValues, tooFewBenchmarks, gaps, incompleteYear, noErrors, noRho
  case singleEstimate, twoEstimates, wrongInput

  public var text: String {
    switch self {
    case .noOverlap: "no period has both an official and a citizen figure"
    case .unusableValues:
      "the method cannot take these values: ratios need figures above 0, logit percentages between 0 and 100"
    case .tooFewBenchmarks: "there are too few official figures for the method"
    case .gaps: "the citizen series lacks periods between its first and last"
    case .incompleteYear:
      "a total or average stands on the last period of a year whose other periods are not all there"
    case .noErrors: "the method needs the standard errors official_se and citizen_se, above 0"
    case .noRho: "Chow–Lin needs --rho, between −1 and 1"
    case .singleEstimate: "one estimate alone cannot be combined"
    case .twoEstimates:
      "the method takes two estimates: the official one first, then the citizen one"
    case .wrongInput: "the method takes two series, not estimates of one period"
    }
  }
}
