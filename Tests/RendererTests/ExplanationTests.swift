import Analysis
import Disclosure
import SDGModel
import Testing
import Wording

@testable import Renderer

@Suite("The explanation of an indicator, on invented data")
struct ExplanationTests {
  @Test("Lines with the same history are told once, with the names of the others")
  func sameHistory() throws {
    let rows = ["", "F", "M"].flatMap { sex in
      [2014, 2015].map { figure($0, 50, sex: sex) }
    }
    let text = try prose(rows)
    #expect(text.contains("Everybody; the same years and sources for Female and Male"))
    #expect(text.components("The office's survey") == 1)
    #expect(text.contains("no line is cut"))
  }

  @Test("A breakdown with another history is told apart")
  func otherHistory() throws {
    let rows = [figure(2014, 50), figure(2015, 51), figure(2014, 40, sex: "F")]
    let text = try prose(rows)
    #expect(text.contains("Everybody 2014 50%"))
    #expect(text.contains("Female 2014 40%"))
  }

  @Test("Each reason for a cut is named between its two figures")
  func cuts() throws {
    var modelled = figure(2013, 52)
    modelled.nature = .modelled
    var broken = figure(2014, 53)
    broken.nature = .modelled
    broken.status = .timeSeriesBreak
    let text = try prose([
      figure(2010, 50), figure(2012, 51), modelled, broken,
      figure(2015, 54, source: "collective"),
    ])
    #expect(text.contains("cut between 2010 and 2012: no figure for 2011"))
    #expect(
      text.contains(
        "cut between 2012 and 2013: the nature changes, from “Country data” to “Modelled”"))
    #expect(text.contains("cut between 2013 and 2014: marked as a break"))
  }

  @Test("A long run is told by its span, its latest figure and the years without one")
  func longRun() throws {
    let years = [2000, 2001, 2002, 2003, 2006, 2007]
    let text = try prose(years.map { figure($0, Double($0 - 1950)) })
    #expect(text.contains("2000–2007 6 figures; the latest, of 2007: 57%."))
    #expect(text.contains("cut where there is no figure: 2004–2005"))
    #expect(!text.contains("51%"))
  }

  @Test("What differs between two makers' figures is named, and nothing is computed from them")
  func besideEachOther() throws {
    var town = figure(2016, 30, source: "collective")
    town.area = "AA-1"
    town.unit = "NUMBER"
    let text = try prose([figure(2015, 50), town])
    #expect(text.contains("Beside each other, not compared"))
    #expect(text.contains("50% · Avalonia · Everybody · 2015"))
    #expect(text.contains("30 · unit: Number · Harbour · Everybody · 2016"))
    #expect(text.contains("Not compared: area, period, definition and unit differ."))
    #expect(text.contains("What the office measures, by neighbours"))
    #expect(!text.contains("20%") && !text.contains("1.67") && !text.contains("0.6"))
  }

  @Test("Candidates of one cell stand with tier, rule and whether they are shown")
  func candidates() throws {
    let office = figure(2015, 50)
    let beside = figure(2015, 44, source: "collective")
    let explanation = try explanation(
      [office, beside],
      cells: [
        MergedCell(
          key: CellKey(indicator: "7.7.7", key: office.key),
          candidates: [
            Candidate(row: 0, source: "office", tier: .merge),
            Candidate(row: 1, source: "collective", tier: .alongside),
          ], shown: [0], rule: .priorityFill)
      ])
    let text = flat(explanation)
    #expect(text.contains("Candidates: 1 cell has more than one"))
    #expect(text.contains("50%. Office. Official. Shown."))
    #expect(text.contains("44%. Collective."))
    #expect(text.contains("Not shown"))
    let table = explanation.table()
    let shown = try #require(table.columns.firstIndex(of: "shown"))
    #expect(table.rows.map { $0[shown] } == [true, false])
  }

  @Test(
    "Of a figure that the quality gate rejects it is told that there is one, and not what it says")
  func rejected() throws {
    let rows = [figure(2015, 50), figure(2016, 44, source: "collective")]
    let cells = zip(rows.indices, rows).map { index, row in
      MergedCell(
        key: CellKey(indicator: "7.7.7", key: row.key),
        candidates: [
          Candidate(row: index, source: row.source, tier: index == 0 ? .merge : .reject)
        ], shown: index == 0 ? [0] : [], rule: .onlySource)
    }
    let explanation = try explanation(rows, cells: cells)
    let text = flat(explanation)
    #expect(
      text.contains("Not published, for the quality gate rejects it: 1 figure of Collective."))
    #expect(!text.contains("44") && !text.contains("2016"))
    #expect(explanation.table().rows.count == 1)
  }

  @Test("A figure that protects people is in neither the text nor the table")
  func protection() throws {
    var few = figure(2016, 3.125, source: "collective")
    few.unit = "NUMBER"
    few.breakdown = Breakdown(["sex": "F"])
    few.note = "3.125 of them"
    let explanation = try explanation([figure(2015, 50), few])
    #expect(!flat(explanation).contains("3.1"))
    #expect(!explanation.table().csv().contains("3.1"))
    #expect(explanation.table().csv().contains(",suppressed,"))
    #expect(flat(explanation).contains("1 place in the files without a figure: not shown."))
  }

  @Test("A period shows its figures alone, with the cuts at its ends")
  func onePeriod() throws {
    let rows = [figure(2010, 50), figure(2012, 51), figure(2013, 52)]
    let explanation = try explanation(rows, period: Period(year: 2012))
    let text = flat(explanation)
    #expect(explanation.figureCount == 1)
    #expect(explanation.cutCount == 1)
    #expect(explanation.table().rows.count == 1)
    #expect(text.contains("Only: 2012."))
    #expect(text.contains("cut between 2010 and 2012"))
    #expect(!text.contains("50%") && !text.contains("52%"))
  }

  @Test("An indicator without figures says so and draws no conclusion")
  func nothing() throws {
    let text = flat(try explanation([figure(2015, 50)], indicator: "1.1.1"))
    #expect(text.contains("The record holds no figure of this indicator, of any year up to 2020."))
    #expect(!text.contains("Not done"))
  }

  @Test("The order of the rows changes nothing")
  func order() throws {
    let rows = ["", "F", "M"].flatMap { sex in [2010, 2014, 2015].map { figure($0, 50, sex: sex) } }
    #expect(try prose(rows) == prose(rows.reversed()))
  }

  @Test("Text from a file is broken at blanks and cannot steer the terminal")
  func text() {
    var text = ExplanationText(width: 30)
    text.add("one two\u{1B}[2J three four five six seven", indent: 4, label: "2015")
    #expect(text.lines == ["2015one two [2J three four", "    five six seven"])
  }

  // MARK: Avalonia

  private func figure(
    _ year: Int, _ value: Double, sex: String = "", source: String = "office"
  ) -> Observation {
    var row = Observation(
      indicator: "7.7.7", series: "ZZ_TEST", area: "AA", period: Period(year: year)!,
      breakdown: sex.isEmpty ? .total : Breakdown(["sex": sex]), value: .number(value),
      unit: "PT", source: source, origin: .init(file: "\(source).csv", line: year))
    row.nature = .country
    row.sourceText = source == "office" ? "The office's survey" : ""
    return row
  }

  private func explanation(
    _ rows: [Observation], cells: [MergedCell]? = nil, indicator: String = "7.7.7",
    period: Period? = nil
  ) throws -> Explanation {
    var collective = Source(
      id: "collective", title: LocalText("Collective"), producer: "Collective",
      kind: .communityDriven)
    collective.indicators = [
      SourceIndicator(
        indicator: "7.7.7", definitionMatch: .scopeDiffers,
        differs: "What the office measures, by neighbours")
    ]
    let office = Source(
      id: "office", title: LocalText("Office"), producer: "Office", kind: .official)
    let own = rows.enumerated().map { index, row in
      var key = row.key
      if row.source == "collective" { key.definition = "collective" }
      return MergedCell(
        key: CellKey(indicator: row.indicator, key: key),
        candidates: [Candidate(row: index, source: row.source, tier: .alongside)], shown: [0],
        rule: .onlySource)
    }
    let data = Dataset(
      observations: ObservationTable(rows),
      cells: (cells ?? own).sorted { $0.key < $1.key }, sources: [collective, office],
      diagnostics: [], files: [])
    var scope = Scope(
      title: LocalText("Test"), area: Area(id: "AA", name: LocalText("Avalonia"), level: "country"),
      languages: ["en"], asOf: 2020)
    scope.areas = [Area(id: "AA-1", name: LocalText("Harbour"), level: "town")]
    let published = DisclosureControl().protect(data, scope: scope)
    let words = Words(
      data: published, framework: try Framework.standard(),
      catalogue: try Catalogue(languages: [Language("en")]), language: "en")
    return Explanation(
      .init(indicator: indicator, period: period), words: words,
      findings: Findings(of: published, demands: []))
  }

  private func prose(_ rows: [Observation]) throws -> String { flat(try explanation(rows)) }

  private func flat(_ explanation: Explanation) -> String {
    explanation.prose(width: 100).joined(separator: " ").split(separator: " ")
      .joined(separator: " ")
  }
}

extension String {
  fileprivate func components(_ part: String) -> Int { ranges(of: part).count }
}
