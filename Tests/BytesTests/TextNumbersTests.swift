import Testing

@testable import Bytes

@Suite("Numbers for distinct texts")
struct TextNumbersTests {
  @Test("As many numbers as distinct texts, in the order in which they came")
  func numbers() {
    var numbers = TextNumbers()
    // Long enough to grow several times, and every text twice.
    let texts = (0..<5_000).map { String(repeating: "é", count: $0 % 40) + "\($0)" }
    for (position, text) in (texts + texts).enumerated() {
      #expect(numbers.number(of: text) == UInt32(position % texts.count))
    }
    #expect(numbers.texts == texts)
    #expect(texts.allSatisfy { numbers.known($0).map { numbers.texts[Int($0)] } == $0 })
    #expect(numbers.known("none of them") == nil)
  }

  @Test("Texts that look the same and differ in bytes are two, the empty text is one")
  func bytes() {
    var numbers = TextNumbers()
    #expect(numbers.number(of: "\u{E9}") == 0)
    #expect(numbers.number(of: "e\u{301}") == 1)
    #expect(numbers.number(of: "") == 2)
    #expect(numbers.number(of: "") == 2)
  }
}
