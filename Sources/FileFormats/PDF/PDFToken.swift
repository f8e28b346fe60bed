/// The smallest parts of a PDF's syntax (ISO 32000-1, 7.2 and 7.3).
enum PDFToken: Equatable {
  case name(String)
  case string([UInt8])
  case number(Double)
  /// Operators of a content stream, `obj`, `R`, `stream`, `true`.
  case word(String)
  case open(Bracket)
  case close(Bracket)

  enum Bracket { case list, dictionary }

  var name: String? { if case .name(let name) = self { name } else { nil } }
  var number: Double? { if case .number(let number) = self { number } else { nil } }
  var integer: Int? { number.flatMap { Int(exactly: $0) } }
}

/// Reads tokens one after the other.
struct PDFTokens: Sequence, IteratorProtocol {
  let bytes: ArraySlice<UInt8>
  private(set) var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  mutating func next() -> PDFToken? {
    skipBlanks()
    guard let byte = peek else { return nil }
    switch byte {
    case UInt8(ascii: "("): return .string(literal())
    case UInt8(ascii: "["): return single(.open(.list))
    case UInt8(ascii: "]"): return single(.close(.list))
    case UInt8(ascii: "<"):
      guard peek(1) == byte else { return .string(hexadecimal()) }
      return double(.open(.dictionary))
    case UInt8(ascii: ">"):
      return peek(1) == byte ? double(.close(.dictionary)) : single(.word(">"))
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ")"):
      return single(.word(String(Character(UnicodeScalar(byte)))))
    case UInt8(ascii: "/"):
      position += 1
      return .name(regular())
    default:
      let word = regular()
      let isNumber = word.utf8.allSatisfy { "0123456789+-.".utf8.contains($0) }
      return isNumber ? .number(Double(word) ?? 0) : .word(word)
    }
  }

  /// Goes on behind the data of a stream, whose `stream` was the last token; its data.
  mutating func stream() -> ArraySlice<UInt8>? {
    if peek == 0x0D { position += 1 }
    if peek == 0x0A { position += 1 }
    let start = position
    let mark = Array("endstream".utf8)
    while position + mark.count <= bytes.endIndex {
      if bytes[position] == mark[0], bytes[position..<position + mark.count].elementsEqual(mark) {
        let data = bytes[start..<position]
        position += mark.count
        return data
      }
      position += 1
    }
    return nil
  }

  private var peek: UInt8? { peek(0) }

  private func peek(_ ahead: Int) -> UInt8? {
    position + ahead < bytes.endIndex ? bytes[position + ahead] : nil
  }

  private mutating func single(_ token: PDFToken) -> PDFToken {
    position += 1
    return token
  }

  private mutating func double(_ token: PDFToken) -> PDFToken {
    position += 2
    return token
  }

  private mutating func skipBlanks() {
    while let byte = peek {
      if byte == UInt8(ascii: "%") {
        while let byte = peek, byte != 0x0A, byte != 0x0D { position += 1 }
      } else if PDFTokens.isBlank(byte) {
        position += 1
      } else {
        return
      }
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0 || (0x09...0x0D).contains(byte)
  }

  private mutating func regular() -> String {
    let start = position
    while let byte = peek, !PDFTokens.isBlank(byte), !"()<>[]{}/%".utf8.contains(byte) {
      position += 1
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func hexadecimal() -> [UInt8] {
    position += 1
    var digits: [UInt8] = []
    while let byte = peek, byte != UInt8(ascii: ">") {
      if let digit = Character(UnicodeScalar(byte)).hexDigitValue { digits.append(UInt8(digit)) }
      position += 1
    }
    position = Swift.min(position + 1, bytes.endIndex)
    if digits.count % 2 == 1 { digits.append(0) }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  private mutating func literal() -> [UInt8] {
    position += 1
    var depth = 1
    var text: [UInt8] = []
    while let byte = peek {
      position += 1
      switch byte {
      case UInt8(ascii: "\\"):
        if let byte = escaped() { text.append(byte) }
        continue
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return text }
      default: break
      }
      text.append(byte)
    }
    return text
  }

  /// What a reverse solidus and what follows it stand for; `nil` for a line that goes on.
  private mutating func escaped() -> UInt8? {
    guard let byte = peek else { return nil }
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "f"): return 0x0C
    case 0x0D:
      if peek == 0x0A { position += 1 }
      return nil
    case 0x0A: return nil
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var value = Int(byte - 0x30)
      for _ in 0..<2 {
        guard let digit = peek, (0x30...0x37).contains(digit) else { break }
        value = value * 8 + Int(digit - 0x30)
        position += 1
      }
      return UInt8(truncatingIfNeeded: value)
    default: return byte
    }
  }
}
