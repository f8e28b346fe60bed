import SDGModel
import TestSupport
import Testing

@testable import Ingest

@Suite("A file of single records is told from a table of figures")
struct RecordInspectorTests {
  private func inspect(_ text: String) throws -> Inspection {
    let context = try ReaderContext.standard(register: [], areas: [], defaultArea: nil)
    return Inspector(context).inspect(Array(text.utf8), name: "table.csv")
  }

  private static let names = (0..<8).map { "Somebody \($0),F,\($0)" }.joined(separator: "\n")
  private static let days = (0..<25).map { "2021-03-\(1 + $0),\($0)" }.joined(separator: "\n")
  private static let answers = (0..<120).map { "\($0 % 2),\($0 % 3),\($0 % 4),\($0 % 5)" }
    .joined(separator: "\n")

  @Test(
    "Names of persons, days of events and answers that repeat are records",
    arguments: [
      "respondent_name,sex,n\n" + names, "day,reading\n" + days, "a,b,c,d\n" + answers,
      "_uuid,x\n1,2\n",
    ])
  func records(_ text: String) throws {
    #expect(try inspect(text).records != nil)
  }

  private static let card = """
    date,énoncé,groupe,note,participants
    2021-03-01,Le personnel est là,usagers,2,12
    2021-03-01,Les soins sont bons,usagers,5,12
    2021-03-01,Le personnel est là,agents,4,8
    2021-03-01,Les soins sont bons,agents,3,8
    """

  @Test("A score card is known by its columns: scores on a scale, statements, people")
  func scoreCard() throws {
    let found = try #require(try inspect(Self.card).records)
    #expect(
      found.scoreCard
        == RecordDraft.ScoreCard(
          score: "note", lowest: 1, highest: 5, statement: "énoncé", people: "participants"))
    let ten = try inspect(Self.card.replacing(",5,12", with: ",10,12")).records
    #expect(ten?.scoreCard?.lowest == 0 && ten?.scoreCard?.highest == 10)
    #expect(try inspect(Self.card.replacing(",5,12", with: ",47,12")).records?.scoreCard == nil)
  }

  @Test("Records behind a sheet of notes are found, and nothing of them is said, whoever asks how")
  func secondSheet() throws {
    let rows =
      [["case", "victim_name", "story", "day"]]
      + (1...9).map { ["c\($0)", "Somebody \($0)", "Told \($0) at length", "2021-03-0\($0)"] }
    let bytes = try WorkbookMaker.workbook([
      .init(name: "notes", rows: [["A register of the vale"]]), .init(name: "Data", rows: rows),
    ])
    for isAsked in [true, false] {
      var inspector = Inspector(
        try ReaderContext.standard(register: [], areas: [], defaultArea: nil))
      inspector.holdsRecords = isAsked
      let found = inspector.inspect(bytes, name: "book.xlsx")
      #expect(found.records?.table == "Data" && found.tables.isEmpty)
      #expect(found.records?.personal == 2)
      #expect(!"\(found)".contains("Somebody") && !"\(found)".contains("Told"))
    }
  }

  @Test("Where no records are found though somebody says so, nothing else is looked at")
  func noRecords() throws {
    var inspector = Inspector(
      try ReaderContext.standard(register: [], areas: [], defaultArea: nil))
    inspector.holdsRecords = true
    let bytes = try WorkbookMaker.workbook([.init(name: "notes", rows: [["Only a title"]])])
    let found = inspector.inspect(bytes, name: "book.xlsx")
    #expect(found.tables.isEmpty && found.problems.map(\.rule) == ["unknown-format"])
  }

  @Test("Even in a table of figures texts that may be of persons are not shown")
  func personalInTables() throws {
    let text =
      "Region,Respondent name,2019,2020\nNorth,Somebody A,1,2\nSouth,Somebody B,3,4\nEast,Somebody C,5,6\n"
    #expect(!"\(try inspect(text))".contains("Somebody"))
  }

  @Test("The sheet that somebody names is looked at; one that is not there is said")
  func table() throws {
    let bytes = try WorkbookMaker.workbook([
      .init(name: "notes", rows: [["read me"], ["x"]]),
      .init(name: "visits", rows: [["place", "seen"], ["a", "1"], ["b", "2"]]),
    ])
    var inspector = Inspector(
      try ReaderContext.standard(register: [], areas: [], defaultArea: nil))
    inspector.holdsRecords = true
    inspector.table = "visits"
    let found = inspector.inspect(bytes, name: "book.xlsx")
    #expect(found.records?.columns.map(\.name) == ["place", "seen"])
    #expect(found.records?.otherTables == ["notes"])
    inspector.table = "vistis"
    let missing = inspector.inspect(bytes, name: "book.xlsx")
    #expect(
      missing.problems.map(\.message) == ["The file has no table vistis; it has notes, visits"])
  }

  @Test(
    "Tables of figures are none, even with names of places and columns of years",
    arguments: [
      "geo_name,year,sex,obs_value\nNordmark,2019,M,12.3\nNordmark,2019,F,14.8\n",
      "name,2018,2019,2020\nNorth,1,2,3\nSouth,4,5,6\nEast,1,2,3\nWest,1,2,3\nMid,1,2,3\nFar,1,2,3\n",
      "Region,Men,Women\nNorth,12,13\nSouth,10,11\n",
    ])
  func figures(_ text: String) throws {
    #expect(try inspect(text).records == nil)
  }
}
