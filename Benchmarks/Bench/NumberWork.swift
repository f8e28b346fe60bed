import Bytes
import FileFormats

/// How many observations a message holds, how many of their values are numbers, and their bits
/// folded together: one wrong last bit changes it.
enum NumberWork {
  /// Walks a message as its peers do: nothing is kept.
  static func message(_ path: String) throws -> String {
    var handler = ObservationCounter()
    try XMLReader.read(try FileBytes.read(path), file: path, into: &handler)
    return line(handler.observations, handler.numbers, handler.bits)
  }

  static func line(_ observations: Int, _ numbers: Int, _ bits: UInt64) -> String {
    let digits = String(bits, radix: 16)
    return
      "\(observations),\(numbers),\(String(repeating: "0", count: 16 - digits.count))\(digits)\n"
  }

  private struct ObservationCounter: XMLHandler {
    var observations = 0
    var numbers = 0
    var bits: UInt64 = 0

    mutating func start(_ element: borrowing XMLElement) throws(XMLError) {
      guard element.isNamed("Obs") else { return }
      observations += 1
      guard let text = try element.attribute("OBS_VALUE"), let number = DecimalText.parse(text)
      else {
        return
      }
      numbers += 1
      bits ^= number.bitPattern
    }

    mutating func end(_ name: String) {}
  }
}
