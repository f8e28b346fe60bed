import Analysis
import Disclosure
import SDGModel
import Testing

@testable import Renderer

@Suite("Where a line may run")
struct LineCutTests {
  @Test("Two years of one instrument are joined")
  func neighboursJoin() {
    #expect(reasons(row(2015, "DHS 2014"), row(2016, "DHS 2015-16")) == [])
  }

  @Test("A line is never drawn over years without a figure")
  func missingYears() {
    #expect(reasons(row(2012), row(2016)) == [.missingYears(2013, 2015)])
  }

  @Test("A change of source cuts the line, and so does another instrument of one database")
  func changeOfSource() {
    var citizens = row(2016)
    citizens.source = "collective"
    #expect(reasons(row(2015), citizens) == [.sourceChanged])
    #expect(reasons(row(2015, "School test"), row(2016, "Household test")) == [.sourceChanged])
  }

  @Test("Another nature, a marked break and a bound cut the line")
  func otherCuts() {
    var modelled = row(2016)
    modelled.nature = .modelled
    #expect(reasons(row(2015), modelled) == [.natureChanged])
    var broken = row(2016)
    broken.status = .timeSeriesBreak
    #expect(reasons(row(2015), broken) == [.marked])
    var bound = row(2016)
    bound.value = .below(2.5)
    #expect(reasons(row(2015), bound) == [.censored])
  }

  @Test("Periods of different kinds never follow each other")
  func otherPeriods() {
    var split = row(2016)
    split.period = Period("2016/17")!
    #expect(reasons(row(2015), split) == [.otherPeriods])
  }

  @Test(
    "The name of an instrument is what stands before details of the round",
    arguments: [
      ("Household survey 2008-09; table 3", "Household survey 2008-09"),
      ("Reading test (RT): grade 3", "Reading test"),
      ("A very long name of an institution that goes on and on", "A very long name of an…"),
    ])
  func shortNames(text: String, name: String) {
    #expect(Instrument.shortName(text, limit: 24) == name)
  }

  private func row(_ year: Int, _ sourceText: String = "") -> Observation {
    var row = Observation(
      indicator: "7.7.7", series: "ZZ", area: "AA", period: Period(year: year)!,
      value: .number(50), unit: "PT", source: "office", origin: .init(file: "a.csv", line: year))
    row.sourceText = sourceText
    row.nature = .country
    return row
  }

  private func reasons(_ a: Observation, _ b: Observation) -> [LineCut.Reason] {
    let sources = ["office", "collective"].map {
      Source(
        id: $0, title: LocalText($0), producer: $0,
        kind: $0 == "office" ? .official : .citizenGenerated)
    }
    return LineCut.reasons(from: a, to: b, register: SourceRegister(sources))
  }
}
