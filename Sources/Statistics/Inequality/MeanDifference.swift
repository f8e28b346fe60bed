/// How far groups lie, on average, from the mean of all, from the best group, or from a reference: in the unit of
/// the estimates, each group counting the same (1/J, the reference and the best among the J) or by its population.
/// Intervals are simulated.
enum MeanDifference {
  enum Point { case mean, best, reference }

  static func value(
    _ sample: InequalitySample, from point: Point, isWeighted: Bool
  ) throws(MeasureGap) -> MeasureValue {
    try sample.requireMost()
    let centre: Double
    switch point {
    case .mean: centre = try sample.mean()
    case .best:
      guard let best = sample.best else { throw .fewerThanThree }
      centre = sample.y[best]
    case .reference:
      guard let reference = sample.reference else { throw .needsReference }
      centre = sample.y[reference]
    }
    let distances = sample.y.map { ($0 - centre).magnitude }
    guard isWeighted else {
      return MeasureValue(estimate: CompensatedSum.of(distances) / Double(sample.count))
    }
    return MeasureValue(
      estimate: CompensatedSum.of(zip(try sample.shares(), distances).map { $0 * $1 }))
  }
}

/// IDIS = 100 · mean difference from the mean / μ, in per cent. Intervals are simulated, each draw held against its
/// own mean (`healthequal` divides the weighted one by that of the data).
enum IndexOfDisparity {
  static func value(
    _ sample: InequalitySample, isWeighted: Bool
  ) throws(MeasureGap) -> MeasureValue {
    let distance = try MeanDifference.value(sample, from: .mean, isWeighted: isWeighted).estimate
    let mean = try sample.mean()
    guard mean != 0 else { throw .zeroMean }
    return MeasureValue(estimate: 100 * distance / mean)
  }
}
