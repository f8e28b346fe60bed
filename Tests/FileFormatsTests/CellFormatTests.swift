import Testing

@testable import FileFormats

@Suite("Number formats of workbook cells")
struct CellFormatTests {
  @Test(
    "What a format code shows",
    arguments: [
      ("0.0%", CellFormat.percent), ("0%;[Red]-0%", .percent), ("yyyy-mm-dd", .day),
      ("d/m/yy", .day), ("mmm-yy", .month), ("mmmm yyyy", .month), ("yyyy", .year), ("h:mm", .time),
      ("0.00", .fixed(decimals: 2)), ("#,##0.0", .fixed(decimals: 1)), ("0", .fixed(decimals: 0)),
      ("General", .general), ("0.00E+00", .general), ("# ?/?", .general),
      ("\"day\" 0", .fixed(decimals: 0)), ("0.0\"%\"", .percentSign), ("0.0 \\%", .percentSign),
      ("0.0\" km\"", .fixed(decimals: 1)), ("0_%", .fixed(decimals: 0)),
      ("[$-409]mmm-yy;@", .month), ("_-* #,##0_-", .fixed(decimals: 0)), ("@", .general),
    ])
  func codes(_ code: String, _ format: CellFormat) {
    #expect(CellFormat(code: code) == format)
  }

  @Test(
    "Days as workbooks count them, with the leap day that never was",
    arguments: [
      (1.0, false, "1900-1-1"), (59, false, "1900-2-28"), (61, false, "1900-3-1"),
      (42_094, false, "2015-3-31"), (43_831.75, false, "2020-1-1"), (0, true, "1904-1-1"),
      (40_632, true, "2015-3-31"), (2_958_465, false, "9999-12-31"),
    ])
  func days(_ number: Double, _ uses1904: Bool, _ expected: String) throws {
    let day = try #require(SerialDate.day(number, uses1904: uses1904))
    #expect("\(day.year)-\(day.month)-\(day.day)" == expected)
  }

  @Test("No day before the count begins or after the year 9999")
  func noDay() {
    #expect(SerialDate.day(-1, uses1904: false) == nil)
    #expect(SerialDate.day(2_958_466, uses1904: false) == nil)
  }

  @Test("A share that is shown as per cent keeps its sign and its digits")
  func percent() {
    #expect(WorkbookCell(column: 0, value: .number("0.07"), format: .percent).text == "7%")
    #expect(WorkbookCell(column: 0, value: .number("45.3"), format: .percentSign).text == "45.3%")
    #expect(WorkbookCell(column: 0, value: .number("0.453"), format: .percent).text == "45.3%")
    #expect(WorkbookCell(column: 0, value: .number("0.453")).text == "0.453")
  }

  @Test("A number is shown with the decimals of its format, and keeps all of them")
  func shown() {
    let cell = WorkbookCell(column: 0, value: .number("3.1"), format: .fixed(decimals: 2))
    #expect(cell.shown == "3.10")
    #expect(cell.text == "3.1")
  }

  @Test("A date is written as far as it is shown")
  func dates() {
    let value = WorkbookCell.Value.date(year: 2015, month: 3, day: 31)
    #expect(WorkbookCell(column: 0, value: value, format: .day).text == "2015-03-31")
    #expect(WorkbookCell(column: 0, value: value, format: .month).text == "2015-03")
    #expect(WorkbookCell(column: 0, value: value, format: .year).text == "2015")
  }
}
