/// D, in the unit of the estimates: y of one group less y of another; above 0 where the group expected to be
/// behind is. Its error is √(s² + s²), its interval normal.
///
/// Ordered: the most and the least advantaged group. With a reference: favourable, the reference and the lowest
/// other; adverse, the highest other and the reference (as `healthequal` computes; its manual has the lowest).
/// Without either the largest and the smallest: D cannot be negative then, and its interval does not say that
/// groups differ, for the two were picked after looking.
enum Difference {
  static func value(_ sample: InequalitySample) throws(MeasureGap) -> MeasureValue {
    let (a, b) = try pair(sample)
    let error = sample.s.map { ($0[a] * $0[a] + $0[b] * $0[b]).squareRoot() }
    return .normal(sample.y[a] - sample.y[b], error)
  }

  /// The two groups that enter the difference and the ratio.
  static func pair(_ sample: InequalitySample) throws(MeasureGap) -> (Int, Int) {
    guard sample.count >= 2 else { throw .fewerThanTwo }
    if sample.isOrdered {
      let ends = try sample.endGroups()
      return sample.isAdverse ? (ends.least, ends.most) : (ends.most, ends.least)
    }
    guard let reference = sample.reference else {
      // Another pair in the place of the one that was asked for would be another measure.
      if sample.hasReference { throw .needsReference }
      guard let largest = sample.largest, let smallest = sample.smallest else {
        throw .fewerThanTwo
      }
      return (largest, smallest)
    }
    let others = sample.y.indices.filter { $0 != reference }
    let other = others.dropFirst().reduce(others[0]) { found, index in
      let isFurther =
        sample.isAdverse ? sample.y[index] > sample.y[found] : sample.y[index] < sample.y[found]
      return isFurther ? index : found
    }
    return sample.isAdverse ? (other, reference) : (reference, other)
  }
}
