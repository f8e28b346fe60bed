/// An unbiased estimate and one with an unknown bias: the second helps only as far as the two agree.
///
/// w_o = (s_c² + b²) / (s_o² + s_c² + b²), with b² = max(0, d² − s_o² − s_c²) for the difference d. The
/// error is the root of the mean squared error, √(w_o² s_o² + w_c² (s_c² + b²)).
///
/// Source: M. N. Elliott, A. Haviland (2007), "Use of a web-based convenience sample to supplement a
/// probability sample", Survey Methodology 33: 211–215.
public enum ElliottHaviland {
  /// - Returns: `nil` where a standard error is not above 0.
  public static func combine(official: Estimate, citizen: Estimate) -> CombinedEstimate? {
    let both = [official, citizen]
    guard PrecisionWeights.areUsable(both) else { return nil }
    let ofOfficial = official.error * official.error
    let ofCitizen = citizen.error * citizen.error
    let difference = citizen.value - official.value
    let bias = max(0, difference * difference - ofOfficial - ofCitizen)
    let weight = (ofCitizen + bias) / (ofOfficial + ofCitizen + bias)
    let other = 1 - weight
    let squared = weight * weight * ofOfficial + other * other * (ofCitizen + bias)
    return CombinedEstimate(
      value: weight * official.value + other * citizen.value, error: squared.squareRoot(),
      weights: [weight, other], heterogeneity: PrecisionWeights.heterogeneity(both), between: bias)
  }
}
