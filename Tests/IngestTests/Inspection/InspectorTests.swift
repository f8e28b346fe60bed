import Testing

@testable import Ingest

@Suite("What inspect proposes for tables of no known layout")
struct InspectorTests {
  @Test("Years across, with titles above, the indicator in the title and notes below")
  func yearsAcross() throws {
    let found = try Inspected(
      """
      Table 7. Skilled birth attendance (3.1.2), per cent,,,
      Ministry of Health,,,
      District,2019,2020,2021
      Upper Vale,61.2,63.0,..
      Lower Vale,70.1,71.5,73.9
      Source: health information system,,,
      """)
    #expect(
      found.figures == [
        "3.1.2 | Upper Vale | 2019 |  | 61.2", "3.1.2 | Upper Vale | 2020 |  | 63",
        "3.1.2 | Upper Vale | 2021 |  | missing", "3.1.2 | Lower Vale | 2019 |  | 70.1",
        "3.1.2 | Lower Vale | 2020 |  | 71.5", "3.1.2 | Lower Vale | 2021 |  | 73.9",
      ])
    #expect(found.questions().isEmpty)
  }

  @Test("Header rows two deep, the upper one blank where its text goes on")
  func twoHeaderRows() throws {
    let found = try Inspected(
      """
      Indicator 4.1.2;;;;
      ;2018;;2022;
      Province;Female;Male;Female;Male
      Norwell;81,5;78,2;84,0;80,1
      Estwick;77,0;79,9;79,3;81,2
      """)
    #expect(found.figures.count == 8)
    #expect(found.figures[0] == "4.1.2 | Norwell | 2018 | sex=F | 81.5")
    #expect(found.figures[7] == "4.1.2 | Estwick | 2022 | sex=M | 81.2")
    #expect(found.tables[0].numbers.decimal == ",")
    #expect(found.questions().isEmpty)
  }

  @Test("Years down, one column for each group, groups of several dimensions side by side")
  func yearsDown() throws {
    let found = try Inspected(
      """
      8.5.2 Unemployment rate
      Year,Total,Women,Men,Urban,Rural
      2019,8.1,9.0,7.4,9.9,6.6
      2020,10.4,11.1,9.8,12.0,8.7
      2021,9.2,9.9,8.6,10.8,7.7
      """)
    #expect(found.figures.count == 15)
    #expect(found.figures[0] == "8.5.2 | 900 | 2019 |  | 8.1")
    #expect(found.figures[1] == "8.5.2 | 900 | 2019 | sex=F | 9")
    #expect(found.figures[14] == "8.5.2 | 900 | 2021 | location=R | 7.7")
    #expect(found.questions().isEmpty)
  }

  @Test("Rows that name the dimension of the rows below them")
  func dimensionSections() throws {
    let found = try Inspected(
      """
      Indicator 1.2.1,,
      Characteristic,2017,2021
      Sex,,
      Female,31.0,28.4
      Male,29.5,27.7
      Residence,,
      Urban,18.2,16.0
      Rural,38.8,36.1
      """)
    #expect(
      found.figures.map { $0.split(separator: " | ")[3] }
        == [
          "sex=F", "sex=F", "sex=M", "sex=M", "location=U", "location=U", "location=R",
          "location=R",
        ])
    #expect(found.questions().isEmpty)
  }

  @Test("One row a figure under unusual names, labels only in the first row of their block")
  func blocks() throws {
    let found = try Inspected(
      """
      Indicateur;Région;Sexe;Année;Valeur
      5.3.1;Nord;Femmes;2019;12,5
      ;;Hommes;2019;3,1
      ;Sud;Femmes;2019;15,0
      ;;Hommes;2019;4,4
      """)
    #expect(
      found.figures == [
        "5.3.1 | Nord | 2019 | sex=F | 12.5", "5.3.1 | Nord | 2019 | sex=M | 3.1",
        "5.3.1 | Sud | 2019 | sex=F | 15", "5.3.1 | Sud | 2019 | sex=M | 4.4",
      ])
  }

  @Test("A ditto mark means what stands above it")
  func dittoMarks() throws {
    let found = try Inspected(
      "Indicator,Unit,2019,2020\n6.1.1,%,1.5,2.5\n6.2.1,\"\"\"\",3.5,4.5\n3.1.1,Number,5,6\n")
    #expect(found.units == ["PT", "PT", "PT", "PT", "NUMBER", "NUMBER"])
  }

  @Test("Value, bounds and sample size under each year are one figure")
  func measures() throws {
    let found = try Inspected(
      """
      3.7.1 Need for family planning satisfied,,,,,,
      ,2016,,,2021,,
      Region,Value,Lower,Upper,Value,Lower,Upper
      Coast,61.0,58.1,63.9,66.4,63.0,69.8
      Hills,55.5,51.0,60.0,59.9,55.2,64.6
      """)
    #expect(found.figures.count == 4)
    #expect(found.figures[1] == "3.7.1 | Coast | 2021 |  | 66.4")
    #expect(found.questions().isEmpty)
  }

  @Test("Quarters below their years are quarters, not fifths of the population")
  func quarters() throws {
    let found = try Inspected(
      """
      8.5.2 Unemployment,,,,,,,
      ,2022,,,,2023,,
      Region,Q1,Q2,Q3,Q4,Q1,Q2,Q3
      East,7.0,7.1,7.2,7.3,7.4,7.5,7.6
      West,6.0,6.1,6.2,6.3,6.4,6.5,6.6
      """)
    #expect(found.figures[0] == "8.5.2 | East | 2022-Q1 |  | 7")
    #expect(found.figures[6] == "8.5.2 | East | 2023-Q3 |  | 7.6")
    #expect(!found.aspects.contains("income: certain"))
  }

  @Test("Targets, baselines, ranks and changes are no observations")
  func leftOut() throws {
    let found = try Inspected(
      """
      Indicator,2019,2022,Change,Rank,Target 2030
      2.2.1 Stunting,31.0,28.5,-2.5,4,20
      3.2.1 Under-five mortality,44.0,39.1,-4.9,3,25
      """)
    #expect(
      found.figures.map { $0.split(separator: " | ", omittingEmptySubsequences: false)[4] }
        == ["31", "28.5", "44", "39.1"])
    #expect(found.tables[0].aspects.filter { $0.holds == "left out" }.count == 3)
  }

  @Test("Two tables one under another, each with its own title")
  func oneUnderAnother() throws {
    let found = try Inspected(
      """
      6.1.1 Drinking water
      Region,2020,2021
      East,60,61
      West,70,71

      6.2.1 Sanitation
      Region,2020,2021
      East,50,51
      West,40,41
      """)
    #expect(found.tables.count == 2)
    #expect(found.figures.count == 8)
    #expect(found.figures[0] == "6.1.1 | East | 2020 |  | 60")
    #expect(found.figures[7] == "6.2.1 | West | 2021 |  | 41")
  }
}
