import FileFormats
import Testing

@Suite("Maps read key by key")
struct StrictMapTests {
  @Test("Very many unknown keys are all told, in little time", .timeLimit(.minutes(1)))
  func manyUnknownKeys() throws {
    let text = (0..<20_000).map { "key\($0): 1\n" }.joined()
    var map = try StrictMap(YAMLDocument.parse(text, file: "a.yaml").root)
    _ = map.node("known")
    #expect(map.unknownKeys.count == 20_000)
  }

  private func map(_ text: String) throws -> StrictMap {
    try StrictMap(YAMLDocument.parse(text, file: "p.yaml").root)
  }

  @Test("An unknown key is an error with the nearest known key")
  func unknown() throws {
    var map = try map("country: ABC\nlangauges: [en]\n")
    _ = try map.string("country")
    _ = try map.strings("languages")
    let error = #expect(throws: YAMLError.self) { try map.finish() }
    #expect(
      error?.description == "p.yaml:2:1: unknown key `langauges`; did you mean `languages`?")
  }

  @Test("A key that is like no known one lists what is known")
  func unlike() throws {
    var map = try map("zzz: 1\n")
    map.ignore("b", "a")
    #expect(map.unknownKeys.map(\.message) == ["unknown key `zzz`; known here: a, b"])
  }

  @Test("All unknown keys are reported at once, in the order of the file")
  func several() throws {
    var map = try map("x1: 1\nb: 2\nx2: 3\n")
    map.ignore("b")
    let error = #expect(throws: YAMLError.self) { try map.finish() }
    #expect(error?.all.map(\.place.line) == [1, 3])
  }

  @Test("A known key is no error, even without a value")
  func known() throws {
    var map = try map("title:\nasOf: 2019\n")
    #expect(try map.string("title") == nil)
    #expect(try map.int("asOf") == 2019)
    try map.finish()
  }

  @Test("A missing key is named, with the misspelt one that may be it")
  func missing() throws {
    var map = try map("contry: ABC\n")
    let error = #expect(throws: YAMLError.self) { try map.requireString("country") }
    #expect(error?.description == "p.yaml:1:1: `country` is missing; did you mean it by `contry`?")
  }

  @Test("A wrong kind of value says what was expected and found, at its place")
  func kinds() throws {
    var map = try map("asOf: last year\nlanguages: {en: 1}\nmap: [1]\n")
    let number = #expect(throws: YAMLError.self) { try map.int("asOf") }
    #expect(number?.description == "p.yaml:1:7: expected a whole number, found `last year`")
    let list = #expect(throws: YAMLError.self) { try map.strings("languages") }
    #expect(list?.message.hasPrefix("expected a list, found a map") == true)
    let inner = #expect(throws: YAMLError.self) { try map.map("map") }
    #expect(inner?.message.hasPrefix("expected a map") == true)
  }

  @Test("One of several fixed texts, or an error that lists them")
  func choice() throws {
    var map = try map("kind: offical\nsharing: public\n")
    #expect(try map.one("sharing", of: ["public", "internal"]) == "public")
    let error = #expect(throws: YAMLError.self) {
      try map.one("kind", of: ["official", "research"])
    }
    #expect(
      error?.message
        == "unknown value `offical`; did you mean `official`? allowed: official, research")
  }

  @Test("One text stands for a list of one")
  func single() throws {
    var map = try map("a: en\nb: [en, fr]\n")
    #expect(try map.strings("a") == ["en"])
    #expect(try map.strings("b") == ["en", "fr"])
  }

  @Test("An empty file is an empty map")
  func empty() throws {
    let map = try map("")
    #expect(map.entries.isEmpty)
  }

  @Test(
    "Edit distance counts a swap of neighbours as one",
    arguments: [
      ("langauges", "languages", 1), ("", "abc", 3), ("kitten", "sitting", 3), ("a", "a", 0),
      ("ab", "ba", 1),
    ])
  func distance(_ first: String, _ second: String, _ expected: Int) {
    #expect(Suggestion.distance(first, second) == expected)
    #expect(Suggestion.distance(second, first) == expected)
  }

  @Test("A suggestion ignores letter case and is not far-fetched")
  func suggestions() {
    #expect(Suggestion.nearest(to: "AsOf", among: ["asOf", "area"]) == "asOf")
    #expect(Suggestion.nearest(to: "xyz", among: ["abc", "title"]) == nil)
  }
}
