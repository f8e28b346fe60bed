import SDGModel
import Testing

@testable import Ingest

@Suite("Marks, codes and parts of tables that inspect tells apart")
struct InspectionMarkTests {
  @Test(
    "A dash that the table itself explains as nought is asked about",
    arguments: [
      "Symbols: - nil", "\"Note: “–” = zero\"", "- magnitude zero", "-,nil or negligible",
    ])
  func legend(line: String) throws {
    let found = try Inspected(
      "16.1.1 Victims,,\nSex,2019,2020\nMale,1,-\nFemale,3,4\n\(line)\n")
    #expect(found.questions() == ["values"])
  }

  @Test("A dash that nothing explains is no figure, without a question")
  func plainDash() throws {
    let found = try Inspected(
      "16.1.1 Victims,,\nSex,2019,2020\nMale,1,-\nFemale,3,4\nNote: 12 - 14 of nil\n")
    #expect(found.questions().isEmpty)
  }

  @Test("Figures in brackets are told: from few cases, or below nought")
  func brackets() throws {
    let found = try Inspected("6.1.1 Water,,\nSex,2019,2020\nMale,(91.2),2\nFemale,3,4\n")
    #expect(
      found.tables[0].aspects.contains {
        $0.holds == "values" && $0.detail.hasPrefix("1 in brackets, such as (91.2)")
      })
  }

  @Test("A quarter beside its year is a part of it, whether the year is repeated or not")
  func quarters() throws {
    for year in ["", "2019"] {
      let found = try Inspected(
        "8.5.2 Unemployment,,\nYear,Quarter,Value\n2019,Q1,1\n\(year),Q2,2\n2020,Q1,3\n")
      #expect(
        found.figures == [
          "8.5.2 | 900 | 2019-Q1 |  | 1", "8.5.2 | 900 | 2019-Q2 |  | 2",
          "8.5.2 | 900 | 2020-Q1 |  | 3",
        ])
    }
  }

  @Test("Yes and No below the name of a dimension are asked about; No numbers no rows")
  func yesAndNo() throws {
    let found = try Inspected(
      "6.1.1 Water,,\n,Disability,\nYear,Yes,No\n2019,1.5,2.5\n2020,3.5,4.5\n")
    #expect(found.questions() == ["disability"])
    #expect(found.figures.count == 4)
  }

  @Test("A column of codes beside names holds no figures")
  func codes() throws {
    let found = try Inspected(
      "6.1.1 Water,,,\nCode,District,2019,2020\n101,Alder,1.5,2.5\n102,Beck,3.5,4.5\n")
    #expect(found.questions() == ["left out"])
    #expect(found.figures.map { $0.split(separator: " | ").last } == ["1.5", "2.5", "3.5", "4.5"])
  }

  @Test("A projected year among the rows is asked about")
  func projected() throws {
    let found = try Inspected("6.1.1 Water,\nYear,Value\n2019,1.5\n2025 (projected),2.5\n")
    #expect(found.questions() == ["rows"])
  }

  @Test("The number in a file's name is no age")
  func fileName() throws {
    for name in ["28 months.csv", "01_years_sex.csv"] {
      let found = try Inspected("6.1.1 Water,,\nSex,2019,2020\nMale,1,2\nFemale,3,4\n", name: name)
      #expect(found.questions().isEmpty)
      #expect(found.figures.allSatisfy { !$0.contains("age=") })
    }
  }

  @Test("The mark of a year is kept as a note, however it stands there")
  func marks() throws {
    let file = "6.1.1 Water,\nYear,Value\n2019 p,1.5\n2020 (r),2.5\nYear 2021,3.5\n"
    let found = try Inspected(file)
    #expect(found.figures.map { $0.split(separator: " | ")[2] } == ["2019", "2020", "2021"])
    #expect(found.notes == ["Mark of “2019”: p", "Mark of “2020”: r", ""])
  }

  @Test("Roman numerals, words for what is measured and choices are not taken for areas")
  func noAreas() throws {
    for texts in ["I,II,III", "GDP per capita,School meals,Census/LFS", "Latest,Previous,first"] {
      let rows = texts.split(separator: ",").map { "\($0),1.5,2.5" }.joined(separator: "\n")
      let found = try Inspected(",2019,2020\n\(rows)\n")
      #expect(!found.questions().contains("area"))
    }
  }

  @Test("A second block with the name of a group alone is about the indicator above it")
  func secondBlock() throws {
    let found = try Inspected(
      "2.2.1 Stunting (%),,\nGirls,,\nSource,2019,2020\nCensus,1,2\nDHS,3,4\n\nBoys,,\nSource,2019,2020\n"
        + "Census,5,6\nDHS,7,8\n")
    #expect(found.questions().isEmpty)
    #expect(found.figures.last == "2.2.1 | 900 | 2020 | sex=M | 8")
    #expect(found.units.allSatisfy { $0 == "PT" })
  }

  @Test(
    "The only sheet of a workbook, called by a name that no word of the field is, may be an area")
  func onlySheet() throws {
    let rows = [
      ["8.5.2 Unemployment"], ["Sex", "2019", "2020"], ["Male", "1.5", "2.5"],
      ["Female", "1", "2"],
    ]
    func questions(_ sheet: String) throws -> [String] {
      try Inspected(
        WorkbookMaker.workbook([.init(name: sheet, rows: rows)]), name: "book.xlsx"
      ).questions()
    }
    #expect(try questions("Rewa") == ["area"])
    #expect(try questions("Data").isEmpty)
    #expect(try questions("Water").isEmpty)
  }
}
