import Testing
import Wording

@Suite("Languages, plural rules and writing direction")
struct LanguageTests {
  @Test("Tags take their canonical form")
  func tags() {
    #expect(Language("pt_br").tag == "pt-BR")
    #expect(Language("SR-latn-rs").tag == "sr-Latn-RS")
    #expect(Language("es-419").tag == "es-419")
    #expect(Language("pt-BR").base == "pt")
  }

  @Test("Direction follows the language, and its script where one is named")
  func direction() {
    #expect(Language("ar").direction == "rtl")
    #expect(Language("fa-AF").isRightToLeft)
    #expect(Language("en").direction == "ltr")
    #expect(!Language("ur-Latn").isRightToLeft)
    #expect(Language("az-Arab").isRightToLeft)
  }

  @Test("A language names itself")
  func names() {
    #expect(Language("sw").ownName == "Kiswahili")
    #expect(Language("fr-CA").ownName == "Français")
    #expect(Language("xx").ownName == "xx")
  }

  @Test(
    "Plural forms are CLDR's",
    arguments: [
      ("en", 0, PluralForm.other), ("en", 1, .one), ("en", 2, .other), ("fr", 0, .one),
      ("fr", 1, .one), ("fr", 2, .other), ("fr", 2_000_000, .many), ("es", 0, .other),
      ("es", 1, .one), ("es", 1_000_000, .many), ("pt", 0, .one), ("pt-PT", 0, .other),
      ("de", 1, .one), ("ru", 1, .one), ("ru", 11, .many), ("ru", 21, .one), ("ru", 22, .few),
      ("ru", 12, .many), ("ru", 112, .many), ("uk", 4, .few), ("pl", 21, .many), ("pl", 22, .few),
      ("ar", 0, .zero), ("ar", 1, .one), ("ar", 2, .two), ("ar", 3, .few), ("ar", 103, .few),
      ("ar", 11, .many), ("ar", 111, .many), ("ar", 100, .other), ("ar", 102, .other),
      ("hy", 0, .one), ("hy", 1, .one), ("hy", 2, .other), ("sw", 1, .one), ("sw", 0, .other),
      ("ne", 1, .one), ("ne", 0, .other), ("hi", 0, .one), ("zh", 1, .other), ("ja", 1, .other),
      ("ko", 1, .other), ("vi", 1, .other), ("id", 1, .other), ("am", 0, .one), ("cs", 3, .few),
      ("cs", 5, .other), ("sl", 101, .one), ("sl", 102, .two), ("sl", 104, .few), ("sl", 5, .other),
      ("ro", 0, .few), ("ro", 119, .few), ("ro", 120, .other), ("lt", 21, .one), ("lt", 11, .other),
      ("lv", 10, .zero), ("lv", 21, .one), ("he", 2, .two), ("ga", 7, .many), ("cy", 6, .many),
      ("cy", 3, .few), ("fil", 4, .other), ("fil", 5, .one), ("mt", 15, .many), ("gd", 11, .one),
      ("sr", 5, .other), ("sr", 22, .few), ("mk", 11, .other), ("xx", 1, .one), ("en", -1, .one),
    ])
  func plurals(_ tag: String, _ count: Int, _ form: PluralForm) {
    #expect(PluralRule.form(of: count, in: Language(tag)) == form)
  }

  @Test("The base direction is that of the first strong letter")
  func baseDirection() {
    #expect(Bidi.baseDirection(of: "3.2.1 (2024) ماء water") == .rightToLeft)
    #expect(Bidi.baseDirection(of: "“Water” ماء") == .leftToRight)
    #expect(Bidi.baseDirection(of: "2019–2024") == nil)
    #expect(Bidi.baseDirection(of: "٢٠١٩") == nil)
    #expect(Bidi.baseDirection(of: "\u{2068}abc\u{2069} ماء") == .rightToLeft)
    #expect(Bidi.baseDirection(of: "ߒߞߏ") == .rightToLeft)
    #expect(Bidi.baseDirection(of: "हिन्दी") == .leftToRight)
    #expect(Bidi.baseDirection(of: "") == nil)
  }

  @Test("A text is isolated only where it could disturb")
  func isolation() {
    #expect(Bidi.isolate("ماء", within: .rightToLeft) == "ماء")
    #expect(Bidi.isolate("ماء", within: .leftToRight) == "\u{2068}ماء\u{2069}")
    #expect(Bidi.isolate("2019", within: .rightToLeft) == "2019")
    #expect(Bidi.isolate("3.2.1", within: .rightToLeft) == "\u{2066}3.2.1\u{2069}")
    #expect(Bidi.isolate("3.2.1", within: .leftToRight) == "3.2.1")
  }
}
