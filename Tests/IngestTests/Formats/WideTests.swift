import SDGModel
import Testing

@testable import Ingest

@Suite("Wide tables of the global database")
struct WideTests {
  private static let header =
    "goal\ttarget\tindicator\tseriesCode\tgeoAreaCode\tISO3\tX\tsexCode\tsexDesc\tunitsCode\tvalueDetails\tfootnotes\tsources\tnature\tvalue_2014\tvalue_2015\tvalue_2016\tvalue_latest_year\tlatest_year\n"

  private func read(_ rows: String) throws -> ReadResult {
    try Reading.read(Self.header + rows, name: "data/wide.csv")
  }

  @Test("Each year with a value is a record, named by line and field")
  func years() throws {
    let result = try read(
      "1\t1.1\t1.1.1\tSI_POV_DAY1\tAVA\tAVA\t1.5\tF\tFemale\tPT\t\t\tOffice\tC: Country data\t12.5\t\t13\t13\t2016\n"
    )
    #expect(result.rows.map(\.period.text) == ["2014", "2016"])
    #expect(result.rows.map(\.value) == [.number(12.5), .number(13)])
    #expect(result.rows.map(\.origin.place.text) == ["data/wide.csv:2:15", "data/wide.csv:2:17"])
    #expect(result.rows.allSatisfy { $0.nature == .country && $0.sourceText == "Office" })
    #expect(result.rows.allSatisfy { $0.breakdown.text == "sex=F" })
    #expect(result.file.counts == RecordCounts(taken: 2))
    #expect(result.file.dialect == "unsd-wide")
  }

  @Test("Footnotes, sources and natures are unfolded to their years")
  func unfolded() throws {
    let result = try read(
      "1\t1.1\t1.1.1\tSI_POV_DAY1\tAVA\tAVA\t\t\t\tPT\t\t[2014]: Small sample // of 40 // [2015-2016]: Whole country\t[2014,2016]: DHS // [2015]: MICS\t[2014-2015]: C: Country data // [2016]: E: Estimated data\t1\t2\t3\t3\t2016\n"
    )
    #expect(result.rows.map(\.note) == ["Small sample // of 40", "Whole country", "Whole country"])
    #expect(result.rows.map(\.sourceText) == ["DHS", "MICS", "DHS"])
    #expect(result.rows.map(\.nature) == [.country, .country, .estimated])
  }

  @Test("A detail that says more than the number stands for it: a bound, or that there is none")
  func details() throws {
    let result = try read(
      "2\t2.1\t2.1.1\tSN_ITK_DEFC\tAVA\tAVA\t\t\t\tPT\t[2014]: &lt;2.5 // [2015]: NA // [2016]: about half\t\t\t\t2.5\t\t50\t50\t2016\n"
        .replacing("&lt;", with: "<"))
    #expect(result.rows.map(\.value) == [.below(2.5), .missing, .number(50)])
    #expect(result.rows.last?.note.contains("about half") == true)
  }

  @Test("Rows that name a place without any value are no records, and are told")
  func silentRows() throws {
    let result = try read("1\t1.1\t1.1.1\tSI_POV_DAY1\tAVA\tAVA\t\t\t\tPT\t\t\t\t\t\t\t\t\t\n")
    #expect(result.file.counts.read == 0)
    #expect(result.found(.rowsWithoutValues).count == 1)
  }

  @Test("An indicator that a spreadsheet made a number of is known by its series")
  func numberedIndicator() throws {
    let result = try read(
      "1\t1.1\t1.1\tSI_POV_DAY1\tAVA\tAVA\t\t\t\tPT\t\t\t\t\t1\t\t\t1\t2014\n")
    #expect(result.rows.map(\.indicator) == ["1.1.1"])
  }

  @Test("A row with a field too many is held as a whole")
  func ragged() throws {
    let result = try read(
      "1\t1.1\t1.1.1\tSI_POV_DAY1\tAVA\tAVA\t\t\t\tPT\t\t\t\t\t1\t2\t3\t3\t2016\tx\n")
    #expect(result.file.counts == RecordCounts(held: 1))
    #expect(result.lines(.irregularRow) == [2])
  }

  @Test(
    "Folded texts are read year by year",
    arguments: [
      ("plain for all", 1999, "plain for all"), ("[2001]: one", 2001, "one"),
      ("[2001]: one", 2002, ""), ("[2001,2003-2005]: some", 2004, "some"),
      ("[2001]: a // b // [2002]: c", 2001, "a // b"), ("[2001]: a // [x]: b", 2001, "a // [x]: b"),
      ("[note]: not years", 2001, "[note]: not years"), ("", 2001, ""),
    ])
  func folded(_ cell: String, _ year: Int, _ text: String) {
    #expect(FoldedText(cell).text(year) == text)
  }
}
