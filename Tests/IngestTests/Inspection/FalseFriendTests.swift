import SDGModel
import Testing

@testable import Ingest

/// Tables whose words look like a group, an area or a period of the figures and are another's. Each
/// must be a question.
@Suite("Groups, areas and periods that are not what they look like")
struct FalseFriendTests {
  private static let areas = [
    Area(id: "AV-N", name: LocalText("Northern"), aliases: ["North Province"], level: "province"),
    Area(id: "AV-W", name: LocalText("Western"), level: "province"),
  ]

  private func inspect(_ text: String, name: String = "table.csv") throws -> Inspected {
    try Inspected(text, name: name, areas: FalseFriendTests.areas)
  }

  @Test(
    "Bands below a heading that is not of age are kept under its name",
    arguments: [
      "Number of household members", "Years preceding survey", "Hours usually worked per week",
      "Marital duration (years)", "Size of establishment", "Mother's age",
    ])
  func bands(heading: String) throws {
    let found = try inspect(
      "3.2.1 Mortality\n\(heading),2019,2020\n1-4,12,13\n5-9,14,15\n10-14,1,2\n")
    #expect(found.questions().contains("age"))
    #expect(found.figures.allSatisfy { !$0.contains("| age=") })
    #expect(found.figures.first == "3.2.1 | 900 | 2019 | \(heading)=1-4 | 12")
  }

  @Test("Bands above columns are ages only where something speaks of age")
  func bandsAbove() throws {
    let size = try inspect("6.1.1 Water by household size,,\nYear,1-4,5-9\n2019,1,2\n2020,3,4\n")
    #expect(size.questions().contains("age"))
    let age = try inspect("3.2.1 Deaths by age,,\nYear,1-4,5-9\n2019,1,2\n2020,3,4\n")
    #expect(!age.questions().contains("age"))
  }

  @Test(
    "The sex of the head is not the sex of those who are counted",
    arguments: ["Sex of head", "Sex of household head", "Sexe du chef de ménage"])
  func heads(heading: String) throws {
    let found = try inspect("6.1.1 Water\n\(heading),2019,2020\nMale,12,13\nFemale,14,15\n")
    #expect(found.figures.allSatisfy { !$0.contains("sex=") } || found.questions().contains("sex"))
    let section = try inspect(
      "6.1.1 Water\nCharacteristic,2019,2020\nResidence,,\nUrban,1,2\nRural,3,4\n\(heading),,\n"
        + "Male,12,13\nFemale,14,15\n")
    #expect(section.figures.allSatisfy { !$0.contains("sex=") })
    let title = try inspect(
      "\"6.1.1 Water, by sex of household head\"\nSex,2019,2020\nMale,12,13\nFemale,14,15\n")
    #expect(title.questions().contains("breakdown"))
  }

  @Test(
    "A group or area that the title names among other words is asked about",
    arguments: [
      ("8.6.1 Young women not in employment", "sex"), ("6.1.1 Water in rural areas", "location"),
      ("6.1.1 Water, North Province", "area"), ("8.5.2 Unemployment of persons aged 15-24", "age"),
    ])
  func titles(title: String, kind: String) throws {
    let found = try inspect("\"\(title)\",,\nSource,2019,2020\nSurvey,1.5,2.5\nCensus,3.5,4.5\n")
    #expect(found.questions().contains(kind))
  }

  @Test(
    "A title that names all groups of a dimension asks nothing; one sex is one, whatever it is about"
  )
  func titlesOfAll() throws {
    let both = try inspect(
      "6.1.1 Water in urban and rural areas,,\nArea,2019,2020\nNorthern,1,2\nWestern,3,4\n")
    #expect(!both.questions().contains("location"))
    let own = try inspect(
      "5.5.1 Seats held by women in national parliaments,,\nArea,2019,2020\nNorthern,1,2\n"
        + "Western,3,4\n")
    #expect(own.questions().contains("sex"))
  }

  @Test("A line that is the name of a group or area holds for the table below it")
  func lines() throws {
    let found = try inspect(
      "8.6.1 NEET\nWomen\nArea,2019,2020\nNorthern,1,2\nWestern,3,4\nNote: a\n8.6.1 NEET\nMen\n"
        + "Area,2019,2020\nNorthern,5,6\nWestern,7,8\n")
    #expect(found.figures.first?.contains("AV-N | 2019 | sex=F | 1") == true)
    #expect(found.figures.last?.contains("AV-W | 2020 | sex=M | 8") == true)
  }

  @Test("A sheet that is called by a group or area is about it")
  func sheets() throws {
    let rows = [
      ["6.1.1 Water"], ["Source", "2019", "2020"], ["A", "1.5", "2.5"], ["B", "3.5", "4.5"],
    ]
    for (sheet, expected) in [
      ("Rural areas", "900 | 2019 | location=R"), ("Western", "AV-W | 2019 | "),
    ] {
      let found = try Inspected(
        WorkbookMaker.workbook([.init(name: sheet, rows: rows)]), name: "book.xlsx",
        areas: FalseFriendTests.areas)
      #expect(found.figures.first?.contains(expected) == true)
    }
  }

  @Test("The average of other countries is not the whole country")
  func averages() throws {
    let found = try inspect(
      "3.7.1 Plans\nCountry,2019,2020\nFiji,1,2\nTonga,3,4\nPacific average,5,6\n")
    #expect(found.questions().contains("area"))
    #expect(!found.figures.contains { $0.hasPrefix("3.7.1 | 900 ") })
  }

  @Test("Indented rows are asked about: they may be parts of the row above")
  func indents() throws {
    let found = try inspect(
      "8.5.2 Unemployment\nGroup,2019,2020\nUrban,1,2\n  Male,3,4\n  Female,5,6\nRural,7,8\n")
    #expect(found.questions().contains("category"))
  }

  @Test("Men and women below a column of places are asked about")
  func strangeCategories() throws {
    let found = try inspect(
      "8.5.2 Unemployment\nResidence,2019,2020\nUrban,1,2\nMale,3,4\nFemale,5,6\nRural,7,8\n")
    #expect(found.questions().contains("location"))
  }

  @Test("A column called Area that tells urban from rural holds no areas")
  func kindsOfPlace() throws {
    let found = try inspect("6.1.1 Water\nArea,2019,2020\nUrban,1,2\nRural,3,4\nTotal,5,6\n")
    #expect(found.figures.first == "6.1.1 | 900 | 2019 | location=U | 1")
    #expect(found.figures.last == "6.1.1 | 900 | 2020 |  | 6")
  }

  @Test("Where somebody was born is not where they are counted")
  func countryOfBirth() throws {
    let found = try inspect("10.7.2 Migrants\nCountry of birth,2019,2020\nTonga,1,2\nSamoa,3,4\n")
    #expect(found.questions().contains("area"))
    #expect(found.figures.count == 4)
  }

  @Test("Fifths of the population are no quarters of a year")
  func fifths() throws {
    let found = try inspect(
      "6.1.1 Water by wealth quintile\nYear,Q1,Q2,Q3,Q4\n2014,1,2,3,4\n2019,5,6,7,8\n")
    #expect(found.questions().contains("income"))
    #expect(found.figures.first == "6.1.1 | 900 | 2014 | income=Q1 | 1")
  }

  @Test("Years after 2030 are asked about, and no edition is named after them")
  func lateYears() throws {
    let found = try inspect("4.1.2 Rate\nArea,2074,2075\nNorthern,1,2\nWestern,3,4\n")
    #expect(found.questions().contains("period"))
    let read = try Reading.read("indicator,period,value\n4.1.2,2075,1\n4.1.2,2020,1\n")
    #expect(read.lines(.latePeriod) == [2])
  }

  @Test("Notes on one year are no breakdown of all")
  func notesBesideYears() throws {
    let found = try inspect(
      "6.1.1 Water,,,,\nArea,2019,2019 note,2020,2020 note\nNorthern,1,a,2,\nWestern,3,,4,b\n")
    #expect(found.questions().contains("breakdown"))
  }

  @Test("A target in brackets is none the less a target, a baseline with its year a year")
  func bracketedTargets() throws {
    let found = try inspect(
      "6.1.1 Water\nArea,Baseline (2015),2019,2030 (target)\nNorthern,1,2,9\nWestern,3,4,9\n")
    #expect(
      found.figures.map { $0.split(separator: "|")[2] } == [" 2015 ", " 2019 ", " 2015 ", " 2019 "])
  }

  @Test("Values with their intervals in one cell are values with bounds")
  func intervals() throws {
    let read = try #require(BoundedNumber("4,2 (IC 95 %: 3,1; 5,3)"))
    #expect([read.value, read.lower, read.upper] == ["4,2", "3,1", "5,3"])
    #expect(BoundedNumber("110 (95–126)")?.upper == "126")
    #expect(BoundedNumber("12.1 [10.5, 13.9]")?.lower == "10.5")
    #expect(BoundedNumber("33.1 (95% CI 30.1 to 36.2)")?.lower == "30.1")
    for none in ["(12.3)", "12 (3)", "Total (2015-2020)", "12 (a-b)", "3.1.1 (1-2-3)", ""] {
      #expect(BoundedNumber(none) == nil)
    }
    let found = try inspect("3.1.1 Maternal\nYear,Ratio\n2019,110 (95–126)\n2020,99 (80–112)\n")
    #expect(found.figures.last == "3.1.1 | 900 | 2020 |  | 99")
  }

  @Test("Names of groups in household surveys are known")
  func surveyGroups() throws {
    let found = try inspect(
      "6.1.1 Water\nCharacteristic,2019,2020\nWealth index quintile,,\nPoorest,1,2\nSecond,3,4\n"
        + "Functional difficulties,,\nHas functional difficulty,5,6\nHas no functional difficulty,7,8\n"
    )
    #expect(found.figures.contains("6.1.1 | 900 | 2019 | income=Q2 | 3"))
    #expect(found.figures.contains("6.1.1 | 900 | 2019 | disability=PD | 5"))
  }

  @Test("Months in a column are of the year that the title names, and their sum is the year's")
  func months() throws {
    let found = try inspect(
      "16.1.1 Homicidios 2021,,\nMes,Hombres,Mujeres\nEnero,1,2\nFebrero,3,4\nTotal,4,6\n")
    #expect(found.figures.first == "16.1.1 | 900 | 2021-01 | sex=M | 1")
    #expect(found.figures.last == "16.1.1 | 900 | 2021 | sex=F | 6")
  }

  @Test("A table that spreads something over groups is asked about, for its total is no figure")
  func distribution() throws {
    let found = try inspect(
      "8.3.1 Informal workers by sex (%),,,\nArea,Male,Female,Total\nNorthern,60,40,100\n"
        + "Western,55,45,100\n")
    #expect(found.questions().contains("values"))
  }

  @Test("A sheet that names an age among other words is asked about")
  func ageInSheet() throws {
    let rows = [
      ["8.6.1 NEET"], ["Sex", "2019", "2020"], ["Male", "1.5", "2.5"], ["Female", "3.5", "4.5"],
    ]
    let found = try Inspected(
      WorkbookMaker.workbook([.init(name: "Youth 15-24", rows: rows)]), name: "book.xlsx")
    #expect(found.questions().contains("age"))
  }

  @Test("Thousands that are written in digits are asked about")
  func thousandsInDigits() throws {
    let found = try inspect(
      "1.2.1 Poor persons ('000)\nArea,2019,2020\nNorthern,1,2\nWestern,3,4\n")
    #expect(found.questions().contains("multiplier"))
  }

  @Test("A dash beside two dots may be nought")
  func dashes() throws {
    let found = try inspect("16.1.1 Victims\nArea,2019,2020\nNorthern,-,2\nWestern,3,..\n")
    #expect(found.questions().contains("values"))
  }

  @Test("The national row among groups is no group")
  func national() throws {
    let found = try inspect(
      "1.2.1 Pobreza\nGrupo,2019,2020\nNacional,1,2\nUrbana,3,4\nRural,5,6\n")
    #expect(found.figures.first == "1.2.1 | 900 | 2019 |  | 1")
  }

  @Test("A title or a sheet about a part that no list has is asked about")
  func unknownPart() throws {
    let title = try Inspected(
      "\"8.5.2 Unemployment, Rewa Province\",,\nSex,2019,2020\nMale,1,2\nFemale,3,4\n")
    #expect(title.questions().contains("area"))
    let rows = [["8.5.2 Unemployment"], ["Sex", "2019", "2020"], ["Male", "1.5", "2.5"]]
    let sheets = try Inspected(
      WorkbookMaker.workbook([.init(name: "Rewa", rows: rows), .init(name: "Ba", rows: rows)]),
      name: "book.xlsx")
    #expect(sheets.questions().filter { $0 == "area" }.count == 2)
  }
}
