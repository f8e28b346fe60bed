import SDGModel
import Testing

@testable import Analysis

@Suite("The gap register")
struct GapRegisterTests {
  private func findings(_ rows: [Observation]) throws -> Findings {
    let data = LineWorld.data(rows)
    return Findings(
      of: data,
      demands: [
        IndicatorDemand(
          indicator: "3.2.1", isAboutPeople: true, dimensions: ["sex": .indicator]),
        IndicatorDemand(indicator: "3.2.2", isAboutPeople: true, dimensions: ["sex": .target]),
        IndicatorDemand(indicator: "4.1.1", isAboutPeople: true),
      ], series: try SeriesList.standard())
  }

  private let pair = [
    LineWorld.row(2020, 40, ["sex": "F"]), LineWorld.row(2020, 44, ["sex": "M"]),
  ]

  @Test("A gap weighs who asks × whether the group is behind somewhere × how little is known")
  func severity() throws {
    let gaps = try findings(pair).gaps
    let weights = Dictionary(
      uniqueKeysWithValues: gaps.map { ($0.id, $0.severity.score) })
    // Boys die more often here: they are the ones behind.
    #expect(
      weights == [
        "3.2.2/boys": 2 * 2 * 4, "3.2.2/girls": 2 * 1 * 4, "4.1.1/boys": 1 * 2 * 4,
        "4.1.1/girls": 1 * 1 * 4,
      ])
    #expect(gaps.map(\.id) == ["3.2.2/boys", "3.2.2/girls", "4.1.1/boys", "4.1.1/girls"])
    #expect(gaps.map(\.severity.level) == [.high, .medium, .medium, .low])
  }

  @Test(
    "Who could fill it: who has the figure, who measures the indicator, who tells the group apart in the goal"
  )
  func fillers() throws {
    let rows =
      pair + [
        LineWorld.row(2020, 30, series: "SH_DYN_NMRT", indicator: "3.2.2"),
        LineWorld.row(
          2020, 30, series: "SH_DYN_NMRT", indicator: "3.2.2", ["sex": "F"], source: "circle"),
      ]
    let gaps = try findings(rows).gaps
    func fillers(_ id: String) -> [String] {
      gaps.first { $0.id == id }?.couldFill.map { "\($0.source):\($0.reason.rawValue)" } ?? []
    }
    #expect(fillers("3.2.2/girls") == ["circle:alongside", "office:indicator"])
    #expect(fillers("3.2.2/boys") == ["office:indicator"])
    #expect(fillers("4.1.1/girls") == [])
  }

  @Test("Who is behind is told by what differs, not by what all that are compared share")
  func behind() throws {
    let rows = ["Q1", "Q5"].enumerated().map {
      LineWorld.row(2020, 40 - Double($0.offset), ["sex": "F", "wealth": $0.element])
    }
    let data = LineWorld.data(rows)
    let found = SeriesInequality(
      key: try #require(LineWorld.lines(data).first).key.without("wealth"), dimension: "wealth",
      direction: .decrease, period: Period("2020")!,
      groups: [
        .init(category: "Q1", value: 40, error: nil, row: 0),
        .init(category: "Q5", value: 39, error: nil, row: 1),
      ], difference: nil, ratio: nil, furthestBehind: nil, dynamics: nil, span: nil)
    #expect(Gaps.behind([found], scope: data.scope).isEmpty)
  }

  @Test("What is held back to protect people is no gap that anybody should fill")
  func suppressed() throws {
    var rows = pair
    rows[0].value = .suppressed
    let found = try findings(rows)
    #expect(found.coverage.cell("3.2.1", "girls")?.class == .suppressed)
    #expect(!found.gaps.contains { $0.id == "3.2.1/girls" })
  }
}

extension DataLine.Key {
  fileprivate func without(_ dimension: String) -> DataLine.Key {
    var key = self
    key.breakdown = breakdown.without(dimension)
    return key
  }
}
