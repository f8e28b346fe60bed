import SDGModel
import Statistics

extension CombinationMethod {
  /// The splice that it is; `nil` for the others.
  var splice: Splice? {
    switch self {
    case .ratioLast: .ratioLast
    case .ratioMean: .ratioMean
    case .ratioGeometric: .ratioGeometric
    case .differenceLast: .differenceLast
    case .differenceMean: .differenceMean
    case .logit: .logit
    default: nil
    }
  }

  /// Whether it bends the citizen series so that it meets the official figures.
  var isBenchmarking: Bool { splice == nil && !combinesEstimates }
}

/// What a method may be told besides its data.
public struct CombinationOptions: Sendable, Equatable {
  /// What the official figures are to the citizen ones.
  public enum Benchmark: String, Sendable, CaseIterable { case point, total, average }

  public enum BetweenVariance: String, Sendable, CaseIterable {
    /// DerSimonian and Laird.
    case dl
    /// Restricted likelihood.
    case reml
  }

  public enum IntervalKind: String, Sendable, CaseIterable {
    case normal
    /// Knapp and Hartung.
    case kh
  }

  public var benchmark: Benchmark = .point
  /// 1 or 2: for Denton's method.
  public var differences = 1
  /// For Chow–Lin's method, between −1 and 1. There is no default: it cannot be told from few figures.
  public var rho: Double?
  public var hasIntercept = true
  public var between: BetweenVariance = .dl
  public var interval: IntervalKind = .normal
  /// Whether the figures are percentages of a whole: results outside 0 and 100 are then refused.
  public var areShares = false

  public init() {}
}
