import Glibc

/// The five levels of the UN Progress Chart of 2023 and later.
///
/// With a target: the figure that is expected in its year, v_e = v_t(1 + CAGR_a)^{T−t}, and the share of the way
/// (v_e − v_b)/(v* − v_b): from 0.95 on track, 0.5 moderate, 0.1 marginal, −0.1 stagnation, below regression. Without:
/// growth a year in the wanted direction, from 2 per cent, 1, 0.5, −0.5. Score 5 to 1.
///
/// Sources: UNSD, "SDG Progress Chart 2023, technical note"; the limits 0.95, 0.1, 2 and 0.5 per cent as quoted by
/// national offices, the others from knowledge of the note.
enum UNProgress2023 {
  static func assess(_ question: ProgressQuestion) throws(ProgressGap) -> ProgressResult {
    let span: ProgressSpan
    switch ProgressSpan.start(question) {
    case .ended(let result): return result
    case .span(let found): span = found
    }
    if let settled = span.settled(score: 5) {
      return settled.with(("cagr", try? span.observedGrowth()))
    }
    let growth = try span.observedGrowth()
    guard let target = question.target else {
      let signed = question.sign * growth
      return level(signed, [0.02, 0.01, 0.005, -0.005]).with(("cagr", growth))
    }
    guard target != span.baseline.value else { throw .atTarget }
    let expected = span.latest.value * pow(1 + growth, span.yearsLeft)
    let ratio = (expected - span.baseline.value) / (target - span.baseline.value)
    return level(ratio, [0.95, 0.5, 0.1, -0.1])
      .with(("cagr", growth), ("expected_at_target_year", expected))
  }

  /// - Parameter limits: from which value on, for on track, moderate, marginal and stagnation.
  static func level(_ value: Double, _ limits: [Double]) -> ProgressResult {
    let classes: [ProgressResult.Class] = [
      .onTrack, .moderateProgress, .marginalProgress, .stagnation, .regression,
    ]
    let place = limits.firstIndex { value >= $0 } ?? limits.count
    return ProgressResult(classes[place], value: value, score: Double(5 - place))
  }
}
