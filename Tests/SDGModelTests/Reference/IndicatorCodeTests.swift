import SDGModel
import Testing

@Suite("Indicator codes")
struct IndicatorCodeTests {
  @Test(
    "Ways to write a code become the framework's own",
    arguments: [
      ("1-1-1", "1.1.1"), (" 1.1.1 ", "1.1.1"), ("01.01.01", "1.1.1"), ("1_1_1", "1.1.1"),
      ("15-A-1", "15.a.1"), ("1.10", "1.10"), ("17", "17"), ("1.1.1 Proportion of", "1.1.1"),
      ("1-3-1-ja", "1.3.1.ja"), ("10-5-1-1", "10.5.1.1"), ("16.1.S1", "16.1.S1"),
    ])
  func normalised(text: String, expected: String) {
    #expect(IndicatorCode(text).text == expected)
  }

  @Test(
    "A text that is no code stays as it is",
    arguments: ["GDP1", "archived-1-a-1", "C010101", "1..1", "2019-01", "1.ab.1", ""])
  func kept(text: String) {
    #expect(IndicatorCode(text).text == text)
    #expect(IndicatorCode(text).goal == nil)
    #expect(IndicatorCode(text).target == nil)
  }

  @Test("Codes sort by number, then by letter, and other texts last")
  func sorting() {
    let sorted = [
      "1.1.1", "1.2.1", "1.3.1", "1.3.1.a", "1.10.1", "1.a.1", "2.1.1", "10.1.1", "GDP1",
    ]
    #expect(sorted.reversed().map(IndicatorCode.init).sorted().map(\.text) == sorted)
  }

  @Test("Only goal, target and number make the global form")
  func globalForm() {
    #expect(IndicatorCode("1.a.1").hasGlobalForm)
    #expect(!IndicatorCode("1.3.1.a").hasGlobalForm)
    #expect(!IndicatorCode("16.1.S1").hasGlobalForm)
    #expect(!IndicatorCode("1.1").hasGlobalForm)
  }
}
