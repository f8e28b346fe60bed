import Bytes
import Testing

struct TableTests {
  private let sample = Table(
    title: "Coverage", columns: ["indicator", "value", "usable"],
    rows: [["4.1.1", 12.5, true], ["Long name", 3, false], ["語", nil, nil]])

  @Test("People read seven digits, programs all of them")
  func digits() {
    let table = Table(
      columns: ["v"],
      rows: [0.1 + 0.2, 62.123456789, 1_234_567.891, 0.000012345678912, 2.5, -3.2000000000000006]
        .map { [.number($0)] })
    #expect(
      table.text(width: nil).split(separator: "\n").dropFirst(2).map { $0.filter { $0 != " " } }
        == [
          "0.3", "62.12346", "1234568", "0.00001234568", "2.5", "-3.2",
        ])
    #expect(table.csv().hasPrefix("v\n0.30000000000000004\n62.123456789\n"))
  }

  @Test("Columns are aligned, numbers to the right, wide letters counted as two")
  func text() {
    #expect(
      sample.text(width: nil) == """
        Coverage

        indicator  value  usable
        ─────────  ─────  ──────
        4.1.1       12.5  yes
        Long name      3  no
        語             –  –

        """)
  }

  @Test("Text that does not fit is wrapped at blanks, and the table keeps its width")
  func wrapping() {
    let table = Table(
      columns: ["id", "message"],
      rows: [
        ["a", "The quick brown fox jumps over it"], ["b", "Donaudampfschifffahrtsgesellschaft"],
      ])
    let text = table.text(width: 16)
    #expect(
      text == """
        id  message
        ──  ────────────
        a   The quick
            brown fox
            jumps over
            it
        b   Donaudampfsc
            hifffahrtsge
            sellschaft

        """)
  }

  @Test("Very long text ends in an ellipsis")
  func cutting() {
    let long = (0..<100).map { "word\($0)" }.joined(separator: " ")
    let text = Table(columns: ["t"], rows: [[.text(long)]]).text(width: 20)
    #expect(text.split(separator: "\n").count == 10)
    #expect(text.hasSuffix("…\n"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 20 })
  }

  @Test("Text from a file can neither break the table nor steer the terminal")
  func controlCharacters() {
    let text = Table(columns: ["t"], rows: [["a\u{1B}[31mb\nc"]]).text(width: nil)
    #expect(text.split(separator: "\n").last == "a [31mb c")
  }

  @Test("CSV has the same columns, blank where a cell is missing")
  func csv() {
    #expect(
      sample.csv() == "indicator,value,usable\n4.1.1,12.5,true\nLong name,3,false\n語,,\n")
  }

  @Test("JSON has the common envelope, one row a line, and is JSON")
  func json() throws {
    let text = sample.json(
      schema: "coverage/1", project: "demo", asOf: 2019, summary: [("cells", 3)])
    #expect(
      text == """
        {"schema":"whocounts.coverage/1",
        "project":"demo",
        "asOf":2019,
        "summary":{"cells":3},
        "columns":["indicator","value","usable"],
        "rows":[
        {"indicator":"4.1.1","value":12.5,"usable":true},
        {"indicator":"Long name","value":3,"usable":false},
        {"indicator":"語","value":null,"usable":null}
        ]}

        """)
    #expect(try JSON.parse(text)["rows"]?.arrayValue?.count == 3)
  }

  @Test("An empty table is still whole in all three forms")
  func empty() throws {
    let table = Table(columns: ["a"])
    #expect(table.text(width: 80) == "a\n─\n")
    #expect(table.csv() == "a\n")
    let json = try JSON.parse(table.json(schema: "x/1", project: nil, asOf: nil, summary: []))
    #expect(json["project"] == .null && json["rows"] == [])
  }

  @Test("Short rows lack their last cells, long ones lose the surplus")
  func unevenRows() {
    let table = Table(columns: ["a", "b"], rows: [["x"], ["1", "2", "3"]])
    #expect(table.csv() == "a,b\nx,\n1,2\n")
  }
}
