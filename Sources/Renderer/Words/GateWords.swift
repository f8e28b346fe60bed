import SDGModel
import Wording

/// What the quality gate says, in words: for pages, the command line and the form to sign.
public struct GateWords {
  let catalogue: Catalogue

  public init(_ catalogue: Catalogue) { self.catalogue = catalogue }

  private func say(_ key: String, _ arguments: [String: Catalogue.Argument] = [:]) -> String {
    catalogue.text(key, arguments)
  }

  public func criterion(_ id: String) -> String { say("criterion.\(id)") }

  private func tier(_ tier: Tier) -> String { "\(tier.letter) (\(say("tier.\(tier.rawValue)")))" }

  /// Why no decision counts for an indicator.
  public func withoutDecision(_ source: Source, _ code: String) -> String {
    guard let entry = source.indicator(code), let decision = entry.decision, let gate = entry.gate
    else { return say("decision.none") }
    let tier: Catalogue.Argument = .text(decision.tier.letter)
    switch gate.standing {
    case .expiredDecision:
      return say(
        "gate.expired", ["tier": tier, "date": .code(decision.validUntil ?? "")])
    case .incompleteDecision: return say("gate.incomplete", ["tier": tier])
    default: return say("decision.none")
    }
  }

  /// Why the tier is what it is.
  public func standing(_ gate: GateResult, _ source: Source, _ code: String) -> String {
    switch gate.standing {
    case .notAssessed: return say("gate.notAssessed")
    case .byCriteria:
      return say("gate.byCriteria", ["tier": .text(tier(gate.earned))])
    case .expiredDecision, .incompleteDecision: return withoutDecision(source, code)
    case .decided, .raised:
      let decision = source.decision(for: code)
      let body = [decision?.body, decision?.role].compactMap { $0 }.joined(separator: ", ")
      guard decision != nil else { return say("gate.lowered") }
      let text = say(
        "decision.recorded",
        [
          "body": .text(body), "date": .code(decision?.date ?? ""),
          "reason": .text(decision?.fullReason ?? ""),
        ])
      guard gate.standing == .raised else { return text }
      return "\(Site.sentence(text)) \(say("gate.raised", ["tier": .text(tier(gate.earned))]))"
    }
  }

  /// Whether citizens take part enough; empty where no level is recorded or it is high enough.
  public func participation(_ gate: GateResult, _ source: Source) -> String {
    guard gate.isCitizenData == false, let level = source.participationLevel else { return "" }
    return say("gate.participation", ["level": .text("\(level)")])
  }

  /// One thing that is missing, as a sentence that says what to do.
  public func shortfall(_ item: GateResult.Shortfall, next: Tier) -> String {
    switch item {
    case .criterion(let id, let has, let needs):
      let key = has == nil ? "gate.unscored" : "gate.criterion"
      return say(
        key,
        [
          "criterion": .text(criterion(id)), "has": .text(has.map { "\($0)" } ?? ""),
          "needs": .text("\(needs)"), "how": .text(say("way.\(id)")),
        ])
    case .oneOf(let group):
      let names = QualityCriteria.known.compactMap { id in
        group[id].map { "\(criterion(id)) \($0)" }
      }
      return say("gate.oneOf", ["criteria": .text(names.joined(separator: " \(say("gate.or")) "))])
    case .score(let points, let possible, let percent):
      return say(
        "way.score",
        [
          "needed": .text("\(percent)"), "points": .text("\(points)"), "of": .text("\(possible)"),
          "tier": .text(next.letter),
        ])
    case .openConflict(let count):
      return say("gate.openConflict", ["count": .count(count)])
    case .validation: return say("gate.validation")
    case .decision(let fields):
      let names = fields.map { say("gate.field.\($0)") }
      return say(
        "gate.decision", ["fields": .text(catalogue.list(names)), "tier": .text(next.letter)])
    }
  }
}
