import Bytes
import Testing

struct TextBytesTests {
  private func text(_ raw: [UInt8]) -> String {
    String(decoding: TextBytes(decoding: raw).bytes, as: UTF8.self)
  }

  @Test("Plain UTF-8 with line feeds needs no note and no copy of another text")
  func plain() {
    let plain = TextBytes("a,é\nb,語\n")
    #expect(plain.notes.isEmpty)
    #expect(!plain.looksBinary)
    #expect(text(Array("a,é\n".utf8)) == "a,é\n")
  }

  @Test("Windows-1252 is told from UTF-8, and its own letters are read")
  func windows1252() {
    let raw: [UInt8] = [0x43, 0xF4, 0x74, 0x65, 0x20, 0x80, 0x93, 0x94, 0x81]
    #expect(text(raw) == "Côte €“”\u{81}")
    #expect(TextBytes(decoding: raw).notes == [.windows1252])
  }

  @Test("One bad byte in a UTF-8 file does not garble the others")
  func mixedEncoding() {
    let raw = Array("Côte ".utf8) + [0xE9] + Array(" 語".utf8)
    #expect(text(raw) == "Côte é 語")
    #expect(TextBytes(decoding: raw).notes == [.mixedEncoding(bytes: 1)])
  }

  @Test("Sequences that only look like UTF-8 are not taken for it")
  func overlongAndSurrogates() {
    #expect(text([0xC0, 0xAF]) == "À¯")
    #expect(text([0xED, 0xA0, 0x80]) == "í\u{A0}€")
    #expect(text([0xF4, 0x90, 0x80, 0x80]) == "ô\u{90}€€")
    #expect(text([0x61, 0xE2, 0x82]) == "aâ‚")
  }

  @Test("UTF-16 is read in both byte orders, beyond the basic plane too")
  func utf16() {
    let units = Array("a,é😀".utf16)
    let little: [UInt8] = [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big: [UInt8] = [0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(text(little) == "a,é😀")
    #expect(text(big) == "a,é😀")
    #expect(TextBytes(decoding: little).notes == [.utf16])
  }

  @Test("Carriage returns are told by kind")
  func carriageReturns() {
    #expect(TextBytes("a\r\nb\r\n").notes == [.carriageReturns])
    #expect(TextBytes("a\rb\r").notes == [.loneCarriageReturns(count: 2)])
    #expect(TextBytes("a\r\nb\rc").notes == [.carriageReturns, .loneCarriageReturns(count: 1)])
  }

  @Test("A stray NUL byte is counted; a file full of them is no text")
  func nulBytes() {
    let stray = TextBytes(decoding: Array("a,b\n1,2\n".utf8) + [0])
    #expect(stray.notes == [.nulBytes(count: 1)])
    #expect(!stray.looksBinary)
    #expect(TextBytes(decoding: [UInt8](repeating: 0, count: 40)).looksBinary)
  }

  @Test(
    "Files of other kinds are told by their first bytes",
    arguments: [[0x50, 0x4B, 3, 4], Array("%PDF-1.7".utf8), [0x89, 0x50, 0x4E, 0x47, 0xFF]])
  func binaryFiles(_ raw: [UInt8]) {
    #expect(TextBytes(decoding: raw).looksBinary)
  }
}

struct UTF8CheckTests {
  private func isUTF8(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }

  @Test("UTF-8 is told from other bytes as the standard library tells it, wherever they stand")
  func agreesWithStandardLibrary() {
    var numbers = SeededNumbers(seed: 11)
    let pieces: [[UInt8]] = [
      Array("plain text of some length, ".utf8), [0xC3, 0xA9], [0xE8, 0xAA, 0x9E], [0xE2, 0x82],
      [0xF0, 0x9F, 0x98, 0x80], [0xED, 0xA0, 0x80], [0xFF], [0x80], [0x0A],
      [0xF4, 0x90, 0x80, 0x80],
    ]
    for _ in 0..<3000 {
      var raw = [UInt8](repeating: 97, count: Int.random(in: 0...40, using: &numbers))
      for _ in 0..<Int.random(in: 0...6, using: &numbers) {
        // The first three pieces are the likelier ones, so that many samples are valid.
        let last = Int.random(in: 0..<4, using: &numbers) > 0 ? 2 : pieces.count - 1
        raw += pieces[Int.random(in: 0...last, using: &numbers)]
      }
      let text = TextBytes(decoding: raw)
      #expect(isUTF8(text.bytes))
      let isUnchanged = !text.notes.contains {
        switch $0 {
        case .windows1252, .mixedEncoding: true
        default: false
        }
      }
      #expect(isUnchanged == isUTF8(raw), "\(raw)")
    }
  }
}
