import FileFormats
import SDGModel
import Testing

@testable import WhoCounts

@Suite struct SourceDecodingTests {
  private func decoded(_ text: String) throws -> Source {
    try SourceDecoder().source(YAMLDocument.parse(text, file: "sources/a.yaml").root, id: "a")
  }

  @Test("Every field of a register entry is read")
  func readsEverything() throws {
    let source = try decoded(
      """
      title: {en: A round of water}
      producer: {name: Harbour Circle, type: CSO, contact: office, conflictOfInterest: none}
      kind: communityDriven
      sharing: aggregate
      recordLevel: true
      licence: {id: CC-BY-4.0, statement: free with credit, url: "https://example.org"}
      citation: Harbour Circle 2021
      retrieved: 2022-01-31
      method: Families ask one another
      period: {start: 2016, end: 2021}
      n: 240
      contact: office@example.org
      credit: The families
      matches: ["Harbour*round"]
      files: [data/a.csv, data/b-*.csv]
      purpose: Clean water
      selection: volunteer
      weights: {used: false}
      community: {approved: 2021-11-03, withdrawn: 2022-05-01}
      participation: {level: 5, initiatedByCitizens: true, stages: [design, use]}
      ethics: {consent: asked aloud, review: council, harmAssessment: none}
      indicators:
        6.1.1:
          definitionMatch: scopeDiffers
          differs: On board only
          seriesCode: SH_H2O_SAFE
          unit: PT
          rubric:
            ethics: {score: 3, why: They decide}
            relevance: {score: 0}
          decision:
            tier: fill
            body: Office
            role: board
            date: 2021-12-01
            reason: Same question
            validUntil: 2025-12-31
      """)
    #expect(source.id == "a")
    #expect(source.title["en"] == "A round of water")
    #expect(source.producer == "Harbour Circle")
    #expect(source.kind == .communityDriven)
    #expect(source.sharing == .aggregate)
    #expect(source.isRecordLevel)
    #expect(source.licence.id == "CC-BY-4.0")
    #expect(source.licence.url == "https://example.org")
    #expect(source.retrieved == "2022-01-31")
    #expect(source.period == "2016 – 2021")
    #expect(source.sampleSize == "240")
    #expect(source.matches == ["Harbour*round"])
    #expect(source.files == ["data/a.csv", "data/b-*.csv"])
    #expect(source.community == .init(approved: "2021-11-03", withdrawn: "2022-05-01"))
    #expect(source.participationLevel == 5)
    #expect(source.consent == "asked aloud")
    let fields = Dictionary(uniqueKeysWithValues: source.fields.map { ($0.name, $0.value) })
    #expect(fields["producer.type"] == "CSO")
    #expect(fields["participation.stages"] == "design, use")
    #expect(fields["ethics.review"] == "council")
    #expect(fields["weights"] == "used: false")
    #expect(fields["purpose"] == "Clean water")
    let indicator = try #require(source.indicator("6.1.1"))
    #expect(indicator.definitionMatch == .scopeDiffers)
    #expect(indicator.differs == LocalText("On board only"))
    #expect(indicator.rubric.map(\.score) == [3, 0])
    #expect(indicator.rubric.map(\.why) == ["They decide", ""])
    #expect(indicator.decision?.isRecorded == true)
    #expect(indicator.decision?.validUntil == "2025-12-31")
    #expect(source.tier(for: "6.1.1") == .fill)
  }

  @Test("A producer and a kind are enough; what is not said is public and unlicensed")
  func defaults() throws {
    let source = try decoded("producer: Office\nkind: official")
    #expect(source.title["en"] == "a")
    #expect(source.sharing == .public)
    #expect(source.licence == Source.Licence())
    #expect(!source.isRecordLevel)
    #expect(source.indicators.isEmpty)
  }

  @Test(
    "A decision without body, date or reason is not on record, and lifts no tier",
    arguments: ["body: Office", "date: 2021-12-01", "reason: Same question"])
  func incompleteDecision(missing: String) throws {
    let whole = "tier: merge, body: Office, date: 2021-12-01, reason: Same question"
    let decision = whole.replacing(", " + missing, with: "")
    let source = try decoded(
      "producer: A\nkind: citizenGenerated\nindicators: "
        + "{1.1.1: {definitionMatch: exact, decision: {\(decision)}}}")
    #expect(source.tier(for: "1.1.1") == .alongside)
  }

  @Test(
    "What is wrong is told with line and column",
    arguments: [
      ("kind: official", "1:1", "`producer` is missing"),
      ("producer: A", "1:1", "`kind` is missing"),
      ("producer: A\nkind: offical", "2:7", "did you mean `official`?"),
      ("producer: A\nkind: official\nsharing: secret", "3:10", "internal"),
      ("producer: A\nkind: official\nshring: public", "3:1", "did you mean `sharing`?"),
      ("producer: A\nkind: official\nretrieved: 31.1.2022", "3:12", "a date such as"),
      ("producer: A\nkind: official\nparticipation: {level: 6}", "3:24", "1 to 5"),
      ("producer: {nme: A}\nkind: official", "1:11", "`name` is missing"),
      ("producer: A\nkind: official\nrecordLevel: yes", "3:14", "true"),
      (
        "producer: A\nkind: official\nindicators: {1.1.1: {differs: a}}", "3:21",
        "definitionMatch"
      ),
      (
        "producer: A\nkind: official\nindicators: {1.1.1: {definitionMatch: nearly}}", "3:39",
        "scopeDiffers"
      ),
      (
        "producer: A\nkind: official\n"
          + "indicators: {1.1.1: {definitionMatch: own, rubric: {ethics: {score: 4}}}}",
        "3:69", "0 to 3"
      ),
      (
        "producer: A\nkind: official\n"
          + "indicators: {1.1.1: {definitionMatch: own, decision: {body: b}}}", "3:21", "`tier`"
      ),
    ])
  func errors(text: String, place: String, part: String) throws {
    let error = try #require(throws: YAMLError.self) { try decoded(text) }
    let problem = try #require(ProjectError(error).problems.first)
    #expect(problem.place == "sources/a.yaml:\(place)")
    #expect(problem.text.contains(part), "\(problem.text)")
  }
}
