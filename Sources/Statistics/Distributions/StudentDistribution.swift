import Glibc

/// Student's t distribution.
public enum StudentDistribution {
  /// The probability of a value up to t.
  ///
  /// From the regularised incomplete beta function: with x = ν/(ν + t²) the two tails together are
  /// I_x(ν/2, 1/2). Source: NIST Digital Library of Mathematical Functions, 8.17.
  ///
  /// - Returns: not a number for ν ≤ 0.
  public static func cumulative(_ t: Double, degrees: Double) -> Double {
    guard degrees > 0, !t.isNaN else { return .nan }
    let tails = twoTails(t, degrees: degrees)
    return t > 0 ? 1 - tails / 2 : tails / 2
  }

  /// The probability of a value as far from 0 as t on either side, or farther.
  public static func twoTails(_ t: Double, degrees: Double) -> Double {
    guard degrees > 0, !t.isNaN else { return .nan }
    if t.isInfinite { return 0 }
    let square = t * t
    // Near the middle x is close to 1: its complement keeps the digits.
    return square < degrees
      ? 1 - IncompleteBeta.regularised(square / (degrees + square), 0.5, degrees / 2)
      : IncompleteBeta.regularised(degrees / (degrees + square), degrees / 2, 0.5)
  }

  /// The value below which the probability p lies, by bisection of ``cumulative(_:degrees:)`` to the last
  /// digit.
  ///
  /// - Returns: −∞ for 0, ∞ for 1, not a number outside or for ν ≤ 0.
  public static func quantile(_ p: Double, degrees: Double) -> Double {
    guard degrees > 0, (0...1).contains(p) else { return .nan }
    if p == 0 { return -.infinity }
    if p == 1 { return .infinity }
    if p == 0.5 { return 0 }
    if p < 0.5 { return -upperQuantile(p, degrees) }
    return upperQuantile(1 - p, degrees)
  }

  /// The t above which the probability `tail`, under a half, lies.
  private static func upperQuantile(_ tail: Double, _ degrees: Double) -> Double {
    var low = 0.0
    var high = 1.0
    while twoTails(high, degrees: degrees) / 2 > tail, high < 1e300 { high *= 2 }
    for _ in 0..<2_000 {
      let middle = low + (high - low) / 2
      if middle == low || middle == high { break }
      if twoTails(middle, degrees: degrees) / 2 > tail { low = middle } else { high = middle }
    }
    return low + (high - low) / 2
  }
}

/// The regularised incomplete beta function.
enum IncompleteBeta {
  /// I_x(a, b) by its continued fraction (modified Lentz), on the side where that converges fast.
  ///
  /// Source: NIST Digital Library of Mathematical Functions, 8.17.22.
  ///
  /// - Returns: not a number for a or b ≤ 0, or x outside 0 and 1.
  static func regularised(_ x: Double, _ a: Double, _ b: Double) -> Double {
    guard a > 0, b > 0, (0...1).contains(x) else { return .nan }
    if x == 0 || x == 1 { return x }
    if x > (a + 1) / (a + b + 2) { return 1 - regularised(1 - x, b, a) }
    let logScale =
      a * log(x) + b * log1p(-x) + LogGamma.of(a + b) - LogGamma.of(a) - LogGamma.of(b)
    return exp(logScale) * fraction(x, a, b) / a
  }

  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    func kept(_ value: Double) -> Double { value.magnitude < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / kept(1 - (a + b) * x / (a + 1))
    var value = d
    for step in 1..<10_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / kept(1 + even * d)
      c = kept(1 + even / c)
      value *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / kept(1 + odd * d)
      c = kept(1 + odd / c)
      value *= d * c
      if (d * c - 1).magnitude < 1e-16 { break }
    }
    return value
  }
}
