import SDGModel
import Statistics

/// Estimates of the same period as one, period by period.
///
/// Where the estimates differ by more than chance (Holm's correction over the periods), the official one
/// stands alone: an average of two figures that contradict each other describes nobody.
struct EstimateMerge {
  let line: MergeLine
  let rule: MergeSettings.SeriesRule

  private struct Found {
    var rows: [Int]
    var result: EstimateCombination.Result
  }

  func points() throws(CombinationFailure) -> [MergedSeries.Point] {
    guard let form = rule.form, form.combinesEstimates else { throw .wrongInput }
    let combination = EstimateCombination(form, options: rule.options)
    let found = try line.places.map { place throws(CombinationFailure) in
      try combined(place, combination)
    }
    guard found.contains(where: { $0 != nil }) else { throw .noErrors }
    let adjusted = HolmCorrection.adjusted(found.compactMap { $0?.result.conflictP ?? nil })
    var next = adjusted.makeIterator()
    return zip(line.places, zip(line.points(), found)).map { place, pair in
      let (paired, found) = pair
      guard let found else { return alone(place, paired) }
      let isConflict =
        found.result.conflictP != nil && (next.next() ?? 1) < EstimateCombination.significance
      return isConflict
        ? line.official(found.rows[0], refusals: [.conflict]) : point(place, found)
    }
  }

  /// The official estimate and every other of the period; `nil` where one of them has no standard error.
  private func combined(
    _ place: MergeLine.Place, _ combination: EstimateCombination
  ) throws(CombinationFailure) -> Found? {
    guard let official = place.official, let first = estimate(official) else { return nil }
    let others = place.citizens.filter { estimate($0) != nil }
    guard !others.isEmpty else { return nil }
    let estimates = [first] + others.compactMap(estimate)
    return Found(rows: [official] + others, result: try combination.combine(estimates))
  }

  private func estimate(_ row: Int) -> Estimate? {
    let observation = line.observations[row]
    guard Merge.isUsable(observation), let value = observation.value.plainNumber,
      let error = observation.standardError, error > 0
    else { return nil }
    return Estimate(value: value, error: error)
  }

  private func point(_ place: MergeLine.Place, _ found: Found) -> MergedSeries.Point {
    var point = MergedSeries.Point(
      period: place.period, value: found.result.value, making: .computed, flags: [.estimated],
      inputs: zip(found.rows, found.result.weights).map { .init(row: $0, weight: $1) })
    point.standardError = found.result.error
    point.lower = found.result.interval.lower
    point.upper = found.result.interval.upper
    return point
  }

  private func alone(_ place: MergeLine.Place, _ paired: PairedPoint) -> MergedSeries.Point {
    if let row = place.official, paired.official != nil {
      return line.official(row, refusals: place.citizens.isEmpty ? [] : [.noErrors])
    }
    let refusals = place.citizens.isEmpty ? [] : [paired.refusal ?? .noOfficial]
    return line.nothing(place, paired, refusals: refusals)
  }
}
