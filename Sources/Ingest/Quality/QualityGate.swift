import SDGModel

/// Decides what a citizen source may do for an indicator: by the criteria, and by what was decided.
///
/// A person may lower a tier freely, and raise it only with body, role, date, reason and validity on
/// record. Without a recorded decision no source is above alongside; an open conflict with the official
/// series keeps it there.
public struct QualityGate: Sendable {
  public let criteria: QualityCriteria
  /// The date for which decisions must be valid; `nil` where the project names none.
  public let publishedOn: String?

  public init(criteria: QualityCriteria = .standard, publishedOn: String?) {
    self.criteria = criteria
    self.publishedOn = publishedOn
  }

  /// The word for a decision that holds until it is revised.
  public static let openEnd = "open"

  /// The sources with what the gate says of each of their indicators; official sources are not gated.
  ///
  /// - Parameter conflicts: how many series of a source's indicator are in open conflict.
  public func assessed(
    _ sources: [Source], conflicts: (String, String) -> Int = { _, _ in 0 }
  ) -> [Source] {
    sources.map { source in
      guard !source.kind.isOfficial else { return source }
      var source = source
      for index in source.indicators.indices {
        source.indicators[index].gate = result(
          source, source.indicators[index],
          openConflicts: conflicts(source.id, source.indicators[index].indicator))
      }
      return source
    }
  }

  public func result(
    _ source: Source, _ entry: SourceIndicator, openConflicts: Int
  ) -> GateResult {
    let score = criteria.score(entry.rubric)
    let evidence = Evidence(
      scores: Dictionary(entry.rubric.map { ($0.criterion, $0.score) }) { first, _ in first },
      isPersonal: source.consent != Source.notPersonal, score: score,
      openConflicts: openConflicts, isValidated: source.isValidated)
    let earned = entry.rubric.isEmpty ? .alongside : earned(evidence)
    let (tier, standing) = decided(
      entry.decision, earned: earned, isAssessed: !entry.rubric.isEmpty,
      contradicts: openConflicts > 0)
    let next = tier.next ?? (earned < tier ? tier : nil)
    var shortfalls = next.map { self.shortfalls(evidence, $0) } ?? []
    if let next, next > .alongside {
      let isFor = entry.decision.map { $0.tier >= next } ?? false
      let lacking = QualityGate.lacking(
        isFor ? entry.decision : nil, raises: isFor && next > earned,
        contradicts: openConflicts > 0)
      if !lacking.isEmpty { shortfalls.append(.decision(lacking)) }
    }
    // What a decision explains need not be found out once more.
    if entry.decision?.conflict?.isEmpty == false {
      shortfalls.removeAll { if case .openConflict = $0 { true } else { false } }
    }
    return GateResult(
      earned: earned, tier: tier, standing: standing, next: next, shortfalls: shortfalls,
      points: score?.points ?? 0, possible: score?.of ?? 0, openConflicts: openConflicts,
      isCitizenData: source.participationLevel.map { $0 >= Source.leastParticipation })
  }

  private struct Evidence {
    var scores: [String: Int]
    var isPersonal: Bool
    var score: (points: Int, of: Int)?
    var openConflicts: Int
    var isValidated: Bool
  }

  /// The highest tier of which nothing is missing. A source is held for what was scored too low, never for
  /// what nobody has scored yet.
  private func earned(_ evidence: Evidence) -> Tier {
    var earned = Tier.reject
    for tier in Tier.allCases where tier > .reject {
      let missing = shortfalls(evidence, tier).filter {
        if tier == .alongside, case .criterion(_, nil, _) = $0 { return false }
        return true
      }
      guard missing.isEmpty else { break }
      earned = tier
    }
    return earned
  }

  /// What is missing for a tier, what the tiers below it ask for among it.
  private func shortfalls(_ evidence: Evidence, _ tier: Tier) -> [GateResult.Shortfall] {
    var found: [GateResult.Shortfall] = []
    let minimum = criteria.minimum(tier)
    for criterion in QualityCriteria.known {
      guard let needs = minimum[criterion] else { continue }
      // Consent is asked of persons, not of readings of the air.
      if criterion == QualityCriteria.gate, !evidence.isPersonal,
        evidence.scores[criterion] ?? 0 > 0
      {
        continue
      }
      let has = evidence.scores[criterion]
      if has ?? -1 < needs { found.append(.criterion(criterion, has: has, needs: needs)) }
    }
    for requirement in criteria.requirements.filter({ $0.key <= tier }).sorted(by: {
      $0.key < $1.key
    })
    .map(\.value) {
      for group in requirement.oneOf
      where !group.contains(where: { evidence.scores[$0.key] ?? -1 >= $0.value }) {
        found.append(.oneOf(group))
      }
      if requirement.needsValidation, !evidence.isValidated { found.append(.validation) }
    }
    // Whatever the criteria ask for: what contradicts an official figure does not take its place unexplained.
    if tier > .alongside, evidence.openConflicts > 0 {
      found.append(.openConflict(evidence.openConflicts))
    }
    if let percent = criteria.percent(tier) {
      let (points, possible) = evidence.score ?? (0, 0)
      if possible == 0 || points * 100 < percent * possible {
        found.append(.score(points: points, of: possible, percent: percent))
      }
    }
    return found
  }

  private func decided(
    _ decision: ReviewDecision?, earned: Tier, isAssessed: Bool, contradicts: Bool
  ) -> (Tier, GateResult.Standing) {
    let alone = min(earned, .alongside)
    guard let decision else { return (alone, isAssessed ? .byCriteria : .notAssessed) }
    let raises = decision.tier > earned || !isAssessed && decision.tier > .alongside
    if decision.tier <= alone, !raises { return (decision.tier, .decided) }
    if QualityGate.isExpired(decision, publishedOn) { return (alone, .expiredDecision) }
    let lacking = QualityGate.lacking(decision, raises: raises, contradicts: contradicts)
    guard lacking.isEmpty else { return (alone, .incompleteDecision) }
    return (decision.tier, raises ? .raised : .decided)
  }

  /// What a decision lacks; one that raises a tier needs a role and a validity as well, and one for a source that
  /// contradicts official figures says what explains it: a reason to trust the source explains nothing.
  public static func lacking(
    _ decision: ReviewDecision?, raises: Bool, contradicts: Bool = false
  ) -> [String] {
    var fields: [(String, String?)] = [
      ("body", decision?.body), ("date", decision?.date), ("reason", decision?.reason),
    ]
    if raises { fields += [("role", decision?.role), ("validUntil", decision?.validUntil)] }
    if contradicts { fields.append(("conflict", decision?.conflict)) }
    return fields.filter { ($0.1 ?? "").isEmpty }.map(\.0)
  }

  /// Without a date of publication nothing is known to be over.
  private static func isExpired(_ decision: ReviewDecision, _ publishedOn: String?) -> Bool {
    guard let end = decision.validUntil, end != openEnd, let publishedOn else { return false }
    return end < publishedOn
  }
}

extension Source {
  /// What `ethics: {consent: …}` says where no person is in the data.
  static let notPersonal = "notPersonal"

  /// Whether an official body's validation is on record.
  fileprivate var isValidated: Bool {
    fields.contains { $0.name == "officialValidation" && $0.value.contains("by:") }
  }
}
