import Foundation
import TestSupport
import Testing
import WhoCounts

/// `explain` on the worked example: its sentences, checked against the figures of the data files.
@Suite("What explain says of the example")
struct ExplainExampleTests {
  @Test("4.1.1: citizens measured grades 2 and 3 in 2015, the national assessment in 2016")
  func lowerGrades() async throws {
    let text = try await explain("4.1.1")
    for (series, citizens, official) in [
      ("SE_MAT_PROF", "47.1%", "71.1%"), ("SE_REA_PROF", "46.13%", "60.1%"),
    ] {
      let section = try #require(Self.section(text, series: series))
      let grades = try #require(Self.part(section, from: "grades 2 or 3", to: "Primary education"))
      #expect(grades.contains("2015 \(citizens). PAL Network"))
      #expect(grades.contains("Collected by citizens, published as official: tier A (merged)"))
      #expect(grades.contains("2016 \(official). National Learning Assessment (NLA)"))
      #expect(
        grades.contains(
          "cut between 2015 and 2016: the source changes, from “PAL Network” to “National Learning "
            + "Assessment”"))
    }
  }

  @Test("4.1.1: before 2015 SACMEQ measured the end of primary, and both gaps are named")
  func endOfPrimary() async throws {
    let text = try await explain("4.1.1")
    for (series, first, second, gaps) in [
      (
        "SE_MAT_PROF", "2000 89.29%. SACMEQ 2000", "2007 88.77%. SACMEQ 2007",
        ("2001–2006", "2008–2014")
      ),
      (
        "SE_REA_PROF", "2001 94.39%. SACMEQ 2001", "2006 91.96%. SACMEQ 2006",
        ("2002–2005", "2007–2014")
      ),
    ] {
      let section = try #require(Self.section(text, series: series))
      let primary = try #require(Self.part(section, from: "Primary education", to: nil))
      #expect(primary.contains(first))
      #expect(primary.contains(second))
      #expect(primary.contains("no figure for \(gaps.0)"))
      #expect(primary.contains("no figure for \(gaps.1); the source changes, from “SACMEQ"))
    }
  }

  @Test("4.1.1: a source text is told in full where it first stands, in short after that")
  func fullTextOnce() async throws {
    let text = try await explain("4.1.1")
    #expect(text.ranges(of: "young people; Grade 5 (-1)").count == 1)
    #expect(text.ranges(of: "decision of United Nations Statistics Division").count == 2)
  }

  @Test("11.6.2: the urban estimate and the Nairobi mean are two cells, and three things differ")
  func besideEachOther() async throws {
    let text = try await explain("11.6.2")
    let beside = try #require(Self.part(text, from: "Beside each other", to: "What is missing"))
    #expect(beside.contains("25.78 µg/m³ · Kenya · Urban · 2016"))
    #expect(
      beside.contains("9.14 µg/m³ · Nairobi · Everybody · September to December 2018"))
    #expect(beside.contains("Nairobi instead of all urban areas; four months of 2018"))
    #expect(beside.contains("tier C (alongside), no review decision recorded"))
    #expect(beside.contains("Not compared: area, period and definition differ."))
    #expect(!text.contains("16.64") && !text.contains("2.82"))
  }

  @Test("16.1.S1: each register says what it counts and how many cases have no date")
  func registers() async throws {
    let text = try await explain("16.1.S1")
    #expect(text.contains("17 of the register's 659 rows stand in no year"))
    #expect(text.contains("38 of the register's 507 rows have no publication date"))
    #expect(text.contains("Not compared: definition differs."))
  }

  @Test("Any form of a code is understood", arguments: ["4-1-1", " 4.1.1 ", "C040101", "4.1.1"])
  func codes(code: String) async throws {
    #expect(try await explain(code).hasPrefix("4.1.1 Proportion of children"))
  }

  @Test("An indicator of the framework without figures is no error")
  func noFigure() async throws {
    let result = try await Self.example.result(explaining: "16.7.2")
    #expect(result.exitCode == 0)
    #expect(result.lines.joined(separator: " ").contains("holds no figure of this indicator"))
    #expect(result.table.rows.isEmpty)
  }

  @Test("An unknown code, area or period ends with what was probably meant")
  func unknown() async throws {
    let example = try await Self.example.value
    let code = try #require(throws: ProjectError.self) {
      try example.explain("4.1.9")
    }
    #expect(code.description == "explain 4.1.9: no indicator has this code. Nearest: 4.1.1, 4.1.2")
    let area = try #require(throws: ProjectError.self) {
      try example.explain("11.6.2", area: "Nairoby")
    }
    #expect(area.description.contains("Did you mean NAIROBI?"))
    let period = try #require(throws: ProjectError.self) {
      try example.explain("11.6.2", period: "last year")
    }
    #expect(period.description.contains("this is no period"))
  }

  @Test("An area and a period show their figures alone")
  func asked() async throws {
    let example = try await Self.example.value
    let nairobi = try example.explain("11.6.2", area: "nairobi")
    #expect(nairobi.table.rows.count == 1)
    let year = try example.explain("4.1.1", period: "2015")
    #expect(year.table.rows.count == 12)
    let lines = Self.flat(year.lines)
    #expect(lines.contains("cut between 2015 and 2016"))
    #expect(!lines.contains("SACMEQ 2000."))
  }

  @Test("The table has each figure with file, line, tier and the reasons of each cut")
  func table() async throws {
    let table = try await Self.example.value.explain("4.1.1").table
    let csv = table.csv()
    #expect(table.rows.count == 30)
    #expect(csv.contains(",false,sourceChanged"))
    #expect(csv.contains(",false,missingYears:2008-2014 sourceChanged"))
    #expect(csv.contains(",data/official/goal-04.csv,"))
  }

  @Test("No line is wider than 100 columns, and no text longer than 180")
  func wellSet() async throws {
    let example = try await Self.example.value
    let codes = Set(
      example.result.data.cells.map(\.key.indicator))
    for code in codes.sorted() {
      let lines = try example.explain(code).lines
      #expect(lines.allSatisfy { $0.count <= 100 || isOneWord($0) }, "\(code)")
      #expect(lines.count <= 180, "\(code): \(lines.count)")
    }
  }

  /// An address cannot be broken.
  private func isOneWord(_ line: String) -> Bool { line.split(separator: " ").count == 1 }

  // MARK: The example, read once

  struct Example: Sendable {
    let result: Pipeline.Result
    let reference: Reference

    func explain(
      _ code: String, area: String? = nil, period: String? = nil
    ) throws(ProjectError) -> CommandResult {
      try Explain.run(result, reference: reference, indicator: code, area: area, period: period)
    }
  }

  private static let example = Task {
    let reference = try Reference.loaded()
    let project = try Project.open(
      repositoryRoot.appendingPathComponent("indicators").path, country: nil, reference: reference)
    let pipeline = Pipeline(reference: reference, threads: 2, keepsRowText: false)
    return Example(result: try await pipeline.run(project), reference: reference)
  }

  private func explain(_ code: String) async throws -> String {
    Self.flat(try await Self.example.value.explain(code).lines)
  }

  /// The text with every run of blanks and line ends as one blank.
  private static func flat(_ lines: [String]) -> String {
    lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
  }

  private static func section(_ text: String, series: String) -> String? {
    guard let start = text.range(of: "\(series) ") else { return nil }
    let rest = text[start.upperBound...]
    let end =
      ["SE_MAT_PROF ", "SE_REA_PROF ", "What is missing"]
      .compactMap { rest.range(of: $0)?.lowerBound }.min() ?? rest.endIndex
    return String(rest[..<end])
  }

  private static func part(_ text: String, from: String, to: String?) -> String? {
    guard let start = text.range(of: from) else { return nil }
    let rest = text[start.lowerBound...]
    let end = to.flatMap { rest.range(of: $0)?.lowerBound } ?? rest.endIndex
    return String(rest[..<end])
  }
}

extension Task where Success == ExplainExampleTests.Example, Failure == any Error {
  fileprivate func result(explaining code: String) async throws -> CommandResult {
    try await value.explain(code)
  }
}
