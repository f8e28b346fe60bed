import Glibc

/// Brings one series to the level of another that it shares some periods with.
///
/// Source of the methods: IMF, "Quarterly National Accounts Manual" (2017), 6 and annex; for shares,
/// the same shift on the logit scale, so that they stay within their range.
public enum Splice: String, Sendable, CaseIterable {
  /// f = o/c at the last period that both have.
  case ratioLast
  /// f = Σo/Σc over the periods that both have.
  case ratioMean
  /// f = the geometric mean of o/c.
  case ratioGeometric
  /// d = o − c at the last common period.
  case differenceLast
  /// d = the mean of o − c.
  case differenceMean
  /// δ = the mean of logit o − logit c, of percentages.
  case logit

  /// What carries one series to the other: a factor, a difference, or a shift on the logit scale.
  ///
  /// - Parameter pairs: the common periods in order, `official` and `citizen`.
  /// - Returns: `nil` where there is no pair, or one that the method cannot take: a ratio to nothing, a
  ///   sign that changes, a percentage of 0 or 100.
  public func adjustment(_ pairs: [Pair]) -> Double? {
    guard let last = pairs.last else { return nil }
    let count = Double(pairs.count)
    switch self {
    case .ratioLast: return ratio(last.official, last.citizen)
    case .ratioMean:
      return ratio(
        CompensatedSum.of(pairs.map(\.official)), CompensatedSum.of(pairs.map(\.citizen)))
    case .ratioGeometric:
      let ratios = pairs.map { ratio($0.official, $0.citizen) ?? 0 }
      guard ratios.allSatisfy({ $0 > 0 }) else { return nil }
      return exp(CompensatedSum.of(ratios.map { log($0) }) / count)
    case .differenceLast: return last.official - last.citizen
    case .differenceMean:
      return CompensatedSum.of(pairs.map { $0.official - $0.citizen }) / count
    case .logit:
      let shifts = pairs.map { (Logit.of($0.official), Logit.of($0.citizen)) }
      let differences = shifts.compactMap { official, citizen -> Double? in
        guard let official, let citizen else { return nil }
        return official - citizen
      }
      guard differences.count == pairs.count else { return nil }
      return CompensatedSum.of(differences) / count
    }
  }

  /// A value of the second series at the level of the first.
  public func apply(_ adjustment: Double, to value: Double) -> Double {
    switch self {
    case .ratioLast, .ratioMean, .ratioGeometric: value * adjustment
    case .differenceLast, .differenceMean: value + adjustment
    // The ends of the scale stay where they are.
    case .logit: Logit.of(value).map { Logit.percent($0 + adjustment) } ?? value
    }
  }

  /// The standard error of an adjusted value: √(se_c² g² + c² s_f²/m) for a ratio, √(se_c² + s_d²/m) for
  /// a difference, and the same on the logit scale, carried back by its derivative.
  ///
  /// s² is the sample variance of the single adjustments over the common periods; m their number, or 1
  /// where only the last one is used.
  ///
  /// - Returns: `nil` for fewer than two common periods, whose spread says nothing.
  public func standardError(
    of value: Double, se: Double, adjustment: Double, _ pairs: [Pair]
  ) -> Double? {
    let single = pairs.compactMap { own.adjustment([$0]) }
    guard single.count > 1, let spread = Moments.sampleVariance(single) else { return nil }
    let isLast = self == .ratioLast || self == .differenceLast
    let variance = isLast ? spread : spread / Double(single.count)
    switch self {
    case .ratioLast, .ratioMean, .ratioGeometric:
      return (se * se * adjustment * adjustment + value * value * variance).squareRoot()
    case .differenceLast, .differenceMean: return (se * se + variance).squareRoot()
    case .logit:
      let before = value / 100
      let after = apply(adjustment, to: value) / 100
      guard before > 0, before < 1 else { return nil }
      let scaled = se / 100 / (before * (1 - before))
      return 100 * after * (1 - after) * (scaled * scaled + variance).squareRoot()
    }
  }

  /// The method as it takes one pair.
  private var own: Splice {
    switch self {
    case .ratioLast, .ratioMean, .ratioGeometric: .ratioLast
    case .differenceLast, .differenceMean: .differenceLast
    case .logit: .logit
    }
  }

  private func ratio(_ above: Double, _ below: Double) -> Double? {
    let ratio = above / below
    return ratio.isFinite && ratio > 0 ? ratio : nil
  }
}

/// What two series say of the same period.
public struct Pair: Sendable, Hashable {
  public var official: Double
  public var citizen: Double

  public init(official: Double, citizen: Double) {
    self.official = official
    self.citizen = citizen
  }

  /// The citizen figure less the official one.
  public var difference: Double { citizen - official }
}

/// Percentages on the scale on which their differences do not depend on how near the ends they are.
enum Logit {
  /// ln(p/(100 − p)); `nil` at and beyond the ends.
  static func of(_ percent: Double) -> Double? {
    guard percent > 0, percent < 100 else { return nil }
    return log(percent / (100 - percent))
  }

  static func percent(_ logit: Double) -> Double { 100 / (1 + exp(-logit)) }
}

extension Interval {
  /// Around a percentage, with its half-width carried to the logit scale by the derivative, so that it
  /// stays within 0 and 100; the plain one at the very ends.
  public static func ofPercentage(_ value: Double, half: Double) -> Interval {
    guard let middle = Logit.of(value) else {
      return Interval(lower: max(0, value - half), upper: min(100, value + half))
    }
    let scaled = half * 100 / (value * (100 - value))
    return Interval(lower: Logit.percent(middle - scaled), upper: Logit.percent(middle + scaled))
  }
}
