import Bytes
import FileFormats
import Foundation
import SDGModel
import Testing

@testable import Ingest

/// Files made to hurt: small ones that ask for much memory or time, and broken ones of every format.
@Suite("Files made to hurt", .timeLimit(.minutes(2)))
struct RobustnessTests {
  private func rules(_ result: ReadResult) -> [String] {
    result.diagnostics.filter { $0.severity == .blocking }.map(\.rule)
  }

  @Test("A header of very many columns blocks, and nothing is kept for each")
  func wideHeader() throws {
    let names = String(repeating: "value,", count: 300_000)
    let result = try Reading.read("indicator,period,\(names)x\n1.1.1,2015,\(names)x\n")
    #expect(rules(result) == ["too-many-columns"])
    #expect(result.diagnostics.first?.message.contains("300003 columns") == true)
  }

  @Test("Objects that each have another member block")
  func manyMembers() throws {
    let records = (0..<3_000).map { #"{"indicator":"1.1.1","period":2015,"value":1,"m\#($0)":1}"# }
    let result = try Reading.read("[\(records.joined(separator: ","))]", name: "data/a.json")
    #expect(rules(result) == ["too-many-columns"])
  }

  @Test("Observations that each have another concept block")
  func manyConcepts() throws {
    let records = (0..<3_000).map { "<Obs TIME_PERIOD='2015' OBS_VALUE='1' C\($0)='x'/>" }
    let result = try Reading.read(
      "<CompactData><DataSet>\(records.joined())</DataSet></CompactData>")
    #expect(rules(result) == ["unreadable-message"])
    #expect(result.diagnostics.first?.message.contains("1000 concepts") == true)
  }

  @Test("A sheet with cells far to the right of its header blocks")
  func strayCells() throws {
    let header = ["indicator", "period", "value"]
    let stray = [String](repeating: "", count: 3) + [String](repeating: "x", count: 1_000)
    let bytes = try WorkbookMaker.workbook([.init(name: "Data", rows: [header, stray])])
    let result = try Reading.read(bytes)
    #expect(rules(result) == ["too-many-columns"])
    #expect(result.diagnostics.first?.place.sheet == "Data")
  }

  @Test("A field of megabytes is shown by its beginning")
  func longField() throws {
    let long = String(repeating: "1,", count: 2 << 20)
    let result = try Reading.read(
      "indicator,period,value\n1.1.1,\"\(long)\",1\n1.1.1,2015,\"\(long)\"\n")
    #expect(result.lines(.unreadablePeriod) == [2])
    #expect(result.lines(.unreadableValue) == [3])
    #expect(result.diagnostics.allSatisfy { $0.found.utf8.count < 200 })
    #expect(result.diagnostics.allSatisfy { ($0.proposal?.text ?? "").utf8.count < 200 })
  }

  @Test("A line without an end has the fields that it has")
  func longLine() throws {
    let bytes = Array("indicator,period,value".utf8) + [UInt8](repeating: 44, count: 4 << 20)
    #expect(rules(try Reading.read(bytes)) == ["too-many-columns"])
    let open = Array("indicator,period,value,note\n1.1.1,2015,1,\"".utf8)
    let result = try Reading.read(open + [UInt8](repeating: 10, count: 4 << 20))
    #expect(result.lines(.brokenQuotes) == [2])
    #expect(result.file.counts == RecordCounts(held: 1))
  }

  @Test("As many texts as rows take no longer for each")
  func distinctTexts() throws {
    let rows = (0..<5_000).map { row in
      "1.1.1,SI_POV_DAY1,\(1900 + row % 200),\(row),unit \(row),a\(row)femal,\(row % 130)-\(130 + row),n\(row)"
    }
    let header = "indicator,series,period,value,unit,sex,age,note\n"
    let result = try Reading.read(header + rows.joined(separator: "\n"))
    #expect(result.file.counts.taken == 5_000)
  }

  @Test("A group for each series takes no longer for each")
  func manyGroups() throws {
    let groups = (0..<2_000).map { "<Group SERIES='S\($0)' SEX='F' COMMENT_TS='of \($0)'/>" }
    let series = (0..<2_000).map {
      "<Series SERIES='S\($0)' SEX='F' FREQ='A'><Obs TIME_PERIOD='2015' OBS_VALUE='\($0)'/></Series>"
    }
    let text = (groups + ["<Group FREQ='A' COMMENT_OBS='yearly'/>"] + series).joined()
    let result = try Reading.read("<CompactData><DataSet>\(text)</DataSet></CompactData>")
    #expect(result.rows.map(\.note) == (0..<2_000).map { "yearly | of \($0)" })
  }

  @Test("Brackets without an end in a cell of folded texts take no time")
  func foldedBrackets() throws {
    let cell = "[2015]: " + String(repeating: "[ // ", count: 100_000)
    let text = FoldedText(cell).text(2015)
    #expect(text.utf8.count > 400_000)
  }

  @Test(
    "Numbers at the edge of what a machine counts are categories, not a crash",
    arguments: [
      ">9223372036854775807", "over 9223372036854775807", "<9223372036854775807", "<0",
      "9223372036854775807-9223372036854775807", "M9223372036854775807", "Y_GT9223372036854775807",
    ])
  func edgeNumbers(_ text: String) throws {
    let result = try Reading.read(
      "indicator,period,age,sex,n,multiplier,value\n1.1.1,2015,\(text),\(text),1e308,1e308,1e308\n")
    #expect(result.file.counts == RecordCounts(taken: 1))
  }

  @Test("NUL bytes in a JSON or XML document or a workbook's texts are no crash")
  func nulBytes() throws {
    let json = #"[{"indicator":"1.1.1","period":"2015","guild":"We\u0000avers","value":1}]"#
    let result = try Reading.read(json)
    #expect(result.file.counts == RecordCounts(taken: 1))
    #expect(rules(try Reading.read("[{\"a\u{0}\":1}]")) == ["unreadable-file"])
    #expect(rules(try Reading.read("<CompactData>\u{0}</CompactData>")) == ["unreadable-message"])
    #expect(rules(try Reading.read("<CompactData>&#0;</CompactData>")) == ["unreadable-message"])
  }

  @Test(
    "Halves of surrogate pairs in JSON block with their line",
    arguments: [#"[{"a":\n"\ud800"}]"#, #"[{"a":"\udc00\ud800"}]"#, #"[{"\ud800\u0041":1}]"#])
  func surrogates(_ text: String) throws {
    let result = try Reading.read(text.replacing("\\n", with: "\n"))
    #expect(rules(result) == ["unreadable-file"])
    #expect(result.diagnostics.first?.place.line != nil)
  }

  @Test(
    "A message with entities of its own, a document type or bottomless nesting blocks",
    arguments: [
      "<!DOCTYPE a [<!ENTITY b 'cc'><!ENTITY d '&b;&b;'>]><CompactData>&d;</CompactData>",
      "<CompactData><DataSet><Obs A='&lol;'/></DataSet></CompactData>",
      "<CompactData><DataSet>&lol;</DataSet></CompactData>",
      "<CompactData>" + String(repeating: "<a>", count: 100_000),
      "<CompactData><DataSet><Obs " + String(repeating: "a", count: 1 << 20) + "='1'/>",
    ])
  func hostileXML(_ text: String) throws {
    let result = try Reading.read(text)
    #expect(rules(result).count == 1, "\(rules(result))")
    #expect(result.file.counts.read == 0)
  }

  @Test("Nesting without end in JSON blocks", arguments: ["[", "{\"a\":", "[{\"data\":["])
  func deepJSON(_ piece: String) throws {
    let text = "[{" + "\"a\":1}," + String(repeating: piece, count: 100_000)
    #expect(rules(try Reading.read(text)) == ["unreadable-file"])
  }

  @Test("Every beginning of a file is read or refused", arguments: ["csv", "json", "xml", "xlsx"])
  func cutFiles(_ kind: String) throws {
    let whole: [UInt8] =
      switch kind {
      case "csv": Array("\u{FEFF}indicator,period,value,note\r\n1.1.1,2015,1,\"é\"\"\"\r\n".utf8)
      case "json": Array(#"[{"indicator":"1.1.1","period":2015,"value":1.5e1,"n":"é"}]"#.utf8)
      case "xml": Array("<CompactData><DataSet><Obs A='&amp;'/></DataSet></CompactData>".utf8)
      default:
        try WorkbookMaker.workbook([
          .init(name: "Data", rows: [["indicator", "period", "value"], ["1.1.1", "2015", "1"]])
        ])
      }
    let context = try Reading.context()
    for length in 0..<whole.count {
      let result = try Reading.read(Array(whole.prefix(length)), context: context)
      #expect(result.observations.count == result.file.counts.taken)
      if kind != "csv" { #expect(result.file.counts.read == 0, "\(length) bytes") }
    }
  }
}
