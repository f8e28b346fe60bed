import Glibc

/// How the gap between a group ahead and one behind changes over time.
///
/// G = d(ahead − behind), above 0 while the one is behind. Its change a year between the first and the last year has
/// the standard error √(Σs²)/years, the surveys being independent; over three years or more a line weighted by 1/s² is
/// given too. The absolute and the relative gap can move in different directions: both are told.
public struct GapDynamics: Sendable, Equatable {
  public struct Point: Sendable, Equatable {
    public var time: Double
    public var ahead: Double
    public var behind: Double
    public var aheadError: Double?
    public var behindError: Double?

    public init(
      time: Double, ahead: Double, behind: Double, aheadError: Double? = nil,
      behindError: Double? = nil
    ) {
      self.time = time
      self.ahead = ahead
      self.behind = behind
      self.aheadError = aheadError
      self.behindError = behindError
    }

    /// Of the gap; `nil` where one of the two has none.
    var error: Double? {
      guard let ahead = aheadError, let behind = behindError else { return nil }
      return (ahead * ahead + behind * behind).squareRoot()
    }
  }

  public enum Verdict: String, Sendable, CaseIterable {
    case narrowing, widening
    case notSignificant = "no significant change"
    /// Without standard errors nothing is tested.
    case notTested = "not tested"
  }

  /// Who moved how: a gap that narrows because the group ahead falls is no success.
  public enum Pattern: String, Sendable, CaseIterable {
    case upwardConvergence = "upward convergence"
    case upwardDivergence = "upward divergence"
    case aheadWorsening = "convergence by the ahead group worsening"
    case behindWorsening = "divergence by the behind group worsening"
    case downwardConvergence = "downward convergence"
    case downwardDivergence = "downward divergence"
    case parallel
  }

  public let gaps: [Double]
  /// Of the larger to the smaller in what is wanted: ahead/behind, for a burden behind/ahead; `nil` where one is not
  /// above 0.
  public let ratios: [Double?]
  public let annualChange: Double
  public let annualChangeError: Double?
  public let z: Double?
  /// The slope of the weighted line, for three points with errors and more.
  public let slope: Double?
  public let slopeError: Double?
  /// Until the gap is 0 at its change a year; `nil` where it does not narrow.
  public let yearsToClose: Double?
  /// The change of the ratio a year, as a share.
  public let relativeRate: Double?
  /// Until half of it is left at its rate of change; `nil` where it does not narrow. At such a rate it is never 0.
  public let yearsToHalve: Double?
  /// What is better by, for both.
  public let changeAhead: Double
  public let changeBehind: Double
  public let verdict: Verdict
  public let pattern: Pattern

  /// - Parameter points: in order of time.
  /// - Returns: `nil` for fewer than two points, or times that do not rise.
  public init?(_ points: [Point], isAdverse: Bool = false) {
    guard let first = points.first, let last = points.last, points.count > 1,
      zip(points, points.dropFirst()).allSatisfy({ $0.time < $1.time })
    else { return nil }
    let sign: Double = isAdverse ? -1 : 1
    let years = last.time - first.time
    let gaps = points.map { sign * ($0.ahead - $0.behind) }
    let (start, end) = (gaps[0], gaps[gaps.count - 1])
    ratios = points.map { point in
      let (more, less) =
        isAdverse ? (point.behind, point.ahead) : (point.ahead, point.behind)
      return more > 0 && less > 0 ? more / less : nil
    }
    self.gaps = gaps
    // What differs by less than figures are computed to has not moved.
    let least =
      1e-9 * (points.flatMap { [$0.ahead.magnitude, $0.behind.magnitude] }.max() ?? 0)
    func moved(_ change: Double) -> Double { change.magnitude <= least ? 0 : change }
    annualChange = moved(end - start) / years
    annualChangeError = first.error.flatMap { one in
      last.error.map { (one * one + $0 * $0).squareRoot() / years }
    }
    z = annualChangeError.flatMap { [annualChange] in $0 > 0 ? annualChange / $0 : nil }
    (slope, slopeError) = Self.line(points, gaps)
    yearsToClose = annualChange < 0 && end > 0 ? end / -annualChange : nil
    relativeRate = ratios[0].flatMap { [ratios] from in
      ratios[ratios.count - 1].map { pow($0 / from, 1 / years) - 1 }
    }
    yearsToHalve =
      start > 0 && end > 0 && annualChange < 0 ? log(2) * years / -log(end / start) : nil
    changeAhead = moved(sign * (last.ahead - first.ahead))
    changeBehind = moved(sign * (last.behind - first.behind))
    verdict =
      z.map { z in
        z.magnitude < NormalDistribution.quantile(0.975)
          ? .notSignificant : z < 0 ? .narrowing : .widening
      } ?? .notTested
    pattern =
      annualChange == 0 ? .parallel : Self.pattern(ahead: changeAhead, behind: changeBehind)
  }

  private static func pattern(ahead: Double, behind: Double) -> Pattern {
    if ahead == behind { return .parallel }
    if behind > ahead {
      if ahead >= 0 { return .upwardConvergence }
      return behind >= 0 ? .aheadWorsening : .downwardConvergence
    }
    if behind >= 0 { return .upwardDivergence }
    return ahead >= 0 ? .behindWorsening : .downwardDivergence
  }

  private static func line(_ points: [Point], _ gaps: [Double]) -> (Double?, Double?) {
    let errors = points.compactMap(\.error)
    guard errors.count == points.count, errors.allSatisfy({ $0 > 0 }) else { return (nil, nil) }
    let weights = errors.map { 1 / ($0 * $0) }
    let total = CompensatedSum.of(weights)
    let times = points.map(\.time)
    let meanTime = CompensatedSum.of(zip(weights, times).map { $0 * $1 }) / total
    let meanGap = CompensatedSum.of(zip(weights, gaps).map { $0 * $1 }) / total
    let spread = CompensatedSum.of(
      zip(weights, times).map { $0 * ($1 - meanTime) * ($1 - meanTime) })
    guard spread > 0 else { return (nil, nil) }
    let together = CompensatedSum.of(
      points.indices.map { weights[$0] * (times[$0] - meanTime) * (gaps[$0] - meanGap) })
    return (together / spread, (1 / spread).squareRoot())
  }
}
