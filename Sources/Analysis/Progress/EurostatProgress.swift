/// Eurostat's assessment for the EU's set of indicators.
///
/// With a target: R = CAGR_a/CAGR_r, from 0.95 significant progress, 0.6 moderate, 0 insufficient, below movement away.
/// Without: growth a year in the wanted direction, from 1 per cent significant, from 0 moderate progress, from −1 per
/// cent moderate movement away. Eurostat looks at fifteen years, of which ten must be there, and at five.
///
/// Source: Eurostat, "Sustainable development in the European Union", annex on methods; the limits with a target as
/// the first code of Open SDG quotes them.
enum EurostatProgress {
  static func assess(_ question: ProgressQuestion) throws(ProgressGap) -> ProgressResult {
    let span: ProgressSpan
    switch ProgressSpan.start(question) {
    case .ended(let result): return result
    case .span(let found): span = found
    }
    if let settled = span.settled() { return settled.with(("cagr", try? span.observedGrowth())) }
    let growth = try span.observedGrowth()
    guard let target = question.target else {
      let signed = question.sign * growth
      let found: ProgressResult.Class =
        signed >= 0.01
        ? .significantProgress
        : signed >= 0
          ? .moderateProgress : signed >= -0.01 ? .moderateMovementAway : .significantMovementAway
      return ProgressResult(found, value: signed).with(("cagr", growth))
    }
    if target <= 0 {
      return ProgressResult.notAssessable(.targetNotPositive).with(("cagr", growth))
    }
    let required = try span.requiredGrowth(target)
    let ratio = growth / required
    let found: ProgressResult.Class =
      ratio >= 0.95
      ? .significantProgress
      : ratio >= 0.6 ? .moderateProgress : ratio >= 0 ? .insufficientProgress : .movementAway
    return ProgressResult(found, value: ratio).with(("cagr", growth), ("cagr_required", required))
  }
}
