import Bytes

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
    return String(decoding: TextBytes(decoding: Array(body)).bytes, as: UTF8.self)
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
}
