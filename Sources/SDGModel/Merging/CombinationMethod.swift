/// How an official and a citizen series are brought together.
public enum CombinationMethod: String, Sendable, CaseIterable {
  case ratioLast = "ratio-last"
  case ratioMean = "ratio-mean"
  case ratioGeometric = "ratio-geometric"
  case differenceLast = "difference-last"
  case differenceMean = "difference-mean"
  case logit
  case denton
  case dentonAdditive = "denton-additive"
  case chowLin = "chow-lin"
  case fixed
  case random
  case elliottHaviland = "elliott-haviland"

  /// Whether it takes estimates of one and the same period with their standard errors.
  public var combinesEstimates: Bool { [.fixed, .random, .elliottHaviland].contains(self) }
}
