import Glibc

/// How far two series agree over the periods that both have. Every difference is the citizen figure less
/// the official one.
///
/// No single number licenses a merge: series may correlate perfectly and differ by any amount.
public struct Agreement: Sendable {
  public let pairs: [Pair]
  private let differences: [Double]

  /// - Returns: `nil` for fewer than two pairs, or a value that is not finite.
  public init?(_ pairs: [Pair]) {
    guard pairs.count > 1,
      pairs.allSatisfy({ $0.official.isFinite && $0.citizen.isFinite })
    else { return nil }
    self.pairs = pairs
    differences = pairs.map(\.difference)
  }

  /// The mean difference, d̄.
  public var bias: Double { CompensatedSum.of(differences) / Double(differences.count) }

  /// The standard deviation of the differences, with n − 1.
  public var spread: Double { (Moments.sampleVariance(differences) ?? 0).squareRoot() }

  /// The limits between which 95 per cent of the differences lie, d̄ ± 1.96 s; unreliable for fewer than
  /// ten pairs, not given for fewer than three.
  ///
  /// Source: J. M. Bland, D. G. Altman (1986), Lancet 327: 307–310.
  public var limits: Interval? {
    guard pairs.count >= 3 else { return nil }
    return Interval(lower: bias - 1.96 * spread, upper: bias + 1.96 * spread)
  }

  /// The mean of |c − o| / |o|, in per cent; `nil` where an official figure is 0.
  public var meanAbsolutePercentageError: Double? {
    guard pairs.allSatisfy({ $0.official != 0 }) else { return nil }
    return 100 * CompensatedSum.of(pairs.map { ($0.difference / $0.official).magnitude })
      / Double(pairs.count)
  }

  /// √(Σ(c − o)²/n).
  public var rootMeanSquaredError: Double {
    (CompensatedSum.of(differences.map { $0 * $0 }) / Double(differences.count)).squareRoot()
  }

  /// Whether the mean difference is 0: t = d̄ / (s/√n) with n − 1 degrees of freedom. `nil` where all
  /// differences are the same.
  public var pairedTest: (t: Double, p: Double, interval: Interval)? {
    guard spread > 0 else { return nil }
    let degrees = Double(pairs.count - 1)
    let error = spread / Double(pairs.count).squareRoot()
    let half = StudentDistribution.quantile(0.975, degrees: degrees) * error
    let t = bias / error
    return (
      t, StudentDistribution.twoTails(t, degrees: degrees),
      Interval(lower: bias - half, upper: bias + half)
    )
  }

  /// Pearson's r, with its p from t = r√((n − 2)/(1 − r²)); `nil` for fewer than three pairs or a series
  /// that never changes.
  public var pearson: (r: Double, p: Double)? {
    Correlation.pearson(pairs.map(\.official), pairs.map(\.citizen))
  }

  /// Spearman's ρ: Pearson's r of the ranks, ties sharing the mean of theirs. No p is given: for so few
  /// pairs the usual approximation does not hold.
  public var spearman: Double? {
    Correlation.pearson(
      Correlation.ranks(pairs.map(\.official)), Correlation.ranks(pairs.map(\.citizen)))?.r
  }

  /// Lin's concordance, 2s_xy / (s_x² + s_y² + (x̄ − ȳ)²), all with n in the denominator: 1 only where the
  /// two are equal. `nil` where both series are one and the same number throughout.
  ///
  /// Source: L. I. Lin (1989), Biometrics 45: 255–268, and the note in Biometrics 56: 324.
  public var concordance: Double? {
    let count = Double(pairs.count)
    let official = CompensatedSum.of(pairs.map(\.official)) / count
    let citizen = CompensatedSum.of(pairs.map(\.citizen)) / count
    func moment(_ product: (Pair) -> Double) -> Double {
      CompensatedSum.of(pairs.map(product)) / count
    }
    let together = moment { ($0.official - official) * ($0.citizen - citizen) }
    let below =
      moment { ($0.official - official) * ($0.official - official) }
      + moment { ($0.citizen - citizen) * ($0.citizen - citizen) }
      + (official - citizen) * (official - citizen)
    return below > 0 ? 2 * together / below : nil
  }

  /// Whether the mean difference is shown to lie within ±margin: two one-sided paired t-tests; the larger
  /// of their p counts. That no difference is shown is no agreement.
  ///
  /// Source: D. J. Schuirmann (1987), Journal of Pharmacokinetics and Biopharmaceutics 15: 657–680.
  ///
  /// - Returns: `nil` for a margin that is not above 0.
  public func equivalence(margin: Double) -> Equivalence? {
    let degrees = Double(pairs.count - 1)
    return Equivalence(
      difference: bias, error: spread / Double(pairs.count).squareRoot(), margin: margin
    ) {
      StudentDistribution.cumulative($0, degrees: degrees)
    } quantile: {
      StudentDistribution.quantile($0, degrees: degrees)
    }
  }
}

/// Two one-sided tests of whether a difference lies within a margin on either side of 0.
public struct Equivalence: Sendable, Equatable {
  public let p: Double
  /// The interval of 90 per cent: within the margins exactly where p is below 0.05.
  public let interval: Interval

  /// - Returns: `nil` for a margin or an error that is not above 0; an error of 0 is allowed, where the
  ///   difference itself decides.
  init?(
    difference: Double, error: Double, margin: Double, cumulative: (Double) -> Double,
    quantile: (Double) -> Double
  ) {
    guard margin > 0, error >= 0, difference.isFinite, error.isFinite else { return nil }
    guard error > 0 else {
      p = difference.magnitude < margin ? 0 : 1
      interval = Interval(lower: difference, upper: difference)
      return
    }
    let above = cumulative((difference - margin) / error)
    let below = cumulative(-(difference + margin) / error)
    p = max(above, below)
    let half = quantile(0.95) * error
    interval = Interval(lower: difference - half, upper: difference + half)
  }
}

/// Pearson's correlation and ranks.
enum Correlation {
  static func pearson(_ x: [Double], _ y: [Double]) -> (r: Double, p: Double)? {
    guard x.count == y.count, x.count > 2, let meanX = Moments.mean(x), let meanY = Moments.mean(y)
    else { return nil }
    let together = CompensatedSum.of(zip(x, y).map { ($0 - meanX) * ($1 - meanY) })
    let ofX = CompensatedSum.of(x.map { ($0 - meanX) * ($0 - meanX) })
    let ofY = CompensatedSum.of(y.map { ($0 - meanY) * ($0 - meanY) })
    guard ofX > 0, ofY > 0 else { return nil }
    let r = min(1, max(-1, together / (ofX * ofY).squareRoot()))
    let degrees = Double(x.count - 2)
    let t = r.magnitude == 1 ? Double.infinity : r * (degrees / (1 - r * r)).squareRoot()
    return (r, StudentDistribution.twoTails(t, degrees: degrees))
  }

  /// Ranks from 1; equal values share the mean of their ranks.
  static func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      let shared = Double(start + end + 1) / 2
      for position in start..<end { ranks[order[position]] = shared }
      start = end
    }
    return ranks
  }
}
