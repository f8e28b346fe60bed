/// Which characters the codes of a font stand for: its ToUnicode map (ISO 32000-1, 9.10.3).
struct PDFCharacters {
  /// Two bytes a code, as in composite fonts, or one.
  let isWide: Bool
  private var texts: [Int: String] = [:]

  /// A font without a map: its codes are those of Latin-1.
  init() { isWide = false }

  init(map: [UInt8], isWide: Bool) {
    self.isWide = isWide
    var operands: [PDFToken] = []
    for token in PDFTokens(map[...]) {
      switch token {
      case .word("beginbfchar"), .word("beginbfrange"): operands = []
      case .word("endbfchar"): characters(operands)
      case .word("endbfrange"): ranges(operands)
      default: operands.append(token)
      }
    }
  }

  /// The text of codes; a code that the map does not know is shown as unknown.
  func text(_ codes: [UInt8]) -> String {
    guard isWide || !texts.isEmpty else {
      return String(String.UnicodeScalarView(codes.map { UnicodeScalar($0) }))
    }
    guard isWide else { return codes.map { texts[Int($0)] ?? "\u{FFFD}" }.joined() }
    return stride(from: 0, to: codes.count - 1, by: 2).map {
      texts[Int(codes[$0]) << 8 | Int(codes[$0 + 1])] ?? "\u{FFFD}"
    }.joined()
  }

  /// `<01> <0041>`
  private mutating func characters(_ operands: [PDFToken]) {
    for place in stride(from: 0, to: operands.count - 1, by: 2) {
      guard case .string(let code) = operands[place], case .string(let text) = operands[place + 1]
      else { continue }
      texts[PDFCharacters.number(code)] = PDFCharacters.utf16(text)
    }
  }

  /// `<01> <05> <0041>`: the last unit counts up; `<01> <02> [<0041> <0391>]`: one each.
  private mutating func ranges(_ operands: [PDFToken]) {
    var place = 0
    while place + 2 < operands.count {
      guard case .string(let first) = operands[place], case .string(let last) = operands[place + 1]
      else { return }
      let codes =
        PDFCharacters.number(
          first)...max(
          PDFCharacters.number(first), PDFCharacters.number(last))
      place += 2
      if case .string(var text) = operands[place] {
        for code in codes.prefix(0x10000) {
          texts[code] = PDFCharacters.utf16(text)
          guard let end = text.indices.last, text[end] < 0xFF else { break }
          text[end] += 1
        }
        place += 1
      } else {
        place += 1
        for code in codes.prefix(0x10000) {
          guard place < operands.count, case .string(let text) = operands[place] else { break }
          texts[code] = PDFCharacters.utf16(text)
          place += 1
        }
        place += 1
      }
    }
  }

  private static func number(_ bytes: [UInt8]) -> Int {
    bytes.suffix(4).reduce(0) { $0 << 8 | Int($1) }
  }

  static func utf16(_ bytes: [UInt8]) -> String {
    let units = stride(from: 0, to: bytes.count - 1, by: 2).map {
      UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
    }
    return String(decoding: units, as: UTF16.self)
  }
}
