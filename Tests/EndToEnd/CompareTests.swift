import Foundation
import TestSupport
import Testing
import WhoCounts

/// Two made-up projects, and two rounds of one, under one rule.
@Suite("Projects are compared under one rule, and what differs is told first")
struct CompareTests {
  private func write(_ text: String, _ path: String, in folder: URL) throws {
    let url = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// A project of an invented area, with figures by sex.
  private func project(
    _ name: String, settings: String = "", series: String = "SH_H2O_SAFE", years: [Int]
  ) throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("compare-\(UUID().uuidString)").appendingPathComponent(name)
    try write(
      "schema: 1\narea: {code: X\(name.prefix(1).uppercased()), name: {en: \(name)}}\nlanguages: [en]\n\(settings)",
      "whocounts.yaml", in: folder)
    try write(
      "title: {en: Tables}\nproducer: Office\nkind: official\nfiles: [data/water.csv]\n",
      "sources/office.yaml", in: folder)
    var text = "indicator,series,period,sex,value,unit\n"
    for year in years {
      text += "6.1.1,\(series),\(year),F,40,PT\n6.1.1,\(series),\(year),M,50,PT\n"
    }
    try write(text, "data/water.csv", in: folder)
    return folder
  }

  private func compare(_ sides: [Compare.Side], all: Bool = false) async throws -> CommandResult {
    let reference = try Reference.loaded()
    return try await Compare.run(
      sides, reference: reference,
      pipeline: Pipeline(reference: reference, threads: 2, keepsRowText: false), showsAll: all)
  }

  @Test("Area, year, series and the rule of the further project are told; cells that agree are not")
  func twoProjects() async throws {
    let first = try project("Alden", years: [2016, 2018])
    let second = try project(
      "Borrow", settings: "groups: [{id: weavers, name: {en: Weavers}, any: [{sex: F}]}]\n",
      series: "OWN_WATER", years: [2018, 2020])
    let found = try await compare([.init(path: first.path), .init(path: second.path)])
    let text = found.lines.joined(separator: "\n")
    #expect(text.contains("area: Alden Alden, Borrow Borrow"))
    #expect(text.contains("as of: Alden 2018, Borrow 2020"))
    #expect(text.contains("1 cell is counted by figures of different series"))
    #expect(text.contains("set aside for the rule of Alden: Borrow: its own groups"))
    #expect(found.table.rows.isEmpty)
    let everything = try await compare(
      [.init(path: first.path), .init(path: second.path)], all: true)
    let women = everything.table.csv().split(separator: "\n").filter {
      $0.hasPrefix("6.1.1,women,")
    }
    #expect(women.count == 2)
    #expect(women.allSatisfy { $0.hasSuffix(",false") })
  }

  @Test("Two rounds of one project: what was known in each year")
  func rounds() async throws {
    let folder = try project("Carse", years: [2017, 2019])
    let found = try await compare([
      .init(path: folder.path, asOf: 2015), .init(path: folder.path, asOf: 2019),
    ])
    let cells = found.table.csv().split(separator: "\n").filter { $0.hasPrefix("6.1.1,women,") }
    #expect(
      cells.map { $0.split(separator: ",").prefix(4).joined(separator: ",") } == [
        "6.1.1,women,Carse@2015,none", "6.1.1,women,Carse@2019,official",
      ])
  }
}
