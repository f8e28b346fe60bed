/// Turns a YAML file's bytes into text.
enum YAMLText {
  static func decode(
    _ bytes: [UInt8], start: YAMLPlace, mode: YAMLMode, notes: inout [YAMLNote]
  ) throws(YAMLError) -> String {
    var body = bytes[...]
    if body.starts(with: [0xEF, 0xBB, 0xBF]) {
      body = body.dropFirst(3)
      notes.append(YAMLNote(place: start, kind: .byteOrderMark))
    }
    if let end = body.firstIndex(of: UInt8(ascii: "\n")), end > body.startIndex,
      body[end - 1] == UInt8(ascii: "\r")
    {
      notes.append(YAMLNote(place: start, kind: .carriageReturns))
    }
    if let text = String(validating: body, as: UTF8.self) { return text }
    guard mode == .foreign else {
      throw YAMLError(
        firstInvalid(body, start: start), "the file is not UTF-8",
        hint: "save it with the encoding UTF-8")
    }
    notes.append(YAMLNote(place: start, kind: .windows1252))
    return windows1252(body)
  }

  /// The place of the first byte that is no UTF-8.
  private static func firstInvalid(_ bytes: ArraySlice<UInt8>, start: YAMLPlace) -> YAMLPlace {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var (line, column) = (start.line, start.column)
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      if scalar == "\n" { (line, column) = (line + 1, 1) } else { column += 1 }
    }
    return YAMLPlace(file: start.file, line: line, column: column)
  }

  private static func windows1252(_ bytes: ArraySlice<UInt8>) -> String {
    var scalars = String.UnicodeScalarView()
    for byte in bytes {
      let code = (0x80...0x9F).contains(byte) ? upper[Int(byte) - 0x80] : UInt32(byte)
      scalars.append(Unicode.Scalar(code) ?? "\u{FFFD}")
    }
    return String(scalars)
  }

  /// Bytes 80 to 9F (WHATWG Encoding, index windows-1252); C1 controls, which YAML forbids, become
  /// the replacement character.
  private static let upper: [UInt32] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
  ]
}
