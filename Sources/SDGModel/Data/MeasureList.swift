import Bytes

/// Bounds, errors and counts of the observations that have any, by position.
struct MeasureList: Sendable {
  /// Ascending.
  private var positions: [UInt32] = []
  /// Six numbers each; not a number for none.
  private var values: [SIMD8<Double>] = []

  mutating func append(_ measures: ObservationColumns.Measures, at position: Int) {
    var packed = SIMD8<Double>(repeating: .nan)
    let all = [
      measures.lower, measures.upper, measures.standardError, measures.sampleSize,
      measures.numerator, measures.denominator,
    ]
    for (lane, value) in all.enumerated() { packed[lane] = value ?? .nan }
    positions.append(UInt32(position))
    values.append(packed)
  }

  mutating func append(_ other: MeasureList, from start: Int) {
    positions += other.positions.map { $0 + UInt32(start) }
    values += other.values
  }

  /// The list of some observations, by their positions among these.
  func limited(to kept: [Int]) -> MeasureList {
    var list = MeasureList()
    for (new, old) in kept.enumerated() {
      guard let index = index(of: old) else { continue }
      list.positions.append(UInt32(new))
      list.values.append(values[index])
    }
    return list
  }

  subscript(position: Int) -> ObservationColumns.Measures? {
    guard let index = index(of: position) else { return nil }
    let packed = values[index]
    func at(_ lane: Int) -> Double? { packed[lane].isNaN ? nil : packed[lane] }
    var measures = ObservationColumns.Measures()
    measures.lower = at(0)
    measures.upper = at(1)
    measures.standardError = at(2)
    measures.sampleSize = at(3)
    measures.numerator = at(4)
    measures.denominator = at(5)
    return measures
  }

  private func index(of position: Int) -> Int? {
    positions.sortedIndex(of: UInt32(position))
  }
}
