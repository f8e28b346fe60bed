import Foundation
import SDGModel
import Testing

@testable import Ingest

@Suite("What looks like a figure of the table and is not, or not as it stands")
struct InspectionDoubtTests {
  @Test("Where the comma is the decimal mark, a point parts thousands")
  func thousands() throws {
    let found = try Inspected(
      "Indicateur;Région;2020\n1.1.1;Nord;12,5\n1.1.1;Sud;1.234\n1.1.1;Ouest;987\n")
    #expect(
      found.figures.map { $0.split(separator: "|").last ?? "" } == [" 12.5", " 1234", " 987"])
  }

  @Test("A number that breaks the file's own style is held, not read in ours")
  func otherStyle() {
    #expect(NumberStyle(decimal: ",").plain("1.234") == "1.234 (unclear)")
    #expect(NumberStyle(decimal: ",", thousands: ".").plain("1.234,5*") == "1234.5*")
    #expect(NumberStyle(decimal: ".", thousands: ",").plain("1,234.5") == "1234.5")
    #expect(NumberStyle(decimal: ".").plain("12.5") == "12.5")
    #expect(NumberStyle(decimal: ",").plain("1 234,5") == "1234.5")
  }

  @Test("Names of districts are no codes of countries")
  func districts() throws {
    let found = try Inspected(
      "Indicador 1.1.1;;\nDepartamento;2020;2021\nNorte;1,5;2,5\nSur;3,5;4,5\nEste;5,5;6,5\n")
    #expect(found.figures[2] == "1.1.1 | Sur | 2020 |  | 3.5")
  }

  @Test("The total of a country is of no group that stands above it")
  func nationalTotal() throws {
    let found = try Inspected(
      """
      Indicador 1.2.1;;;;
      Provincia;Área;Sexo;2019;2020
      Valle Alto;Urbana;Hombres;12,4;13,1
      ;;Mujeres;14,4;15,1
      ;Rural;Hombres;22,4;23,1
      ;;Mujeres;24,4;25,1
      Total nacional;;;19,6;20,9
      """)
    #expect(found.figures[6] == "1.2.1 | Valle Alto | 2019 | location=R;sex=F | 24.4")
    #expect(found.figures[8] == "1.2.1 | 900 | 2019 |  | 19.6")
  }

  @Test("A grand total is of no section")
  func grandTotal() throws {
    let found = try Inspected(
      """
      Indicator 8.5.2,,
      Age group,2019,2020
      Urban,,
      15-24,10,11
      25-54,20,21
      Rural,,
      15-24,30,31
      25-54,40,41
      Grand total,70,71
      """)
    #expect(!found.figures.contains { $0.contains("location=R") && $0.hasSuffix("| 70") })
    #expect(found.questions().contains("rows"))
  }

  @Test("Targets and projections among the rows are asked about")
  func targetsInRows() throws {
    let found = try Inspected(
      """
      indicator,year,type,value
      3.3.1,2018,Baseline,2.1
      3.3.1,2022,Actual,1.4
      3.3.1,2025,Target,0.9
      3.3.1,2030,Projection,0.5
      """, name: "plan.csv")
    #expect(found.questions().contains("rows"))
  }

  @Test("The number of a table is no indicator")
  func tableNumber() throws {
    let found = try Inspected(
      "Table 3.1.1: Population by region (in thousands),,\nRegion,2019,2020\nNorth,10.5,11.5\nSouth,20.5,21.5\n"
    )
    #expect(found.questions() == ["indicator"])
    #expect(found.tables[0].mapping.given[.field(.unitMultiplier)] == "3")
  }

  @Test("Words that begin with a number stay words")
  func numbersInWords() throws {
    let found = try Inspected(
      "Indicador,2020,2021\n15 a 64 anos,1,2\n4.1 million people,7,8\n90-90-90 goal,13,14\n3.1.1 Deaths,5,6\n"
    )
    #expect(
      found.figures.map { $0.components(separatedBy: " | ")[0] }.filter {
        $0.first?.isNumber == true
      }
        == [
          "15 a 64 anos", "15 a 64 anos", "4.1 million people", "4.1 million people",
          "90-90-90 goal", "90-90-90 goal", "3.1.1", "3.1.1",
        ])
  }

  @Test("H and M are men and women where both stand there")
  func initials() throws {
    let found = try Inspected(
      "4.1.2 Tasa;;;\nDepartamento;H;M;T\nNorte;10,1;14,2;12,1\nSur;11,1;15,2;13,1\n2020;;;\n",
      name: "tasa_2020.csv")
    #expect(found.figures.contains { $0.contains("sex=F") && $0.hasSuffix("14.2") })
    #expect(found.questions().contains("sex"))
  }

  @Test("Ages below a heading in months are months")
  func months() throws {
    let column = try Inspected(
      "2.2.1 Stunting\nAge in months,2019,2020\n0-5,12.1,13\n6-11,18.4,17\n24-59,20,21\n")
    #expect(column.figures.first == "2.2.1 | 900 | 2019 | age=M0T5 | 12.1")
    #expect(column.figures.last == "2.2.1 | 900 | 2020 | age=M24T59 | 21")
    #expect(column.aspects.contains("age: likely"))
    let section = try Inspected(
      "2.2.1 Stunting\nCharacteristic,2019,2020\nSex,,\nMale,1,2\nFemale,3,4\n"
        + "Age in months,,\n6-11,18.4,17\n12-23,20,21\nMother's age,,\n15-24,5,6\n25-49,7,8\n")
    #expect(section.figures.contains("2.2.1 | 900 | 2019 | age=M6T11 | 18.4"))
    // The mother's age is not the child's.
    #expect(section.figures.contains("2.2.1 | 900 | 2019 | Mother's age=15-24 | 5"))
    #expect(section.questions().contains("dimension name"))
  }

  @Test("Where only the title speaks of months, ages are asked about")
  func monthsInTitle() throws {
    let found = try Inspected(
      "2.2.1 Stunting of children aged 6 to 59 months\nAge,2019,2020\n6-11,12.1,13\n12-23,8,7\n")
    #expect(found.questions().contains("age"))
  }

  @Test("Dates among bands of ages are asked about")
  func agesMadeDates() throws {
    let found = try Inspected(
      "3.1.1 Deaths\nAge,2019,2020\n0-4,12.1,13\n9-May,8,7\n14-Oct,5,6\n15-19,4,3\n")
    #expect(found.questions().contains("age"))
  }

  @Test("A header that names a group beside its year is no period")
  func groupBesideYear() {
    #expect(MixedPeriod.period("2022 p")?.text == "2022")
    #expect(MixedPeriod.period("Census 2019")?.text == "2019")
    #expect(MixedPeriod.period("Women 2021") == nil)
    #expect(MixedPeriod.period("Jan-Jun 2023") == nil)
    #expect(MixedPeriod.period("Households 2022") == nil)
  }

  @Test("What a rate is of may stand before it")
  func rates() throws {
    let found = try Inspected(
      "\"3.2.1 Mortality (deaths per 1,000 live births)\",,\nProvince,2015,2020\nNorth,70,60\nSouth,50,40\n"
    )
    #expect(found.tables.first?.mapping.given[.field(.unit)] == "PER_1000_LIVE_BIRTHS")
  }

  @Test("How many were asked is no share of them")
  func sampleSizes() throws {
    let found = try Inspected(
      "5.3.1 Women married (en porcentaje),,\nResidence,2018,2022\nUrban,10.5,9.1\nRural,20.5,19.1\n"
        + "Number of women,1204,1377\n")
    #expect(found.questions().contains("rows"))
    #expect(found.questions().contains("numbers"))
    #expect(found.aspects.contains("unit: likely"))
  }

  @Test("A small table is a table")
  func smallTable() throws {
    #expect(try Inspected("Region;2019\nNorth;1,5\nSouth;2,5\n").tables.count == 1)
  }

  @Test("A year and a sheet that came after the mapping are asked about")
  func grownFile() throws {
    let old = "Indicator 6.1.1,,\nRegion,2019,2020\nNorth,1.5,2.5\nSouth,3.5,4.5\n"
    let mapping = try Inspected(old).tables.map(\.mapping)
    var context = try Reading.context()
    context.mappings = [FileMapping(file: "*", isConfirmed: true, tables: mapping)]
    let grown =
      "Indicator 6.1.1,,,\nRegion,2019,2020,2021\nNorth,1.5,2.5,3\nSouth,3.5,4.5,5\nWest,1,2,3\n"
    let result = try Reading.read(grown, context: context)
    #expect(result.file.counts.taken == 4)
    #expect(result.found(.rowsBeyondMapping).count == 2)
  }

  @Test("A mapping that nobody confirmed reads nothing")
  func unconfirmed() throws {
    var context = try Reading.context()
    context.mappings = [FileMapping(file: "*")]
    let result = try Reading.read("a,b\n1,2\n", context: context)
    #expect(result.observations.count == 0)
    #expect(result.found(.unconfirmedMapping).count == 1)
  }
}
