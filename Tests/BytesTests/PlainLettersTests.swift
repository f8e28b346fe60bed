import Bytes
import Testing

@Suite("Letters without their accents")
struct PlainLettersTests {
  @Test(
    "Accents go, other letters stay",
    arguments: [
      ("Dûnmore", "Dunmore"), ("São Tomé", "Sao Tome"), ("plain", "plain"), ("Ørsta", "Ørsta"),
      ("", ""),
      ("e\u{301}", "e"),
    ])
  func plain(text: String, expected: String) {
    #expect(PlainLetters.of(text) == expected)
  }
}
