import FileFormats
import Foundation
import TestSupport
import Testing

@Suite("Strict YAML")
struct YAMLDocumentTests {
  private func parse(_ text: String, mode: YAMLMode = .strict) throws(YAMLError) -> YAMLDocument {
    try YAMLDocument.parse(Array(text.utf8), file: "a.yaml", mode: mode)
  }

  private func error(_ text: String, mode: YAMLMode = .strict) -> String {
    do {
      _ = try parse(text, mode: mode)
      return "no error"
    } catch {
      return error.description
    }
  }

  @Test(
    "A scalar keeps the text that was written",
    arguments: ["1.10", "1.1.1", "no", "2015/16", "0x1F", "007", "1e3", "12:30", "=", "2019-01-02"])
  func text(_ text: String) throws {
    #expect(try parse("key: \(text)").root["key"]?.string == text)
  }

  @Test("Nothing is not a text, but a quoted null is")
  func null() throws {
    let root = try parse("a:\nb: ~\nc: null\nd: 'null'\ne: ''").root
    #expect(["a", "b", "c"].allSatisfy { root[$0]?.isNull == true && root[$0]?.string == nil })
    #expect(root["d"]?.string == "null")
    #expect(root["e"]?.string == "")
  }

  @Test("Numbers are plain finite decimals without quotation marks")
  func numbers() throws {
    let root = try parse("a: 12\nb: -0.5\nc: 2e3\nd: .inf\ne: '5'\nf: 1_000\ng: nan\nh: 0x10").root
    #expect(root["a"]?.int == 12)
    #expect(root["a"]?.double == 12)
    #expect(root["b"]?.double == -0.5)
    #expect(root["c"]?.double == 2000)
    #expect(["d", "e", "f", "g", "h"].allSatisfy { root[$0]?.double == nil })
  }

  @Test("Only true and false are truth values: no is a text")
  func booleans() throws {
    let root = try parse("a: true\nb: False\nc: no\nd: 'true'").root
    #expect(root["a"]?.bool == true)
    #expect(root["b"]?.bool == false)
    #expect(root["c"]?.bool == nil)
    #expect(root["d"]?.bool == nil)
  }

  @Test("Every value knows its line and column")
  func places() throws {
    let root = try parse("# note\nlist:\n  - a\n  - {b: é, c: 2}\n").root
    let item = try #require(root["list"]?.list?[1])
    #expect(item["c"]?.place.description == "a.yaml:4:15")
    #expect(item.map?[1].keyPlace.column == 12)
  }

  @Test("A byte order mark and CR LF are tolerated and told")
  func windowsFile() throws {
    let document = try parse("\u{FEFF}a: 1\r\nb: two\r\n")
    #expect(document.root["a"]?.place.description == "a.yaml:1:4")
    #expect(document.root["b"]?.string == "two")
    #expect(document.notes.map(\.kind) == [.byteOrderMark, .carriageReturns])
  }

  @Test("An empty file is nothing, not an error", arguments: ["", "\n", "# only a comment\n"])
  func empty(_ text: String) throws {
    #expect(try parse(text).root.isNull)
  }

  @Test("A key that stands twice is an error with its place")
  func duplicates() {
    #expect(
      error("a: 1\nmap:\n  b: 1\n  b: 2\n")
        == "a.yaml:3:3: `b` stands twice in one map; keep one of them")
    #expect(error("1: x\n\"1\": y\n").contains("`1` stands twice"))
  }

  @Test("In foreign files the last of two equal keys counts, with a note")
  func foreignDuplicates() throws {
    let document = try parse(
      "a: 1\n'b': {x: 1, x: 2}\na: 2\nc: 0\na: 3\n", mode: .foreign)
    #expect(document.root["a"]?.string == "3")
    #expect(document.root["b"]?["x"]?.string == "2")
    #expect(document.root["b"]?["x"]?.place.description == "a.yaml:2:16")
    #expect(document.root.map?.map(\.key) == ["b", "c", "a"])
    #expect(
      document.notes.map(\.description).sorted() == [
        "a.yaml:1:1: the key `a` stands twice; the last one counts",
        "a.yaml:2:7: the key `x` stands twice; the last one counts",
        "a.yaml:3:1: the key `a` stands twice; the last one counts",
      ])
  }

  @Test("A second document is refused")
  func documents() {
    #expect(error("a: 1\n---\nb: 2\n").hasPrefix("a.yaml:2:1: a second document starts here"))
  }

  @Test("A tab as indentation is named, with its place and remedy")
  func tab() {
    let found = error("a:\n\tb: 1\n")
    #expect(found.hasPrefix("a.yaml:2:1: "))
    #expect(found.contains("indent with spaces"))
  }

  @Test("A colon inside a text is named, with the remedy")
  func colon() {
    #expect(error("title: Goal 1: no poverty\n").contains("quotation marks"))
  }

  @Test("Aliases that would grow without bound are refused")
  func aliasBomb() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let items = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(items)]\n"
    }
    #expect(error(text).contains("values after aliases are written out"))
  }

  @Test(
    "A key made of aliases that would grow without bound ends in an error",
    .timeLimit(.minutes(1)))
  func aliasesAsKey() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      let items = [String](repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(items)]\n"
    }
    #expect(throws: YAMLError.self) {
      try YAMLDocument.parse(text + "? *a12\n: 1\n? [*a12]\n: 2\n", file: "a.yaml")
    }
  }

  @Test("Aliases that nest deeper than a stack holds end in an error")
  func deepAliases() {
    var text = "- &a0 x\n"
    for level in 1...45 {
      let brackets = String(repeating: "[", count: 900)
      let ends = String(repeating: "]", count: 900)
      text += "- &a\(level) \(brackets)*a\(level - 1)\(ends)\n"
    }
    #expect(error(text).contains("levels are nested"))
  }

  @Test("A key that is a list or a map is an error with its place")
  func keysAreTexts() {
    #expect(error("a: 1\n? [b]\n: 2\n").hasPrefix("a.yaml:2:3: expected a text as key"))
    #expect(error("x: &x {b: 1}\n*x : 2\n").hasPrefix("a.yaml:2:1: expected a text as key"))
    #expect(error("x: &x b\n*x : 2\n") == "no error")
  }

  @Test("An alias to itself is an error, not a loop")
  func recursion() {
    #expect(error("a: &a [*a]\n").contains("undefined alias"))
  }

  @Test("Deep nesting ends in a tree or an error, not in a crash", arguments: [900, 100_000])
  func depth(_ depth: Int) {
    let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    let result = Result { () throws(YAMLError) in try parse(text) }
    #expect((try? result.get()) != nil || error(text).contains("nesting"))
  }

  @Test("A file over the limit is refused before it is read")
  func size() {
    var limits = YAMLLimits()
    limits.bytes = 10
    #expect(throws: YAMLError.self) {
      try YAMLDocument.parse(Array("a: 12345678".utf8), file: "a.yaml", limits: limits)
    }
  }

  @Test("Merge keys bring what the map itself does not say")
  func merge() throws {
    let root = try parse("base: &b {x: 1, y: 2}\nitem:\n  <<: *b\n  y: 3\n").root
    #expect(root["item"]?["x"]?.string == "1")
    #expect(root["item"]?["y"]?.string == "3")
  }

  @Test("Bytes that are no UTF-8 are an error with place in ours, a note in foreign files")
  func encoding() throws {
    let bytes: [UInt8] = Array("a: 1\nb: caf".utf8) + [0xE9, 0x93, 0x0A]
    let strict = #expect(throws: YAMLError.self) {
      try YAMLDocument.parse(bytes, file: "a.yaml")
    }
    #expect(strict?.description.hasPrefix("a.yaml:2:7: the file is not UTF-8") == true)
    let foreign = try YAMLDocument.parse(bytes, file: "a.yaml", mode: .foreign)
    #expect(foreign.root["b"]?.string == "café\u{201C}")
    #expect(foreign.notes.map(\.kind) == [.windows1252])
  }

  @Test("A NUL byte is an error")
  func nulByte() {
    #expect(error("a: \u{0}b\n").contains("is it a text file?"))
  }

  @Test("Front matter and body are split, and places count from the file's start")
  func frontMatter() throws {
    let bytes = Array("\u{FEFF}---\r\nindicator: 1.1.1\r\nname: x\r\n---\r\n# Body\r\n---\r\n".utf8)
    let page = try FrontMatter.split(bytes, file: "1-1-1.md")
    #expect(page.node?["indicator"]?.string == "1.1.1")
    #expect(page.node?["name"]?.place.description == "1-1-1.md:3:7")
    #expect(page.body == "# Body\n---\n")
    #expect(page.bodyLine == 5)
  }

  @Test("A file without front matter is all body")
  func noFrontMatter() throws {
    let page = try FrontMatter.split(Array("# Title\n\ntext".utf8), file: "a.md")
    #expect(page.node == nil)
    #expect(page.body == "# Title\n\ntext")
  }

  @Test("Front matter without an end is an error")
  func openFrontMatter() {
    let error = #expect(throws: YAMLError.self) {
      try FrontMatter.split(Array("---\na: 1\n".utf8), file: "a.md")
    }
    #expect(error?.description.contains("has no end") == true)
  }

  @Test(
    "The YAML and Markdown files of three countries' repositories are read",
    .enabled(if: sharedFolder != nil, "needs the reference data"))
  func foreignRepositories() throws {
    let folder = try #require(sharedFolder).appendingPathComponent("data")
    let paths = try #require(FileManager.default.enumerator(atPath: folder.path))
    var read = 0
    for case let path as String in paths where path.hasPrefix("opensdg") {
      let isYAML = path.hasSuffix(".yml") || path.hasSuffix(".yaml")
      guard isYAML || path.hasSuffix(".md") else { continue }
      let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(path)))
      if isYAML {
        _ = try YAMLDocument.parse(bytes, file: path, mode: .foreign)
      } else {
        _ = try FrontMatter.split(bytes, file: path)
      }
      read += 1
    }
    #expect(read > 500)
  }
}
