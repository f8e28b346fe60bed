import Bytes
import Testing

struct JSONTests {
  @Test("Members keep their order, and text is escaped")
  func compact() {
    let value: JSON = [
      "b": 1, "a": [true, nil, 2.5, "é\"\\\n\u{1}"], "empty": .object([]), "list": [],
    ]
    #expect(
      value.text()
        == #"{"b":1,"a":[true,null,2.5,"é\"\\\n\u0001"],"empty":{},"list":[]}"#)
  }

  @Test("Pretty text is indented by two and ends with a line end")
  func pretty() {
    let value: JSON = ["a": [1, 2], "b": .object([])]
    #expect(value.text(pretty: true) == "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {}\n}\n")
  }

  @Test("Numbers that JSON has no form for are null")
  func notFinite() {
    #expect(JSON.array([.number(.nan), .number(.infinity)]).text() == "[null,null]")
  }

  @Test("What is written reads back")
  func roundTrip() throws {
    let value: JSON = ["k": ["x", 1, -2.5e-9, true, nil, ["deep": [[]]]], "é": "\u{10FFFF}\0"]
    #expect(try JSON.parse(value.text()) == value)
    #expect(try JSON.parse(value.text(pretty: true)) == value)
  }

  @Test("Escapes, surrogate pairs and numbers of all shapes are read")
  func reads() throws {
    #expect(try JSON.parse(#""\u00e9\ud83d\ude00\/\t""#) == "é😀/\t")
    #expect(
      try JSON.parse("[0, -0, 12, 1.0, 1e2, 99999999999999999999]") == [
        0, 0, 12, 1.0, 100.0, 1e20,
      ])
    #expect(try JSON.parse([0xEF, 0xBB, 0xBF] + Array(" {} ".utf8)) == .object([]))
  }

  @Test(
    "What is not JSON is refused with its place",
    arguments: [
      ("", "1:1"), ("[1,]", "1:4"), ("{\"a\":1,}", "1:8"), ("{a:1}", "1:2"), ("[01]", "1:2"),
      ("[1] x", "1:5"), ("[\n  \"é\" 1]", "2:7"), ("\"\\x\"", "1:3"), ("\"\\ud800\"", "1:8"),
      ("\"\\udc00\"", "1:8"), ("\"a\nb\"", "1:3"), ("{\"a\":1,\"a\":2}", "1:8"), ("[1e400]", "1:7"),
      ("\"open", "1:6"), ("nul", "1:1"), ("[.5]", "1:2"), ("[1.]", "1:4"), ("NaN", "1:1"),
    ])
  func refuses(_ text: String, _ place: String) throws {
    let error = try #require(throws: JSONError.self) { try JSON.parse(text) }
    #expect("\(error.line):\(error.column)" == place, "\(error)")
  }

  @Test("Nesting without end is refused, not a crash")
  func deepNesting() throws {
    let text = String(repeating: "[", count: 200_000)
    let error = try #require(throws: JSONError.self) { try JSON.parse(text) }
    #expect(error.reason.contains("128"))
  }

  @Test("Bytes that are no UTF-8 are refused")
  func notUTF8() {
    #expect(throws: JSONError.self) { try JSON.parse([0x22, 0xFF, 0x22]) }
  }

  @Test("Members are found by key, and values by kind")
  func access() throws {
    let value = try JSON.parse(#"{"a":{"b":[1,2.5,"x",true]}}"#)
    let list = try #require(value["a"]?["b"]?.arrayValue)
    #expect(list[0].numberValue == 1 && list[0].integerValue == 1)
    #expect(list[1].numberValue == 2.5 && list[1].integerValue == nil)
    #expect(list[2].stringValue == "x" && list[3].boolValue == true)
    #expect(value["absent"] == nil)
  }
}
