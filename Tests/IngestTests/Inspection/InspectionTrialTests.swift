import Foundation
import SDGModel
import Testing

@testable import Ingest

/// Kinds of tables that people other than the authors laid out, and that were once read wrongly without
/// a question.
@Suite("What people who had not seen the program found")
struct InspectionTrialTests {
  private func questions(_ text: String) throws -> [String] { try Inspected(text).questions() }

  @Test(
    "Groups below the name of an indicator or an area are no indicators and no areas",
    arguments: [
      ("Indicator,2019,2020\n2.2.1,30.1,29.5\nBoys,32.0,31.1\nGirls,28.2,27.9\n", "indicator"),
      ("Indicator,2019,2020\n1.2.1,30.1,29.5\nof which children,32.0,31.1\n", "indicator"),
      (
        "6.1.1 Water,,\nRegion,2018,2019\nUrban,12.1,12.0\nRural,22.3,21.9\nNorth,14.0,13.7\n",
        "area"
      ),
      (
        "6.1.1 Water,,\nProvince,2018,2019\nAra,12.1,12.0\nMale,22.3,21.9\nFemale,14.0,13.7\n",
        "area"
      ),
    ])
  func groups(table: String, kind: String) throws {
    #expect(try questions(table).contains(kind))
  }

  @Test(
    "What was found of all is not who was asked",
    arguments: [
      "1.2.1 Poverty headcount 2019,\nDistrict,Poor\nAra,31.5\nBeka,28.5\n",
      "8.5.2 Labour force,,\nYear,Sex,Unemployment\n2018,Male,12.5\n2018,Female,14.5\n",
      "3.3.1 Prevalence 2019,\nDistrict,HIV positive\nAra,1.5\nBeka,2.5\n",
      "\"1.3.1 Persons with disabilities, 2019\",,\nDistrict,With disability,Without disability\n"
        + "Ara,8.2,91.8\nBeka,7.2,92.8\n",
    ])
  func outcomes(table: String) throws {
    #expect(!(try questions(table)).isEmpty)
  }

  @Test(
    "Groups that the title names behind “by”, and those of sex, age and place, are not asked about")
  func breakdowns() throws {
    #expect(
      try questions(
        "\"1.3.1 Coverage by disability status, 2019\",,\nDistrict,With disability,Without disability\n"
          + "Ara,8.2,9.8\nBeka,7.2,9.9\n"
      ).isEmpty)
    #expect(
      try questions("1.2.1 Poverty 2019,,\nDistrict,Women,Men\nAra,8.2,9.8\nBeka,1,2\n").isEmpty)
  }

  @Test(
    "What stands in brackets behind a year may make it another period or another people's",
    arguments: ["2019 (first half)", "2020 (Jan-Jun)", "2019 (women)", "2019 (age 15-24)"])
  func bracketsBehindYears(year: String) throws {
    #expect(
      try questions("6.1.1 Water,,\nRegion,2018,\(year)\nNorth,640,310\nSouth,505,250\n").contains(
        "period"))
  }

  @Test(
    "Marks of firmness and names of surveys behind a year are no question",
    arguments: ["2019 (prov.)", "2019 (p)", "2019 (DHS)", "2019*"])
  func plainMarks(year: String) throws {
    #expect(
      try questions("6.1.1 Water,,\nRegion,2018,\(year)\nNorth,640,310\nSouth,505,250\n").isEmpty)
  }

  @Test("Two surveys of one year are two values of one key")
  func surveys() throws {
    #expect(
      try questions("6.1.1 Water,,\nRegion,2018 (DHS),2018 (census)\nNorth,1.5,2.5\nSouth,1,2\n")
        == ["key"])
    #expect(try questions("Indicator,2019\n3.b.1 DTP3,91.5\n3.b.1 MCV2,82.5\n") == ["key"])
  }

  @Test("Names below a heading that no list knows may be areas")
  func namesBelowUnknownHeadings() throws {
    let rows = "6.1.1 Water,,\nHEAD,2018,2019\nAmbra,12.1,12.0\nBekka,22.3,21.9\n"
    let head = { rows.replacingOccurrences(of: "HEAD", with: $0) }
    #expect(try questions(head("Chiefdom")) == ["area"])
    #expect(try questions(head("Prov.")).isEmpty)
    #expect(try questions(head("Facility type")).isEmpty)
  }

  @Test(
    "Words of a title that limit its table to some people",
    arguments: [
      "3.7.1 Modern methods, currently married women 15-49, 2019",
      "3.7.1 Family planning met by modern methods among employees, 2019",
      "4.2.2 Participation (public schools only), 2019", "6.1.1 Water excluding camps, 2019",
      "3.7.1 Planification familiale, femmes mariées, 2019",
    ])
  func limits(title: String) throws {
    let found = try questions("\"\(title)\",\nRegion,Value\nNorth,64.5\nSouth,50.5\n")
    #expect(found.contains("title"))
  }

  @Test(
    "What the official title says itself, and what stands behind “by”, limits nothing",
    arguments: [
      "Table 7: 6.1.1 Drinking water services, 2019",
      "3.1.2 Births attended by skilled personnel, 2019",
      "8.7.1 Children engaged in child labour among children aged 5-17 years, 2019",
    ])
  func noLimits(title: String) throws {
    let found = try questions("\"\(title)\",\nRegion,Value\nNorth,64.5\nSouth,50.5\n")
    #expect(!found.contains("title"))
  }

  @Test(
    "The sex or age of somebody else",
    arguments: ["by sex of perpetrator", "by sex of teacher", "by sex of employer"])
  func somebodyElse(words: String) throws {
    #expect(
      try questions("5.2.1 Violence \(words)\nYear,Male,Female\n2018,80,20\n2019,78,22\n").contains(
        "breakdown"))
  }

  @Test("Bands of months that only the title or their steps tell from years")
  func months() throws {
    #expect(
      try questions(
        "2.2.3 Anaemia in children 6-59 months 2019,\nAge,Value\n6-11,10\n12-23,30\n24-59,38\n"
      ).contains("age"))
    #expect(
      try questions("2.2.1 Stunting 2019,\nAge,Value\n0-5,1\n6-11,10\n12-23,30\n24-35,38\n")
        .contains("age"))
    #expect(try !questions("8.5.2 Rate 2019,\nAge,Value\n15-24,1\n25-54,10\n").contains("age"))
  }

  @Test("A latest and a previous year beside each other")
  func latestAndPrevious() throws {
    #expect(
      try questions(
        "Indicator,Latest year,Latest value,Previous year,Previous value\n2.2.1,2019,28.0,2014,33.1\n"
          + "1.2.1,2018,4.4,2013,5.0\n"
      ).contains("period"))
  }

  @Test(
    "A base year and the year of printing are no period of the figures",
    arguments: ["Prices (2010=100)", "Water (published March 2021)", "Income (2015 prices)"])
  func otherYears(title: String) throws {
    #expect(
      try questions("6.1.1 \(title)\nRegion,Value\nNorth,1.5\nSouth,2.5\n").contains("period"))
  }

  @Test("A unit in the title is not that of a row which names another measure")
  func sharedUnit() throws {
    #expect(
      try questions(
        "Housing indicators (%),\nIndicator,2019\n6.1.1 Has water,81.5\n11.1.1 Persons per room,2.1\n"
      )
      .contains("unit"))
  }

  @Test("A group of several words in the title")
  func groupsOfWords() throws {
    for words in ["Children of the poorest quintile", "Children under 5"] {
      #expect(
        !(try questions("4.1.2 \(words)\nYear,Male,Female\n2018,80.5,20\n2019,78,22\n")).isEmpty)
    }
  }

  @Test("A table of nothing but projections or changes does not vanish")
  func nothingElse() throws {
    for head in ["Population (projected)", "Net change", "Target 2030"] {
      let found = try Inspected("3.c.1 Health,\nYear,\(head)\n2020,14.2\n2025,15.9\n")
      #expect(found.questions().contains("values"))
      #expect(found.figures.count == 2)
    }
  }

  @Test(
    "A name that holds the word of a target or a change is asked about, never left out in silence")
  func names() throws {
    for head in ["Climate change budget", "Target population", "Exchange target reached"] {
      let found = try Inspected(
        "13.2.1 Plans,,\nYear,\(head),Value\n2020,14.2,1.5\n2021,15.9,2.5\n")
      #expect(!found.questions().isEmpty)
    }
    let plain = try Inspected("13.2.1 Plans,,\nYear,Value,Target 2030\n2020,14.2,1\n2021,15,2\n")
    #expect(plain.questions().isEmpty)
    #expect(plain.figures.count == 2)
  }

  @Test("A row of unknown marks stays in its table")
  func unknownMarks() throws {
    let found = try Inspected(
      "6.1.1 Water,,\nRegion,2019,2020\nNorth,12.1,12.0\nSouth,c,c\nEast,11.0,10.0\n")
    #expect(found.tables.count == 1)
    #expect(found.figures.count == 6)
    #expect(found.figures[2] == "6.1.1 | South | 2019 |  | suppressed")
  }

  @Test("Ages over columns, of which the first looks like a value")
  func agesOverColumns() throws {
    let found = try Inspected(
      "\"8.5.2 Persons by age, 2019\",,,\nRegion,<15,15-64,65+\nNorth,1.5,2.5,3.5\nSouth,4,5,6\n")
    #expect(found.figures.first == "8.5.2 | North | 2019 | age=Y0T14 | 1.5")
  }

  @Test("A month and a year in one cell")
  func monthAndYear() throws {
    let found = try Inspected("16.1.1 Victims,\nPeriod,Value\nJan 2020,3\nFeb 2020,4\n")
    #expect(found.figures.first == "16.1.1 | 900 | 2020-01 |  | 3")
  }

  @Test("A column with a name of its own is proposed as a breakdown, and asked about")
  func ownNames() throws {
    let found = try Inspected("Rate of work,,\nSector,2019,2020\nFarming,1.5,2\nMining,3,4\n")
    #expect(found.questions() == ["dimension:Sector", "indicator"])
  }

  @Test("Names without a code are indicators of no framework, and asked about")
  func namesWithoutCodes() throws {
    #expect(
      try questions("Indicator,2019,2020\nAnaemia in women,41.5,40.2\nPregnant,44.1,43.5\n")
        == ["indicator"])
    #expect(try questions("Indicator,2019,2020\n6.1.1 Water,41.5,40.2\n1.2.1,44.1,43.5\n").isEmpty)
  }

  @Test("Millions in the labels of rows, and days in place of years")
  func millionsAndDays() throws {
    #expect(
      try questions("Indicator,2019\n8.1.1 GDP (million),41.5\n6.1.1 Water,40.2\n").contains(
        "multiplier"))
    #expect(
      try questions("6.1.1 Water,,\nRegion,2019-12-31,2020-12-31\nNorth,1.5,2.5\nSouth,1,2\n")
        == ["period"])
  }

  @Test("A scale in the title or in the labels goes with its unit")
  func scales() throws {
    for table in [
      "15.1.1 Forest area (1000 ha),,\nRegion,2019,2020\nNorth,3420,3430\nSouth,2990,2995\n",
      "Indicator,2019,2020\n15.1.1 Forest (1000 ha),3420,3430\n15.1.2 Sites (1000 ha),990,995\n",
    ] {
      let found = try Inspected(table)
      #expect(found.tables[0].mapping.given[.field(.unitMultiplier)] == "3")
      #expect(found.units.first == "HA")
    }
  }

  @Test("Education below the title of somebody else's is asked about")
  func educationOfTheHead() throws {
    #expect(
      try questions(
        "\"1.2.1 Poverty by education of household head, 2019 (%)\",\nEducation,Rate\nPrimary,38.2\n"
          + "Secondary,20.5\n"
      ).contains("breakdown"))
  }

  @Test("Rows whose values all look like years stay in their table")
  func rowsOfYears() throws {
    let found = try Inspected(
      "16.1.1 Victims,,\nDistrict,2019,2020\nNorth,3420,3500\nSouth,4100,4200\nEast,1990,2010\n")
    #expect(found.figures.count == 6)
    #expect(found.figures.last == "16.1.1 | East | 2020 |  | 2010")
    let first = try Inspected(
      "16.1.1 Victims,,\nDistrict,2019,2020\nEast,1990,2010\nNorth,3420,3500\n")
    #expect(first.figures.count == 4)
    let single = try Inspected(
      "16.1.1 Victims,\nDistrict,2020\nNorth,3420\nSouth,1990\nWest,800\n")
    #expect(single.figures.count == 3)
    let blocks = try Inspected(
      "16.1.1 Victims,,\nDistrict,2019,2020\nNorth,3420,3500\nNote: a\n16.1.2 Deaths,,\n"
        + "District,2017,2018\nNorth,34,35\n")
    #expect(blocks.tables.count == 2)
  }

  @Test("The number of deaths beside a rate is no sample size")
  func deaths() throws {
    let found = try Inspected(
      "3.9.1 Deaths,,\nYear,Rate,Number of deaths\n2017,12.4,1500\n2018,12.9,1572\n")
    #expect(!found.questions().isEmpty)
    let women = try Inspected(
      "3.1.2 Births,,\nYear,Rate,Number of women\n2017,12.4,1500\n2018,12.9,1572\n")
    #expect(women.figures.count == 2)
  }

  @Test("A group in the file's name alone is asked about")
  func groupInFileName() throws {
    let found = try Inspected(
      "4.6.1 Literacy,,\nSex,2019,2020\nMale,1,2\nFemale,3,4\n", name: "urban.csv")
    #expect(found.questions() == ["location"])
  }

  @Test("Indented rows below an indicator are asked about, whatever their names")
  func indentedIndicators() throws {
    let found = try Inspected(
      "Indicator,2015,2020\n3.8.1 Facilities,120,130\n  Public,80,85\n  Private,40,45\n")
    #expect(found.tables[0].aspects.contains { $0.detail.contains("are indented") })
  }

  @Test("The unit in the corner of a table is its unit")
  func corner() throws {
    let found = try Inspected("4.6.1,,\nLiteracy rate (%),2015,2020\nMale,50,60\nFemale,40,55\n")
    #expect(found.units == ["PT", "PT", "PT", "PT"])
  }

  @Test("Names over columns are no areas where nothing speaks of areas")
  func namesOverColumns() throws {
    let found = try Inspected(
      "4.1.2 Completion,,,\nYear,Inicial,Primaria,Media\n2019,1.5,2,3\n2020,4,5,6\n")
    #expect(!found.questions().contains("area"))
    #expect(!found.questions().isEmpty)
  }

  @Test("The header of the next table is none of its rows, in a language that no list has as well")
  func nextHeader() throws {
    for between in ["", "Zweite Tafel,,\n"] {
      let found = try Inspected(
        "16.1.1 Opfer,,\nBezirk,2019,2020\nNord,34,35\nWest,4,5\n\(between)Bezirk,2017,2018\nNord,31,32\n"
          + "West,3,2\n")
      #expect(found.figures.allSatisfy { !$0.contains("Bezirk | ") && !$0.hasSuffix("| 2017") })
    }
  }
}

/// What a title, a note or a column says that no reading accounts for.
@Suite("Every word around a table is accounted for or asked about")
struct LeftoverTests {
  private func questions(_ text: String) throws -> [String] { try Inspected(text).questions() }
  private let rows = "Region,2019,2020\nNorth,31.0,35.0\nSouth,40.2,44.0\n"

  @Test(
    "A code in a title whose other words are not the indicator's",
    arguments: [
      "Targets for 3.1.1 by region", "Sample size of the survey behind 3.2.1",
      "Decree 5.3.1 of 2012: fines collected", "Proxy for 6.1.1: households with a pump (%)",
      "Indicator 7.1.1: population without electricity (%)",
      "Indicator 4.6.1: adult literacy in Amber speakers (%)",
      "Indicator 8.5.2: youth unemployment rate (%)",
    ])
  func titles(title: String) throws {
    #expect(try questions("\"\(title)\",,\n\(rows)").contains("title"))
  }

  @Test("The number of a table in another script is no code of an indicator")
  func tableNumbers() throws {
    let found = try Inspected("Таблица 3.1.1 Дороги (км),,\n\(rows)")
    #expect(found.questions().contains("indicator"))
  }

  @Test(
    "Codes of another plan, though they look like the framework's",
    arguments: [
      "Indicator,2019,2020\n3.1.1 Kilometres of road built,120,98\n3.1.2 Bridges repaired,12,9\n",
      "Code,Programme,2019,2020\n3.1.1,Roads,1203,1190\n3.1.2,Ports,980,991\n",
    ])
  func codes(table: String) throws { #expect(try questions(table).contains("indicator")) }

  @Test("Official codes with the official words ask nothing")
  func officialCodes() throws {
    let table =
      "Indicator,2019,2020\n3.1.1 Maternal mortality ratio,120,98\n"
      + "3.2.1 Under-5 mortality rate,12,9\n"
    #expect(try questions(table).isEmpty)
  }

  @Test(
    "A year in a title that is not when the figures hold",
    arguments: [
      "Vision 2030 monitoring: clean water (%)", "Land titles issued under the Land Act 2015",
      "Poverty line of $2.15 a day (2017 PPP)", "Statistical Yearbook 2023",
      "Unemployment rate, Q3 2022 (%)", "Taux de chômage, mars 2022 (%)",
      "Mortality for the ten years before the survey 2018",
    ])
  func years(title: String) throws {
    #expect(
      try questions("\"\(title)\",,\nRegion,Men,Women\nNorth,9.1,10.2\nSouth,8,9.9\n").contains(
        "period"))
  }

  @Test("A year of its own in the title is the period")
  func plainYear() throws {
    for title in ["6.1.1 Drinking water by region, 2019", "6.1.1 Drinking water 2019"] {
      #expect(
        try !questions("\"\(title)\",,\nRegion,Men,Women\nNorth,9.1,10.2\nSouth,8,9.9\n").contains(
          "period"))
    }
  }

  @Test("Another year in the line of the source, and a sheet and a title that disagree")
  func otherYears() throws {
    #expect(
      try questions(
        "\"6.1.1 Drinking water, 2023\",,\nRegion,Men,Women\nNorth,9.1,10.2\nSouth,8,9.9\n"
          + "Source: census 2014,,\n"
      ).contains("period"))
  }

  @Test(
    "Notes that say whom or how much the figures are",
    arguments: ["* Married women aged 15-49 only", "Note: Figures are in thousands.", "Unit: km"])
  func notes(note: String) throws {
    #expect(try questions("6.1.1 Drinking water,,\n\(rows)\(note),,\n").contains("note"))
  }

  @Test("A line that names the source says nothing of the figures")
  func sources() throws {
    #expect(
      try questions("6.1.1 Drinking water,,\n\(rows)Source: Ministry of Health,,\n").isEmpty)
  }

  @Test("A span of years beside its first and last, a goal's year, and figures below nought")
  func contradictions() throws {
    #expect(
      try questions("6.1.1 Water,,,\nRegion,2012,2018,2012-2018\nA,41.2,36,-5.2\nB,3,2,-1\n")
        .contains("period"))
    #expect(
      try questions("6.1.1 Water,,\nRegion,2020,2030\nA,41.2,100\nB,3,100\n").contains("period"))
    #expect(
      try questions("6.1.1 Water 2020,,\nAge,Males,Females\n0-4,-52,50\n5-9,-49,48\n").contains(
        "values"))
  }

  @Test("Years of something else, in a column of years")
  func columnsOfYears() throws {
    for head in ["Year opened", "Year of birth"] {
      #expect(
        try questions("6.1.1 Water,,\n\(head),Urban,Rural\n1998,4.1,4\n2005,3.1,3\n").contains(
          "period"))
    }
    #expect(
      try questions("6.1.1 Water,,\nSurvey year,Urban,Rural\n1998,4.1,4\n2005,3.1,3\n").isEmpty)
  }

  @Test("A total below ages that do not begin at 0, and rows that are no areas and no groups")
  func rowsOfOthers() throws {
    #expect(
      try questions("6.1.1 Water,,\nAge,2014,2019\n15-19,3.1,2.8\n20-34,2.8,2.5\nTotal,3,2.4\n")
        .contains("age"))
    #expect(
      try questions("6.1.1 Water,,\nDistrict,2019,2020\nAra,41,40\nBeka,38,39\nStd. dev.,2.1,0.7\n")
        .contains("rows"))
    #expect(
      try questions("6.1.1 Water,\nCategory,2019\nMale,41\nFemale,38\nMedian age,19\n").contains(
        "category"))
  }

  @Test("Countries that somebody comes from are not where the figures were taken")
  func otherCountries() throws {
    #expect(
      try questions(
        "Tourists by country of residence 2019,,\nCountry,Men,Women\nAra,3,2\nBeka,1,9\n"
      )
      .contains("area"))
  }

  @Test("Cells that hold two numbers are named where no table is found")
  func notPlain() throws {
    let found = try Inspector(Reading.context()).inspect(
      Array("District,Cases\nAra,120 (34.1)\nBeka,98 (28.0)\n".utf8), name: "t.csv")
    #expect(found.tables.isEmpty)
    #expect(found.remarks.first?.contains("120 (34.1)") == true)
  }

  @Test(
    "Rows below the name of a dimension that are none of its groups",
    arguments: [
      ("Sex,2018\nMale,50.1\nFemale,40.1\nGender parity index,0.8\n", "sex"),
      ("Residence,2018\nUrban,50.1\nRural,40.1\nRural/urban ratio,0.8\n", "location"),
      ("Age,2018\n15-24,50.1\n25-64,40.1\nYouth/adult ratio,0.8\n", "age"),
      ("Education,2018\nSalaries,800\nTextbooks,50\n", "education"),
      ("Location,2018\nHealth facility,12\nHome,50\n", "location"),
    ])
  func oddGroups(table: String, kind: String) throws {
    #expect(try questions("6.1.1 Drinking water,\n\(table)").contains(kind))
  }

  @Test("Groups that every country names in its own way are no question")
  func ownGroups() throws {
    #expect(
      try questions("6.1.1 Drinking water,\nEthnic group,2018\nAmbers,50.1\nBekkers,40.1\n").isEmpty
    )
  }

  @Test(
    "A heading that what stands below it does not bear out",
    arguments: [
      ("Source,2018\nHydro,1200\nSolar,100\n", "source"),
      ("Unit,2018\nAra Central,120\nBeka Market,80\n", "unit"),
      ("Estado civil,2018\nSoltera,20\nCasada,30\n", "area"),
      ("Division,2018\nFood,20\nTextiles,30\n", "area"),
      ("Nature,2018\nPhysical,20\nPsychological,30\n", "nature"),
    ])
  func headings(table: String, kind: String) throws {
    #expect(try questions("6.1.1 Drinking water,\n\(table)").contains(kind))
  }

  @Test("A heading that they do bear out")
  func plainHeadings() throws {
    #expect(
      try questions("6.1.1 Drinking water,,\nSource,Unit,2018\nDHS,%,50.1\nCensus,%,40.1\n").isEmpty
    )
    #expect(
      try questions("6.1.1 Drinking water,\nName of province,2018\nAmbra,50.1\nBekka,40.1\n")
        .isEmpty)
  }

  @Test(
    "Two words for one code are two values of one key, and a unit in brackets that no list knows")
  func codesAndUnits() throws {
    #expect(
      try questions("16.2.2 Victims of trafficking,\nSex,2018\nMen,20\nWomen,60\nBoys,12\n")
        .contains("key"))
    #expect(
      try questions("7.2.1 Renewable energy (MW),\nProvince,2018\nAmbra,20\nBekka,60\n").contains(
        "unit"))
  }

  @Test("The sum over all areas in Arabic and Russian is the whole country")
  func totals() throws {
    for (head, total) in [("المحافظة", "الإجمالي"), ("Регион", "Всего по стране")] {
      let found = try Inspected("6.1.1 Drinking water,\n\(head),2018\nAmbra,20\n\(total),60\n")
      #expect(found.figures.last == "6.1.1 | 900 | 2018 |  | 60")
    }
  }
}
