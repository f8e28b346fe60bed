import Analysis
import Foundation
import Ingest
import SDGModel
import TestSupport
import Testing

@testable import WhoCounts

@Suite struct PipelineTests {
  private let reference: Reference
  private let folder: URL

  init() throws {
    reference = try .loaded()
    folder = try temporaryFolder("pipeline")
  }

  private func write(_ text: String, to name: String) throws {
    let file = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  private func merged(country: String? = nil) async throws -> Pipeline.Merged {
    let project = try Project.open(folder.path, country: country, reference: reference)
    return try await Pipeline(reference: reference, threads: 2).merge(project)
  }

  private let table = """
    indicator,series,area,period,value,unit
    6.1.1,SH_H2O_SAFE,242,2015,61.5,PT
    6.1.1,SH_H2O_SAFE,242,2019,64.5,PT
    6.1.1,SH_H2O_SAFE,242,2021,,PT

    """

  @Test("The edition is that of the latest figure that says something")
  func latestYear() async throws {
    try write("country: FJI\n", to: "whocounts.yaml")
    try write(table, to: "data/a.csv")
    let merged = try await merged()
    #expect(merged.scope.asOf == 2019)
    #expect(merged.data.counts == RecordCounts(taken: 2, leftOut: 1))
  }

  @Test(
    "A measure among persons of a sensitive group alone is asked about, until the group has its series"
  )
  func sensitiveMeasures() throws {
    func rules(_ series: String) throws -> [String] {
      try write(
        "country: FJI\ngroups: [{id: pwd, name: Pwd, any: [{disability: PD}], series: [\(series)], sensitive: true}]\n",
        to: "whocounts.yaml")
      try write("case,can\n1,no\n", to: "data/survey.csv")
      try write(
        """
        file: data/survey.csv
        period: "2021"
        groups: {disability: {column: can, map: {"no": PD, "yes": PWD}}}
        measures:
          - {indicator: 1.3.1, series: S, count: true, among: [{column: can, is: ["no"]}]}
        """, to: "recipes/survey.yaml")
      return try Project.open(folder.path, country: nil, reference: reference).diagnostics
        .map(\.rule)
    }
    #expect(try rules("").contains("sensitive-measure"))
    #expect(try !rules("S").contains("sensitive-measure"))
  }

  @Test("A target against the published list, or beyond a percentage, is asked about")
  func contradictingTargets() async throws {
    try write("country: FJI\n", to: "whocounts.yaml")
    try write(table, to: "data/water.csv")
    try write(
      "series,targetYear,target,direction\nSH_H2O_SAFE,2030,150,decrease\n", to: "targets.csv")
    let rules = try await merged().data.diagnostics.map(\.rule)
    #expect(rules.contains("target-direction") && rules.contains("target-beyond-percentage"))
  }

  @Test("No other target takes the place of one that cannot be used")
  func heldTarget() async throws {
    try write("country: FJI\n", to: "whocounts.yaml")
    try write(table, to: "data/water.csv")
    try write(
      "series,baselineYear,targetYear,target\nSH_H2O_SAFE,2031,2030,90\n", to: "targets.csv")
    let project = try Project.open(folder.path, country: nil, reference: reference)
    let result = try await Pipeline(reference: reference, threads: 2).run(project)
    #expect(result.findings.progress.isEmpty)
    #expect(result.findings.progressSettings.left.keys.contains("SH_H2O_SAFE"))
  }

  @Test("A withheld source does not decide the year of the edition")
  func withheldYear() async throws {
    try write("country: FJI\n", to: "whocounts.yaml")
    try write(table, to: "data/a.csv")
    try write(
      "indicator,series,area,period,value,unit\n6.1.1,SH_H2O_SAFE,242,2024,70,PT\n",
      to: "data/b.csv")
    try write("producer: A\nkind: official\nfiles: [data/a.csv]\n", to: "sources/a.yaml")
    try write(
      "producer: B\nkind: official\nsharing: internal\nfiles: [data/b.csv]\n",
      to: "sources/b.yaml")
    #expect(try await merged().scope.asOf == 2019)
  }

  @Test("What is later than the edition is left out, counted and told")
  func editionLimit() async throws {
    try write("country: FJI\nasOf: 2016\n", to: "whocounts.yaml")
    try write(table, to: "data/a.csv")
    let merged = try await merged()
    #expect(merged.data.observations.count == 1)
    #expect(merged.data.counts == RecordCounts(taken: 1, leftOut: 2))
    let note = try #require(merged.data.diagnostics.first { $0.rule == "later-than-edition" })
    #expect(note.severity == .note)
    #expect(note.rowsAffected == 2)
    #expect(note.place.file == "data/a.csv")
  }

  @Test("A file that no source entry names is a question, and nobody is taken for its maker")
  func unregisteredFile() async throws {
    try write("country: FJI\n", to: "whocounts.yaml")
    try write(table, to: "data/a.csv")
    let merged = try await merged()
    #expect(merged.data.diagnostics.contains { $0.rule == "file-without-source" })
    let source = try #require(merged.data.sources.first)
    #expect(source.id == Project.unregistered)
    #expect(source.kind == .research)
  }

  @Test("A mapping whose file is gone is a question; two mappings for one file block")
  func mappings() async throws {
    try write("country: FJI\n", to: "whocounts.yaml")
    try write(table, to: "data/water.csv")
    let mapping = "confirmed: true\ntables:\n  - rows: [2-4]\n    values: [E]\n"
    try write("file: data/old.csv\n" + mapping, to: "mappings/old.yaml")
    let gone = try Project.open(folder.path, country: nil, reference: reference)
    #expect(gone.diagnostics.map(\.rule).contains("mapping-without-file"))
    #expect(gone.diagnostics.allSatisfy { $0.severity != .blocking })
    for name in ["a", "b"] {
      try write("file: data/w*.csv\n" + mapping, to: "mappings/\(name).yaml")
    }
    let twice = try Project.open(folder.path, country: nil, reference: reference)
    #expect(
      twice.diagnostics.contains {
        $0.rule == "file-of-two-mappings" && $0.severity == .blocking
      })
  }

  @Test("A folder of data files alone is read, and the country asked for")
  func extracts() async throws {
    try write(table, to: "a.csv")
    #expect(try await merged().data.diagnostics.contains { $0.rule == "area-unknown" })
    let told = try await merged(country: "FJI")
    #expect(!told.data.diagnostics.contains { $0.rule == "area-unknown" })
    #expect(told.scope.area.id == "242")
  }

  @Test("The country that a command names stands above the settings")
  func commandStandsAbove() async throws {
    try write("country: FJI\n", to: "whocounts.yaml")
    #expect(try await merged(country: "404").scope.area.id == "404")
  }

  @Test("Settings without country and area are refused")
  func needsArea() async throws {
    try write("languages: [en]\n", to: "whocounts.yaml")
    let error = await #expect(throws: ProjectError.self) { try await merged() }
    #expect(error?.description.contains("`country:`") == true)
    #expect(try await merged(country: "FJI").scope.area.id == "242")
  }

  // MARK: Demands

  private func demands(_ scope: Scope, inData codes: Set<String>) -> [String: String] {
    let list = Demands.list(reference: reference, scope: scope, indicatorsInData: codes)
    return Dictionary(uniqueKeysWithValues: list.map { ($0.indicator, $0.firstListing) })
  }

  private func parts(inData codes: Set<String>) -> [String: String] {
    let list = Demands.list(reference: reference, scope: scope, indicatorsInData: codes)
    return Dictionary(
      uniqueKeysWithValues: list.compactMap { demand in
        demand.partOf.map { (demand.indicator, $0) }
      })
  }

  @Test("A retired code is a part of the indicator that its measure is listed under since")
  func successors() {
    #expect(parts(inData: ["17.6.2", "8.9.2"]) == ["17.6.2": "17.6.1"])
  }

  private var scope: Scope {
    Scope(
      title: LocalText("a"), area: Area(id: "242", name: LocalText("a"), level: "country"),
      languages: ["en"], asOf: 2020)
  }

  @Test("The framework's indicators are asked for, whatever the data have")
  func asksForFramework() {
    let codes = reference.framework.indicators.map(\.code)
    #expect(Set(demands(scope, inData: []).keys) == Set(codes))
  }

  @Test("A national indicator is a part of the one that it extends, others stand by themselves")
  func nationalIndicators() {
    let found = demands(scope, inData: ["1.3.1.b", "6.1.9", "water", "1.1.1"])
    #expect(parts(inData: ["1.3.1.b", "6.1.9"]) == ["1.3.1.b": "1.3.1"])
    #expect(found["6.1.9"] == "6.1.9 (national)")
    #expect(found["water"] == nil)
  }

  @Test("What the project asks for is added, and does not take away what the framework names")
  func projectAsks() throws {
    var scope = scope
    scope.required = [
      RequiredBreakdown(
        indicators: ["6.1.1", "4.1.1"], dimensions: ["mooring", "sex"], reason: LocalText("a"))
    ]
    let list = Demands.list(reference: reference, scope: scope, indicatorsInData: [])
    let water = try #require(list.first { $0.indicator == "6.1.1" })
    #expect(water.isAboutPeople)
    #expect(water.dimensions["mooring"] == .project)
    let school = try #require(list.first { $0.indicator == "4.1.1" })
    #expect(school.dimensions["sex"] == .indicator)
  }

  @Test("What the project asks for of areas below is not asked of the whole")
  func projectAsksForAreas() throws {
    var scope = scope
    scope.required = [
      RequiredBreakdown(
        indicators: ["6.1.1", "12.1.1"], dimensions: ["mooring"], areas: ["quay"],
        reason: LocalText("a")),
      RequiredBreakdown(
        indicators: ["4.1.1"], dimensions: ["mooring"], categories: ["Deep"],
        reason: LocalText("a")),
    ]
    let list = Demands.list(reference: reference, scope: scope, indicatorsInData: [])
    func demand(_ code: String) throws -> IndicatorDemand {
      try #require(list.first { $0.indicator == code })
    }
    #expect(try demand("6.1.1").dimensions["mooring"] == nil)
    #expect(try !demand("12.1.1").isAboutPeople)
    #expect(try demand("4.1.1").onlyCategories == ["mooring": ["Deep"]])
  }

  @Test("A series that nothing has, and a waived level that nothing is asked of, are asked about")
  func requirementsThatFitNothing() throws {
    var settings = Settings()
    settings.required = [
      RequiredBreakdown(
        indicators: ["6.1.1"], dimensions: [], series: ["SH_H2O_SAF", "SH_H2O_SAFE", "OWN_1"],
        reason: LocalText("a"))
    ]
    settings.waived = [
      RequiredBreakdown(
        indicators: ["6.1.1"], dimensions: ["sex"], areas: ["quay"], reason: LocalText("a"))
    ]
    let row = Observation(
      indicator: "6.1.1", series: "OWN_1", area: "AA", period: Period("2015")!,
      value: .number(1), unit: "PT", origin: .init(file: "a.csv", line: 2))
    let found = RequirementCheck(settings: settings, reference: reference)
      .findings(in: ObservationTable([row]))
    #expect(found.map(\.subject) == ["SH_H2O_SAF", "quay"])
    #expect(found.allSatisfy { $0.severity == .question })
  }

  @Test("A population is read from its parts")
  func population() {
    #expect(
      Demands.population("sex:F;age:15-49")
        == Breakdown([.init("sex", "F"), .init("age", "15-49")]))
    #expect(Demands.population("") == .total)
  }
}
