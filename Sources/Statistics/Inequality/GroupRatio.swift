/// R, without a unit: y of one group divided by y of another, the same two as of the difference; 1 where they
/// are equal. The error is that of ln R, √((s/y)² + (s/y)²), and the interval exp(ln R ± z · error).
enum GroupRatio {
  static func value(_ sample: InequalitySample) throws(MeasureGap) -> MeasureValue {
    let (a, b) = try Difference.pair(sample)
    guard sample.y[b] != 0 else { throw .zeroBase }
    guard sample.y.allSatisfy({ $0 >= 0 }) else { throw .negativeEstimate }
    let error = sample.s.flatMap { s -> Double? in
      guard sample.y[a] > 0 else { return nil }
      let parts = [a, b].map { s[$0] / sample.y[$0] }
      return (parts[0] * parts[0] + parts[1] * parts[1]).squareRoot()
    }
    return .ratio(sample.y[a] / sample.y[b], logError: error)
  }
}
