import Foundation
import SDGModel
import TestSupport
import Testing

@testable import Ingest

@Suite("The project's own lists")
struct ProjectListTests {
  func file(_ text: String) throws -> String {
    let path = try temporaryFolder().appendingPathComponent("list.csv")
    try Data(text.utf8).write(to: path)
    return path.path
  }

  @Test("Targets: fields, dimensions, and the project's area where none is named")
  func targets() throws {
    let read = TargetsReader.read(
      path: try file(
        "series,area,sex,location,baselineYear,baseline,targetYear,target,direction,source\nSI_POV_DAY1,,female,,2015,12.5,2030,0,decrease,Plan\nEG_ELC_ACCS,900,,_T,,,2030,100,increase,\n"
      ), name: "targets.csv", context: try Reading.context())
    #expect(read.diagnostics == [])
    #expect(
      read.targets == [
        SeriesTarget(
          series: "SI_POV_DAY1", area: "900", breakdown: Breakdown(["sex": "F"]),
          baselineYear: 2015, baseline: 12.5, targetYear: 2030, target: 0, direction: .decrease,
          source: "Plan"),
        SeriesTarget(
          series: "EG_ELC_ACCS", area: "900", targetYear: 2030, target: 100, direction: .increase),
      ])
  }

  @Test("A target that cannot be read is held with its line")
  func badTargets() throws {
    let read = TargetsReader.read(
      path: try file(
        "series,targetYear,target,direction\nA,2030,many,\nB,soon,1,\n,2030,1,\nC,2030,1,sideways\nD,2030,1,\n"
      ), name: "targets.csv", context: try Reading.context())
    #expect(read.targets.map(\.series) == ["D"])
    #expect(read.diagnostics.map(\.place.text) == (2...5).map { "targets.csv:\($0)" })
    #expect(read.diagnostics.allSatisfy { $0.severity == .held })
  }

  @Test("An unknown column blocks and suggests the nearest known one")
  func unknownColumn() throws {
    let read = TargetsReader.read(
      path: try file("series,targetYaer,targetYear,target\nA,2030,2030,1\n"), name: "targets.csv",
      context: try Reading.context())
    #expect(read.diagnostics.map(\.rule) == ["unknown-column"])
    #expect(read.diagnostics.first?.hint.contains("targetYear") == true)
  }

  @Test("Areas: names in languages, aliases, parents")
  func areas() throws {
    let read = AreasReader.read(
      path: try file(
        "code,name_en,name_fr,parent,level,alias,validFrom,validTo\n900,Avalonia,Avalonie,,country,AVA | AV,,\nN,North,,900,province,,,\n"
      ), name: "areas.csv")
    #expect(read.diagnostics == [])
    #expect(read.areas.map(\.id) == ["900", "N"])
    #expect(read.areas[0].aliases == ["AVA", "AV"])
    #expect(read.areas[0].name["fr"] == "Avalonie")
    #expect(read.areas[1].parent == "900")
    #expect(read.areas[1].level == "province")
  }

  @Test("An area twice is held; a parent that is not there is a question")
  func badAreas() throws {
    let read = AreasReader.read(
      path: try file("code,name,parent\nA,One,\nA,Again,\nB,Two,Z\n,None,\n"), name: "areas.csv")
    #expect(read.areas.map(\.id) == ["A", "B"])
    #expect(
      read.diagnostics.map(\.rule).sorted() == [
        "unknown-area", "unreadable-area", "unreadable-area",
      ])
  }

  @Test("Decisions: accept, refuse, value; a row without one is still open")
  func decisions() throws {
    let read = DecisionsReader.read(
      path: try file(
        "id,rule,file,place,found,proposed,why,decision,by,date,note\na,r,f,p,1,2,w,accept,Office,2026-01-01,\nb,,,,,,,refuse,,,\nc,,,,,,,value: 2022,,,\nd,,,,,,,,,,\n"
      ), name: "decisions.csv")
    #expect(read.decisions.map(\.answer) == [.accept, .refuse, .value("2022")])
    #expect(read.decisions.map(\.replacement) == ["2", nil, "2022"])
    #expect(read.diagnostics == [])
  }

  @Test("A decision of an unknown word, without an id or made twice is held")
  func badDecisions() throws {
    let read = DecisionsReader.read(
      path: try file("id,decision\na,maybe\n,accept\nb,refuse\nb,accept\nc,value:\n"),
      name: "decisions.csv")
    #expect(read.decisions.map(\.id) == ["b"])
    #expect(read.diagnostics.map(\.rule) == Array(repeating: "unreadable-decision", count: 4))
  }

  @Test("A decision that takes nothing in place of what was found is held")
  func emptyDecisions() throws {
    let read = DecisionsReader.read(
      path: try file(
        "id,rule,proposed,decision\na,conflicting-values,,accept\nb,unreadable-value,,\"value: 12,34\"\nc,impossible-period,2022,value: soon\nd,unreadable-value,,value: <5\n"
      ), name: "decisions.csv")
    #expect(read.decisions.map(\.id) == ["d"])
    #expect(read.diagnostics.map(\.rule) == Array(repeating: "unreadable-decision", count: 3))
  }

  @Test("A list that is not there blocks")
  func missing() {
    let read = AreasReader.read(path: "/nowhere/areas.csv", name: "areas.csv")
    #expect(read.diagnostics.map(\.rule) == ["unreadable-file"])
  }
}
