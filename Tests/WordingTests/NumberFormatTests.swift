import Testing
import Wording

@Suite("Numbers of a language")
struct NumberFormatTests {
  private func text(_ value: Double, _ tag: String, _ decimals: Int? = nil) -> String {
    NumberFormat(language: Language(tag)).text(value, decimals: decimals)
  }

  @Test(
    "Marks follow the language",
    arguments: [
      ("en", "1,234,567.5"), ("sw", "1,234,567.5"), ("ar", "1,234,567.5"), ("ne", "12,34,567.5"),
      ("fr", "1\u{202F}234\u{202F}567,5"), ("de", "1.234.567,5"), ("es", "1.234.567,5"),
      ("ru", "1\u{A0}234\u{A0}567,5"), ("hy", "1\u{A0}234\u{A0}567,5"), ("pt-BR", "1.234.567,5"),
      ("de-CH", "1’234’567.5"), ("es-MX", "1,234,567.5"), ("xx", "1,234,567.5"),
      ("lo", "1.234.567,5"), ("ml", "12,34,567.5"), ("xh", "1\u{A0}234\u{A0}567.5"),
    ])
  func marks(_ tag: String, _ expected: String) {
    #expect(text(1_234_567.5, tag, 1) == expected)
  }

  @Test("Spanish leaves four digits whole and groups five")
  func laterGrouping() {
    #expect(text(1234, "es", 0) == "1234")
    #expect(text(12_345, "es", 0) == "12.345")
  }

  @Test(
    "Without a number of decimals, as many as are needed",
    arguments: [
      (0.0, "0"), (1, "1"), (12.5, "12.5"), (12.345, "12.34"), (3.14159, "3.14"),
      (123.456, "123.5"),
      (1234.56, "1,235"), (1_234_567.8, "1,234,568"), (0.5, "0.5"), (0.012345, "0.01234"),
      (0.00001234567, "0.00001235"), (999.96, "1,000"), (0.99996, "1"), (99.5, "99.5"),
    ] as [(Double, String)])
  func needed(_ value: Double, _ expected: String) {
    #expect(text(value, "en") == expected)
  }

  @Test("A fixed number of decimals keeps its zeros")
  func fixed() {
    #expect(text(2, "en", 2) == "2.00")
    #expect(text(1999.999, "en", 2) == "2,000.00")
    #expect(text(7.5, "en", 0) == "8")
    #expect(text(6.5, "en", 0) == "6")
  }

  @Test("The minus sign is a minus sign, and nothing is no minus nothing")
  func minus() {
    #expect(text(-1234.5, "en", 1) == "\u{2212}1,234.5")
    #expect(text(-5, "ar", 0) == "\u{200E}\u{2212}5")
    #expect(text(-0.04, "en", 1) == "0.0")
    #expect(text(-0.0, "en") == "0")
    #expect(NumberFormat(language: Language("fr")).text(-12_000) == "\u{2212}12\u{202F}000")
    #expect(NumberFormat(language: Language("en")).text(Int.min).hasSuffix("808"))
  }

  @Test("What is not finite is a dash")
  func notFinite() {
    #expect(text(.nan, "en") == "–")
    #expect(text(.infinity, "en", 1) == "–")
  }
}
