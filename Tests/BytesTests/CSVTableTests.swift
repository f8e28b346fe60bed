import Bytes
import Testing

struct CSVTableTests {
  @Test("Number columns give numbers, and keep what is none as text")
  func numberColumn() {
    let csv = "v\n1.5\nNaN\n\"2\"\n<5\n\"NaN\"\n-3e2\n, \n"
    let table = CSVTable(TextBytes(csv)) { _ in [ColumnGroup(columns: 0..<1, role: .number)] }
    let column = table.number(0)
    #expect(column.values.map { $0.isNaN ? -1 : $0 } == [1.5, -1, 2, -1, -1, -300, -1])
    #expect(column.marks == [0, 1, 0, 2, 1, 0, 3])
    #expect(column.texts == ["NaN", "<5", ""])
    #expect(column.text(ofRow: 3) == "<5")
    #expect(column.text(ofRow: 0) == nil)
  }

  @Test("A text column can be asked for its numbers, and a number column for its texts")
  func columnsEitherWay() {
    let csv = TextBytes("v\n1.50\nx\n\n2\n")
    let asText = CSVTable(csv) { _ in [] }
    let asNumber = CSVTable(csv) { _ in [ColumnGroup(columns: 0..<1, role: .number)] }
    #expect(asText.number(0).values[0] == asNumber.number(0).values[0])
    #expect(asText.number(0).texts == asNumber.number(0).texts)
    #expect(asNumber.text(0) == asText.text(0))
    #expect(asNumber.text(0)[0] == "1.50")
  }

  @Test("Codes follow the order of first appearance, quoted or not")
  func codesInOrder() {
    let column = table("a,b\nx,1\ny,1\n\"x\",1\n").text(0)
    #expect(column.values == ["x", "y"])
    #expect(column.codes == [0, 1, 0])
  }

  @Test("Columns that are read together share their rows, and each keeps its own texts")
  func combinations() {
    let table = CSVTable(TextBytes("a,b,c\n1,x,p\n1,x,q\n2,\"y,z\",p\n1,\"y,z\",p\n")) { _ in
      [ColumnGroup(columns: 0..<2, role: .text)]
    }
    let (first, second) = (table.text(0), table.text(1))
    #expect(first.codes.sharesCombinations(with: second.codes))
    #expect(!first.codes.sharesCombinations(with: table.text(2).codes))
    #expect(first.codes.combinations == [0, 0, 1, 2])
    #expect(
      (0..<4).map { [first[$0], second[$0]] } == [
        ["1", "x"], ["1", "x"], ["2", "y,z"], ["1", "y,z"],
      ])
    #expect(first.values == ["1", "2"])
    #expect(second.values == ["x", "y,z"])
  }

  @Test("Groups that overlap or reach beyond the header are ignored")
  func badGroups() {
    let table = CSVTable(TextBytes("a,b,c\n1,2,3\n")) { _ in
      [
        ColumnGroup(columns: 1..<3, role: .number), ColumnGroup(columns: 2..<9, role: .text),
        ColumnGroup(columns: 0..<2, role: .text),
      ]
    }
    #expect(rows(table) == [["1", "2", "3"]])
  }

  @Test("A row can be shown as it stands and named by its bytes alone")
  func rowTextAndHash() {
    let one = table("a,b\n\"x\",1\ny,2\r\n\n\"x\",1")
    #expect(one.rowText(0) == "\"x\",1")
    #expect(one.rowText(1) == "y,2")
    #expect(one.rowHash(0) == one.rowHash(2))
    #expect(one.rowHash(0) != one.rowHash(1))
    #expect(SHA256.hex(one.rowText(1)).hasPrefix(SHA256.text(one.rowHash(1))))
    #expect(one.fields(ofRow: 0) == ["x", "1"])
  }

  @Test("An empty file has no header and no rows")
  func emptyFile() {
    let empty = table("")
    #expect(empty.header.isEmpty)
    #expect(empty.rowCount == 0)
    #expect(empty.line(ofRow: 0) == 1)
  }

  @Test("Texts that Unicode deems equal but the file writes differently stay apart")
  func composedLettersStayApart() {
    let column = table("a,b\n\u{E9},1\ne\u{301},2\n").text(0)
    #expect(column.values.map { $0.utf8.count } == [2, 3])
    #expect(column.codes == [0, 1])
  }

  @Test("A delimiter that is given is used, whatever the file looks like")
  func givenDelimiter() {
    #expect(table("a;b,c\n1;2,3\n", delimiter: 44).header == ["a;b", "c"])
  }

  @Test("The line of a row is right far into a file with records of many lines")
  func linesFarIn() {
    var csv = "a,b\n"
    var expected: [Int] = []
    var line = 2
    for row in 0..<5000 {
      expected.append(line)
      let extra = row % 7 == 3 ? row % 5 : 0
      csv += "\(row),\"x" + String(repeating: "\n", count: extra) + "\"\n"
      line += 1 + extra
      if row % 11 == 0 {
        csv += "\n"
        line += 1
      }
    }
    let read = table(csv)
    #expect((0..<5000).map { read.line(ofRow: $0) } == expected)
  }

  @Test("A text has one code however the file quotes it, broken quotes included")
  func oneCodePerText() {
    let column = table("a,b\nxy,1\n\"xy\",2\n\"x\"y,3\nq\"q,4\n\"q\"\"q\",5\nz,6\n\"\"z,7\n").text(
      0)
    #expect(column.values == ["xy", "q\"q", "z"])
    #expect(column.codes == [0, 0, 0, 1, 1, 2, 2])
  }

  @Test("A number is read however the file quotes it")
  func quotedNumbers() {
    let csv = "v,w\n\"1.5\",\n\"\"2,\n\"3\"\"4\",\n\"\",\n"
    let table = CSVTable(TextBytes(csv)) { _ in [ColumnGroup(columns: 0..<1, role: .number)] }
    #expect(Array(table.number(0).values.prefix(2)) == [1.5, 2])
    #expect(table.number(0).texts == ["3\"4", ""])
  }
}
