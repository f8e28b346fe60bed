/// The four levels of the UN Progress Chart of 2022 and before.
///
/// With a target: CR = CAGR_a/CAGR_r, from 0.95 on track, 0.5 fair progress, −0.1 limited or none, below
/// deterioration. Without: growth a year in the wanted direction, above 1 per cent, above 0.5, from −1.
///
/// Source: UNSD, "SDG Progress Chart 2022, technical note", as UNDP implements it.
enum UNProgress2022 {
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
        signed > 0.01
        ? .onTrack
        : signed > 0.005 ? .fairProgress : signed >= -0.01 ? .limitedOrNone : .deterioration
      return ProgressResult(found, value: signed).with(("cagr", growth))
    }
    let required = try span.requiredGrowth(target)
    let ratio = growth / required
    let found: ProgressResult.Class =
      ratio >= 0.95
      ? .onTrack : ratio >= 0.5 ? .fairProgress : ratio >= -0.1 ? .limitedOrNone : .deterioration
    return ProgressResult(found, value: ratio).with(("cagr", growth), ("cagr_required", required))
  }
}
