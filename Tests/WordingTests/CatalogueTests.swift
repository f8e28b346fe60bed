import Testing

@testable import Wording

@Suite("Message catalogues")
struct CatalogueTests {
  private func catalogue(
    _ tag: String, _ texts: [String: String], fallback: [String: String] = [:]
  ) throws -> Catalogue {
    let language = Language(tag)
    return Catalogue(
      language: language,
      chain: [
        try Messages(language: language, texts: texts),
        try Messages(language: Language("en"), texts: fallback),
      ])
  }

  @Test("Placeholders are filled, numbers as the language writes them")
  func placeholders() throws {
    let words = try catalogue("fr", ["x": "{name} : {value} ({n})"])
    #expect(
      words.text(
        "x", ["name": .text("Eau"), "value": .number(1234.5, decimals: 1), "n": .count(12_000)])
        == "Eau : 1\u{202F}234,5 (12\u{202F}000)")
  }

  @Test("A placeholder without argument stays visible")
  func unfilled() throws {
    #expect(try catalogue("en", ["x": "a {b} c"]).text("x") == "a {b} c")
  }

  @Test("Braces are written twice")
  func braces() throws {
    #expect(try catalogue("en", ["x": "{{{a}}}"]).text("x", ["a": .text("1")]) == "{1}")
  }

  @Test("A brace without partner is refused with its key", arguments: ["{a", "a}", "{}", "{a{b}}"])
  func badBraces(_ text: String) {
    let error = #expect(throws: MessageError.self) {
      try Messages(language: Language("en"), texts: ["key.x": text])
    }
    #expect(error?.description.contains("`key.x`") == true)
  }

  @Test("The plural form follows the argument named count, in the language's own rule")
  func plural() throws {
    let words = try catalogue(
      "ru",
      [
        "g.one": "{count} группа", "g.few": "{count} группы", "g.many": "{count} групп",
        "g.other": "{count} группы",
      ])
    let texts = [1, 3, 5, 21].map { words.text("g", ["count": .count($0)]) }
    #expect(texts == ["1 группа", "3 группы", "5 групп", "21 группа"])
  }

  @Test("A form that the language's file lacks falls to other, then to the bare key")
  func pluralFallback() throws {
    let words = try catalogue("en", ["a.other": "{count} as", "b": "{count} b"])
    #expect(words.text("a", ["count": .count(1)]) == "1 as")
    #expect(words.text("b", ["count": .count(1)]) == "1 b")
  }

  @Test("A fallback message takes the fallback language's plural rule")
  func fallbackRule() throws {
    let words = try catalogue("ja", [:], fallback: ["g.one": "one", "g.other": "many"])
    #expect(words.text("g", ["count": .count(1)]) == "one")
  }

  @Test("What is missing is listed: keys of the fallback, and keys asked for in vain")
  func missing() throws {
    let words = try catalogue(
      "fr", ["a": "A"], fallback: ["a": "a", "b": "b", "c.one": "1", "c.other": "n"])
    #expect(words.missing == ["b", "c"])
    #expect(words.text("zzz") == "⟦zzz⟧")
    #expect(words.missing == ["b", "c", "zzz"])
    #expect(words.has("b"))
    #expect(!words.has("zzz"))
  }

  @Test("A word of the other direction is isolated, one of the same is not")
  func isolation() throws {
    let arabic = try catalogue("ar", ["x": "{a} {b}"])
    let words = arabic.text("x", ["a": .text("UNICEF"), "b": .text("ماء")])
    #expect(words == "\u{2068}UNICEF\u{2069} ماء")
    #expect(
      arabic.text("x", ["a": .code("2019.Q2.G.01"), "b": .count(3)])
        == "\u{2066}2019.Q2.G.01\u{2069} 3")
    let english = try catalogue("en", ["x": "{a} {b}"])
    #expect(english.text("x", ["a": .text("2019.Q2"), "b": .code("3.1")]) == "2019.Q2 3.1")
  }

  @Test("No language is an error that says so")
  func noLanguage() {
    #expect(throws: MessageError.self) { try Catalogue(languages: []) }
  }

  @Test("A project's own messages win over ours, in any language")
  func additions() throws {
    let words = try Catalogue(
      languages: [Language("sw"), Language("en")],
      additions: ["sw": ["month.1": "Januari"], "en": ["month.2": "Feb"]])
    #expect(words.month(1, of: 2019) == "Januari 2019")
    #expect(words.month(2, of: 2019) == "Feb 2019")
    #expect(words.missing.contains("month.3"))
  }

  @Test("A regional language falls back on its language")
  func region() throws {
    let words = try Catalogue(languages: [Language("fr-CA")])
    #expect(words.text("month.8") == "août")
    #expect(words.missing.isEmpty)
  }

  @Test("Common phrases in English and French")
  func common() throws {
    let english = try Catalogue(languages: [Language("en")])
    let french = try Catalogue(languages: [Language("fr"), Language("en")])
    #expect(english.list(["a", "b", "c"]) == "a, b and c")
    #expect(french.list(["a", "b"]) == "a et b")
    #expect(english.list(["a"]) == "a")
    #expect(english.percent(12.5) == "12.5%")
    #expect(french.percent(12.5) == "12,5\u{202F}%")
    #expect(english.range(2.1, 3.4) == "2.1 to 3.4")
    #expect(english.years(2015, 2019) == "2015–2019")
    #expect(english.years(2015, 2015) == "2015")
    #expect(french.quarter(2, of: 2019) == "T2 2019")
    #expect(english.date(day: 3, month: 3, year: 2019) == "3 March 2019")
    #expect(french.text("count.groups", ["count": .count(0)]) == "0 groupe")
    #expect(english.text("count.groups", ["count": .count(0)]) == "0 groups")
  }

  @Test("French has every English message, with the same placeholders")
  func completeness() throws {
    let english = try Messages.load(Language("en"), additions: [:])
    let french = try Messages.load(Language("fr"), additions: [:])
    #expect(english.families.count > 20)
    #expect(english.families.subtracting(french.families).sorted() == [])
    #expect(french.families.subtracting(english.families).sorted() == [])
    for (key, names) in english.placeholders {
      #expect(french.placeholders[key] == names, "placeholders of \(key)")
    }
  }
}
