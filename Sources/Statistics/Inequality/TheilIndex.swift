import Glibc

/// TI = 1000 Σ p r ln r with r = y/μ, without a unit; 0 where all groups are equal, and a group at 0 adds nothing.
/// Error 1000 √Σ[(1 + ln r − Σpr(1 + ln r))² (p s/μ)²]; `healthequal` gives it a thousand times too small.
enum TheilIndex {
  static func value(_ sample: InequalitySample) throws(MeasureGap) -> MeasureValue {
    try sample.requireMost()
    let (p, mean) = (try sample.shares(), try sample.mean())
    guard sample.y.allSatisfy({ $0 >= 0 }) else { throw .negativeEstimate }
    // Groups that are all at 0 are all equal.
    guard mean != 0 else { return MeasureValue(estimate: 0, error: sample.s.map { _ in 0 }) }
    let r = sample.y.map { $0 / mean }
    func logarithm(_ r: Double) -> Double { r > 0 ? log(r) : 0 }
    let value = CompensatedSum.of(zip(p, r).map { $1 > 0 ? $0 * $1 * logarithm($1) : 0 })
    let centre = CompensatedSum.of(zip(p, r).map { $0 * $1 * (1 + logarithm($1)) })
    let gradient = zip(p, r).map { 1000 * (1 + logarithm($1) - centre) * $0 / mean }
    return .normal(1000 * value, sample.delta(gradient))
  }
}

/// MLD = 1000 Σ p (−ln r) with r = y/μ, without a unit; 0 where all groups are equal. Not defined with a group
/// at 0 (`healthequal` puts a millionth in its place, which makes up the value). Error
/// 1000 √Σ(p s/μ)²(1 − 1/r)²; `healthequal` gives it a thousand times too small.
enum MeanLogDeviation {
  static func value(_ sample: InequalitySample) throws(MeasureGap) -> MeasureValue {
    try sample.requireMost()
    let (p, mean) = (try sample.shares(), try sample.mean())
    if sample.y.allSatisfy({ $0 == 0 }) {
      return MeasureValue(estimate: 0, error: sample.s.map { _ in 0 })
    }
    guard sample.y.allSatisfy({ $0 >= 0 }) else { throw .negativeEstimate }
    guard sample.y.allSatisfy({ $0 > 0 }) else { throw .zeroEstimate }
    let r = sample.y.map { $0 / mean }
    let value = CompensatedSum.of(zip(p, r).map { -$0 * log($1) })
    let gradient = zip(p, r).map { 1000 * $0 / mean * (1 - 1 / $1) }
    return .normal(1000 * value, sample.delta(gradient))
  }
}
