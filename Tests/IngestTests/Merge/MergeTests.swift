import SDGModel
import Testing

@testable import Ingest

@Suite("Merge")
struct MergeTests {
  @Test("Figures of another area, period, breakdown or unit never meet in one cell")
  func onlyComparableFiguresMeet() {
    let rows = [
      row("office", area: "AA"), row("office", area: "AB"), row("office", period: 2016),
      row("office", unit: "GPERM3"), row("office", breakdown: ["sex": "F"]),
    ]
    #expect(cells(rows).count == 5)
  }

  @Test("A citizen figure of another definition keeps a cell of its own")
  func anotherDefinitionStandsApart() {
    let cells = cells([row("office", value: 25), row("sensors", value: 9)])
    #expect(cells.count == 2)
    #expect(cells.allSatisfy { $0.rule == .onlySource })
  }

  @Test("A citizen figure of the exact definition meets the official one and stands beside it")
  func exactDefinitionStandsBeside() throws {
    let cells = cells([row("office", value: 25), row("collective", value: 9)])
    let cell = try #require(cells.first)
    #expect(cells.count == 1)
    #expect(cell.rule == .sideBySide)
    #expect(cell.candidates.map(\.source) == ["office", "collective"])
    #expect(cell.shown == [0, 1])
  }

  @Test("Of two citizen sources that may fill alike none is first: both stand side by side")
  func equalsStandTogether() throws {
    let filling = ReviewDecision(
      tier: .fill, body: "Office", date: "2019-01-01", reason: "Agreed")
    let sources = ["a", "b"].map { id -> Source in
      var source = Source(
        id: id, title: LocalText(id), producer: id, kind: .communityDriven)
      source.indicators = [
        SourceIndicator(indicator: "7.7.7", definitionMatch: .exact, decision: filling)
      ]
      return source
    }
    let cells = cells(
      [row("a", value: 60), row("b", value: 65)], sources: sources, method: .priorityFill)
    #expect(try #require(cells.first).shown == [0, 1])
  }

  @Test("A tier without body, date and reason on record is never above alongside")
  func tierNeedsARecord() {
    var claimed = collective
    claimed.indicators[0].decision = ReviewDecision(tier: .merge, body: "Office")
    #expect(claimed.tier(for: "7.7.7") == .alongside)
    claimed.indicators[0].decision = ReviewDecision(
      tier: .merge, body: "Office", date: "2019-01-01", reason: "Agreed")
    #expect(claimed.tier(for: "7.7.7") == .merge)
  }

  @Test("Priority fill takes the citizen figure only where the official one says nothing")
  func priorityFill() throws {
    var filler = collective
    filler.indicators[0].decision = ReviewDecision(
      tier: .fill, body: "Office", date: "2019-01-01", reason: "Agreed")
    var absent = row("office")
    absent.value = .missing
    let filled = cells(
      [absent, row("collective", value: 9)], sources: [office, filler], method: .priorityFill)
    #expect(filled.first?.shown == [1])
    let kept = cells(
      [row("office", value: 25), row("collective", value: 9)], sources: [office, filler],
      method: .priorityFill)
    #expect(kept.first?.shown == [0])
  }

  @Test("A suppressed official figure is never filled")
  func suppressedStaysSuppressed() {
    var filler = collective
    filler.indicators[0].decision = ReviewDecision(
      tier: .merge, body: "Office", date: "2019-01-01", reason: "Agreed")
    var hidden = row("office")
    hidden.value = .suppressed
    let cells = cells(
      [hidden, row("collective", value: 9)], sources: [office, filler], method: .priorityFill)
    #expect(cells.first?.shown == [0])
  }

  @Test("A rejected source stays a candidate and is not shown")
  func rejectedIsKeptAndNotShown() {
    var rejected = collective
    rejected.indicators[0].decision = ReviewDecision(
      tier: .reject, body: "Office", date: "2019-01-01", reason: "No method")
    let cells = cells([row("collective", value: 9)], sources: [office, rejected])
    #expect(cells.first?.candidates.count == 1)
    #expect(cells.first?.shown == [])
  }

  @Test("The order of the observations changes nothing, and no citizen source an official value")
  func orderAndRemovalChangeNothing() {
    var random = SystemRandomNumberGenerator()
    let rows = (2000..<2015).flatMap {
      [row("office", period: $0, value: Double($0)), row("collective", period: $0, value: 1)]
    }
    func summary(_ rows: [Observation], official: Bool) -> [String] {
      let table = ObservationTable(rows)
      let register = SourceRegister([office, collective, sensors])
      return Merge.cells(of: table, register: register, settings: MergeSettings()).map { cell in
        cell.shown.map { table[cell.candidates[$0].row] }
          .filter { !official || $0.source == "office" }
          .map { "\($0.period.text) \($0.source) \($0.value)" }.joined(separator: "|")
      }
    }
    let all = summary(rows, official: false)
    #expect(summary(rows.shuffled(using: &random), official: false) == all)
    #expect(
      summary(rows.filter { $0.source == "office" }, official: true)
        == summary(rows, official: true))
  }

  private let office = Source(
    id: "office", title: LocalText("Office"), producer: "Office", kind: .official)
  private var collective: Source {
    var source = Source(
      id: "collective", title: LocalText("Collective"), producer: "Collective",
      kind: .communityDriven)
    source.indicators = [SourceIndicator(indicator: "7.7.7", definitionMatch: .exact)]
    return source
  }
  private var sensors: Source {
    var source = Source(
      id: "sensors", title: LocalText("Sensors"), producer: "Sensors", kind: .citizenScience)
    source.indicators = [SourceIndicator(indicator: "7.7.7", definitionMatch: .scopeDiffers)]
    return source
  }

  private func cells(
    _ rows: [Observation], sources: [Source]? = nil,
    method: MergeSettings.Method = .sideBySide
  ) -> [MergedCell] {
    Merge.cells(
      of: ObservationTable(rows),
      register: SourceRegister(sources ?? [office, collective, sensors]),
      settings: MergeSettings(standard: method))
  }

  private func row(
    _ source: String, area: String = "AA", period: Int = 2015, unit: String = "PT",
    breakdown: [String: String] = [:], value: Double = 1
  ) -> Observation {
    Observation(
      indicator: "7.7.7", series: "ZZ_TEST", area: area,
      period: Period(year: period) ?? Period("2000")!, breakdown: Breakdown(breakdown),
      value: .number(value), unit: unit, source: source, origin: .init(file: "a.csv", line: 2))
  }
}
