import FuzzSupport
import SDGModel

/// Searches for texts that break the reading of periods, or of which the canonical form does not read
/// back.
///
/// Invariant: reading any text ends in a period or a reason; a period's text is read back to the
/// same period, without a mark.
@main enum FuzzPeriods {
  static func main() {
    Fuzzing.run { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      guard case .success(let reading) = Period.read(text) else { return }
      let period = reading.period
      Fuzzing.require(period.first <= period.last, "\(text): ends before it begins")
      guard case .success(let again) = Period.read(period.text) else {
        fatalError("\(text) is written \(period.text), which is not read")
      }
      Fuzzing.require(
        again.period == period && again.mark == nil,
        "\(text) is written \(period.text), which is read as another period")
    }
  }
}
