import SDGModel

/// Looks for decisions that decide about nothing.
public enum DecisionCheck {
  /// One question for each decision that no record followed and whose finding is not there: the
  /// record may have been corrected or removed, or the id may be misspelt.
  public static func unused(
    _ decisions: [Decision], among diagnostics: [Diagnostic]
  ) -> [Diagnostic] {
    let applied = Set(
      diagnostics.filter { $0.rule == InputRule.decisionApplied.rawValue }.map(\.subject))
    let open = Set(diagnostics.map { Decision.id(of: $0) })
    let rule = InputRule.unusedDecision
    return decisions.filter { !applied.contains($0.id) && !open.contains($0.id) }.map { decision in
      Diagnostic(
        rule: rule.rawValue, severity: rule.severity, place: decision.place,
        message: "The decision on \(decision.id) applies to no finding",
        hint:
          "Remove the row if the record was corrected or removed; else copy the id that `check` prints.",
        subject: decision.id)
    }
  }
}
