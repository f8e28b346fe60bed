/// Random numbers that are the same for the same seed, on every machine and in every version: the
/// generator xoshiro256**, its state filled by SplitMix64.
///
/// Sources: D. Blackman, S. Vigna (2021), "Scrambled linear pseudorandom number generators", ACM
/// TOMS 47(4); G. Steele, D. Lea, C. Flood (2014), "Fast splittable pseudorandom number
/// generators", OOPSLA.
public struct SeededRandom: RandomNumberGenerator, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  public init(seed: UInt64) {
    var filler = SplitMix64(seed: seed)
    state = (filler.next(), filler.next(), filler.next(), filler.next())
  }

  /// Starts from a state, for the published test values; not all of it may be 0.
  init(state: (UInt64, UInt64, UInt64, UInt64)) {
    self.state = state
  }

  public mutating func next() -> UInt64 {
    let result = Self.rotate(state.1 &* 5, 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = Self.rotate(state.3, 45)
    return result
  }

  /// A number from 0 up to, never reaching, 1: the upper 53 bits × 2⁻⁵³.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A standard normal number, by inversion: one uniform number each, so that streams stay aligned.
  public mutating func normal() -> Double {
    // The middle of each of the 2⁵³ steps, so that neither 0 nor 1 can come.
    NormalDistribution.quantile((Double(next() >> 11) + 0.5) * 0x1p-53)
  }

  /// A whole number from 0 up to, never reaching, the bound, each equally likely.
  ///
  /// Source: D. Lemire (2019), "Fast random integer generation in an interval", ACM TOMACS 29(1).
  ///
  /// - Precondition: the bound is above 0.
  public mutating func index(below bound: Int) -> Int {
    let range = UInt64(bound)
    var product = next().multipliedFullWidth(by: range)
    if product.low < range {
      let threshold = (0 &- range) % range
      while product.low < threshold { product = next().multipliedFullWidth(by: range) }
    }
    return Int(product.high)
  }

  private static func rotate(_ value: UInt64, _ bits: UInt64) -> UInt64 {
    (value << bits) | (value >> (64 - bits))
  }
}

/// A small generator that turns any seed into well-mixed numbers.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) {
    state = seed
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
