import SDGModel

extension MergeLine {
  /// Official figures, and where none is and nothing forbids it, the best citizen source's as it stands.
  ///
  /// A filled figure of a source that the gate lets merge is an ordinary one, of a source that may fill an
  /// experimental one; where the source changes, the series begins anew (methods: a line must not run
  /// from one source to the other, and no change may be computed over the place).
  func filled() -> [MergedSeries.Point] {
    var before: String?
    return zip(places, points()).map { place, paired in
      var point = filled(place, paired)
      if let row = point.inputs.first?.row, point.value != nil {
        let source = observations[row].source
        if let before, before != source, point.making == .fill || self.sources.contains(before) {
          point.flags.append(.timeSeriesBreak)
        }
        before = source
      }
      return point
    }
  }

  private func filled(_ place: Place, _ paired: PairedPoint) -> MergedSeries.Point {
    if let row = place.official, paired.official != nil { return official(row) }
    guard paired.refusal == nil, let row = place.citizens.first,
      let value = observations[row].value.plainNumber
    else {
      let refusals = place.citizens.isEmpty ? [] : [paired.refusal].compactMap { $0 }
      return nothing(place, paired, refusals: refusals)
    }
    let observation = observations[row]
    var flags: [ObservationStatus] = [
      tiers[observation.source] == .merge ? .normal : .experimental
    ]
    if let own = observation.status, own != .normal { flags.append(own) }
    var point = MergedSeries.Point(
      period: place.period, value: value, making: .fill, flags: flags,
      inputs: [MergedSeries.Input(row: row)])
    point.standardError = observation.standardError
    point.lower = observation.lower
    point.upper = observation.upper
    return point
  }
}
