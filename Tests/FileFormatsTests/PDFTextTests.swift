import FileFormats
import Testing

@Suite("The text of a PDF")
struct PDFTextTests {
  /// zlib data without packing: RFC 1950 around one stored block of RFC 1951.
  private func stored(_ text: String) -> [UInt8] {
    let data = Array(text.utf8)
    var first: UInt32 = 1
    var second: UInt32 = 0
    for byte in data {
      first = (first + UInt32(byte)) % 65521
      second = (second + first) % 65521
    }
    let sum = second << 16 | first
    let count = UInt16(data.count)
    return [0x78, 0x01, 0x01]
      + [UInt8(count & 0xFF), UInt8(count >> 8), UInt8(~count & 0xFF), UInt8(~count >> 8)] + data
      + (0..<4).map { UInt8(truncatingIfNeeded: sum >> (24 - 8 * $0)) }
  }

  private func object(_ number: Int, _ body: String) -> [UInt8] {
    Array("\(number) 0 obj\n\(body)\nendobj\n".utf8)
  }

  private func stream(_ number: Int, _ dictionary: String, _ data: [UInt8]) -> [UInt8] {
    Array("\(number) 0 obj\n<< \(dictionary) /Length \(data.count) >>\nstream\n".utf8) + data
      + Array("\nendstream\nendobj\n".utf8)
  }

  private func lines(_ parts: [[UInt8]]) throws -> [String] {
    try PDFText.lines(Array("%PDF-1.5\n%µ\n".utf8) + parts.joined())
  }

  private let map = """
    1 begincodespacerange <00> <ff> endcodespacerange
    2 beginbfchar <01> <0034> <02> <002e> endbfchar
    2 beginbfrange <03> <05> <0035> <06> <07> [<0041> <0062>] endbfrange
    """

  private func page(_ content: String, wide: Bool = false) -> [[UInt8]] {
    [
      stream(1, "/Filter /FlateDecode", stored(content)),
      object(2, "<< /Font << /f-0-0 3 0 R >> >>"),
      object(
        3, "<< /Type /Font /Subtype /\(wide ? "Type0" : "TrueType") /ToUnicode 4 0 R >>"),
      stream(4, "/Filter /FlateDecode", stored(map)),
    ]
  }

  @Test("Codes are read by the font's map, steps between letters leave a number whole")
  func mapped() throws {
    let content = "BT 9 0 0 -9 1 2 Tm /f-0-0 1 Tf [(\\001)20<02>-30(\\003)]TJ ET"
    #expect(try lines(page(content)) == ["4.5"])
  }

  @Test("Ranges of a map count up or name each character")
  func ranges() throws {
    #expect(try lines(page("BT /f-0-0 1 Tf <030405>Tj <0607>Tj ET")) == ["567Ab"])
  }

  @Test("A composite font has two bytes a code")
  func wide() throws {
    #expect(try lines(page("BT /f-0-0 1 Tf <000100020003>Tj ET", wide: true)) == ["4.5"])
  }

  @Test("A wide step, another place and another text end a text")
  func ends() throws {
    let content = "BT /f-0-0 1 Tf [<01>-6603<03>]TJ 7 0 Td <04>Tj ET BT <05>Tj ET"
    #expect(try lines(page(content)) == ["4", "5", "6", "7"])
  }

  @Test("Titles, alternative texts and actual texts are read, in UTF-16 and with escapes")
  func strings() throws {
    let said = try lines(
      page("/Span << /ActualText <feff00660069> >> BDC EMC") + [
        object(7, "<< /Title (A \\(b\\) \\101\\\nc) /Alt <FEFF004D00E9> /N 12 >>")
      ])
    #expect(said == ["fi", "A (b) Ac", "Mé"])
  }

  @Test("Objects that are packed in an object stream are read, and what an update replaced")
  func objectStreams() throws {
    let said = try lines([
      stream(
        9, "/Type /ObjStm /N 2 /First 9 /Filter /FlateDecode",
        stored("2 0 3 14 << /T (one) >>\n<< /T (two) >>")),
      object(2, "<< /T (later) >>"),
    ])
    #expect(said == ["later", "one", "two"])
  }

  @Test(
    "What cannot be read in full is refused",
    arguments: [
      (
        "stream of another filter", "1 0 obj << /Filter /LZWDecode >> stream\nabc\nendstream endobj"
      ),
      ("damaged data", "1 0 obj << /Filter /FlateDecode >> stream\nabc\nendstream endobj"),
      ("cut off", "1 0 obj << /Length 12 >> stream\nabc"),
      ("text without a font", "1 0 obj << >> stream\nBT /f 1 Tf (a)Tj ET\nendstream endobj"),
      ("a missing map", "1 0 obj << /Type /Font /ToUnicode 8 0 R >> endobj"),
      ("numbers beyond all bounds", "1 0 obj << /Type /ObjStm /N 9999999999999999999999 >> endobj"),
      ("nothing", ""),
    ])
  func refused(what: String, body: String) {
    #expect(throws: PDFError.self) { try PDFText.lines(Array("%PDF-1.5\n\(body)".utf8)) }
  }

  @Test("Another file is no PDF")
  func other() { #expect(throws: PDFError.noPDF) { try PDFText.lines(Array("GIF89a".utf8)) } }
}
