/// Round numbers along an axis.
enum Ticks {
  /// Multiples of 1, 2 or 5 times a power of ten that lie within the range, about `count` of them,
  /// by the rule of d3-array's `ticks`: the raw step is rounded at √2, √10 and √50, and ticks are
  /// whole indices times the step (or divided by its inverse), so that 0.3 is exactly 0.3.
  static func values(_ low: Double, _ high: Double, count: Int) -> [Double] {
    guard let step = step(low, high, count: count) else { return low == high ? [low] : [] }
    let first = (low / step.size - 1e-9).rounded(.up)
    let last = (high / step.size + 1e-9).rounded(.down)
    guard first <= last else { return [] }
    return stride(from: first, through: last, by: 1).map { step.value($0) }
  }

  /// The range widened to whole steps.
  static func nice(_ low: Double, _ high: Double, count: Int) -> (low: Double, high: Double) {
    var range = (low: low, high: high)
    // Widening may change the step once or twice before it settles.
    for _ in 0..<4 {
      guard let step = step(range.low, range.high, count: count) else { return range }
      let next = (
        low: step.value((range.low / step.size + 1e-9).rounded(.down)),
        high: step.value((range.high / step.size - 1e-9).rounded(.up))
      )
      if next == range { break }
      range = next
    }
    return range
  }

  struct Step {
    /// The step, or its inverse where it is below one.
    let factor: Double
    let inverse: Bool

    var size: Double { inverse ? 1 / factor : factor }

    func value(_ index: Double) -> Double {
      let value = inverse ? index / factor : index * factor
      return value == 0 ? 0 : value
    }
  }

  static func step(_ low: Double, _ high: Double, count: Int) -> Step? {
    guard high > low, count > 0 else { return nil }
    let raw = (high - low) / Double(count)
    var exponent = 0
    var power = 1.0
    while power * 10 <= raw * (1 + 1e-12) && exponent < 300 {
      power *= 10
      exponent += 1
    }
    var inverse = 1.0
    while exponent <= 0, raw * inverse * (1 + 1e-12) < 1 && exponent > -300 {
      inverse *= 10
      exponent -= 1
    }
    let error = exponent >= 0 ? raw / power : raw * inverse
    let multiple: Double =
      error >= 7.0710678 ? 10 : error >= 3.1622777 ? 5 : error >= 1.4142136 ? 2 : 1
    return exponent >= 0
      ? Step(factor: power * multiple, inverse: false)
      : Step(factor: inverse / multiple, inverse: true)
  }

  /// Years to label: multiples of 1, 2, 5 or 10 and so on that leave `spacing` px between labels,
  /// and the years that must be named, whose crowded neighbours give way.
  static func years(
    _ range: ClosedRange<Int>, pixelsPerYear: Double, spacing: Double, named: [Int]
  ) -> [Int] {
    let steps = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000]
    let step = steps.first { Double($0) * pixelsPerYear >= spacing } ?? 10_000
    let first = range.lowerBound + (step - ((range.lowerBound % step) + step) % step) % step
    var years = Array(stride(from: first, through: range.upperBound, by: step))
    for year in named where range.contains(year) && !years.contains(year) {
      let crowds = { (other: Int) in Double(abs(other - year)) * pixelsPerYear < spacing }
      if years.contains(where: { crowds($0) && named.contains($0) }) { continue }
      years.removeAll(where: crowds)
      years.append(year)
    }
    return years.sorted()
  }
}
