import Foundation
import TestSupport
import Testing

/// Score cards, observation counts, points and margins of made-up data in a project, from YAML to the output.
@Suite struct RecordKindsTests {
  private static func source(_ file: String, _ indicator: String, selection: String = "") -> String
  {
    """
    title: {en: A round of the vale}
    producer: Ward circle
    kind: communityDriven
    files: [\(file)]
    \(selection)
    indicators:
      \(indicator): {definitionMatch: own, differs: Of its own}
    """
  }

  private func explain(_ indicator: String, _ project: InventedProject) throws -> [[String: String]]
  {
    let run = try Program.run(
      ["explain", indicator, "--project", project.folder.path, "--format", "csv"],
      in: project.scratch)
    #expect(run.exitCode == 0, "\(run.all)")
    let lines = run.output.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(zip(header, $0)) { first, _ in first } }
  }

  @Test(
    "A score card by the template: means by statement and group, weighted by the people behind them"
  )
  func scoreCard() throws {
    let project = try InventedProject()
    try project.write(
      """
      statement,group,score,people,date,reason
      Staff come on time,users,2,12,2021-03-01,Canary told it so at length
      Staff come on time,staff,4,8,2021-03-01,because
      Medicine is there,users,3,12,2021-03-01,and the Canary again
      """, to: "data/card.csv")
    try project.write(
      """
      file: data/card.csv
      period: {column: date, by: year}
      groups:
        statement: {column: statement, map: {Staff come on time: on time, Medicine is there: medicine}}
        who: {column: group, map: {users: users, staff: staff}}
      measures:
        - indicator: 16.6.2
          score: {column: score, scale: 1-5, statement: statement, people: people}
          by: [[statement], [statement, who]]
      """, to: "recipes/card.yaml")
    try project.write(Self.source("data/card.csv", "16.6.2"), to: "sources/card.yaml")
    let rows = try explain("16.6.2", project).filter { $0["value"] != nil }
    #expect(rows.contains { $0["value"] == "2.8" && $0["sampleSize"] == "20" })
    #expect(rows.contains { $0["value"] == "3" && $0["sampleSize"] == "12" })
    #expect(try project.build().exitCode == 0)
    #expect(try FolderContent(project.output).paths(holding: "Canary").isEmpty)
  }

  @Test(
    "A breakdown of scores without the statement is refused: scores of different statements have no mean"
  )
  func scoreNeedsStatements() throws {
    let project = try InventedProject()
    try project.write(
      """
      file: data/card.csv
      period: 2021
      groups: {statement: {column: statement, map: {a: a}}, who: {column: who, map: {b: b}}}
      measures:
        - {indicator: 16.6.2, score: {column: score, scale: 0-10, statement: statement}, by: [[who]]}
      """, to: "recipes/card.yaml")
    let run = try Program.run(["check", project.folder.path], in: project.scratch)
    #expect(run.exitCode == 2 && run.all.contains("have no mean"))
  }

  @Test(
    "What volunteers found for their effort is shown for few surveys, where no record is of a person"
  )
  func effort() throws {
    let project = try InventedProject()
    try project.write(
      "survey,beach,metres,items\ns1,Upper,100,12\ns2,Upper,50,3\ns3,Lower,200,0\ns4,Lower,100,9\n",
      to: "data/beach.csv")
    try project.write(
      """
      file: data/beach.csv
      records: surveys
      notPersons: Each record is a walk along a beach
      area: {column: beach, map: {Upper: XVM-U, Lower: XVM-L}}
      period: 2021
      measures:
        - indicator: 14.1.1
          rate: {found: items, per: metres, times: 100}
          unit: pieces per 100 m
          by: [[], [area]]
      """, to: "recipes/beach.yaml")
    try project.write(
      Self.source("data/beach.csv", "14.1.1", selection: "selection: volunteer"),
      to: "sources/beach.yaml")
    let rows = try explain("14.1.1", project)
    #expect(
      rows.contains { $0["value"]?.hasPrefix("5.33333333333333") == true && $0["area"] == "XVM" })
    #expect(rows.contains { $0["value"] == "10" && $0["area"] == "XVM-U" })
    #expect(rows.contains { $0["value"] == "3" && $0["area"] == "XVM-L" })
    #expect(rows.allSatisfy { ($0["lower"] ?? "").isEmpty })
  }

  @Test("Points become wards by a map, and no coordinate is in the output or in a message")
  func points() throws {
    let project = try InventedProject()
    let rows = (0..<24).map {
      "\(1.00011 + Double($0) / 50),\(0.50017),\($0 % 3 == 0 ? "no" : "yes")"
    }
    try project.write("_lat,_lon,tap\n" + rows.joined(separator: "\n"), to: "data/taps.csv")
    try project.write(
      """
      {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"code": "XVM-U"},
       "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 3], [0, 3], [0, 0]]]}}]}
      """, to: "maps/wards.geojson")
    try project.write(
      """
      file: data/taps.csv
      records: households
      area: {latitude: _lat, longitude: _lon, map: maps/wards.geojson, property: code}
      period: 2021
      measures: [{indicator: 6.1.1, share: [{column: tap, is: ["yes"]}], by: [[area]]}]
      """, to: "recipes/taps.yaml")
    try project.write(Self.source("data/taps.csv", "6.1.1"), to: "sources/taps.yaml")
    let found = try explain("6.1.1", project)
    #expect(found.contains { $0["area"] == "XVM-U" && $0["value"]?.hasPrefix("66.666666") == true })
    let run = try project.build()
    #expect(run.exitCode == 0, "\(run.all)")
    for trace in ["0.50017", "1.00011"] {
      #expect(try FolderContent(project.output).paths(holding: trace).isEmpty)
      #expect(!run.all.contains(trace))
    }
  }

  @Test("Margins of a file: the interval of volunteers names what it assumes")
  func margins() throws {
    let project = try InventedProject()
    let rows = (0..<60).map { "\($0 < 45 ? "F" : "M"),\($0 % 4 == 0 ? "no" : "yes")" }
    try project.write("sex,tap\n" + rows.joined(separator: "\n"), to: "data/taps.csv")
    try project.write("sex,size\nF,500\nM,500\n", to: "margins/sex.csv")
    try project.write(
      """
      file: data/taps.csv
      period: 2021
      groups: {sex: {column: sex, map: {F: F, M: M}}}
      calibrate: {margins: [margins/sex.csv]}
      measures: [{indicator: 6.1.1, share: [{column: tap, is: ["yes"]}]}]
      """, to: "recipes/taps.yaml")
    try project.write(
      Self.source("data/taps.csv", "6.1.1", selection: "selection: volunteer"),
      to: "sources/taps.yaml")
    let text = try Program.run(
      ["explain", "6.1.1", "--project", project.folder.path], in: project.scratch)
    let words = text.output.split { $0.isWhitespace }.joined(separator: " ")
    #expect(words.contains("it assumes that weighting removes selection bias"))
    try project.write("sex,size\nF,500\nM,\n", to: "margins/sex.csv")
    let wrong = try Program.run(["check", project.folder.path], in: project.scratch)
    #expect(
      wrong.exitCode == 2 && wrong.all.contains("margins/sex.csv: its row 3 has no size above 0"))
  }

  @Test(
    "Inspect drafts a recipe of a file of records: columns, no texts of records, nothing computed yet"
  )
  func draft() throws {
    let project = try InventedProject()
    var text = "visit_date,ward,head_name,phone,sex,water\n"
    for number in 0..<30 {
      text += "2021-02-\(10 + number % 9),\(number < 12 ? "Upper" : "Quay"),Canary \(number),"
      text +=
        "+99970000\(1000 + number),\(number % 2 == 0 ? "Female" : "Male"),source \(number % 3)\n"
    }
    try project.write(text, to: "data/round.csv")
    let path = project.url("recipes/round.yaml").path
    let found = try Program.run(
      [
        "inspect", project.url("data/round.csv").path, "--project", project.folder.path, "--write",
        path,
      ], in: project.scratch)
    #expect(found.exitCode == 0, "\(found.all)")
    #expect(found.output.contains("Single records: 30 of them"))
    let draft = try project.text("recipes/round.yaml")
    for trace in ["Canary", "+9997", "Quay", "source 1"] {
      #expect(!found.all.contains(trace) && !draft.contains(trace), "\(trace)")
    }
    #expect(
      draft.contains("area: {column: ward, map: {Upper: XVM-U}}  # 1 other text has no code yet"))
    #expect(draft.contains("sex: {column: sex, map: {Female: F, Male: M}}"))
    #expect(draft.contains("period: {column: visit_date, by: year}"))
    #expect(draft.contains("head_name (name), phone (contact)"))
    let open = try Program.run(["check", project.folder.path], in: project.scratch)
    #expect(open.exitCode == 1 && open.all.contains("The recipe has no measures yet"))
    try project.replace(
      "measures: []", with: "measures: [{indicator: 6.1.1, count: true, by: [[sex]]}]",
      in: "recipes/round.yaml")
    let done = try Program.run(
      ["check", project.folder.path, "--format", "csv"], in: project.scratch)
    #expect(done.all.contains("Of 30 records 12 were used, for 2 figures"))
  }

  @Test("Rounds of one recipe are one figure, and every file of them is named in the manifest")
  func rounds() throws {
    let project = try InventedProject()
    let people = (1...80).map { "\($0),\($0 % 2 == 0 ? "F" : "M"),\($0 % 4 == 0 ? "yes" : "no")" }
    for (number, part) in [people.prefix(30), people.suffix(50)].enumerated() {
      try project.write(
        "case,head,water\n" + part.joined(separator: "\n") + "\n",
        to: "data/round-\(number + 1).csv")
    }
    try project.write(
      """
      file: data/round-*.csv
      period: "2021"
      measures:
        - indicator: 6.1.1
          share: [{column: water, is: ["yes"]}]
      """, to: "recipes/rounds.yaml")
    try project.write(Self.source("data/round-*.csv", "6.1.1"), to: "sources/rounds.yaml")
    let rows = try explain("6.1.1", project).filter { $0["definition"] == "rounds" }
    #expect(rows.map { $0["value"] } == ["25"] && rows.first?["sampleSize"] == "80")
    #expect(try project.build().exitCode == 0)
    let built = project.output
    let manifest = try String(
      contentsOf: built.appendingPathComponent("manifest.json"), encoding: .utf8)
    #expect(manifest.contains("data/round-*.csv") && manifest.contains("data/round-2.csv"))
    let problems = try String(
      contentsOf: built.appendingPathComponent("problems.html"), encoding: .utf8)
    #expect(problems.contains("data/round-1.csv, data/round-2.csv"))
  }

  @Test("Figures that were computed each have an anchor of their own where their origin is told")
  func anchors() throws {
    let project = try InventedProject()
    let people = (1...80).map { "\($0),\($0 % 2 == 0 ? "F" : "M"),\($0 % 4 < 2 ? "yes" : "no")" }
    try project.write(
      "case,head,water\n" + people.joined(separator: "\n") + "\n", to: "data/round.csv")
    try project.write(
      """
      file: data/round.csv
      period: "2021"
      groups: {sex: {column: head, map: {F: F, M: M}}}
      measures:
        - indicator: 6.1.1
          share: [{column: water, is: ["yes"]}]
          by: [[], [sex]]
      """, to: "recipes/round.yaml")
    try project.write(Self.source("data/round.csv", "6.1.1"), to: "sources/round.yaml")
    #expect(try project.build().exitCode == 0)
    let page = try String(
      contentsOf: project.output.appendingPathComponent("indicators/6-1-1/sources.html"),
      encoding: .utf8)
    let ids = page.matches(of: /<tr id="([^"]+)"/).map { String($0.1) }
    #expect(ids.count { $0.hasPrefix("round-") } == 3)
    #expect(Set(ids).count == ids.count)
  }
}
