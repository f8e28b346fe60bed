/// What a citizen source must show for each tier: the criteria file that a statistics office owns.
///
/// Each criterion is scored from 0 to 3. A recorded review decision always comes on top: nothing merges on
/// a score alone. Source of the standard values: the project's proposal, with criteria after the UN
/// National Quality Assurance Framework, the PARIS21 and PSA criteria for citizen data, and the Copenhagen
/// Framework; no source prescribes numbers.
public struct QualityCriteria: Sendable, Equatable {
  /// What one tier asks for; the tiers below it are asked for as well.
  public struct Requirement: Sendable, Equatable {
    /// Smallest scores by criterion.
    public var minimum: [String: Int]
    /// Groups of scores of which one is enough.
    public var oneOf: [[String: Int]]
    /// Percent of the possible points, the gate left out.
    public var percent: Int?
    /// Whether an official body must have validated the source.
    public var needsValidation: Bool

    public init(
      minimum: [String: Int], oneOf: [[String: Int]] = [], percent: Int? = nil,
      needsValidation: Bool = false
    ) {
      self.minimum = minimum
      self.oneOf = oneOf
      self.percent = percent
      self.needsValidation = needsValidation
    }
  }

  /// From where on a citizen figure contradicts the official one of the same thing.
  public struct ConflictLimits: Sendable, Equatable {
    /// Of two figures without standard errors: as a share of the official one, and in its unit. Both have to
    /// be passed.
    public var relative = 0.1
    public var absolute = 2.0
    /// Of two figures with standard errors: one z beyond it is an open conflict by itself.
    public var z = 3.0

    public init() {}
  }

  /// The body whose criteria they are; empty for the standard ones.
  public var owner: String
  public var conflict = ConflictLimits()
  public var requirements: [Tier: Requirement]

  public init(owner: String = "", requirements: [Tier: Requirement]) {
    self.owner = owner
    self.requirements = requirements
  }

  /// The criterion that is a gate and not part of the score.
  public static let gate = "ethics"
  public static let highest = 3
  /// All criteria, the gate first.
  public static let known = [
    "ethics", "relevance", "population", "selection", "precision", "measurement", "documentation",
    "timeliness", "coherence", "independence", "accessibility", "continuity",
  ]

  public static let standard = QualityCriteria(
    requirements: [
      .alongside: Requirement(
        minimum: ["ethics": 2, "relevance": 1, "documentation": 1, "measurement": 1]),
      .fill: Requirement(
        minimum: [
          "relevance": 2, "population": 2, "selection": 2, "precision": 2, "measurement": 2,
          "documentation": 2, "coherence": 1,
        ], percent: 60),
      .merge: Requirement(
        minimum: ["relevance": 3, "coherence": 2], oneOf: [["selection": 3, "coherence": 3]],
        percent: 80, needsValidation: true),
    ])

  /// Smallest score of each criterion that a tier asks for, those of lower tiers among them.
  public func minimum(_ tier: Tier) -> [String: Int] {
    requirements.filter { $0.key <= tier }.reduce(into: [:]) { all, item in
      all.merge(item.value.minimum) { max($0, $1) }
    }
  }

  /// Percent of the points that a tier asks for.
  public func percent(_ tier: Tier) -> Int? {
    requirements.filter { $0.key <= tier }.compactMap(\.value.percent).max()
  }

  /// The criteria that some tier looks at, in the order of ``known``.
  public var used: [String] {
    let asked = minimum(.merge)
    return QualityCriteria.known.filter { asked[$0] != nil }
  }

  /// Share of the possible points, without the gate; `nil` without scores. A criterion that some tier looks
  /// at and nobody has scored has none of its points.
  public func score(_ rubric: [RubricScore]) -> (points: Int, of: Int)? {
    let counted = rubric.filter { $0.criterion != QualityCriteria.gate }
    guard !counted.isEmpty else { return nil }
    let scored = Set(rubric.map(\.criterion))
    let missing = used.count { !scored.contains($0) && $0 != QualityCriteria.gate }
    return (
      counted.map(\.score).reduce(0, +), (counted.count + missing) * QualityCriteria.highest
    )
  }
}
