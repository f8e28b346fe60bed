import Glibc

/// A measure with its uncertainty.
public struct MeasureValue: Sendable, Equatable {
  public var estimate: Double
  /// For ratios that of their logarithm; `nil` where groups have none.
  public var error: Double?
  /// Of 95 per cent.
  public var interval: Interval?

  /// With a normal interval.
  static func normal(_ estimate: Double, _ error: Double?) -> MeasureValue {
    MeasureValue(
      estimate: estimate, error: error,
      interval: error.map { error in
        let half = NormalDistribution.quantile(0.975) * error
        return Interval(lower: estimate - half, upper: estimate + half)
      })
  }

  /// A ratio, with an interval that is normal on the scale of logarithms.
  static func ratio(_ estimate: Double, logError: Double?) -> MeasureValue {
    MeasureValue(
      estimate: estimate, error: logError,
      interval: logError.map { error in
        let factor = exp(NormalDistribution.quantile(0.975) * error)
        return Interval(lower: estimate / factor, upper: estimate * factor)
      })
  }
}

/// Why a measure cannot be computed.
public enum MeasureGap: Error, Sendable, Equatable, CaseIterable {
  case fewerThanTwo, fewerThanThree, groupsMissing, endMissing, needsPopulation, notOrdered
  case needsReference, needsScale, outOfScale, zeroMean, zeroEstimate, negativeEstimate, zeroBase
  case notConverged, noDistribution

  /// For people.
  public var text: String {
    switch self {
    case .fewerThanTwo: "fewer than two groups have an estimate"
    case .fewerThanThree:
      "fewer than three groups have an estimate: only the difference and the ratio say something"
    case .groupsMissing: "groups without an estimate would change it"
    case .endMissing: "the most or the least advantaged group has no estimate"
    case .needsPopulation: "not every group has a population"
    case .notOrdered: "the groups have no order"
    case .needsReference: "no reference group with an estimate is named"
    case .needsScale: "it needs the largest value that an estimate can have"
    case .outOfScale: "an estimate is below 0 or above the scale"
    case .zeroMean: "the mean of all is 0"
    case .zeroEstimate: "a group has an estimate of 0"
    case .negativeEstimate: "a group has an estimate below 0"
    case .zeroBase: "the group that it divides by has an estimate of 0"
    case .notConverged: "no curve could be fitted"
    case .noDistribution: "it is for classes of income or consumption, not for groups"
    }
  }
}
