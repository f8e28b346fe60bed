/// ESCAP's current status index: how much of the way from the baseline to the target is done, from 0 to 10.
///
/// 10 · d(v_t − v_b)/|v* − v_b|, at most 10, below 0 for a step back; held against 10(t − b)/(T − b), what even
/// progress would have done by now. For parity 10 − 10|v* − v_t|/|v* − v_b| of the ratios themselves.
///
/// Source: ESCAP Statistics Division, "Asia and the Pacific SDG Progress Report", technical annex.
enum ESCAPIndex {
  static func assess(_ question: ProgressQuestion) throws(ProgressGap) -> ProgressResult {
    guard let target = question.target else { throw .noTarget }
    let span: ProgressSpan
    switch ProgressSpan.start(question) {
    case .ended(let result):
      // Nothing was done in no time.
      let isAtStart = question.points.count > 0 && question.baseline == question.points.last
      return isAtStart ? ProgressResult(result.class, value: 0, reason: result.reason) : result
    case .span(let found): span = found
    }
    let (from, to) = ends(question, span)
    guard from != target else { throw .atTarget }
    let whole = (target - from).magnitude
    let index =
      question.rule == .parity
      ? 10 - 10 * (target - to).magnitude / whole
      : 10 * question.sign * (span.latest.value - span.baseline.value) / whole
    let expected = span.yearsInAll > 0 ? 10 * span.years / span.yearsInAll : nil
    let result =
      span.settled()
      ?? ProgressResult(
        index < 0 ? .regression : index >= (expected ?? 10) ? .onTrack : .behind)
    return ProgressResult(result.class, value: min(10, index), reason: result.reason)
      .with(("index_uncapped", index), ("expected_by_now", expected))
  }

  private static func ends(
    _ question: ProgressQuestion, _ span: ProgressSpan
  ) -> (from: Double, to: Double) {
    guard question.rule == .parity else { return (span.baseline.value, span.latest.value) }
    func given(_ time: Double, _ other: Double) -> Double {
      question.given.first { $0.time == time }?.value ?? other
    }
    return (
      given(span.baseline.time, span.baseline.value), given(span.latest.time, span.latest.value)
    )
  }
}
