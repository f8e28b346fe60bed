/// The text of a field from its raw bytes, quotes and all.
enum FieldText {
  /// Unquoted: doubled quotes become one, and text after the closing quote is kept as it stands.
  static func unquoted(_ raw: UnsafeBufferPointer<UInt8>) -> String {
    raw.first == 34
      ? String(decoding: unquotedBytes(raw), as: UTF8.self) : String(decoding: raw, as: UTF8.self)
  }

  /// See `unquoted`.
  static func unquotedBytes(_ raw: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    guard raw.first == 34 else { return Array(raw) }
    var out: [UInt8] = []
    out.reserveCapacity(raw.count)
    var at = 1
    while at < raw.count {
      if raw[at] == 34 {
        guard at + 1 < raw.count, raw[at + 1] == 34 else {
          out += raw[(at + 1)...]
          break
        }
        at += 1
      }
      out.append(raw[at])
      at += 1
    }
    return out
  }

  /// The number that a field is, whether quoted or not.
  @inline(__always)
  static func number(_ start: BytePointer, _ length: Int) -> Double? {
    if length > 0, start[0] == 34 {
      // The number between plain quotes, without a copy; else whatever the text says.
      if length > 1, start[length - 1] == 34,
        let number = DecimalText.parse(start + 1, length - 2)
      {
        return number
      }
      return DecimalText.parse(unquotedBytes(UnsafeBufferPointer(start: start, count: length)))
    }
    return DecimalText.parse(start, length)
  }

  /// One field of a span, as it stands; empty where the span has fewer.
  static func field(
    _ number: Int, of span: UnsafeBufferPointer<UInt8>, lexer: FieldLexer
  ) -> UnsafeBufferPointer<UInt8> {
    guard let base = span.baseAddress else { return span }
    let end = base + span.count
    var at = base
    var faults = FieldFaults()
    for _ in 0..<number {
      let stop = lexer.endOfField(at, end, &faults)
      guard stop < end, stop[0] == lexer.delimiter else {
        return UnsafeBufferPointer(start: end, count: 0)
      }
      at = stop + 1
    }
    let stop = lexer.endOfField(at, end, &faults)
    return UnsafeBufferPointer(start: at, count: stop - at)
  }

  /// Where the fields of a group's span lie: exactly `count`; those that a short record lacks are
  /// empty.
  static func split(
    _ span: ByteSpan, base: BytePointer, lexer: FieldLexer, count: Int
  ) -> [ByteSpan] {
    var fields: [ByteSpan] = []
    fields.reserveCapacity(count)
    let end = base + span.offset + span.length
    var at = base + span.offset
    var faults = FieldFaults()
    while true {
      // A span ends before its terminator, so that line ends in it are inside quotes, or the
      // carriage return of an unquoted field.
      let stop = lexer.endOfField(at, end, &faults)
      fields.append(ByteSpan(offset: at - base, length: stop - at))
      guard stop < end, fields.count < count else { break }
      at = stop + 1
    }
    while fields.count < count {
      fields.append(ByteSpan(offset: span.offset + span.length, length: 0))
    }
    return fields
  }
}
