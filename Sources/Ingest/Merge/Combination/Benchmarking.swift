import SDGModel
import Statistics

/// A citizen series that is bent to meet the official figures: Denton and Chow–Lin.
struct Benchmarking {
  let method: CombinationMethod
  let options: CombinationOptions

  init(_ method: CombinationMethod, options: CombinationOptions) {
    self.method = method
    self.options = options
  }

  func series(_ points: [PairedPoint]) throws(CombinationFailure) -> [CombinedPoint] {
    let carried = points.indices.filter { points[$0].citizen != nil }
    let fine = carried.map { points[$0] }
    guard Benchmarking.areNeighbours(fine.map(\.period)) else { throw .gaps }
    let benchmarks = try benchmarks(fine)
    guard !benchmarks.constraints.isEmpty else { throw .noOverlap }
    let (values, errors) = try fitted(fine.compactMap(\.citizen), benchmarks)
    let meeting = benchmarks.constraints.flatMap { $0.weights.map(\.period) }
    var combined = points.map { point in
      point.official.map { CombinedPoint.official(point, $0) } ?? .nothing(point)
    }
    for (position, index) in carried.enumerated() {
      if options.benchmark == .point, points[index].official != nil {
        combined[index].factor = factor(values[position], fine[position].citizen)
        continue
      }
      combined[index] = point(
        position, values[position], errors?[position], fine, meeting, all: points)
    }
    return combined
  }

  private func point(
    _ position: Int, _ value: Double, _ error: Double?, _ fine: [PairedPoint], _ meeting: [Int],
    all: [PairedPoint]
  ) -> CombinedPoint {
    let own = fine[position]
    let before = meeting.filter { $0 <= position }.max()
    let after = meeting.filter { $0 >= position }.min()
    let isBetween = options.benchmark == .point && before != nil && after != nil
    var result = CombinedPoint(
      period: own.period, value: value,
      status: after == nil ? .forecast : isBetween ? .imputed : .estimated,
      factor: factor(value, own.citizen))
    if let error { result.setError(error) }
    if after == nil, let before,
      SeriesCombination.isTooFar(own.period, beyond: fine[before].period)
    {
      result.refusals.append(.extrapolation)
    }
    let periods = [before, after].compactMap { $0.map { fine[$0].period } }
    if SeriesCombination.crosses(all, periods + [own.period]) {
      result.refusals.append(.overBreak)
    }
    return result
  }

  /// What the citizen figure was multiplied by, or what was added to it.
  private func factor(_ value: Double, _ citizen: Double?) -> Double? {
    guard let citizen else { return nil }
    switch method {
    case .denton: return value / citizen
    case .dentonAdditive: return value - citizen
    default: return nil
    }
  }

  private func fitted(
    _ citizen: [Double], _ benchmarks: Benchmarks
  ) throws(CombinationFailure) -> (values: [Double], errors: [Double]?) {
    if method == .chowLin {
      guard let rho = options.rho, rho > -1, rho < 1 else { throw .noRho }
      let model = ChowLin(rho: rho, hasIntercept: options.hasIntercept)
      guard let found = model.series(citizen, benchmarks) else { throw .tooFewBenchmarks }
      return (found.values, found.errors)
    }
    let form: Denton = method == .dentonAdditive ? .additive : .proportional
    if form == .proportional, citizen.contains(where: { $0 <= 0 }) { throw .unusableValues }
    guard let found = form.series(citizen, benchmarks, differences: options.differences) else {
      throw .tooFewBenchmarks
    }
    return (found, nil)
  }

  /// A total or an average stands on the last period of its year.
  private func benchmarks(_ fine: [PairedPoint]) throws(CombinationFailure) -> Benchmarks {
    let known = fine.indices.filter { fine[$0].official != nil }
    if options.benchmark == .point {
      return .points(known.compactMap { index in fine[index].official.map { (index, $0) } })
    }
    var groups: [(periods: Range<Int>, value: Double)] = []
    for index in known {
      let length = Benchmarking.periodsOfYear(fine[index].period)
      let start = index - length + 1
      let year = fine[index].period.lastYear
      guard start >= 0, fine[start...index].allSatisfy({ $0.period.lastYear == year }),
        index + 1 == fine.count || fine[index + 1].period.lastYear != year,
        let value = fine[index].official
      else { throw .incompleteYear }
      groups.append((start..<index + 1, value))
    }
    return options.benchmark == .total ? .totals(groups) : .averages(groups)
  }

  private static func periodsOfYear(_ period: Period) -> Int {
    switch period.kind {
    case .quarter: 4
    case .month: 12
    default: 1
    }
  }

  /// Whether each period is the next after the one before it: the methods know no distances.
  private static func areNeighbours(_ periods: [Period]) -> Bool {
    zip(periods, periods.dropFirst()).allSatisfy { one, next in
      one.kind == next.kind && one.isFollowed(by: next)
    }
  }
}
