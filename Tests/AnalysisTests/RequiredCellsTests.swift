import SDGModel
import Testing

@testable import Analysis

@Suite("Every cell that is asked for, by series, category, level of area and period")
struct RequiredCellsTests {
  private var demand: IndicatorDemand {
    var demand = IndicatorDemand(
      indicator: "3.2.1", isAboutPeople: true,
      dimensions: ["sex": .indicator, "caste": .target, "other": .indicator])
    demand.categories = ["sex": ["F", "M"]]
    return demand
  }

  private func findings(
    _ rows: [Observation], named: [String: Requirement] = [:],
    edit: (inout Scope) -> Void = { _ in }
  ) throws -> Findings {
    let areas = [
      Area(id: "ZZ-1", name: LocalText("North"), level: "region"),
      Area(id: "ZZ-2", name: LocalText("South"), level: "region"),
    ]
    let data = LineWorld.data(rows, areas: areas, edit: edit)
    var demand = self.demand
    demand.dimensions.merge(named) { own, _ in own }
    return Findings(of: data, demands: [demand])
  }

  private func text(_ cell: RequiredCell) -> String {
    let what = zip(cell.dimensions, cell.categories + [""]).map { "\($0)=\($1)" }
    return
      "\(cell.series) \(what.joined(separator: "+")) \(cell.level) \(cell.official)/\(cell.with)/\(cell.asked)"
  }

  private func row(_ year: Int, _ parts: [String: String], area: String = "ZZ") -> Observation {
    var row = LineWorld.row(year, 40, parts)
    row.area = area
    return row
  }

  @Test("Where nothing is known, everything is asked of the indicator as such")
  func nothing() throws {
    let cells = try findings([]).required
    #expect(
      cells.cells.map(text) == [
        "  country 0/0/9", " caste= country 0/0/9", " sex=F country 0/0/9", " sex=M country 0/0/9",
      ])
    #expect(cells.uncountable == ["3.2.1"])
    #expect(cells.cells.map(\.requirement) == [.framework, .target, .indicator, .indicator])
    #expect(cells.cells[2].groups == ["girls"])
  }

  @Test("A category is filled only by a figure that tells it apart, in each year by itself")
  func filled() throws {
    let rows = [
      row(2014, ["sex": "F"]), row(2014, ["sex": "M"]), row(2016, ["sex": "F"]),
      row(2018, ["sex": "F"]), row(2018, ["sex": "M"]), row(2018, [:]), row(2019, [:]),
      row(2019, ["caste": "A"]), row(2019, ["caste": "B"]),
    ]
    let cells = try findings(rows).required.cells
    #expect(
      cells.map(text) == [
        "SH_DYN_MORT  country 3/3/9", "SH_DYN_MORT caste=A country 1/1/9",
        "SH_DYN_MORT caste=B country 1/1/9", "SH_DYN_MORT sex=F country 1/1/9",
        "SH_DYN_MORT sex=M country 1/1/9",
      ])
    #expect(
      RequiredTally.byYear(cells).map { "\($0.year) \($0.tally.official)/\($0.tally.asked)" }
        == [
          "2015 0/5", "2016 1/5", "2017 0/5", "2018 3/5", "2019 3/5", "2020 0/5", "2021 0/5",
          "2022 0/5", "2023 0/5",
        ])
  }

  @Test("Areas are asked for where the project requires their level, and each by itself")
  func areas() throws {
    let rows = [
      row(2018, [:]), row(2018, ["sex": "F"], area: "ZZ-1"),
      row(2018, ["sex": "M"], area: "ZZ-1"), row(2018, ["sex": "F"], area: "ZZ-2"),
    ]
    let reason = LocalText("The plan has regions")
    let cells = try findings(rows) { scope in
      scope.required = [
        RequiredBreakdown(
          indicators: ["3.2.1"], dimensions: ["sex"], areas: ["region"], categories: ["F"],
          reason: reason)
      ]
    }.required.cells.filter { $0.level == "region" }
    #expect(
      cells.map(text) == ["SH_DYN_MORT  region 2/2/18", "SH_DYN_MORT sex=F region 1/1/18"])
    #expect(cells.allSatisfy { $0.requirement == .project && $0.reason == reason })
  }

  @Test("Who requires areas asks nothing of the whole, and what the framework asks stays its own")
  func wholeUntouched() throws {
    let entries = ["sex": "F", "location": "R"].sorted { $0.key < $1.key }.map {
      RequiredBreakdown(
        indicators: ["3.2.1"], dimensions: [$0.key], areas: ["region"], categories: [$0.value],
        reason: LocalText("The plan has regions"))
    }
    // One of the two dimensions is named by the framework, the other makes a group.
    func withRural(_ scope: inout Scope) {
      scope.groups.append(
        PopulationGroup(
          id: "rural", name: LocalText("Rural"), any: [Breakdown(["location": "R"])]))
    }
    let without = try findings([row(2018, [:])], edit: withRural)
    let with = try findings([row(2018, [:])]) { scope in
      withRural(&scope)
      scope.required = entries
    }
    #expect(without.required.cells.contains { $0.groups == ["rural"] })
    #expect(with.required.cells.count { $0.level == "region" } == 3)
    #expect(with.required.cells.filter { $0.level == "country" } == without.required.cells)
    #expect(with.gaps.map(\.requirement) == without.gaps.map(\.requirement))
    #expect(with.gaps.map(\.severity) == without.gaps.map(\.severity))
  }

  @Test("Who requires some categories asks for no group of others")
  func groupsOfOtherCategories() throws {
    var demand = IndicatorDemand(
      indicator: "3.2.1", isAboutPeople: true, dimensions: ["sex": .project])
    demand.onlyCategories = ["sex": ["F"]]
    let gaps = Findings(of: LineWorld.data([]), demands: [demand]).gaps
    let asked = Dictionary(uniqueKeysWithValues: gaps.map { ($0.group, $0.requirement) })
    #expect(asked == ["girls": .project, "boys": .framework])
  }

  @Test("The age of a whole series, beside which nothing stands, is no category that is asked for")
  func wholeAge() throws {
    let rows = [
      row(2018, ["sex": "F", "caste": "A"]), row(2018, ["sex": "M", "caste": "A"]),
    ]
    let cells = try findings(rows).required.cells
    #expect(cells.map(\.dimensions) == [[], ["caste"], ["sex"], ["sex"]])
    #expect(cells[1].categories == [])
  }

  @Test("What is required of one series is asked of that one alone, with or without figures")
  func series() throws {
    let reason = LocalText("Asked for by parliament")
    let cells = try findings([row(2018, [:])], named: ["guild": .project]) { scope in
      scope.required = [
        RequiredBreakdown(
          indicators: ["3.2.1"], dimensions: ["guild"], series: ["ZZ_OWN"], categories: ["Loom"],
          reason: reason)
      ]
    }.required.cells
    #expect(Set(cells.map(\.series)) == ["SH_DYN_MORT", "ZZ_OWN"])
    let own = cells.filter { $0.dimensions == ["guild"] }
    #expect(own.map(text) == ["ZZ_OWN guild=Loom country 0/0/9"])
    #expect(own.map(\.reason) == [reason])
  }

  @Test("What is waived stays in the list with its reason and is asked for no more")
  func waived() throws {
    let cells = try findings([]) { scope in
      scope.waived = [
        RequiredBreakdown(
          indicators: ["3.2.1"], dimensions: ["sex"], categories: ["M"],
          reason: LocalText("A girls’ programme"))
      ]
    }.required.cells
    #expect(cells.filter(\.isWaived).map(text) == [" sex=M country 0/0/0"])
    #expect(cells.first(where: \.isWaived)?.reason == LocalText("A girls’ programme"))
    #expect(RequiredTally(cells).cells == 3)
  }

  @Test("With a periodicity one figure fills its period, and is not old before the next is due")
  func periodicity() throws {
    let found = try findings([row(2016, [:]), row(2017, [:])]) { scope in
      scope.periodicities = [
        Periodicity(indicators: ["3.2.1"], years: 5, reason: LocalText("Survey"))
      ]
    }
    let total = try #require(found.required.cells.first)
    #expect((total.periods.map(\.firstYear), total.official) == ([2015, 2020], 1))
    #expect(total.periods.map(\.lastYear) == [2019, 2023])
    // asOf 2023, fresh 5 years and old after 7: 2017 is current, which it is not for other indicators.
    #expect(found.coverage.row("3.2.1")?.total.state == .official)
    #expect(try findings([row(2017, [:])]).coverage.row("3.2.1")?.total.state == .old)
  }

  @Test("Each cell has one class of the taxonomy, by its own series, category and level")
  func classes() throws {
    let rows = [
      row(2012, ["sex": "F"]), row(2012, ["sex": "M"]), row(2021, ["caste": "A"]),
      row(2021, ["caste": "B"]), row(2022, ["caste": "A"]), row(2022, [:]),
      row(2020, [:], area: "ZZ-1"),
    ]
    let cells = try findings(rows, named: ["guild": .project]) { scope in
      scope.required = [
        RequiredBreakdown(
          indicators: ["3.2.1"], dimensions: ["guild"], areas: ["country", "region"],
          reason: LocalText("A"))
      ]
      scope.waived = [
        RequiredBreakdown(
          indicators: ["3.2.1"], dimensions: ["sex"], categories: ["M"], reason: LocalText("B"))
      ]
    }.required.cells
    let classes = cells.map {
      "\($0.level) \($0.dimensions.first ?? "")=\($0.categories.first ?? "") \($0.class)"
    }
    #expect(
      classes == [
        "country = noUncertainty", "country caste=A noUncertainty", "country caste=B singlePoint",
        "country guild= onlyTotal", "country sex=F old", "country sex=M notApplicable",
        "region = notByArea", "region guild= onlyTotal",
      ])
  }

  @Test("Nothing is asked for where the first year of availability is still to come")
  func nothingYet() throws {
    let cells = try findings([row(2018, [:])]) { $0.since = 2025 }.required.cells
    #expect(!cells.isEmpty && cells.allSatisfy { $0.asked == 0 && $0.periods.isEmpty })
  }

  @Test("A group of several forms is one cell, filled by any of them")
  func forms() throws {
    let poor = PopulationGroup(
      id: "poor", name: LocalText("Poor"),
      any: [Breakdown(["income": "Q1"]), Breakdown(["poverty": "POOR"])])
    let rows = [row(2018, ["income": "Q1"]), row(2018, ["income": "Q5"])]
    let cells = try findings(rows) { $0.groups = [poor] }.required.cells
    let own = cells.filter { $0.groups == ["poor"] }
    #expect(own.map(\.dimensions) == [["income", "poverty"]] && own.map(\.official) == [1])
    #expect(own.first?.requirement == .framework)
  }

  @Test("A named dimension whose groups the indicator cannot tell apart is asked for as such")
  func unknownAge() throws {
    var demand = IndicatorDemand(
      indicator: "3.2.1", isAboutPeople: true, dimensions: ["age": .target],
      population: Breakdown(["age": "0-4"]))
    demand.categories = [:]
    let bands = [(id: "children", band: "0-17"), (id: "older", band: "60+")]
    let data = LineWorld.data([]) { scope in
      scope.groups = bands.map { one in
        PopulationGroup(
          id: one.id, name: LocalText(one.id), any: [], ages: [AgeBand(one.band)].compactMap { $0 })
      }
    }
    let cells = Findings(of: data, demands: [demand]).required.cells
    #expect(cells.map(text) == ["  country 0/0/9", " age= country 0/0/9"])
    // All of the indicator is about children.
    #expect(cells.map(\.groups) == [["children"], []])
  }

  @Test("A band of months lies within the years of a group")
  func months() {
    let small = PopulationGroup(
      id: "small", name: LocalText("Small children"), any: [],
      ages: [AgeBand("0-4")].compactMap { $0 })
    let told = ["M0", "M12T23", "M0T59", "M0T60", "M72T83"].filter {
      small.includes(Breakdown(["age": $0]))
    }
    #expect(told == ["M0", "M12T23", "M0T59"])
  }
}
