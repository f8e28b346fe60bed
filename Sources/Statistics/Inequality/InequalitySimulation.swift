import Glibc

/// Intervals of measures by drawing the estimates of all groups anew from their normal distributions.
///
/// Each draw of a group is repeated until it is possible: not below 0 where no estimate is, and within the scale where
/// there is one. The
/// interval reaches from the 2.5th to the 97.5th percentile of the measure over all draws, the error is their
/// standard deviation (of logarithms for ratios). Seeded: the same table gives the same interval.
public struct InequalitySimulation: Sendable {
  public var draws = 10_000
  public var seed: UInt64 = 20_301_231

  public init() {}

  /// Of all measures that the table allows, over the same draws.
  ///
  /// - Returns: nothing where groups lack errors.
  public func spreads(
    of measures: [InequalityMeasure], _ table: InequalityTable
  ) -> [InequalityMeasure: (error: Double?, interval: Interval)] {
    let sample = InequalitySample(table)
    guard let s = sample.s else { return [:] }
    let possible = measures.filter { (try? $0.value(sample)) != nil }
    var found: [InequalityMeasure: [Double]] = [:]
    var random = SeededRandom(seed: seed)
    let ends = (
      least: sample.y.contains { $0 < 0 } ? -Double.infinity : 0, most: sample.scale ?? .infinity
    )
    for _ in 0..<draws {
      var drawn = sample
      for index in s.indices {
        drawn.y[index] = draw(sample.y[index], s[index], ends, &random)
      }
      for measure in possible {
        if let value = try? measure.value(drawn).estimate {
          found[measure, default: []].append(value)
        }
      }
    }
    return found.compactMapValues { values in values.count * 2 > draws ? values : nil }
      .reduce(into: [:]) { spreads, item in
        spreads[item.key] = spread(item.value, isRatio: item.key.isRatio)
      }
  }

  private func spread(_ values: [Double], isRatio: Bool) -> (error: Double?, interval: Interval) {
    let sorted = values.sorted()
    let used = isRatio ? values.filter { $0 > 0 }.map(log) : values
    return (
      Moments.sampleVariance(used)?.squareRoot(),
      Interval(lower: quantile(sorted, 0.025), upper: quantile(sorted, 0.975))
    )
  }

  /// Between the two nearest, as R's type 7.
  private func quantile(_ sorted: [Double], _ share: Double) -> Double {
    let place = share * Double(sorted.count - 1)
    let low = Int(place)
    let high = min(low + 1, sorted.count - 1)
    return sorted[low] + (place - Double(low)) * (sorted[high] - sorted[low])
  }

  private func draw(
    _ mean: Double, _ error: Double, _ ends: (least: Double, most: Double),
    _ random: inout SeededRandom
  ) -> Double {
    guard error > 0 else { return mean }
    for _ in 0..<1_000 {
      let value = mean + error * random.normal()
      if value >= ends.least, value <= ends.most { return value }
    }
    // So far outside that no draw is possible.
    return min(max(mean, ends.least), ends.most)
  }
}
