import Analysis
import SDGModel
import Testing

@testable import Renderer

@Suite("Amounts and names")
struct WordsTests {
  @Test(
    "An amount has three significant digits, its sign and its power of ten in words",
    arguments: [
      (9.144861883489835, "PT", 0, "9.14%"), (71.849, "PT", 0, "71.8%"), (46.0, "PT", 0, "46%"),
      (0.0560678, "IX", 0, "0.0561"), (1_321, "NUMBER", 0, "1,321"),
      (863.4, "USD", 6, "US$\u{A0}863 million"), (0.31, "USD", 6, "US$\u{A0}310,000"),
      (26_471_149, "USD", 0, "US$\u{A0}26.5 million"), (290, "NUMBER", 3, "290,000"),
      (-2.22, "PT", 0, "−2.22%"),
    ])
  func amounts(value: Double, unit: String, power: Int, text: String) throws {
    #expect(try InventedData().words().amount(row(value, unit, power)) == text)
  }

  @Test("What is pointed at keeps the digits of the data, with its power of ten")
  func exactAmount() throws {
    let words = try InventedData().words()
    #expect(words.exactAmount(row(863.4, "USD", 6)) == "US$\u{A0}863.4 million")
  }

  @Test("A rate says what it is counted on where the name does not")
  func rates() throws {
    let words = try InventedData().words()
    let text = words.amount(row(510, "PER_100000_LIVE_BIRTHS", 0), saysRate: true)
    #expect(text == "510 per 100,000 live births")
  }

  @Test("A yes or no question is answered in words")
  func yesOrNo() throws {
    var data = InventedData()
    data.scope.seriesNames["ZZ"] = LocalText("Islands that have a lantern law (1 = YES; 0 = NO)")
    #expect(try data.words().amount(row(1, "NUMBER", 0)) == "yes")
  }

  @Test(
    "A short name leaves out what axis and subtitle say",
    arguments: [
      (
        "Proportion of population using basic services, by location (%)",
        "Population using basic services"
      ),
      ("[Bank] Poorest quintile covered by programs (%)", "Poorest quintile covered by programs"),
      (
        "Average proportion of the sites covered by protected areas",
        "Sites covered by protected areas"
      ),
      ("Rate of growth", "Rate of growth"),
    ])
  func shortNames(official: String, short: String) {
    #expect(MeasureName.short(official, isShare: true, isCount: false) == short)
  }

  @Test("Of an address the host is named, and marks at the end fall away")
  func providers() {
    #expect(Instrument.shortName("http://data.example.org/FSI") == "data.example.org")
    #expect(Instrument.shortName("Source: Lantern board;") == "Lantern board")
  }

  @Test("Rounds of one instrument are named once, without their years")
  func rounds() {
    let texts = ["SACMEQ 2000", "Census (2009)", "SACMEQ 2007", "Board. 2010", "Board, Lanterns"]
    #expect(Instrument.distinctNames(texts) == ["SACMEQ", "Census", "Board", "Board, Lanterns"])
  }

  @Test("Whole months of a year are written as months")
  func months() throws {
    let words = try InventedData().words()
    let span = try #require(Period("2018-09-01/2018-12-31"))
    #expect(words.period(span) == "September to December 2018")
    let days = try #require(Period("2018-09-02/2018-12-31"))
    #expect(words.period(days) == "2 September 2018 to 31 December 2018")
  }

  @Test("Where two citizen sources count beside each other, a headline makes no range of them")
  func several() throws {
    var data = InventedData()
    data.sources.append(
      Source(id: "hope", title: LocalText("Hope"), producer: "Hope", kind: .communityDriven))
    data.add(.number(94), 2018, unit: "IX", source: "watch")
    data.add(.number(95), 2018, unit: "IX", source: "hope")
    #expect(
      try data.words().headline(indicator: "7.7.7")
        == "Access to lanterns: 2 measures that are not compared, 2018")
  }

  @Test("An indicator of several series names the one that it quotes")
  func severalSeries() throws {
    var data = InventedData()
    data.add([60], from: 2016)
    data.add(.number(1_200), 2016, series: "ZZN", unit: "NUMBER")
    #expect(try data.words().headline(indicator: "7.7.7") == "People with a lantern: 60% in 2016")
  }

  private func row(_ value: Double, _ unit: String, _ power: Int) -> Observation {
    var row = Observation(
      indicator: "7.7.7", series: "ZZ", area: "AA", period: Period(year: 2016)!,
      value: .number(value), unit: unit, source: "office", origin: .init(file: "a.csv", line: 2))
    row.multiplier = power
    return row
  }
}
