import Testing

@testable import Ingest

@Suite("What inspect asks rather than guesses")
struct InspectionQuestionTests {
  @Test("Columns with names that say nothing, and no period")
  func lettersAlone() throws {
    let found = try Inspected(
      """
      Indicator,A,B,C
      2.2.1,31.0,28.5,20.1
      3.2.1,44.0,39.1,25.2
      """)
    #expect(found.questions().contains("period"))
    #expect(found.questions().count == 2)
  }

  @Test("A comma that may be a decimal mark or part thousands")
  func doubtfulComma() throws {
    let found = try Inspected(
      """
      15.1.1 Forest area;;
      County;2010;2020
      Ash;1,234;1,190
      Birch;12,5;12,1
      """)
    #expect(found.questions() == ["numbers"])
    #expect(found.tables[0].numbers.decimal == "?")
  }

  @Test("Names in a column without a name")
  func namesWithoutHeader() throws {
    let found = try Inspected(
      """
      Indicator 6.1.1,,
      ,2020,2021
      Alder,60.5,61.5
      Beck,70.5,71.5
      """)
    #expect(found.questions() == ["area"])
  }

  @Test("An indicator that stands nowhere")
  func noIndicator() throws {
    let found = try Inspected(
      """
      Region,2020,2021
      East,60.5,61.5
      West,70.5,71.5
      """)
    #expect(found.questions() == ["indicator"])
  }

  @Test("Values that the labels do not tell apart")
  func sameKey() throws {
    let found = try Inspected(
      """
      6.1.1 Drinking water,,
      Region,2020,2020
      East,60.5,61.5
      West,70.5,71.5
      """)
    #expect(found.questions() == ["key"])
  }

  @Test("A row of sums among the periods")
  func rowOfSums() throws {
    let found = try Inspected(
      """
      3.6.1 Road deaths,,
      Month,Urban,Rural
      2022-01,12,20
      2022-02,14,21
      2022-03,11,19
      2022-04,12,18
      2022-05,10,17
      Half-year,59,95
      """)
    #expect(found.questions() == ["period"])
  }

  @Test("A table whose parts say everything asks nothing")
  func nothingToAsk() throws {
    let found = try Inspected(
      """
      Indicator,Province,2020,2021
      6.1.1,East,60.5,61.5
      6.1.1,West,70.5,71.5
      """)
    #expect(found.questions().isEmpty)
    #expect(
      found.aspects.sorted() == [
        "area: certain", "indicator: certain", "period: certain", "unit: likely",
      ])
  }

  @Test("Sheets of words and of settings are no tables")
  func noTable() throws {
    let found = try Inspected("About this file\nWritten by the office,1\nContact,office\n")
    #expect(found.tables.isEmpty)
  }
}
