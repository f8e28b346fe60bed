/// The encoding of files saved by Excel and older programs in Western European settings.
enum Windows1252 {
  /// Bytes 0x80 to 0x9F; the five that the code page leaves open stay the control characters that
  /// the WHATWG Encoding Standard makes of them. All others are their own code points.
  private static let upperControls: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  /// UTF-8 in which every byte that belongs to no valid sequence was read as Windows-1252.
  ///
  /// Byte by byte rather than the file as a whole, so that one bad byte in a large UTF-8 file does
  /// not garble all its other letters. In a true Windows-1252 file a valid sequence is as good as
  /// impossible (it would take a capital accented letter followed by a symbol).
  static func repair(_ raw: [UInt8]) -> (bytes: [UInt8], replaced: Int, sawUTF8: Bool) {
    var out: [UInt8] = []
    out.reserveCapacity(raw.count + raw.count / 8)
    var replaced = 0
    var sawUTF8 = false
    var at = 0
    while at < raw.count {
      let length = raw.withUnsafeBytes { UTF8Sequence.length($0, at) }
      if length > 0 {
        out.append(contentsOf: raw[at..<at + length])
        sawUTF8 = sawUTF8 || length > 1
        at += length
      } else {
        appendScalar(of: raw[at], to: &out)
        replaced += 1
        at += 1
      }
    }
    return (out, replaced, sawUTF8)
  }

  private static func appendScalar(of byte: UInt8, to out: inout [UInt8]) {
    let code = byte < 0xA0 ? upperControls[Int(byte) - 0x80] : UInt16(byte)
    if code < 0x800 {
      out.append(0xC0 | UInt8(code >> 6))
    } else {
      out.append(0xE0 | UInt8(code >> 12))
      out.append(0x80 | UInt8(code >> 6 & 0x3F))
    }
    out.append(0x80 | UInt8(code & 0x3F))
  }
}

enum UTF8Sequence {
  /// The length of the valid UTF-8 sequence at a place, 0 if there is none (Unicode table 3-7).
  static func length(_ raw: UnsafeRawBufferPointer, _ at: Int) -> Int {
    let lead = raw[at]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0...0x7F: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF:
      length = 3
      if lead == 0xE0 { second = 0xA0...0xBF } else if lead == 0xED { second = 0x80...0x9F }
    case 0xF0...0xF4:
      length = 4
      if lead == 0xF0 { second = 0x90...0xBF } else if lead == 0xF4 { second = 0x80...0x8F }
    default: return 0
    }
    guard at + length <= raw.count, second.contains(raw[at + 1]) else { return 0 }
    for next in (at + 1)..<(at + length) where raw[next] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
