import Glibc

/// The regularised incomplete gamma function, from which the χ² distribution follows.
enum IncompleteGamma {
  /// Q(a, x) = Γ(a, x)/Γ(a), the upper part.
  ///
  /// By its series where x < a + 1, else by its continued fraction (modified Lentz). Source: NIST Digital
  /// Library of Mathematical Functions, 8.11.4 and 8.9.2.
  ///
  /// - Returns: not a number for a ≤ 0 or x < 0.
  static func upper(_ a: Double, _ x: Double) -> Double {
    guard a > 0, x >= 0 else { return .nan }
    if x == 0 { return 1 }
    if x == .infinity { return 0 }
    return x < a + 1 ? 1 - series(a, x) : fraction(a, x)
  }

  private static func scale(_ a: Double, _ x: Double) -> Double {
    exp(a * log(x) - x - LogGamma.of(a))
  }

  private static func series(_ a: Double, _ x: Double) -> Double {
    var term = 1 / a
    var sum = term
    var n = a
    for _ in 0..<10_000 {
      n += 1
      term *= x / n
      sum += term
      if term < sum * 1e-17 { break }
    }
    return sum * scale(a, x)
  }

  private static func fraction(_ a: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    var b = x + 1 - a
    var c = 1 / tiny
    var d = 1 / b
    var value = d
    for i in 1..<10_000 {
      let factor = -Double(i) * (Double(i) - a)
      b += 2
      d = factor * d + b
      if d.magnitude < tiny { d = tiny }
      c = b + factor / c
      if c.magnitude < tiny { c = tiny }
      d = 1 / d
      let change = d * c
      value *= change
      if (change - 1).magnitude < 1e-16 { break }
    }
    return value * scale(a, x)
  }
}

/// The logarithm of the gamma function.
enum LogGamma {
  /// For x > 0, from the C library; its sign is always positive there.
  static func of(_ x: Double) -> Double {
    var sign: Int32 = 0
    return lgamma_r(x, &sign)
  }
}

/// The χ² distribution.
public enum ChiSquareDistribution {
  /// The probability of a value above x: Q(k/2, x/2).
  ///
  /// - Returns: not a number for no degrees of freedom or a negative x.
  public static func upperTail(_ x: Double, degrees: Double) -> Double {
    IncompleteGamma.upper(degrees / 2, x / 2)
  }
}
