import Statistics

/// The average annual rate of reduction of UNICEF and WHO, of all figures: by regression, and between the ends.
///
/// With a target it is held against the rate from the latest figure that reaches it, 1 − (v*/v_t)^{1/(T−t)}. Above 0
/// where figures fall: for something that should grow, growth is below 0.
enum AnnualReduction {
  static func assess(_ question: ProgressQuestion) throws(ProgressGap) -> ProgressResult {
    guard let first = question.points.first, let last = question.points.last else {
      throw .noFigures
    }
    guard last.time > first.time else { throw .onePoint }
    guard let rate = Growth.averageReduction(question.points),
      let ends = Growth.compound(
        from: first.value, to: last.value, years: last.time - first.time)
    else { throw .notPositive }
    var found: ProgressResult.Class = -question.sign * rate > 0 ? .improving : .worsening
    var required: Double?
    if let target = question.target {
      let left = question.targetYear - last.time
      if question.meetsTarget(last.value) {
        found = .targetMet
      } else if left <= 0 {
        found = .targetMissed
      } else if target > 0 {
        required = Growth.compound(from: last.value, to: target, years: left).map { -$0 }
      }
    }
    if let required {
      found =
        -question.sign * rate >= -question.sign * required
        ? .onTrack : -question.sign * rate > 0 ? .behind : .regression
    }
    return ProgressResult(found, value: rate)
      .with(("aarr_endpoints", -ends), ("aarr_required", required))
  }
}
