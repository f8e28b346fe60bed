import FileFormats
import Foundation
import TestSupport
import Testing

@Suite("Workbooks")
struct WorkbookTests {
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// A workbook of one visible and one hidden sheet.
  private func workbook(
    sheet: String, strings: String = "", properties: String = ""
  ) throws -> [UInt8] {
    let book = """
      <workbook xmlns="\(Self.main)" xmlns:r="\(Self.office)"><workbookPr \(properties)/><sheets>
      <sheet name="Data &amp; more" sheetId="7" r:id="rId1"/>
      <sheet name="Notes" sheetId="8" state="hidden" r:id="rId3"/></sheets></workbook>
      """
    let links = """
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="rId1" Type="\(Self.office)/worksheet" Target="worksheets/sheet1.xml"/>
      <Relationship Id="rId2" Type="\(Self.office)/sharedStrings" Target="/xl/sharedStrings.xml"/>
      <Relationship Id="rId3" Type="\(Self.office)/worksheet" Target="../xl/worksheets/two.xml"/>
      </Relationships>
      """
    let empty = "<worksheet xmlns='\(Self.main)'><sheetData/></worksheet>"
    let data = "<worksheet xmlns='\(Self.main)'><sheetData>\(sheet)</sheetData></worksheet>"
    return try ZipWriter.archive(
      [
        ("xl/workbook.xml", book), ("xl/_rels/workbook.xml.rels", links),
        ("xl/sharedStrings.xml", "<sst xmlns='\(Self.main)'>\(strings)</sst>"),
        ("xl/worksheets/sheet1.xml", data), ("xl/worksheets/two.xml", empty),
      ].map { ZipWriter.File($0.0, Array($0.1.utf8)) })
  }

  private func rows(_ sheet: String, strings: String = "") throws -> [WorkbookRow] {
    let book = try Workbook(try workbook(sheet: sheet, strings: strings), file: "w.xlsx")
    return try book.rows(of: book.sheets[0])
  }

  @Test("Sheets have their names and order, hidden ones are marked")
  func sheets() throws {
    let book = try Workbook(try workbook(sheet: ""), file: "w.xlsx")
    #expect(book.sheets.map(\.name) == ["Data & more", "Notes"])
    #expect(book.sheets.map(\.isHidden) == [false, true])
    #expect(!book.uses1904Dates)
    #expect(try book.rows(of: book.sheets[1]).isEmpty)
    let old = try Workbook(
      try workbook(sheet: "", properties: "date1904='1'"), file: "w.xlsx")
    #expect(old.uses1904Dates)
  }

  @Test("A raised number is a mark and no digit; raised letters of a word stay in it")
  func raised() throws {
    func text(_ runs: (String, isRaised: Bool)...) -> String {
      runs.map { text, isRaised in
        "<r>\(isRaised ? "<rPr><vertAlign val='superscript'/></rPr>" : "")<t>\(text)</t></r>"
      }.joined()
    }
    let strings = [
      text(("13.0", false), ("2", true)), text(("South", false), ("a,b", true)),
      text(("1", false), ("st", true), (" quintile", false)),
      text(("2018", false), ("(1)", true)), text(("km", false), ("2", true), (" of land", false)),
      text(("North", false), ("b", true)),
    ]
    let cells = strings.indices.map {
      "<c r='\(["A", "B", "C", "D", "E", "F"][$0])1' t='s'><v>\($0)</v></c>"
    }
    let found = try rows(
      "<row r='1'>\(cells.joined())</row>", strings: strings.map { "<si>\($0)</si>" }.joined())
    #expect(
      found[0].cells.map(\.value) == [
        .text("13.0²"), .text("Southa,b"), .text("1st quintile"), .text("2018¹"),
        .text("km² of land"), .text("Northᵇ"),
      ])
  }

  @Test("Every kind of cell is read")
  func kinds() throws {
    let sheet = """
      <row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2"><v>0.10000000000000001</v></c>
      <c r="C2" t="b"><v>1</v></c><c r="D2" t="e"><v>#N/A</v></c><c r="E2" t="str"><f>A1</f>
      <v>made</v></c><c r="F2" t="inlineStr"><is><r><t>in</t></r><r><t> line</t></r></is></c>
      <c r="G2" t="d"><v>2019-03-01</v></c><c r="H2" s="3"/></row>
      """
    let found = try rows(sheet, strings: "<si><t>zero</t></si><si><t>one</t></si>")
    #expect(found.count == 1)
    #expect(found[0].number == 2)
    #expect(
      found[0].cells.map(\.value) == [
        .text("one"), .number("0.10000000000000001"), .bool(true), .error("#N/A"), .text("made"),
        .text("in line"), .text("2019-03-01"),
      ])
    #expect(found[0].cells[1].text == "0.1")
    #expect(found[0].cells[1].number == 0.1)
    #expect(found[0].text(2) == "TRUE")
    #expect(found[0].text(7) == "")
  }

  @Test("Rich texts are joined, pronunciation guides left out, escapes decoded")
  func strings() throws {
    let strings = """
      <si><r><t>Ri</t></r><r><rPr><b/></rPr><t xml:space="preserve">ch </t></r><rPh sb="0" eb="1">
      <t>guide</t></rPh></si><si><t>a_x000D_b_x5F_</t></si>
      """
    let sheet = "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row>"
    let cells = try rows(sheet, strings: strings)[0].cells
    #expect(cells[0].value == .text("Rich "))
    #expect(cells[1].value == .text("a\rb_x5F_"))
  }

  @Test("Gaps keep their columns, and cells and rows without reference follow the last")
  func positions() throws {
    let sheet = """
      <row r="3"><c r="C3"><v>1</v></c><c><v>2</v></c><c r="AA3"><v>3</v></c></row>
      <row><c><v>4</v></c></row>
      """
    let found = try rows(sheet)
    #expect(found.map(\.number) == [3, 4])
    #expect(found[0].cells.map(\.column) == [2, 3, 26])
    #expect(found[1].cells.map(\.column) == [0])
  }

  @Test(
    "A cell that cannot be is an error with file, sheet and cell",
    arguments: [
      ("<row r='1'><c r='B1'/><c r='A1'/></row>", "A1"),
      ("<row r='1'><c r='A2'/></row>", "A2"), ("<row r='1'><c r='1A'/></row>", "1A"),
      ("<row r='1'><c r='A1' t='s'><v>9</v></c></row>", "A1"),
      ("<row r='2'/><row r='2'/>", "row 2"),
    ])
  func impossible(_ sheet: String, _ cell: String) {
    let error = #expect(throws: WorkbookError.self) { try rows(sheet) }
    #expect(error?.place == "w.xlsx!Data & more!\(cell)")
  }

  @Test("Two sheets that name one part of the file are an error, so that none is unpacked often")
  func onePartTwice() throws {
    let book =
      "<workbook xmlns:r='r'><sheets><sheet name='A' r:id='a'/><sheet name='B' r:id='b'/></sheets></workbook>"
    let link = "Type='x/worksheet' Target='worksheets/1.xml'"
    let links =
      "<Relationships><Relationship Id='a' \(link)/><Relationship Id='b' \(link)/></Relationships>"
    let bytes = try ZipWriter.archive(
      [
        ("xl/workbook.xml", book), ("xl/_rels/workbook.xml.rels", links),
        ("xl/worksheets/1.xml", "<worksheet/>"),
      ].map { ZipWriter.File($0.0, Array($0.1.utf8)) })
    let error = #expect(throws: WorkbookError.self) { try Workbook(bytes, file: "w.xlsx") }
    #expect(error?.place == "w.xlsx!B")
  }

  @Test("A row of more cells than a spreadsheet has columns is an error with its row")
  func tooManyCells() throws {
    let cells = String(repeating: "<c><v>1</v></c>", count: 16_384)
    #expect(try rows("<row r='3'>\(cells)</row>").first?.cells.count == 16_384)
    let error = #expect(throws: WorkbookError.self) { try rows("<row r='3'>\(cells)<c/></row>") }
    #expect(error?.place == "w.xlsx!Data & more!row 3")
  }

  @Test("Old Excel files and other archives are told apart, with the remedy")
  func otherFiles() throws {
    let old = #expect(throws: WorkbookError.self) {
      _ = try Workbook([0xD0, 0xCF, 0x11, 0xE0, 0xA1], file: "w.xls")
    }
    #expect(old?.reason.contains("save it as .xlsx") == true)
    let other = try ZipWriter.archive([.init("a", [1])])
    let archive = #expect(throws: WorkbookError.self) { _ = try Workbook(other, file: "w.zip") }
    #expect(archive?.reason.contains("no workbook") == true)
  }

  @Test(
    "Cell references turn into positions and back",
    arguments: [("A1", 0, 1), ("Z9", 25, 9), ("AA10", 26, 10), ("XFD1048576", 16_383, 1_048_576)])
  func references(_ text: String, _ column: Int, _ row: Int) throws {
    let found = try #require(CellReference.parse(text))
    #expect(found == (column, row))
    #expect(CellReference.text(column: column, row: row) == text)
  }

  @Test(
    "What is no cell reference is none",
    arguments: ["", "A", "1", "a1", "A0", "XFE1", "A1B", "A9999999999999999999"])
  func noReferences(_ text: String) {
    #expect(CellReference.parse(text) == nil)
  }

  /// Counts and sums by openpyxl 3.1: rows and cells that hold something, numbers, their sum.
  @Test(
    "Real extracts hold what openpyxl reads from them",
    .enabled(if: sharedFolder != nil, "needs the reference data"),
    arguments: [
      ("1", 116, 3773, 1778, 1_414_734_710.9513016), ("9", 19, 637, 314, 58216.62534788402),
      ("3", 116, 3988, 1973, 158_996_877.47810537), ("14", 6, 227, 104, 17646.97192719001),
      ("8", 61, 2519, 1501, 7_317_376_510.070588),
    ] as [(String, Int, Int, Int, Double)])
  func extracts(_ goal: String, _ rowCount: Int, _ cells: Int, _ numbers: Int, _ sum: Double) throws
  {
    let folder = try #require(sharedFolder).appendingPathComponent("data/unsd-kenya/wide-xlsx")
    let name = try #require(
      FileManager.default.contentsOfDirectory(atPath: folder.path)
        .first { $0.hasSuffix("_Goal_\(goal).xlsx") })
    let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
    let book = try Workbook(bytes, file: name)
    #expect(book.sheets.map(\.name) == ["Sheet1"])
    let rows = try book.rows(of: book.sheets[0])
    let found = rows.flatMap(\.cells)
    #expect(rows.count == rowCount)
    #expect(found.count == cells)
    let values = found.compactMap(\.number)
    #expect(values.count == numbers)
    #expect(abs(values.reduce(0, +) - sum) < 1e-9 * sum)
  }
}
