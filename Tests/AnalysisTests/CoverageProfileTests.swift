import SDGModel
import Testing

@testable import Analysis

@Suite("The metrics of slices of the coverage matrix")
struct CoverageProfileTests {
  private let areas = [
    Area(id: "ZZ-1", name: LocalText("North"), level: "region"),
    Area(id: "ZZ-2", name: LocalText("South"), level: "region"),
  ]

  private func findings(_ rows: [Observation]) throws -> (Findings, Scope) {
    let data = LineWorld.data(rows, areas: areas)
    return (
      Findings(
        of: data,
        demands: [
          IndicatorDemand(
            indicator: "3.2.1", isAboutPeople: true,
            dimensions: ["sex": .indicator, "location": .indicator, "age": .target])
        ], series: try SeriesList.standard()), data.scope
    )
  }

  private func girlsAndBoys(_ years: [Int]) -> [Observation] {
    years.flatMap { year in
      ["F", "M"].map { LineWorld.row(year, 40, ["sex": $0]) }
    }
  }

  @Test("Availability, recency, frequency and comparability, each with what it is of")
  func metrics() throws {
    var rows = girlsAndBoys([2010, 2016, 2018, 2021])
    rows[6].status = .timeSeriesBreak
    rows[7].standardError = 2
    let (found, scope) = try findings(rows)
    let all = CoverageProfiles(found.coverage, depths: found.depths, scope: scope)
      .profiles { _, _ in ["all"] }
    let one = try #require(all.first?.profile)
    #expect((one.indicators, one.cells, one.available) == (1, 2, 2))
    #expect((one.fresh, one.ageing, one.stale) == (2, 0, 0))
    // 2015 to 2023 are nine years; before 2015 nothing counts.
    #expect((one.counts.years, one.expectedYears) == (6, 18))
    #expect((one.trendCapable, one.reliableTrend) == (2, 2))
    #expect((one.counts.pairs, one.counts.comparablePairs) == (6, 5))
    #expect((one.figures, one.counts.withUncertainty, one.counts.precise) == (8, 1, 1))
    #expect(one.sources == ["office"])
  }

  @Test("Depth, and the pairs of dimensions that are asked for and told apart together")
  func depth() throws {
    let crossed = ["F", "M"].flatMap { sex in
      ["R", "U"].map { LineWorld.row(2020, 40, ["sex": sex, "location": $0]) }
    }
    let (found, _) = try findings(crossed)
    let depth = try #require(found.depths.first)
    #expect(depth.depth == 2)
    #expect((depth.pairsAsked, depth.pairsCovered) == (3, 1))
    #expect(depth.pairs == [["location", "sex"]] && depth.triples == [])
  }

  @Test("Of territory the areas with a figure since the first year of availability")
  func territory() throws {
    var rows = girlsAndBoys([2020])
    rows[0].area = "ZZ-1"
    rows[1].area = "ZZ-2"
    rows[1].period = Period("2012")!
    let (found, scope) = try findings(rows)
    let profiles = CoverageProfiles(found.coverage, depths: found.depths, scope: scope)
    let all = try #require(profiles.profiles { _, _ in ["all"] }.first?.profile)
    #expect((all.areaCells, all.areaCellsCovered) == (2, 1))
  }

  @Test("An area has the same metrics, of its own figures alone")
  func area() throws {
    var rows = girlsAndBoys([2010, 2020]) + girlsAndBoys([2021])
    for index in 0..<4 { rows[index].area = "ZZ-1" }
    let data = LineWorld.data(rows, areas: areas)
    let found = AreaProfile.all(of: data, demands: LineWorld.demands)
    #expect(found.map(\.area.id) == ["ZZ-1", "ZZ-2"])
    let north = found[0].profile
    #expect((north.indicators, north.cells, north.available, north.fresh) == (3, 6, 2, 2))
    #expect((north.areaCells, north.areaCellsCovered) == (3, 1))
    #expect((north.figures, north.depth, north.sources) == (4, 1, ["office"]))
    let south = found[1].profile
    #expect((south.cells, south.available, south.figures, south.areaCellsCovered) == (6, 0, 0, 0))
  }

  @Test("A cell may lie in several slices, and in none")
  func slices() throws {
    let (found, scope) = try findings(girlsAndBoys([2020]))
    let profiles = CoverageProfiles(found.coverage, depths: found.depths, scope: scope)
    let both = profiles.profiles { _, cell in cell.group == "girls" ? ["a", "b"] : [] }
    #expect(both.map(\.slice) == ["a", "b"])
    #expect(both.map(\.profile.cells) == [1, 1] && both.map(\.profile.indicators) == [1, 1])
  }

  @Test("By how much citizens' figures are later, and whom they alone count")
  func gained() throws {
    var cell = CoverageCell(indicator: "1", group: "g", state: .citizen)
    (cell.latestOfficialYear, cell.latestCitizenYear) = (2014, 2019)
    cell.currentCitizens = ["circle"]
    let total = CoverageCell(indicator: "1", group: "", state: .citizen)
    let matrix = CoverageMatrix(
      groups: ["g"],
      rows: [CoverageRow(indicator: "1", isAboutPeople: true, total: total, cells: [cell])])
    #expect(matrix.recencyGain == (1, 5))
    #expect(matrix.newlyVisible == ["g"])
    #expect(matrix.contribution { source, _ in source != "circle" }.gain == 0)
  }
}
