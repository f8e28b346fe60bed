import Testing

@testable import Renderer

@Suite("Words of the register")
struct RegisterWordTests {
  @Test(
    "Fixed words are spaced, names and sentences stay as they are",
    arguments: [
      ("notPersonal", "not personal"),
      (
        "tested: false; automaticChecks: true",
        "tested: false; automatic checks: true"
      ),
      ("CSO", "CSO"),
      ("A sentence. Another.", "A sentence. Another."),
    ])
  func words(text: String, expected: String) {

    #expect(RegisterWord.spaced(text) == expected)
  }
}
