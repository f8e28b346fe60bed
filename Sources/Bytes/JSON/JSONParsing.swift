/// Text that is not JSON: where, and what was found.
public struct JSONError: Error, Sendable, Equatable, CustomStringConvertible {
  /// From 1.
  public let line: Int
  /// From 1, in characters of the Unicode standard (scalars).
  public let column: Int
  public let reason: String

  public var description: String { "\(line):\(column): \(reason)" }
}

extension JSON {
  /// Reads one JSON value, strictly (RFC 8259): UTF-8, no comments, no trailing commas, no key twice
  /// in an object, nothing after the value. A byte order mark is passed over. Whole numbers that fit
  /// become `.integer`, all others `.number`.
  /// - Parameter depthLimit: how deep arrays and objects may nest, so that no file can exhaust the
  ///   stack.
  public static func parse(_ bytes: [UInt8], depthLimit: Int = 128) throws(JSONError) -> JSON {
    var parser = JSONParser(bytes: bytes, depthLimit: depthLimit)
    return try parser.parseDocument()
  }

  /// Reads one JSON value from text.
  public static func parse(_ text: String) throws(JSONError) -> JSON {
    try parse(Array(text.utf8))
  }
}

private struct JSONParser {
  let bytes: [UInt8]
  let depthLimit: Int
  var at = 0
  var depth = 0

  init(bytes: [UInt8], depthLimit: Int) {
    self.bytes = bytes
    self.depthLimit = depthLimit
  }

  mutating func parseDocument() throws(JSONError) -> JSON {
    if (try? UTF8Span(validating: bytes.span)) == nil {
      throw failure("This file is not UTF-8; save it as UTF-8.")
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    let value = try parseValue()
    skipBlanks()
    guard at == bytes.count else { throw failure("Nothing may follow the value.") }
    return value
  }

  private func failure(_ reason: String) -> JSONError {
    let before = bytes.prefix(at)
    let line = before.count { $0 == 10 } + 1
    let start = before.lastIndex(of: 10).map { $0 + 1 } ?? 0
    let column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
    return JSONError(line: line, column: column, reason: reason)
  }

  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func skipBlanks() {
    while let byte = next, byte == 32 || byte == 10 || byte == 13 || byte == 9 { at += 1 }
  }

  private mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: byte) else { return false }
    at += 1
    return true
  }

  private mutating func parseValue() throws(JSONError) -> JSON {
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return try parseObject()
    case UInt8(ascii: "["): return try parseArray()
    case UInt8(ascii: "\""): return .string(try parseString())
    case UInt8(ascii: "-"): return try parseNumber()
    case .some(UInt8(ascii: "0")...UInt8(ascii: "9")): return try parseNumber()
    case nil: throw failure("The file ends where a value is expected.")
    default:
      for (word, value) in [("true", JSON.bool(true)), ("false", .bool(false)), ("null", .null)]
      where bytes[at...].starts(with: word.utf8) {
        at += word.utf8.count
        return value
      }
      throw failure(
        "A value is expected: text in double quotes, a number, [, {, true, false or null.")
    }
  }

  private mutating func enter() throws(JSONError) {
    guard depth < depthLimit else { throw failure("More than \(depthLimit) levels are nested.") }
    depth += 1
    at += 1
    skipBlanks()
  }

  private mutating func parseArray() throws(JSONError) -> JSON {
    try enter()
    var values: [JSON] = []
    if !take("]") {
      while true {
        values.append(try parseValue())
        skipBlanks()
        if take("]") { break }
        guard take(",") else { throw failure("A comma or ] is expected.") }
      }
    }
    depth -= 1
    return .array(values)
  }

  private mutating func parseObject() throws(JSONError) -> JSON {
    try enter()
    var members: [(key: String, value: JSON)] = []
    var keys: Set<String> = []
    if !take("}") {
      while true {
        skipBlanks()
        guard next == 34 else { throw failure("A key in double quotes is expected.") }
        let start = at
        let key = try parseString()
        guard keys.insert(key).inserted else {
          at = start
          throw failure("The key \"\(key)\" stands twice in one object.")
        }
        skipBlanks()
        guard take(":") else { throw failure("A colon is expected after the key.") }
        members.append((key: key, value: try parseValue()))
        skipBlanks()
        if take("}") { break }
        guard take(",") else { throw failure("A comma or } is expected.") }
      }
    }
    depth -= 1
    return .object(members)
  }

  private mutating func parseString() throws(JSONError) -> String {
    at += 1
    var out: [UInt8] = []
    var pieceStart = at
    while let byte = next {
      switch byte {
      case 34:
        out += bytes[pieceStart..<at]
        at += 1
        return String(decoding: out, as: UTF8.self)
      case 92:
        out += bytes[pieceStart..<at]
        at += 1
        try parseEscape(&out)
        pieceStart = at
      case 0..<32: throw failure("A control character in a text must be escaped.")
      default: at += 1
      }
    }
    throw failure("The file ends inside a text.")
  }

  private mutating func parseEscape(_ out: inout [UInt8]) throws(JSONError) {
    let simple: [UInt8: UInt8] = [
      34: 34, 92: 92, 47: 47, 98: 8, 102: 12, 110: 10, 114: 13, 116: 9,
    ]
    guard let byte = next else { throw failure("The file ends inside a text.") }
    if let plain = simple[byte] {
      out.append(plain)
      at += 1
      return
    }
    guard byte == UInt8(ascii: "u") else { throw failure("This escape is not known.") }
    let first = try parseHex()
    var units = [first]
    if UTF16.isLeadSurrogate(first) {
      guard take("\\"), next == UInt8(ascii: "u") else {
        throw failure("The second half of a surrogate pair is missing.")
      }
      units.append(try parseHex())
    }
    let isPair = units.count == 2 && UTF16.isTrailSurrogate(units[1])
    guard units.count == 2 ? isPair : !UTF16.isTrailSurrogate(first) else {
      throw failure("Half of a surrogate pair stands alone.")
    }
    out += String(decoding: units, as: UTF16.self).utf8
  }

  /// Four hexadecimal digits after the `u` at the current place.
  private mutating func parseHex() throws(JSONError) -> UInt16 {
    at += 1
    var value: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw failure("Four hexadecimal digits are expected.")
      }
      value = value << 4 | UInt16(digit)
      at += 1
    }
    return value
  }

  private mutating func parseNumber() throws(JSONError) -> JSON {
    let start = at
    _ = take("-")
    let firstDigit = at
    let digits = skipDigits()
    guard digits > 0 else { throw failure("A digit is expected.") }
    if digits > 1, bytes[firstDigit] == 48 {
      at = firstDigit
      throw failure("A number may not begin with 0.")
    }
    var isWhole = true
    if take(".") {
      isWhole = false
      guard skipDigits() > 0 else { throw failure("A digit is expected after the point.") }
    }
    if next == 101 || next == 69 {
      isWhole = false
      at += 1
      if !take("-") { _ = take("+") }
      guard skipDigits() > 0 else { throw failure("A digit is expected in the exponent.") }
    }
    if isWhole, let value = Int(String(decoding: bytes[start..<at], as: UTF8.self)) {
      return .integer(value)
    }
    guard let value = DecimalText.parse(bytes[start..<at]) else {
      throw failure("This number is too large.")
    }
    return .number(value)
  }

  private mutating func skipDigits() -> Int {
    let start = at
    while let byte = next, byte &- 48 <= 9 { at += 1 }
    return at - start
  }
}
