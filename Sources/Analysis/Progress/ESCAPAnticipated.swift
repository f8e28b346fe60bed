import Statistics

/// ESCAP's anticipated progress: where a straight line through all figures, those nearer to the target counting
/// more, leads to in its year.
///
/// gap = 100|v* − v̂|/|v* − v_b|, in per cent of the way: up to 10 maintain, more accelerate, away from the baseline
/// reverse. A line that reaches the target ends there. `inputs` also tell where a curve that stays within the limit
/// and one of even growth lead to.
///
/// Source: ESCAP Statistics Division (2017), Working Paper SD/WP/04; the three classes as UN regional commissions
/// quote them, the limit of 10 per cent from knowledge of the method.
enum ESCAPAnticipated {
  static func assess(_ question: ProgressQuestion) throws(ProgressGap) -> ProgressResult {
    guard let target = question.target else { throw .noTarget }
    let span: ProgressSpan
    switch ProgressSpan.start(question) {
    case .ended(let result): return result
    case .span(let found): span = found
    }
    if span.isMet { return ProgressResult(.maintain, value: 0) }
    guard span.baseline.value != target else { throw .atTarget }
    func ahead(_ form: Extrapolation.Form) -> Extrapolation? {
      Extrapolation(
        question.points, to: question.targetYear, form: form, weighting: .nearness)
    }
    guard let line = ahead(.linear) else { throw .yearOver }
    let reaches = question.meetsTarget(line.value)
    let predicted = reaches ? target : line.value
    let gap = 100 * (target - predicted).magnitude / (target - span.baseline.value).magnitude
    let isAway = question.sign * (predicted - span.baseline.value) < 0
    return ProgressResult(isAway ? .reverse : gap <= 10 ? .maintain : .accelerate, value: gap)
      .with(
        ("predicted", predicted), ("slope", line.slope), ("intercept", line.intercept),
        ("baseline", span.baseline.value),
        ("predicted_logit", question.limit.flatMap { ahead(.logit(end: $0))?.value }),
        ("predicted_geometric", ahead(.geometric)?.value))
  }
}
