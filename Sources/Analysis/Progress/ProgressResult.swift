/// What a method says of a series.
public struct ProgressResult: Sendable, Equatable {
  /// The classes of all methods, by the words of each.
  public enum Class: String, Sendable, CaseIterable {
    case targetMet = "target_met"
    case targetAchieved = "target_achieved"
    case targetNotMet = "target_not_met"
    /// The baseline was beyond the target and the latest figure is not.
    case targetLost = "target_lost"
    /// The year of the target is over.
    case targetMissed = "target_missed"
    case notAssessable = "not_assessable"
    case notAvailable = "not_available"
    case onTrack = "on_track"
    case behind
    case fairProgress = "fair_progress"
    case moderateProgress = "moderate_progress"
    case marginalProgress = "marginal_progress"
    case limitedOrNone = "limited_or_none"
    case stagnation
    case regression
    case deterioration
    case significantProgress = "significant_progress"
    case insufficientProgress = "insufficient_progress"
    case movementAway = "movement_away"
    case moderateMovementAway = "moderate_movement_away"
    case significantMovementAway = "significant_movement_away"
    case substantialProgress = "substantial_progress"
    case limitedProgress = "limited_progress"
    case maintain, accelerate, reverse
    case onTrackOrMaintaining = "on_track_or_maintaining"
    case moderatelyImproving = "moderately_improving"
    case stagnating, decreasing
    case improving, worsening
    case noClearTrend = "no_clear_trend"
  }

  /// A number that the method computed with.
  public struct Input: Sendable, Equatable {
    public var name: String
    public var value: Double
  }

  public var `class`: Class
  /// The method's own quantity: a ratio, an index, a score, a distance; `nil` where it has none.
  public var value: Double?
  public var score: Double?
  public var inputs: [Input] = []
  /// Why there is no class, or what else has to be known.
  public var reason: String?

  public init(_ class: Class, value: Double? = nil, score: Double? = nil, reason: String? = nil) {
    self.class = `class`
    self.value = value
    self.score = score
    self.reason = reason
  }

  static func notAssessable(_ reason: ProgressGap) -> ProgressResult {
    ProgressResult(.notAssessable, reason: reason.rawValue)
  }

  /// The same with further numbers, where they are known.
  func with(_ inputs: (String, Double?)...) -> ProgressResult {
    var result = self
    for (name, value) in inputs {
      if let value, value.isFinite { result.inputs.append(Input(name: name, value: value)) }
    }
    return result
  }
}

/// Why a method says nothing of a series.
public enum ProgressGap: String, Error, Sendable, CaseIterable {
  case noFigures = "no figure"
  case noBaseline = "no figure within two years of the baseline year"
  case onePoint = "one figure only: nothing has changed yet"
  case nothingSince = "no figure after the baseline"
  case onePointMet = "one figure only, and the target is met at it"
  case noTarget = "it needs a target"
  case notPositive = "a growth rate needs figures above 0"
  case targetNotPositive = "a growth rate to a target of 0 is not defined"
  case atTarget = "the baseline stands at the target: there was no way to go"
  case needsBounds = "it needs the values that score 0 and 100"
  case needsGreen = "the trend needs the value from which the goal counts as achieved"
  case needsPeers = "it needs the standard deviation of the peers"
  case fewPoints = "fewer than three figures"
  case isGrowth = "a growth rate has no growth rate of its own"
  case divisionByZero = "the baseline and the target are both 0"
  case signChange = "the figures change their sign"
  case yearOver = "the year of the target is not after the last figure"
}
