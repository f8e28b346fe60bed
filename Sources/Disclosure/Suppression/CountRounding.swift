/// Rounding of each count by itself, instead of hiding cells: simple, and the rounded counts may not add up
/// to the rounded totals.
///
/// To the nearest multiple of the base, a half upwards. Source: A. Hundepool et al. (2012), "Statistical
/// Disclosure Control", Wiley, 5.4.2 (conventional rounding).
public struct CountRounding: Sendable {
  /// 5 or 10, as a rule; never under 3.
  public let base: Int

  public init(base: Int) { self.base = max(base, DisclosureSettings.smallestThreshold) }

  public func rounded(_ count: Double) -> Double {
    ((count / Double(base)) + 0.5).rounded(.down) * Double(base)
  }

  /// The whole numbers that are rounded to a multiple of the base.
  public func feasible(_ rounded: Double) -> FeasibleInterval {
    let half = base / 2
    return FeasibleInterval(
      lower: max(0, rounded - Double(half)), upper: rounded + Double(base - half - 1))
  }
}
