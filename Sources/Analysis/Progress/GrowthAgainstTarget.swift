/// What methods share that hold the growth until now against the growth that the target takes: CAGR_a/CAGR_r with a
/// target, the growth in the wanted direction without one. They differ in their classes.
enum GrowthAgainstTarget {
  static func assess(
    _ question: ProgressQuestion, ofRatio: (Double) -> ProgressResult.Class,
    ofGrowth: (Double) -> ProgressResult.Class
  ) throws(ProgressGap) -> ProgressResult {
    let span: ProgressSpan
    switch ProgressSpan.start(question) {
    case .ended(let result): return result
    case .span(let found): span = found
    }
    if let settled = span.settled() { return settled.with(("cagr", try? span.observedGrowth())) }
    let growth = try span.observedGrowth()
    guard let target = question.target else {
      let signed = question.sign * growth
      return ProgressResult(ofGrowth(signed), value: signed).with(("cagr", growth))
    }
    if target <= 0 {
      return ProgressResult.notAssessable(.targetNotPositive).with(("cagr", growth))
    }
    let required = try span.requiredGrowth(target)
    let ratio = growth / required
    return ProgressResult(ofRatio(ratio), value: ratio)
      .with(("cagr", growth), ("cagr_required", required))
  }
}
