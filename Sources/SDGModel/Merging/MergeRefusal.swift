/// Why a computed value must not stand in a merged series.
public enum MergeRefusal: String, Sendable, CaseIterable {
  case conflict, suppressed, closed, extrapolation, overBreak, outOfRange, noOfficial, noErrors

  public var text: String {
    switch self {
    case .conflict: "the estimates differ by more than chance"
    case .suppressed: "the official figure is suppressed and must not be filled"
    case .closed: "the official record has no plain number here, and says why"
    case .extrapolation: "more than three years after the last common figure"
    case .overBreak: "drawn over a break of the official series"
    case .outOfRange: "outside 0 and 100 per cent"
    case .noOfficial: "no official figure to combine it with"
    case .noErrors: "a standard error is missing"
    }
  }
}

/// Why nothing was computed at all.
public enum CombinationFailure: String, Error, Sendable, CaseIterable {
  case noOverlap, unusableValues, tooFewBenchmarks, gaps, incompleteYear, noErrors, noRho
  case singleEstimate, twoEstimates, wrongInput, tier, shortOverlap, definition, openConflict

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
    case .tier: "the quality gate lets no source do more than stand alongside"
    case .shortOverlap: "fewer than two periods have both an official and a citizen figure"
    case .openConflict: "the two series contradict each other"
    case .definition: "the citizen figures do not follow the indicator's own definition"
    case .wrongInput: "the method takes two series, not estimates of one period"
    }
  }
}
