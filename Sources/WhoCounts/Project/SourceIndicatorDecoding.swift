import FileFormats
import Ingest
import SDGModel

extension SourceDecoder {
  /// `indicators: {4.1.1: {definitionMatch, differs, rubric, decision}}`
  func indicator(_ entry: YAMLNode.Entry) throws(YAMLError) -> SourceIndicator {
    var map = try StrictMap(entry.value)
    // What a source says of the series and unit is for people; the rows themselves carry both.
    map.ignore("seriesCode", "unit", "unitMult")
    guard let match = try map.choice("definitionMatch", DefinitionMatch.self) else {
      throw entry.value.expected(
        "`definitionMatch: exact`, `scopeDiffers`, `proxy` or `own` for \(entry.key)")
    }
    var result = SourceIndicator(indicator: entry.key, definitionMatch: match)
    result.differs = try map.localText("differs")
    for score in try map.node("rubric")?.requireMap() ?? [] {
      result.rubric.append(try rubricScore(score))
    }
    if var decision = try map.map("decision") {
      guard let tier = try decision.choice("tier", Tier.self) else {
        throw entry.value.expected("a `tier` in the decision: reject, alongside, fill or merge")
      }
      result.decision = ReviewDecision(
        tier: tier, body: try decision.string("body"), role: try decision.string("role"),
        date: try decision.date("date"), reason: try decision.string("reason"),
        validUntil: try validity(&decision), conflict: try decision.string("conflict"))
      try decision.finish()
    }
    try map.finish()
    return result
  }

  /// A date, or `open` for a decision that holds until it is revised.
  private func validity(_ decision: inout StrictMap) throws(YAMLError) -> String? {
    if decision.node("validUntil")?.string == QualityGate.openEnd {
      return try decision.string("validUntil")
    }
    return try decision.date("validUntil")
  }

  private func rubricScore(_ entry: YAMLNode.Entry) throws(YAMLError) -> RubricScore {
    guard QualityCriteria.known.contains(entry.key) else {
      throw entry.value.problem(
        "the rubric has no criterion `\(entry.key)`"
          + (Suggestion.nearest(to: entry.key, among: QualityCriteria.known).map {
            "; did you mean \($0)?"
          } ?? "; it has \(QualityCriteria.known.joined(separator: ", "))"))
    }
    var map = try StrictMap(entry.value)
    let node = try map.require("score")
    let score = try node.requireInt()
    guard (0...3).contains(score) else { throw node.expected("a score of 0 to 3") }
    let result = RubricScore(
      criterion: entry.key, score: score, why: try map.string("why") ?? "")
    try map.finish()
    return result
  }
}
