/// One entry of the project's source register: `sources/<id>.yaml`.
public struct Source: Sendable, Equatable, Identifiable {
  public var id: String
  public var title: LocalText
  public var producer: String
  public var kind: SourceKind
  public var sharing: SharingLevel
  public var licence: Licence
  public var citation: String?
  public var retrieved: String?
  public var method: String?
  /// The time that the source covers, in the source's own words.
  public var period: String?
  /// Number of respondents, readings or cases, in the source's own words.
  public var sampleSize: String?
  public var consent: String?
  /// An organisation's address. Never a person's.
  public var contact: String?
  public var credit: String?
  /// Participation level of the Copenhagen Framework, 1–5; below 4 it is not citizen data in the
  /// Framework's sense.
  public var participationLevel: Int?
  /// The least level of participation at which data are citizen data in the Framework's sense.
  public static let leastParticipation = 4
  /// False where the level is known and too low.
  public var isCitizenDataByParticipation: Bool {
    participationLevel.map { $0 >= Source.leastParticipation } ?? true
  }
  public var community: Community
  /// Text patterns of a file's own source column: a row whose source text contains one of them
  /// belongs to this entry, whatever file it stands in. Case does not count; `*` matches any text.
  public var matches: [String]
  /// Files of `data/` that come from this source, as paths or patterns relative to the project.
  public var files: [String]
  public var indicators: [SourceIndicator]
  /// Further fields of the register, in the order of the file: printed, not interpreted.
  public var fields: [RegisterField]
  /// Whether records are single persons, households, cases or readings rather than aggregates.
  public var isRecordLevel: Bool

  public struct Licence: Sendable, Equatable {
    public var id: String?
    public var statement: String?
    public var url: String?

    /// Whether anything says under what the data may be used.
    public var isStated: Bool { [id, statement, url].contains { $0?.isEmpty == false } }

    public init(id: String? = nil, statement: String? = nil, url: String? = nil) {
      self.id = id
      self.statement = statement
      self.url = url
    }
  }

  /// The community's own approval and withdrawal, as ISO dates.
  public struct Community: Sendable, Equatable {
    public var approved: String?
    public var withdrawn: String?
    public init(approved: String? = nil, withdrawn: String? = nil) {
      self.approved = approved
      self.withdrawn = withdrawn
    }
  }

  public struct RegisterField: Sendable, Equatable {
    public var name: String
    public var value: String
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  public init(id: String, title: LocalText, producer: String, kind: SourceKind) {
    self.id = id
    self.title = title
    self.producer = producer
    self.kind = kind
    sharing = .public
    licence = Licence()
    community = Community()
    matches = []
    files = []
    indicators = []
    fields = []
    isRecordLevel = false
  }

  public func indicator(_ code: String) -> SourceIndicator? {
    indicators.first { $0.indicator == code }
  }

  /// The decision that counts for an indicator: one on record, and where the quality gate was asked one that
  /// is complete and still valid.
  public func decision(for indicator: String) -> ReviewDecision? {
    guard let entry = self.indicator(indicator), let decision = entry.decision, decision.isRecorded
    else { return nil }
    let isVoid =
      entry.gate?.standing == .incompleteDecision || entry.gate?.standing == .expiredDecision
    return isVoid ? nil : decision
  }

  /// What the source may do for an indicator. Official sources are not gated. For the others the quality
  /// gate says; without it a tier without a recorded decision is never above *alongside*.
  public func tier(for indicator: String) -> Tier {
    if kind.isOfficial { return .merge }
    let entry = self.indicator(indicator)
    if let gate = entry?.gate { return gate.tier }
    guard let decision = entry?.decision else { return .alongside }
    return decision.isRecorded ? decision.tier : min(decision.tier, .alongside)
  }
}

/// What a source says on one indicator, and what was decided about it.
public struct SourceIndicator: Sendable, Equatable {
  public var indicator: String
  public var definitionMatch: DefinitionMatch
  /// In words: what differs from the indicator's definition.
  public var differs: LocalText?
  public var rubric: [RubricScore]
  public var decision: ReviewDecision?
  /// What the quality gate made of scores and decision; `nil` before it was asked.
  public var gate: GateResult?

  public init(
    indicator: String, definitionMatch: DefinitionMatch, differs: String? = nil,
    rubric: [RubricScore] = [], decision: ReviewDecision? = nil
  ) {
    self.indicator = indicator
    self.definitionMatch = definitionMatch
    self.differs = differs.map { LocalText($0) }
    self.rubric = rubric
    self.decision = decision
  }
}

/// A criterion of the quality rubric, 0–3, with its reason.
public struct RubricScore: Sendable, Equatable {
  public var criterion: String
  public var score: Int
  public var why: String
  public init(criterion: String, score: Int, why: String) {
    self.criterion = criterion
    self.score = score
    self.why = why
  }
}

/// Who decided what about a source, when and why. Bodies and roles, never persons' names.
public struct ReviewDecision: Sendable, Equatable {
  public var tier: Tier
  public var body: String?
  public var role: String?
  public var date: String?
  public var reason: String?
  public var validUntil: String?
  /// Why the source may stand in the place of official figures that it contradicts: what explains the difference.
  public var conflict: String?

  public init(
    tier: Tier, body: String? = nil, role: String? = nil, date: String? = nil,
    reason: String? = nil, validUntil: String? = nil, conflict: String? = nil
  ) {
    self.tier = tier
    self.body = body
    self.role = role
    self.date = date
    self.reason = reason
    self.validUntil = validUntil
    self.conflict = conflict
  }

  /// The reason, and what explains a contradiction to official figures where it is said.
  public var fullReason: String? {
    guard let conflict, !conflict.isEmpty else { return reason }
    return [reason, conflict].compactMap { $0 }.joined(separator: "; ")
  }

  /// A decision stands when body, date and reason are on record.
  public var isRecorded: Bool {
    [body, date, reason].allSatisfy { !($0 ?? "").isEmpty }
  }
}
