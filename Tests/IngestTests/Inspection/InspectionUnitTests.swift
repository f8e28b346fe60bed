import SDGModel
import Testing

@testable import Ingest

@Suite("The unit of a table, as titles, headers and labels name it")
struct InspectionUnitTests {
  @Test(
    "A unit among the words of a title",
    arguments: [
      ("3.2.1 Mortality, per 1,000 live births", "PER_1000_LIVE_BIRTHS"),
      ("3.2.1 Under-five deaths per 1 000 live births", "PER_1000_LIVE_BIRTHS"),
      ("3.2.1 Mortalité (pour 1 000 naissances vivantes)", "PER_1000_LIVE_BIRTHS"),
      ("3.3.2 Tuberculosis per 100,000 population, 2019-2021", "PER_100000_POP"),
      ("6.1.1 Agua (en porcentajes)", "PT"), ("6.1.1 Water: per cent", "PT"),
    ])
  func titles(title: String, unit: String) throws {
    let found = try Inspected("\"\(title)\",,\nSex,2019,2020\nMale,1,2\nFemale,3,4\n")
    #expect(found.units == [unit, unit, unit, unit])
  }

  @Test("The unit over the only column of values, though counts stand beside it")
  func headers() throws {
    let one = try Inspected("Indicator,Year,Estimate (%)\n6.1.1,2019,1\n6.1.1,2020,2\n")
    #expect(one.units == ["PT", "PT"])
    let counted = try Inspected(
      "3.1.2 Skilled attendance 2019,,\nResidence,Percentage,Number of women\nUrban,91.5,512\n"
        + "Rural,72.4,1034\n")
    #expect(counted.units == ["PT", "PT"])
    #expect(counted.questions().isEmpty)
    #expect(counted.figures.first == "3.1.2 | 900 | 2019 | location=U | 91.5")
  }

  @Test("Labels that all name the same unit give it; where they differ, the unit is asked for")
  func labels() throws {
    let same = try Inspected("Indicator,2019,2020\n6.1.1 Water (%),1,2\n1.2.1 Poverty (%),3,4\n")
    #expect(same.units == ["PT", "PT", "PT", "PT"])
    let different = try Inspected(
      "Indicator,2019,2020\n6.1.1 Water (%),1,2\n3.2.1 Deaths (per 1000 live births),3,4\n")
    #expect(different.questions() == ["unit"])
  }

  @Test("A unit that no list knows is asked about, not said to be none")
  func unknown() throws {
    let found = try Inspected(
      "3.1.1 Deaths per 7 000 women,,\nSex,2019,2020\nMale,1,2\nFemale,3,4\n")
    #expect(found.questions().contains("unit"))
    #expect(found.units.first == "")
  }
}
