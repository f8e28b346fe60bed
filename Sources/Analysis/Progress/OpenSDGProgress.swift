import Glibc
import Statistics

/// The method that Open SDG has from a national statistical office, with its score from −5 to 5.
///
/// Value p = d · CAGR_a/|CAGR_r| with a target, d · CAGR_a without, its sign turned where all figures are negative.
/// The baseline is the year itself or the next later; a target or baseline of 0 counts as 0.001, on which the result
/// depends wildly. Near a natural limit L the limits without a target shrink by C = 1 − (v_b/L)^4.44, beyond it by
/// 1 − ((2L − v_b)/L)^4.44. The score runs straight through −60, 60 and 130 per cent to −5, 0 and 5 with a target,
/// through −2, 0, 0.5, 1.5 and 2 per cent a year to −5, −2.5, 0, 2.5 and 5 without; the code of Open SDG rounds the
/// slopes to four digits.
///
/// Source: the documentation of Open SDG, `docs/progress.md` (2025), and `sdg-build`.
enum OpenSDGProgress {
  static func assess(_ question: ProgressQuestion) throws(ProgressGap) -> ProgressResult {
    let span: ProgressSpan
    switch ProgressSpan.start(question, anyLater: true) {
    case .ended(let result):
      return ProgressResult(.notAvailable, reason: result.reason)
    case .span(let found): span = found
    }
    let base = span.baseline.value == 0 ? 0.001 : span.baseline.value
    let scaling = question.limit.map { OpenSDGProgress.scaling(base, $0) } ?? 1
    guard (base < 0) == (span.latest.value < 0) || span.latest.value == 0,
      let growth = Growth.compound(from: base, to: span.latest.value, years: span.years)
    else { return ProgressResult(.notAvailable, reason: ProgressGap.signChange.rawValue) }
    let signed = question.sign * growth * (span.baseline.value < 0 ? -1 : 1)
    guard let given = question.target else {
      return withoutTarget(signed, scaling).with(("cagr", growth), ("scaling", scaling))
    }
    let target = given == 0 ? 0.001 : given
    guard let required = Growth.compound(from: base, to: target, years: span.yearsInAll) else {
      return ProgressResult(.notAvailable, reason: ProgressGap.signChange.rawValue)
    }
    guard required != 0 || span.isMet else {
      let gap = given == 0 ? ProgressGap.divisionByZero : .atTarget
      return ProgressResult(.notAvailable, reason: gap.rawValue)
    }
    let value = required == 0 ? nil : signed / required.magnitude
    let result =
      span.isMet
      ? ProgressResult(.targetAchieved, value: value, score: 5) : withTarget(value ?? 0)
    return result.with(
      ("cagr", growth), ("cagr_required", required), ("scaling", scaling),
      ("replaced_zero", span.baseline.value == 0 || given == 0 ? 0.001 : nil))
  }

  private static func withTarget(_ value: Double) -> ProgressResult {
    let found: ProgressResult.Class =
      value >= 0.95
      ? .substantialProgress
      : value >= 0.6 ? .moderateProgress : value >= 0 ? .limitedProgress : .deterioration
    let score = value >= 0.6 ? min(5, (value - 0.6) * 5 / 0.7) : max(-5, (value - 0.6) * 5 / 1.2)
    return ProgressResult(found, value: value, score: score)
  }

  private static func withoutTarget(_ value: Double, _ scaling: Double) -> ProgressResult {
    let (high, middle) = (0.015 * scaling, 0.005 * scaling)
    let found: ProgressResult.Class =
      value >= high
      ? .substantialProgress
      : value >= middle ? .moderateProgress : value >= 0 ? .limitedProgress : .deterioration
    let score: Double =
      if value < 0 {
        max(-5, 125 * value - 2.5)
      } else if scaling == 0 {
        5
      } else if value >= high {
        min(5, 500 * value / scaling - 5)
      } else if value >= middle {
        250 * value / scaling - 1.25
      } else {
        500 * value / scaling - 2.5
      }
    return ProgressResult(found, value: value, score: score)
  }

  private static func scaling(_ base: Double, _ limit: Double) -> Double {
    let (base, limit) = (base.magnitude, limit.magnitude)
    if base >= 2 * limit { return 1 }
    return base <= limit
      ? 1 - pow(base / limit, 4.44) : 1 - pow((2 * limit - base) / limit, 4.44)
  }
}
