import SDGModel

/// The quality rubric's thresholds: what a citizen source needs for each tier. A recorded review
/// decision always comes on top: nothing merges on a score alone.
///
/// Source: the project's proposed rubric (criteria after the UN National Quality Assurance
/// Framework and the Copenhagen Framework; the scale from 0 to 3 and the thresholds are ours).
enum QualityScale {
  /// The criterion that is a gate and not part of the score.
  static let gate = "ethics"
  static let highest = 3

  /// Smallest score of each criterion that a tier asks for, those of lower tiers among them.
  static func needs(_ tier: Tier) -> [String: Int] {
    switch tier {
    case .reject: [:]
    case .alongside: ["ethics": 2, "relevance": 1, "documentation": 1, "measurement": 1]
    case .fill:
      [
        "ethics": 2, "relevance": 2, "population": 2, "selection": 2, "precision": 2,
        "measurement": 2, "documentation": 2, "coherence": 1,
      ]
    case .merge:
      [
        "ethics": 2, "relevance": 3, "population": 2, "selection": 2, "precision": 2,
        "measurement": 2, "documentation": 2, "coherence": 2,
      ]
    }
  }

  /// The criteria that every tier looks at, the gate first.
  static let criteria = [
    "ethics", "relevance", "population", "selection", "precision", "measurement", "documentation",
    "coherence",
  ]

  /// Criteria that nobody has scored.
  static func unscored(_ rubric: [RubricScore]) -> [String] {
    let scored = Set(rubric.map(\.criterion))
    return criteria.filter { !scored.contains($0) }
  }

  /// Share of the possible points, without the gate; `nil` without scores. A criterion that nobody
  /// has scored has none of its points.
  static func score(_ rubric: [RubricScore]) -> (points: Int, of: Int)? {
    let counted = rubric.filter { $0.criterion != gate }
    guard !counted.isEmpty else { return nil }
    let missing = unscored(rubric).count { $0 != gate }
    return (counted.map(\.score).reduce(0, +), (counted.count + missing) * highest)
  }

  /// Percent of the points that a tier asks for.
  static func neededPercent(_ tier: Tier) -> Int? {
    switch tier {
    case .fill: 60
    case .merge: 80
    case .reject, .alongside: nil
    }
  }

  static func next(after tier: Tier) -> Tier? {
    switch tier {
    case .reject: .alongside
    case .alongside: .fill
    case .fill: .merge
    case .merge: nil
    }
  }
}
