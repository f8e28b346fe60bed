import Foundation
import TestSupport
import Testing

/// Two publications of a made-up register together tell no more than each of them.
@Suite struct DifferencingTests {
  private static func register(_ upper: Int, _ lower: Int) -> String {
    let rows =
      (0..<upper).map { _ in "Upper,2020-03-01" } + (0..<lower).map { _ in "Lower,2020-04-01" }
    return "ward,day\n" + rows.joined(separator: "\n") + "\n"
  }

  private func project() throws -> InventedProject {
    let project = try InventedProject()
    try project.write(Self.register(41, 59), to: "data/cases.csv")
    try project.write(
      """
      file: data/cases.csv
      records: cases
      area: {column: ward, map: {Upper: XVM-U, Lower: XVM-L}}
      period: {column: day, by: year}
      measures: [{indicator: 16.2.2, count: true, by: [[], [area]]}]
      """, to: "recipes/cases.yaml")
    try project.write(
      """
      title: {en: Register of the circle}
      producer: Circle
      kind: citizenGenerated
      files: [data/cases.csv]
      indicators: {16.2.2: {definitionMatch: own, differs: Its own}}
      """, to: "sources/circle.yaml")
    return project
  }

  /// Value by area of the last build.
  private func shown(_ project: InventedProject) throws -> [String: String] {
    let run = try project.build()
    #expect(run.exitCode == 0, "\(run.all)")
    let text = try String(
      contentsOf: project.output.appendingPathComponent("data/observations.csv"), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let header = try #require(lines.first)
    let value = try #require(header.firstIndex(of: "value"))
    return Dictionary(
      lines.dropFirst().filter { $0[0] == "16.2.2" }.map { ($0[2], $0[value]) }
    ) { first, _ in first }
  }

  @Test(
    "A count that two new cases changed is not shown, in the next build neither, until more came")
  func few() throws {
    let project = try project()
    #expect(try shown(project) == ["XVM": "100", "XVM-U": "41", "XVM-L": "59"])
    try project.write(Self.register(43, 59), to: "data/cases.csv")
    let second = try shown(project)
    // The lower ward is hidden as well: it would tell that the two are not there.
    #expect(Set(second.values) == ["suppressed"])
    // A build between the two must not make one forget the other.
    #expect(try shown(project) == second)
    try project.write(Self.register(47, 59), to: "data/cases.csv")
    #expect(try shown(project) == ["XVM": "106", "XVM-U": "47", "XVM-L": "59"])
  }

  @Test("Nothing is hidden where there was no publication, and the same data give the same output")
  func none() throws {
    let project = try project()
    let first = try shown(project)
    let files = try FolderContent(project.output).files
    #expect(try shown(project) == first)
    #expect(try FolderContent(project.output).files == files)
    try FileManager.default.removeItem(at: project.output)
    try FileManager.default.removeItem(at: project.folder.appendingPathComponent(".whocounts"))
    try project.write(Self.register(43, 59), to: "data/cases.csv")
    #expect(try shown(project)["XVM-U"] == "43")
  }

  @Test("A project remembers what it published, wherever the next build writes to")
  func elsewhere() throws {
    let project = try project()
    _ = try shown(project)
    try FileManager.default.removeItem(at: project.output)
    try project.write(Self.register(43, 59), to: "data/cases.csv")
    #expect(try shown(project)["XVM-U"] == "suppressed")
    // Every publication counts: 41 and 50 both tell of few beside 47.
    try project.write(Self.register(50, 59), to: "data/cases.csv")
    #expect(try shown(project)["XVM-U"] == "50")
    try project.write(Self.register(47, 59), to: "data/cases.csv")
    #expect(try shown(project)["XVM-U"] == "suppressed")
  }

  @Test(
    "Which groups are hidden does not tell which have a record; where nothing is hidden none is added"
  )
  func groupsWithoutRecords() throws {
    let project = try project()
    // All seven in the upper ward: a row of it alone would say so.
    try project.write(Self.register(7, 0), to: "data/cases.csv")
    #expect(
      try shown(project) == ["XVM": "7", "XVM-U": "suppressed", "XVM-L": "suppressed"])
    // Of twenty it is told, and nothing of the ward without one: the recipe counts no zeros.
    let large = try self.project()
    try large.write(Self.register(20, 0), to: "data/cases.csv")
    #expect(try shown(large) == ["XVM": "20", "XVM-U": "20"])
  }

  @Test("A whole that an earlier publication told protects its parts when it is listed no more")
  func wholeThatIsGone() throws {
    let project = try project()
    try project.replace("by: [[], [area]]", with: "by: [[]]", in: "recipes/cases.yaml")
    try project.write(Self.register(3, 59), to: "data/cases.csv")
    #expect(try shown(project) == ["XVM": "62"])
    // 62 less the lower ward's 59 would tell the three.
    try project.replace("by: [[]]", with: "by: [[area]]", in: "recipes/cases.yaml")
    #expect(try shown(project) == ["XVM-U": "suppressed", "XVM-L": "suppressed"])
    // Without an earlier publication nothing tells how many they are together.
    let first = try self.project()
    try first.replace("by: [[], [area]]", with: "by: [[area]]", in: "recipes/cases.yaml")
    try first.write(Self.register(3, 59), to: "data/cases.csv")
    #expect(try shown(first) == ["XVM-U": "suppressed", "XVM-L": "59"])
  }

  @Test(
    "What the last publication showed protects nothing any more: another figure is hidden instead")
  func alreadyKnown() throws {
    let project = try project()
    _ = try shown(project)
    // The lower ward's 59 are known from before, so that 100 − 59 would tell the 3 from the total: it goes.
    try project.write(Self.register(3, 59), to: "data/cases.csv")
    let second = try shown(project)
    #expect(second["XVM-U"] == "suppressed" && second["XVM"] == "suppressed")
  }

  @Test("A part that was hidden is not shown when its whole, once shown, changes by a few")
  func oldWholeAndNewPart() throws {
    let project = try project()
    // Women and men of the upper ward: 24 and 3; both hidden beside the ward's 27.
    func write(_ women: Int, _ men: Int) throws {
      var text = "ward,sex,day\n"
      for (ward, counts) in [("Upper", [women, men]), ("Lower", [40, 32])] {
        for (sex, count) in zip(["F", "M"], counts) {
          for _ in 0..<count { text += "\(ward),\(sex),2020-03-01\n" }
        }
      }
      try project.write(text, to: "data/cases.csv")
    }
    try project.replace(
      "measures: [{indicator: 16.2.2, count: true, by: [[], [area]]}]",
      with: "groups: {sex: {column: sex, map: {F: F, M: M}}}\n"
        + "measures: [{indicator: 16.2.2, count: true, by: [[], [area], [sex], [area, sex]]}]",
      in: "recipes/cases.yaml")
    func shownOfUpper() throws -> [String] {
      #expect(try project.build().exitCode == 0)
      let text = try String(
        contentsOf: project.output.appendingPathComponent("data/observations.csv"), encoding: .utf8)
      return text.split(whereSeparator: \.isNewline).map(String.init)
        .filter { $0.hasPrefix("16.2.2,") && $0.contains("XVM-U") && !$0.contains("suppressed") }
    }
    try write(24, 3)
    #expect(try shownOfUpper().count == 1)
    // 27 less the 24 women would tell the 3 men of the first publication.
    try write(24, 5)
    let second = try shownOfUpper()
    #expect(!second.contains { $0.contains(",24,") })
    #expect(try shownOfUpper() == second)
  }
}
