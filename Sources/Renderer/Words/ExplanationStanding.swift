import SDGModel
import Wording

extension Explanation {
  /// Parts as sentences, each with its full stop.
  func sentences(_ parts: [String]) -> String {
    parts.filter { !$0.isEmpty }.map { part in
      part.last.map { ".!?…".contains($0) } == true ? part : part + "."
    }.joined(separator: " ")
  }

  /// A phrase as it stands at the beginning of a sentence.
  func capitalized(_ phrase: String) -> String {
    phrase.prefix(1).uppercased() + phrase.dropFirst()
  }

  /// `Official`; of others what they may do beside it, and who decided that.
  ///
  /// - Parameter isShort: leaves out the decision, where the text has it already.
  func standing(_ row: Observation, isShort: Bool = false) -> String {
    let maker = words.register.maker(of: row)
    let word = words.makerWord(maker)
    guard maker != .official, let source = words.register[row.source] else { return word }
    let tier = source.tier(for: row.indicator)
    let tierWord = words.catalogue.text("tier.\(tier.rawValue)")
    let parts: [String: Catalogue.Argument] = [
      "maker": .text(word), "letter": .asIs(tier.letter), "tier": .text(tierWord),
      "review": .text(review(source, indicator: row.indicator)),
    ]
    return say(isShort ? "standingShort" : "standing", parts)
  }

  /// Whose decision it is what a source may do, or that none is on record.
  func review(_ source: Source, indicator: String) -> String {
    guard let decision = source.decision(for: indicator) else {
      return words.say("review.none")
    }
    return say(
      "decision", ["body": .text(decision.body ?? ""), "date": .asIs(decision.date ?? "")])
  }

  func nature(_ row: Observation) -> String {
    words.catalogue.text("nature.\((row.nature ?? .notAvailable).rawValue)")
  }

  /// The value with its unit's sign; without it where a power of ten belongs to the unit.
  func value(_ row: Observation) -> String {
    words.value(row.value, unit: row.multiplier == 0 && !words.isUnitInDoubt(row) ? row.unit : "")
  }

  /// The unit where the value does not carry its sign already: `unit: Number`.
  func unit(_ row: Observation) -> String {
    let unit =
      words.isUnitInDoubt(row)
      ? words.say("unitInDoubt") : words.unitLabel(row.unit, multiplier: row.multiplier)
    guard !unit.isEmpty, !value(row).hasSuffix(unit) else { return "" }
    return say("unit", ["unit": .text(unit)])
  }
}

extension Maker {
  /// Whether figures of this maker stand in the official record.
  var isRecord: Bool { self == .official || self == .adoptedCitizen }
}
