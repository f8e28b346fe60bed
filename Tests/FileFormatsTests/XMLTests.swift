import FileFormats
import Testing

@Suite("XML by events")
struct XMLTests {
  /// Writes every event down.
  private struct Log: XMLHandler {
    var events: [String] = []
    var text: [UInt8] = []
    var refused: String?

    mutating func start(_ element: borrowing XMLElement) throws(XMLError) {
      flush()
      if element.name == refused { throw XMLError("refused") }
      var event = "<\(element.name)"
      for index in 0..<element.attributeCount {
        event += " \(element.attributeName(at: index))=\(try element.attributeValue(at: index))"
      }
      events.append(event)
    }

    mutating func text(_ piece: UnsafeBufferPointer<UInt8>) { text.append(contentsOf: piece) }

    mutating func end(_ name: String) {
      flush()
      events.append("/\(name)")
    }

    private mutating func flush() {
      if !text.isEmpty { events.append(String(decoding: text, as: UTF8.self)) }
      text = []
    }
  }

  private func read(_ text: String, refused: String? = nil) throws(XMLError) -> [String] {
    var log = Log(refused: refused)
    try XMLReader.read(Array(text.utf8), file: "a.xml", into: &log)
    return log.events
  }

  private func error(_ text: String, refused: String? = nil) -> String {
    do {
      _ = try read(text, refused: refused)
      return "no error"
    } catch {
      return error.description
    }
  }

  @Test("Elements, attributes and text come in order, without prefixes")
  func events() throws {
    let text = "<m:a xmlns:m='u' m:x='1' y=\"é\"><b/>te<![CDATA[<x>]]>xt</m:a>"
    #expect(try read(text) == ["<a x=1 y=é", "<b", "/b", "te<x>xt", "/a"])
  }

  @Test("Signs that XML escapes are decoded, the ampersand too")
  func escapes() throws {
    let text = "<a x='R&amp;D &lt;5 &#233; &quot;&#38;&amp;amp;'>A &amp; B &lt;&#x20AC;</a>"
    #expect(try read(text) == ["<a x=R&D <5 é \"&&amp;", "A & B <€", "/a"])
  }

  @Test("A document type is refused, and with it entities that grow")
  func documentType() {
    let text = """
      <?xml version="1.0"?>
      <!DOCTYPE a [<!ENTITY b "cccccccccc"><!ENTITY d "&b;&b;&b;&b;">]>
      <a>&d;</a>
      """
    #expect(error(text).hasPrefix("a.xml:2:"))
    #expect(error(text).contains("document type"))
  }

  @Test("A file outside is never opened")
  func external() {
    let text = "<!DOCTYPE a SYSTEM 'file:///etc/hostname'><a/>"
    #expect(error(text).contains("document type"))
  }

  @Test(
    "What is not well-formed is an error with its line",
    arguments: [
      ("<a>\n<b></a>", 2), ("<a>", 1), ("", 1), ("<a>&nope;</a>", 1), ("<a/><a/>", 1), ("text", 1),
      ("<a>\n\n\u{1}</a>", 3),
    ])
  func malformed(_ text: String, _ line: Int) {
    #expect(error(text).hasPrefix("a.xml:\(line):"), "\(error(text))")
  }

  @Test("An error of the handler ends the reading at its place")
  func handlerError() {
    #expect(error("<a>\n<b/>\n<c/></a>", refused: "b").hasPrefix("a.xml:2:"))
    #expect(error("<a>\n<b/>\n<c/></a>", refused: "b").hasSuffix("refused"))
  }

  @Test("A text larger than one push comes whole")
  func large() throws {
    let body = String(repeating: "0123456789é", count: 300_000)
    #expect(try read("<a>\(body)</a>") == ["<a", body, "/a"])
  }

  @Test("Nesting without bound ends in an error")
  func depth() {
    #expect(error(String(repeating: "<a>", count: 10_000)).contains("a.xml:1:"))
  }

  @Test("UTF-16 and Latin-1 are decoded by their declaration")
  func encodings() throws {
    var log = Log()
    let latin =
      Array("<?xml version='1.0' encoding='ISO-8859-1'?><a>caf".utf8) + [0xE9] + Array("</a>".utf8)
    try XMLReader.read(latin, file: "a.xml", into: &log)
    #expect(log.events == ["<a", "café", "/a"])
  }
}
