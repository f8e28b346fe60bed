import Analysis
import Charts
import SDGModel
import Testing

@testable import Renderer

@Suite("Figures of an invented country")
struct FiguresTests {
  @Test("A title quotes the ends of an uncut line of four years and more")
  func trend() throws {
    var data = InventedData()
    data.add([20, 30, 40, 50], from: 2013)
    #expect(try headline(data).title == "People with a lantern: from 20% in 2013 to 50% in 2016")
  }

  @Test("Two or three years are listed, never called from and to")
  func shortRun() throws {
    var data = InventedData()
    data.add([20, 30], from: 2015)
    #expect(try headline(data).title == "People with a lantern: 20% in 2015 and 30% in 2016")
  }

  @Test("No title reaches over a change of source, over missing years or into a forecast")
  func neverAcrossACut() throws {
    var data = InventedData()
    for (year, text) in [(2012, "Old test"), (2013, "Old test"), (2014, "New test")] {
      data.add(.number(Double(year - 2000)), year, sourceText: text)
    }
    data.add(.number(99), 2015, sourceText: "New test", status: .forecast)
    let figure = try headline(data)
    #expect(figure.title == "People with a lantern: 14% in 2014")
    #expect(figure.caption.contains("The line is cut where the source changes."))
  }

  @Test("A change of source is drawn with both sides named")
  func breaks() throws {
    var data = InventedData()
    data.add(.number(40), 2015, sourceText: "Lantern watch 2015: all households")
    data.add(.number(70), 2016, sourceText: "School census (SC): pupils")
    let rule = try #require(try panels(headline(data)).first?.breaks.first)
    #expect([rule.before, rule.after] == ["Lantern watch 2015", "School census"])
    #expect(rule.x == 2016)
  }

  @Test("Sources whose names begin alike are told apart by what follows")
  func breaksOfLikeNames() {
    let names = Instrument.names("Bureau of Lanterns - Planning", "Bureau of Lanterns - Devolution")
    #expect([names.before, names.after] == ["…Planning", "…Devolution"])
  }

  @Test("Breakdowns of one period are quoted side by side, the total apart")
  func lineup() throws {
    var data = InventedData()
    data.add([60], from: 2016)
    data.add([40], from: 2016, ["location": "R"])
    data.add([80], from: 2016, ["location": "U"])
    let breakdown = try #require(try data.figures().breakdowns.first)
    #expect(breakdown.dimension == "location")
    #expect(
      breakdown.figures.map(\.title) == ["People with a lantern, 2016: Rural 40%, Urban 80%"])
    #expect(try headline(data).rows.count == 1)
  }

  @Test("Of many categories no one is named: a title is no league table")
  func manyCategories() throws {
    var data = InventedData()
    for (index, quintile) in ["Q1", "Q2", "Q3", "Q4", "Q5", "B40", "T10"].enumerated() {
      data.add([Double(10 * index)], from: 2016, ["income": quintile])
    }
    data.add([50], from: 2016)
    let figure = try #require(try data.figures().breakdowns.first?.figures.first)
    #expect(figure.title.hasSuffix("2016: between 0% and 60%, depending on income or wealth"))
    #expect(try panels(figure).flatMap(\.lines).count == 6)
    #expect(figure.caption.contains("1 further line stands in the table."))
    #expect(figure.table.rows.count == 7)
  }

  @Test("What every line has in common is said, since it is not everybody")
  func onlyOnePlace() throws {
    var data = InventedData()
    data.add([60], from: 2016, ["location": "U"])
    #expect(try headline(data).title == "People with a lantern (Urban): 60% in 2016")
    #expect(
      try data.words().headline(indicator: "7.7.7") == "Access to lanterns (Urban): 60% in 2016")
  }

  @Test("A figure of a part of the population alone is not told of everybody")
  func onlyOneGroup() throws {
    var data = InventedData()
    data.add([60], from: 2016, ["disability": "PD"])
    let told = "(Persons with disability): 60% in 2016"
    #expect(try headline(data).title == "People with a lantern \(told)")
    #expect(try data.words().headline(indicator: "7.7.7") == "Access to lanterns \(told)")
  }

  @Test("An age that the other figures of the series do not share is told")
  func onlyOneAge() throws {
    var data = InventedData()
    data.add([0], from: 2016, ["age": "Y_GE25"])
    data.add([24], from: 2016, ["age": "Y15T24", "sex": "F"])
    let headline = try data.words().headline(indicator: "7.7.7")
    #expect(headline.contains("25") || headline.contains("15"), "\(headline)")
  }

  @Test("Another area, another source and another unit have figures of their own")
  func beside() throws {
    var data = InventedData()
    data.add([60, 61], from: 2015)
    data.add(.number(9), 2016, area: "AA1", source: "watch")
    data.add(.number(7), 2016, source: "watch")
    data.add(.number(1_200), 2016, series: "ZZN", unit: "NUMBER")
    let figures = try data.figures()
    #expect(figures.headline?.rows.count == 2)
    #expect(
      figures.beside.map(\.title) == [
        "People with a lantern: 7% in 2016", "People with a lantern (Port): 9% in 2016",
      ])
    #expect(figures.breakdowns.map(\.dimension) == ["series"])
    #expect(Set(figures.all.map(\.id)).count == 4)
  }

  @Test("A citizen figure's caption says who, how many, tier, review and licence")
  func citizenCaption() throws {
    var data = InventedData()
    data.add(.number(9), 2016, source: "watch")
    data.rows[0].sampleSize = 1_250
    data.rows[0].note = "Counted at night."
    let caption = try headline(data).caption
    #expect(
      caption == """
        Lantern watch, Watchers, citizen-generated data, n = 1,250, tier C (alongside), \
        no review decision recorded, licence not stated. Counted at night.
        """)
  }

  @Test("A measure with a definition of its own is not joined to a trend")
  func ownDefinition() throws {
    var data = InventedData()
    data.sources[1].indicators = [SourceIndicator(indicator: "7.7.7", definitionMatch: .own)]
    for year in 2014...2017 { data.add(.number(Double(year)), year, source: "watch") }
    let figure = try headline(data)
    #expect(try panels(figure).flatMap(\.lines).flatMap(\.points).allSatisfy { !$0.joinsPrevious })
    #expect(figure.caption.contains("not joined to a trend"))
  }

  @Test("A bound keeps its sign, has no interval and joins nothing")
  func censored() throws {
    var data = InventedData()
    data.add(.number(4), 2015)
    data.add(.below(2.5), 2016)
    let figure = try headline(data)
    #expect(figure.title == "People with a lantern: <2.5% in 2016")
    let points = try panels(figure).flatMap(\.lines).flatMap(\.points)
    #expect(points.map(\.censored) == [.none, .below])
    #expect(points.allSatisfy { !$0.joinsPrevious })
  }

  @Test("A target is drawn only where series, area and breakdown are its own and its way is known")
  func targets() throws {
    var data = InventedData()
    data.add([60], from: 2016)
    data.add([40], from: 2016, ["location": "R"])
    data.scope.targets = [SeriesTarget(series: "ZZ", area: "AA", targetYear: 2030, target: 100)]
    #expect(try panels(headline(data)).first?.target == nil)
    data.scope.targets[0].direction = .increase
    #expect(try panels(headline(data)).first?.target?.label == "target 2030: 100%")
    data.scope.targets[0].breakdown = Breakdown(["location": "R"])
    #expect(try panels(headline(data)).first?.target == nil)
  }

  @Test("Years without a figure are washed up to the edition's")
  func gaps() throws {
    var data = InventedData()
    data.add([60], from: 2012)
    let panel = try #require(try panels(headline(data)).first)
    #expect(panel.gapNotes.map(\.text) == ["no figure after 2012"])
    #expect(panel.xRange == 2012...2019)
  }

  @Test("A group's figure names the group on its own line, and draws the others behind")
  func groups() throws {
    var data = InventedData()
    data.add([60], from: 2016)
    data.add([40], from: 2016, ["location": "R"])
    data.add([80], from: 2016, ["location": "U"])
    let figures = try data.book().group("islanders")
    #expect(figures.map(\.id) == ["fig-group-islanders-7-7-7-location"])
    #expect(figures.map(\.title) == ["People with a lantern, 2016: Islanders 40%, Urban 80%"])
    let lines = try panels(#require(figures.first)).flatMap(\.lines)
    #expect(lines.map(\.colourRole) == [.primary, .neutral])
    #expect(try data.book().group("nobody").isEmpty)
  }

  @Test("Nothing suppressed is drawn or said")
  func suppressed() throws {
    var data = InventedData()
    data.add(.number(3), 2016, ["disability": "PD"], series: "ZZN", unit: "NUMBER", source: "watch")
    data.add(.number(60), 2016)
    let figures = try data.figures().all
    #expect(figures.flatMap(\.rows).count == 1)
  }

  private func headline(_ data: InventedData) throws -> Figure {
    try #require(try data.figures().headline)
  }

  private func panels(_ figure: Figure) throws -> [TimeSeriesSpec.Panel] {
    guard case .timeSeries(let spec) = figure.spec else { return [] }
    return spec.panels
  }
}
