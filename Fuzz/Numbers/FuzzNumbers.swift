import Bytes
import FuzzSupport
import Glibc

/// Searches for texts that are read as another number than the C library reads, and for numbers
/// whose written form does not read back.
///
/// Invariant: what is read is finite and the same double as `strtod` gives for the whole text, bit
/// for bit; the shortest text of any finite double reads back to that double.
@main enum FuzzNumbers {
  static func main() {
    Fuzzing.run { bytes in
      if let value = DecimalText.parse(bytes) {
        let text = String(decoding: bytes, as: UTF8.self)
        Fuzzing.require(value.isFinite, "\(text) is read as \(value)")
        Fuzzing.require(
          DecimalText.parse(text)?.bitPattern == value.bitPattern, "\(text) differs as String")
        Fuzzing.require(
          byCLibrary(text).map { $0.bitPattern == value.bitPattern } ?? false,
          "\(text) is read as \(value), by strtod as \(String(describing: byCLibrary(text)))")
        requireReadsBack(value)
      }
      if bytes.count >= 8 {
        requireReadsBack(Double(bitPattern: bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }))
      }
    }
  }

  /// What `strtod` reads, `nil` where it leaves a part of the text over.
  private static func byCLibrary(_ text: String) -> Double? {
    text.withCString { start in
      var end: UnsafeMutablePointer<CChar>?
      let value = strtod(start, &end)
      return end.map { $0.pointee == 0 && $0 > start } == true ? value : nil
    }
  }

  private static func requireReadsBack(_ value: Double) {
    guard value.isFinite else { return }
    let text = DecimalText.shortest(value)
    // Zero has no sign in a table.
    let again = DecimalText.parse(text)
    Fuzzing.require(again == value, "\(value) is written \(text)")
  }
}
