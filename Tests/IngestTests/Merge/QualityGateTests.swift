import SDGModel
import Testing

@testable import Ingest

@Suite("What a citizen source may do")
struct QualityGateTests {
  private func source(
    _ scores: [String: Int], decision: ReviewDecision? = nil, consent: String = "informed",
    validated: Bool = false, level: Int? = nil
  ) -> Source {
    var source = Source(
      id: "lake-watch", title: LocalText("Lake watch"), producer: "A club", kind: .citizenScience)
    source.consent = consent
    source.participationLevel = level
    if validated {
      source.fields.append(.init(name: "officialValidation", value: "by: An office; date: 2020"))
    }
    source.indicators = [
      SourceIndicator(
        indicator: "6.3.2", definitionMatch: .exact,
        rubric: scores.sorted { $0.key < $1.key }.map {
          RubricScore(criterion: $0.key, score: $0.value, why: "")
        }, decision: decision)
    ]
    return source
  }

  private func result(
    _ source: Source, publishedOn: String? = "2021-01-01", openConflicts: Int = 0
  ) -> GateResult {
    QualityGate(publishedOn: publishedOn).result(
      source, source.indicators[0], openConflicts: openConflicts)
  }

  private static func all(_ score: Int) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: QualityCriteria.known.map { ($0, score) })
  }

  private static let recorded = ReviewDecision(
    tier: .fill, body: "An office", role: "committee", date: "2020-05-01", reason: "tested",
    validUntil: "2023-12-31")

  @Test("Without scores nothing is earned and nothing held: it stays alongside, not assessed")
  func notAssessed() {
    let found = result(source([:]))
    #expect(found.tier == .alongside && found.standing == .notAssessed)
    #expect(found.next == .fill)
  }

  @Test("A criterion that nobody has scored holds no source, one that is scored too low does")
  func partlyScored() {
    #expect(result(source(["ethics": 3, "relevance": 3])).tier == .alongside)
    #expect(result(source(["ethics": 3, "relevance": 0])).tier == .reject)
  }

  @Test("The best scores alone never give more than alongside")
  func scoresAlone() {
    let found = result(source(Self.all(3), validated: true))
    #expect(found.earned == .merge)
    #expect(found.tier == .alongside && found.standing == .byCriteria)
    #expect(found.shortfalls == [.decision(["body", "date", "reason"])])
  }

  @Test("A recorded decision at the tier that the scores give counts")
  func decided() {
    let found = result(source(Self.all(2), decision: Self.recorded))
    #expect(found.earned == .fill)
    #expect(found.tier == .fill && found.standing == .decided)
  }

  @Test("A tier above the scores needs body, role, date, reason and validity")
  func raised() {
    var decision = Self.recorded
    decision.tier = .merge
    #expect(result(source(Self.all(1), decision: decision)).standing == .raised)
    #expect(result(source(Self.all(1), decision: decision)).tier == .merge)
    for clear in [\ReviewDecision.role, \.validUntil, \.body, \.reason, \.date] {
      var lacking = decision
      lacking[keyPath: clear] = nil
      let found = result(source(["ethics": 2], decision: lacking))
      #expect(found.standing == .incompleteDecision)
      #expect(found.tier <= .alongside)
    }
  }

  @Test("Anybody may lower a tier, without a reason")
  func lowered() {
    let found = result(source(Self.all(3), decision: ReviewDecision(tier: .reject)))
    #expect(found.tier == .reject && found.standing == .decided)
  }

  @Test("A decision ends with its validity; an open one holds until it is revised")
  func validity() {
    let old = source(Self.all(2), decision: Self.recorded)
    #expect(result(old, publishedOn: "2023-12-31").tier == .fill)
    #expect(result(old, publishedOn: "2024-01-01").standing == .expiredDecision)
    #expect(result(old, publishedOn: "2024-01-01").tier == .alongside)
    #expect(result(old, publishedOn: nil).tier == .fill)
    var open = Self.recorded
    open.validUntil = QualityGate.openEnd
    #expect(
      result(source(Self.all(2), decision: open), publishedOn: "2090-01-01").tier == .fill)
  }

  @Test("Ethics is a gate: without consent nothing is shown, unless no person is in the data")
  func ethics() {
    var scores = Self.all(3)
    scores["ethics"] = 1
    #expect(result(source(scores)).tier == .reject)
    #expect(result(source(scores, consent: Source.notPersonal)).tier == .alongside)
    scores["ethics"] = 0
    #expect(result(source(scores, consent: Source.notPersonal)).tier == .reject)
  }

  @Test("An open conflict with the official series keeps a source from filling")
  func conflict() {
    let found = result(source(Self.all(2)), openConflicts: 2)
    #expect(found.earned == .alongside)
    #expect(found.shortfalls.contains(.openConflict(2)))
  }

  @Test(
    "A decision over an open conflict says what explains it; a reason to trust the source explains nothing"
  )
  func explainedConflict() {
    var decision = Self.recorded
    let unexplained = result(source(Self.all(2), decision: decision), openConflicts: 1)
    #expect(unexplained.tier == .alongside && unexplained.standing == .incompleteDecision)
    #expect(unexplained.shortfalls.contains(.decision(["conflict"])))
    decision.conflict = "The official survey leaves camps out"
    let explained = result(source(Self.all(2), decision: decision), openConflicts: 1)
    #expect(explained.tier == .fill && explained.standing == .raised)
    #expect(decision.fullReason == "tested; The official survey leaves camps out")
  }

  @Test("What is missing for the next tier is named one by one, a criterion without a score too")
  func missing() {
    let found = result(
      source(["ethics": 2, "relevance": 2, "documentation": 1, "measurement": 1, "selection": 2]))
    #expect(found.tier == .alongside && found.next == .fill)
    #expect(
      found.shortfalls == [
        .criterion("population", has: nil, needs: 2), .criterion("precision", has: nil, needs: 2),
        .criterion("measurement", has: 1, needs: 2), .criterion("documentation", has: 1, needs: 2),
        .criterion("coherence", has: nil, needs: 1), .score(points: 6, of: 21, percent: 60),
        .decision(["body", "date", "reason"]),
      ])
  }

  @Test("Merging asks for a probability sample or shown equivalence, and for a validation")
  func merging() {
    var scores = Self.all(3)
    (scores["selection"], scores["coherence"]) = (2, 2)
    let found = result(source(scores, decision: Self.recorded))
    #expect(found.earned == .fill)
    #expect(found.next == .merge)
    #expect(
      found.shortfalls == [
        .oneOf(["selection": 3, "coherence": 3]), .validation,
        .decision(["body", "date", "reason"]),
      ])
  }

  @Test("Below level 4 of participation data are not citizen data in the Framework's sense")
  func participation() {
    #expect(result(source(Self.all(2), level: 3)).isCitizenData == false)
    #expect(result(source(Self.all(2), level: 4)).isCitizenData == true)
    #expect(result(source(Self.all(2))).isCitizenData == nil)
  }

  @Test("Raising one score never lowers a tier")
  func monotone() {
    var state: UInt64 = 9
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<10_000 {
      var scores = Dictionary(
        uniqueKeysWithValues: QualityCriteria.known.map { ($0, next(4)) })
      let before = result(source(scores, validated: true)).earned
      let criterion = QualityCriteria.known[next(QualityCriteria.known.count)]
      scores[criterion] = min(3, (scores[criterion] ?? 0) + 1)
      #expect(result(source(scores, validated: true)).earned >= before)
    }
  }

  @Test("An office's own criteria stand in place of the proposed ones")
  func ownCriteria() {
    var own = QualityCriteria.standard
    own.requirements[.fill] = QualityCriteria.Requirement(minimum: ["relevance": 1])
    let gate = QualityGate(criteria: own, publishedOn: nil)
    let source = source(Self.all(2).merging(["selection": 0]) { $1 })
    #expect(gate.result(source, source.indicators[0], openConflicts: 0).earned == .fill)
  }
}
