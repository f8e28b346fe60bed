import Statistics

/// The five levels of the UN's chart by straight lines: for bounded percentages, where growth of a share and growth of
/// its complement disagree.
///
/// a = (v_t − v_b)/(t − b); v_e = v_t + a(T − t); share of the way (v_e − v_b)/(v* − v_b). Years to the target
/// (v* − v_t)/a and acceleration needed ((v* − v_t)/(T − t))/a, where the figures move towards it. Without a target
/// d · a, in units a year, has no levels: a direction alone.
enum LinearProgress {
  static func assess(_ question: ProgressQuestion) throws(ProgressGap) -> ProgressResult {
    let span: ProgressSpan
    switch ProgressSpan.start(question) {
    case .ended(let result): return result
    case .span(let found): span = found
    }
    let change = span.annualChange
    guard let target = question.target else {
      let signed = question.sign * change
      return ProgressResult(
        signed > 0 ? .improving : signed < 0 ? .worsening : .stagnation, value: signed
      ).with(("annual_change", change), ("annual_change_se", span.annualChangeError))
    }
    let left = target - span.latest.value
    let isTowards = question.sign * change > 0
    let required = span.isMet ? 0 : span.yearsLeft > 0 ? left / span.yearsLeft : nil
    let years = span.isMet ? 0 : isTowards ? left / change : nil
    let factor = span.isMet ? 0 : isTowards ? required.map { $0 / change } : nil
    let inputs: (ProgressResult) -> ProgressResult = {
      $0.with(
        ("annual_change", change), ("annual_change_se", span.annualChangeError),
        ("required_annual_change_from_now", required), ("years_to_target_linear", years),
        ("acceleration_factor", factor))
    }
    if let settled = span.settled(score: 5) { return inputs(settled) }
    guard target != span.baseline.value else { return inputs(.notAssessable(.atTarget)) }
    let expected = span.latest.value + change * span.yearsLeft
    let ratio = (expected - span.baseline.value) / (target - span.baseline.value)
    return inputs(UNProgress2023.level(ratio, [0.95, 0.5, 0.1, -0.1]))
      .with(("expected_at_target_year", expected))
  }

  /// Of a growth rate: its mean since the baseline year, held against the target.
  static func meanLevel(_ question: ProgressQuestion) -> ProgressResult {
    let since = question.points.filter { $0.time >= question.baselineYear }
    guard let mean = Moments.mean(since.map(\.value)) else { return .notAssessable(.noFigures) }
    guard question.target != nil else {
      return ProgressResult(.notAssessable, value: mean, reason: ProgressGap.noTarget.rawValue)
    }
    return ProgressResult(question.meetsTarget(mean) ? .targetMet : .targetNotMet, value: mean)
      .with(("figures", Double(since.count)))
  }
}
