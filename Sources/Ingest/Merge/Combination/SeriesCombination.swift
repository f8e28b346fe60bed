import SDGModel
import Statistics

/// Brings an official and a citizen series together by a stated method.
///
/// Official figures stay as they are. What the merge would refuse is computed all the same, and says so.
public struct SeriesCombination: Sendable {
  public var method: CombinationMethod
  public var options: CombinationOptions

  /// A figure is carried no farther beyond the last period that both series have.
  public static let mostYearsBeyond = 3

  public init(_ method: CombinationMethod, options: CombinationOptions = CombinationOptions()) {
    self.method = method
    self.options = options
  }

  /// - Parameter points: one for each period, in any order.
  /// - Returns: the combined series by period.
  public func combine(_ points: [PairedPoint]) throws(CombinationFailure) -> [CombinedPoint] {
    let points = points.sorted { $0.period < $1.period }
    var combined: [CombinedPoint]
    if let splice = method.splice {
      combined = try spliced(points, splice)
    } else if method.combinesEstimates {
      combined = try EstimateCombination(method, options: options).byPeriod(points)
    } else {
      combined = try Benchmarking(method, options: options).series(points)
    }
    for index in combined.indices { refuse(&combined[index], points[index]) }
    return combined
  }

  private func refuse(_ combined: inout CombinedPoint, _ point: PairedPoint) {
    guard let value = combined.value, point.official == nil || method.combinesEstimates else {
      return
    }
    if let refusal = point.refusal { combined.refusals.append(refusal) }
    if options.areShares, !(0...100).contains(value) { combined.refusals.append(.outOfRange) }
  }

  private func spliced(
    _ points: [PairedPoint], _ splice: Splice
  ) throws(CombinationFailure) -> [CombinedPoint] {
    let overlap = points.filter { $0.pair != nil }
    let pairs = overlap.compactMap(\.pair)
    guard let last = overlap.last else { throw .noOverlap }
    guard let adjustment = splice.adjustment(pairs) else { throw .unusableValues }
    let used = splice == .ratioLast || splice == .differenceLast ? [last] : overlap
    return points.map { point in
      if let official = point.official { return .official(point, official) }
      guard let citizen = point.citizen else { return .nothing(point) }
      if splice == .logit, !(0...100).contains(citizen) { return .nothing(point) }
      let isBeyond = point.period > last.period
      var result = CombinedPoint(
        period: point.period, value: splice.apply(adjustment, to: citizen),
        status: isBeyond ? .forecast : .estimated, factor: adjustment)
      if let own = point.citizenError,
        let error = splice.standardError(of: citizen, se: own, adjustment: adjustment, pairs)
      {
        result.setError(error, isShare: splice == .logit)
      }
      if SeriesCombination.isTooFar(point.period, beyond: last.period) {
        result.refusals.append(.extrapolation)
      }
      if SeriesCombination.crosses(points, used.map(\.period) + [point.period]) {
        result.refusals.append(.overBreak)
      }
      return result
    }
  }

  static func isTooFar(_ period: Period, beyond last: Period) -> Bool {
    period.lastYear - last.lastYear > mostYearsBeyond
  }

  /// Whether a break of the official series lies between some of the periods.
  static func crosses(_ points: [PairedPoint], _ periods: [Period]) -> Bool {
    guard let first = periods.min(), let last = periods.max() else { return false }
    return points.contains { $0.isBreak && $0.period > first && $0.period <= last }
  }
}

extension CombinedPoint {
  /// The official figure as it stands.
  static func official(_ point: PairedPoint, _ value: Double) -> CombinedPoint {
    var result = CombinedPoint(
      period: point.period, value: value, status: point.isBreak ? .timeSeriesBreak : .normal)
    if let error = point.officialError { result.setError(error) }
    return result
  }

  static func nothing(_ point: PairedPoint) -> CombinedPoint {
    CombinedPoint(
      period: point.period, value: nil, status: point.isSuppressed ? .suppressed : .missing)
  }

  /// Sets the error and the interval of 95 per cent; that of a share is taken on the logit scale, so that
  /// it stays within 0 and 100.
  mutating func setError(_ error: Double, isShare: Bool = false) {
    guard let value, error >= 0 else { return }
    self.error = error
    let half = NormalDistribution.quantile(0.975) * error
    interval =
      isShare
      ? Interval.ofPercentage(value, half: half)
      : Interval(lower: value - half, upper: value + half)
  }
}
