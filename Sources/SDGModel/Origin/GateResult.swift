/// What the quality gate says of one source and one indicator.
public struct GateResult: Sendable, Equatable {
  /// Why the tier is what it is.
  public enum Standing: String, Sendable, CaseIterable {
    /// No scores are recorded: alongside, by nobody's judgement.
    case notAssessed
    /// What the criteria give; without a decision never above alongside.
    case byCriteria
    /// A recorded decision at the tier that the criteria give, or below it.
    case decided
    /// A recorded decision above what the criteria give.
    case raised
    /// A decision that lacks what it needs, and so does not count.
    case incompleteDecision
    /// A decision whose time is over.
    case expiredDecision
  }

  /// One thing that is missing for the next tier.
  public enum Shortfall: Sendable, Hashable {
    /// A criterion below what is needed; `has` is `nil` where nobody has scored it.
    case criterion(String, has: Int?, needs: Int)
    /// One of several criteria has to reach its score.
    case oneOf([String: Int])
    case score(points: Int, of: Int, percent: Int)
    case openConflict(Int)
    case validation
    /// What the decision lacks: body, role, date, reason, validUntil, conflict.
    case decision([String])
  }

  /// The tier that the criteria give, whatever was decided.
  public var earned: Tier
  /// The tier that counts.
  public var tier: Tier
  public var standing: Standing
  /// The tier that the shortfalls are about; `nil` at the highest.
  public var next: Tier?
  public var shortfalls: [Shortfall]
  public var points: Int
  /// Points that were possible; 0 without scores.
  public var possible: Int
  /// Series in which an open conflict with official figures stands.
  public var openConflicts: Int
  /// Whether citizens take part enough for the data to be citizen data in the Copenhagen Framework's sense
  /// (level 4 or 5); `nil` where no level is recorded.
  public var isCitizenData: Bool?

  public init(
    earned: Tier, tier: Tier, standing: Standing, next: Tier?, shortfalls: [Shortfall], points: Int,
    possible: Int, openConflicts: Int, isCitizenData: Bool?
  ) {
    self.earned = earned
    self.tier = tier
    self.standing = standing
    self.next = next
    self.shortfalls = shortfalls
    self.points = points
    self.possible = possible
    self.openConflicts = openConflicts
    self.isCitizenData = isCitizenData
  }
}
