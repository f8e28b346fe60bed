import SDGModel
import Testing

@testable import Ingest

@Suite("What words mean, whatever the column is called")
struct MeaningTests {
  @Test("Words that say by themselves what they are become that in a column of any name")
  func byWord() throws {
    let result = try Reading.read(
      "indicator,period,Type,value\n8.5.2,2024,with disabilities,15.4\n8.5.2,2024,other,3\n")
    #expect(result.rows.map(\.breakdown.text) == ["disability=PD", "Type=other"])
    #expect(result.rows[0].ownCodes == "Type=with disabilities")
    #expect(result.found(.categoryByWord).count == 1)
  }

  @Test("Where two words of a column would mean the same, both are kept as they stand")
  func ambiguousWords() throws {
    let result = try Reading.read(
      "indicator,period,Type,value\n8.5.2,2024,disabled,15\n8.5.2,2024,with disabilities,16\n")
    #expect(result.rows.map(\.breakdown.text) == ["Type=disabled", "Type=with disabilities"])
    #expect(result.found(.conflictingValues).isEmpty)
  }

  @Test(
    "A short code or a word of no telling dimension stays what it is",
    arguments: ["U", "PD", "Primary", "Q1"])
  func otherWords(_ word: String) throws {
    let result = try Reading.read("indicator,period,Type,value\n8.5.2,2024,\(word),15\n")
    #expect(result.rows.map(\.breakdown.text) == ["Type=\(word)"])
  }

  @Test("A category one letter away from a known one is a question, and kept as it stands")
  func misspeltCategory() throws {
    let result = try Reading.read("indicator,period,sex,value\n1.1.1,2024,Femal,15\n")
    #expect(result.rows.map(\.breakdown.text) == ["sex=Femal"])
    #expect(result.found(.misspeltCategory).first?.hint.contains("Female") == true)
  }

  @Test("A column one letter away from a field is a question")
  func misspeltColumn() throws {
    let result = try Reading.read("indicator,period,unti,value\n1.1.1,2024,PT,15\n")
    #expect(result.found(.misspeltColumn).first?.hint.contains("unit") == true)
    #expect(result.found(.nationalDimension).isEmpty)
  }

  @Test("Bounds that do not enclose the value are left out, and the value stays")
  func strayBounds() throws {
    let result = try Reading.read(
      "indicator,period,value,lower,upper\n1.1.1,2019,5,4,6\n1.1.1,2020,5,6,4\n1.1.1,2021,5,5,\n"
        + "1.1.1,2022,5,,4\n")
    #expect(result.rows.map { $0.lower != nil || $0.upper != nil } == [true, false, true, false])
    #expect(result.rows.map(\.value.number) == [5, 5, 5, 5])
    #expect(result.lines(.strayBounds) == [3])
  }

  @Test("A band of ages that became a date is a question, with the band that was meant")
  func ageMadeDate() throws {
    let result = try Reading.read(
      "indicator,period,age,value\n4.1.1,2019,0-4,1\n4.1.1,2019,9-May,2\n", name: "ages.csv")
    #expect(result.found(.misspeltCategory).first?.hint.contains("Y5T9") == true)
  }

  @Test("An area that no list has is told with the name that it may be")
  func nearArea() throws {
    let areas = [Area(id: "AV-D", name: LocalText("Dunmore"), level: "district")]
    let context = try Reading.context(areas: areas)
    let slip = try Reading.read(
      "indicator,period,area,value\n1.1.1,2019,Dûnmore,1\n", context: context)
    #expect(slip.found(.unknownArea).first?.hint.contains("may be Dunmore") == true)
    let places = try Reading.read(
      "indicator,period,area,value\n1.1.1,2019,Urban,1\n1.1.1,2019,Rural,1\n", context: context)
    #expect(places.found(.unknownArea).first?.hint.contains("location") == true)
  }

  @Test("Figures that stand with a unit and without one are a question")
  func unitless() throws {
    let result = try Reading.read(
      "indicator,period,value,unit\n1.1.1,2019,1,PT\n1.1.1,2019,2,\n1.1.1,2020,3,\n")
    let checked = ConflictCheck.holdConflicts([result])[0]
    #expect(checked.found(.figureWithoutUnit).map(\.rowsAffected) == [1])
    #expect(checked.lines(.figureWithoutUnit) == [3])
  }

  @Test("A column of ages in months holds months")
  func agesInMonths() throws {
    let result = try Reading.read(
      "indicator,period,Age (months),value\n2.2.1,2019,0-5,1\n2.2.1,2019,under 5 years,2\n",
      name: "ages.csv")
    #expect(result.rows.map(\.breakdown.text) == ["age=M0T5", "age=Y0T4"])
  }

  @Test("Records on countries are left out of a project about an area that no list has")
  func foreignRecords() throws {
    let result = try Reading.read("indicator,area,period,value\n1.1.1,404,2024,15\n1.1.1,,2024,1\n")
    #expect(result.rows.map(\.area) == ["900"])
    #expect(result.file.counts == RecordCounts(taken: 1, leftOut: 1))
  }

  @Test("A finding on a file that must not be quoted names its columns by number")
  func namelessColumns() throws {
    var hidden = Reading.source("hidden", kind: .communityDriven)
    hidden.sharing = .internal
    let result = try Reading.read(
      "indicator,period,Village,value\n1.1.1,soon,North,15\n", publisher: "hidden",
      context: Reading.context(register: [hidden]))
    let all = result.diagnostics.map(\.wholeMessage).joined(separator: "\n")
    #expect(!all.contains("Village") && !all.contains("soon"))
    #expect(all.contains("Column 3 "))
    #expect(all.contains("The period cannot be read"))
  }
}
