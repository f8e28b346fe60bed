import Statistics

/// The score of SDSN's Sustainable Development Report, and its trend.
///
/// score = 100(v − lower)/(upper − lower), cut at 0 and 100. The trend holds the growth of the score a year against
/// what leads from the baseline to the green threshold in 2030: at least as much, or green already, on track or
/// maintaining; half of it moderately improving; not below 0 stagnating; else decreasing.
///
/// Source: G. Lafortune et al. (2018), "SDG Index and Dashboards, detailed methodological paper"; limits from
/// knowledge of the reports.
enum SDSNIndex {
  static func assess(_ question: ProgressQuestion) throws(ProgressGap) -> ProgressResult {
    guard let lower = question.lower, let upper = question.upper, lower != upper else {
      throw .needsBounds
    }
    guard let latest = question.points.last else { throw .noFigures }
    func score(_ value: Double) -> Double { 100 * (value - lower) / (upper - lower) }
    func cut(_ value: Double) -> Double { min(100, max(0, value)) }
    let now = cut(score(latest.value))
    func untold(_ gap: ProgressGap) -> ProgressResult {
      ProgressResult(.notAssessable, value: now, reason: gap.rawValue)
        .with(("score_uncapped", score(latest.value)))
    }
    guard let green = question.green else { return untold(.needsGreen) }
    guard let baseline = question.baseline else { return untold(.noBaseline) }
    guard latest.time > baseline.time else { return untold(.onePoint) }
    let start = cut(score(baseline.value))
    let growth = (now - start) / (latest.time - baseline.time)
    let threshold = score(green)
    guard question.targetYear > baseline.time else { return untold(.yearOver) }
    let required = (threshold - start) / (question.targetYear - baseline.time)
    let isGreen = now >= threshold
    let found: ProgressResult.Class =
      isGreen || growth >= required
      ? .onTrackOrMaintaining
      : growth >= required / 2 ? .moderatelyImproving : growth >= 0 ? .stagnating : .decreasing
    return ProgressResult(found, value: now).with(
      ("score_uncapped", score(latest.value)), ("annual_growth", growth),
      ("required_growth", required), ("ratio", required == 0 ? nil : growth / required))
  }
}
