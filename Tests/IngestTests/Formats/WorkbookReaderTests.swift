import SDGModel
import Testing

@testable import Ingest

@Suite("Workbooks of records")
struct WorkbookReaderTests {
  private static let header = ["SeriesCode", "GeoAreaCode", "TimePeriod", "Value", "Sex", "Units"]

  private func read(_ sheets: [WorkbookMaker.Sheet]) throws -> ReadResult {
    try Reading.read(try WorkbookMaker.workbook(sheets), name: "data/book.xlsx")
  }

  @Test("Records are found whatever sheets stand before them, and named by sheet and cell")
  func findsTheSheet() throws {
    let result = try read([
      .init(name: "Pivot", rows: [["Sum of Value", "2015"], ["Total", "3"]]),
      .init(
        name: "Goal1",
        rows: [Self.header, ["SI_POV_DAY1", "AVA", "2015", "12.5", "FEMALE", "PERCENT"]]),
    ])
    let row = try #require(result.rows.first)
    #expect(row.value == .number(12.5))
    #expect(row.breakdown.text == "sex=F")
    #expect(row.origin.place.text == "data/book.xlsx!Goal1!D2")
    #expect(result.file.dialect == "unsd-long")
    #expect(result.found(.unreadSheet).map(\.place.text) == ["data/book.xlsx!Pivot"])
  }

  @Test("A header may stand below titles and blank rows")
  func titles() throws {
    let result = try read([
      .init(
        name: "Data",
        rows: [["Table 1. Poverty"], Self.header, ["SI_POV_DAY1", "AVA", "2015", "12.5", "", ""]],
        firstRow: 4)
    ])
    #expect(result.rows.map(\.origin.place.text) == ["data/book.xlsx!Data!D6"])
  }

  @Test("A hidden sheet is left out, with its records counted and named")
  func hidden() throws {
    let old = [Self.header, ["SI_POV_DAY1", "AVA", "2015", "9", "", ""]]
    let new = [Self.header, ["SI_POV_DAY1", "AVA", "2015", "12.5", "", ""]]
    let result = try read([
      .init(name: "Old", rows: old, isHidden: true), .init(name: "New", rows: new),
    ])
    #expect(result.rows.map(\.value) == [.number(12.5)])
    #expect(result.file.counts == RecordCounts(taken: 1, leftOut: 1))
    #expect(result.found(.leftOutSheet).first?.rowsAffected == 1)
  }

  @Test("Every sheet with records is read")
  func severalSheets() throws {
    let sheets = ["2015", "2016"].map { year in
      WorkbookMaker.Sheet(
        name: "Y\(year)", rows: [Self.header, ["SI_POV_DAY1", "AVA", year, "1", "", ""]])
    }
    #expect(try read(sheets).rows.map(\.period.text) == ["2015", "2016"])
  }

  @Test("A value that is none is held at its own cell")
  func heldCell() throws {
    let result = try read([
      .init(name: "D", rows: [Self.header, ["SI_POV_DAY1", "AVA", "2015", "many", "", ""]])
    ])
    #expect(result.found(.unreadableValue).map(\.place.text) == ["data/book.xlsx!D!D2"])
    #expect(result.file.counts == RecordCounts(held: 1))
  }

  @Test("A workbook without a sheet of a known layout blocks, and says which sheets it has")
  func unknown() throws {
    let result = try read([.init(name: "Menu", rows: [["Dish", "Price"], ["Soup", "3"]])])
    #expect(result.diagnostics.map(\.rule) == ["unknown-format"])
    #expect(result.diagnostics[0].message.contains("Menu"))
  }
}
