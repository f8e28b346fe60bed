import Bytes
import Foundation
import SDGModel
import TestSupport
import Testing

@testable import Ingest

/// Against real extracts of the global database and a real national SDMX-CSV.
@Suite("Real extracts", .enabled(if: sharedFolder != nil, "needs the shared data"))
struct RealExtractTests {
  func read(_ path: String, area: Area? = nil) throws -> ReadResult {
    let file = try #require(sharedFolder).appendingPathComponent("data").appendingPathComponent(
      path)
    return Readers.read(
      path: file.path, name: path, publisher: "unsd",
      context: try Reading.context(defaultArea: area))
  }

  func files(_ folder: String) throws -> [String] {
    let url = try #require(sharedFolder).appendingPathComponent("data").appendingPathComponent(
      folder)
    return try FileManager.default.contentsOfDirectory(atPath: url.path)
      .filter { $0.hasSuffix(".csv") }.sorted().map { "\(folder)/\($0)" }
  }

  @Test("640 rows of eight portal extracts: 622 numbers, each the same double, and 18 without")
  func portal() throws {
    let results = try files("unsd-kenya/portal-long-filtered").map { try read($0) }
    #expect(results.count == 8)
    #expect(results.map(\.file.counts.read).reduce(0, +) == 640)
    #expect(results.map(\.file.counts.taken).reduce(0, +) == 640)
    let rows = results.flatMap(\.rows)
    #expect(rows.count { $0.value.kind == .number } == 622)
    #expect(rows.count { $0.value == .missing } == 18)
    #expect(Set(rows.map(\.area)) == ["404"])
    for result in results {
      let path = try #require(sharedFolder).appendingPathComponent("data/\(result.file.path)")
      let naive = try NaiveCSV(String(contentsOf: path, encoding: .utf8))
      for row in result.rows {
        let text = try #require(naive.field("Value", line: row.origin.line))
        let expected = Double(text).flatMap { $0.isNaN ? nil : $0 }
        #expect(row.value.number?.bitPattern == expected?.bitPattern)
      }
    }
    #expect(
      ConflictCheck.holdConflicts(results).flatMap { $0.found(.conflictingValues) }.isEmpty)
  }

  @Test("Nothing in the portal extracts is held, blocked or of unknown area")
  func portalFindings() throws {
    let rules = try files("unsd-kenya/portal-long-filtered").map { try read($0) }
      .flatMap(\.diagnostics).filter { $0.severity > .question || $0.rule == "unknown-area" }
    #expect(rules == [])
  }

  @Test("The whole-world extract of 2018 has no area codes: names become M49 codes")
  func portal2018() throws {
    let result = try read("unsd-kenya/portal-csv-2018/Goal14/data.csv")
    #expect(result.file.counts.read == 745)
    #expect(result.file.counts.held == 0)
    #expect(result.found(.unknownArea) == [])
    #expect(result.rows.first?.area == "001")
  }

  @Test("A national SDMX-CSV: every row an observation, provinces under the country's own numbers")
  func national() throws {
    let country = Area(id: "646", name: LocalText("R"), level: "country")
    let result = try read("sdmx/rwanda_sdmx-csv.csv", area: country)
    #expect(result.file.counts == RecordCounts(taken: 2330))
    #expect(result.rows.contains { $0.area == "646" })
    #expect(result.rows.contains { $0.area == "1" })
    let conflicts = ConflictCheck.holdConflicts([result])[0].found(.conflictingValues)
    #expect(conflicts == [])
  }
}

/// A reader of the simplest kind, for checking ours: characters one by one, RFC 4180 alone.
struct NaiveCSV {
  private(set) var header: [String] = []
  /// Fields of each record, by the line on which it begins.
  private(set) var records: [Int: [String]] = [:]

  init(_ text: String) {
    var field = ""
    var fields: [String] = []
    var isQuoted = false
    var (line, start) = (1, 1)
    var characters = Array(text.unicodeScalars)
    if characters.first == "\u{FEFF}" { characters.removeFirst() }
    if characters.last != "\n" { characters.append("\n") }
    var index = 0
    while index < characters.count {
      let scalar = characters[index]
      if isQuoted {
        if scalar == "\"" {
          if index + 1 < characters.count, characters[index + 1] == "\"" {
            field.unicodeScalars.append("\"")
            index += 1
          } else {
            isQuoted = false
          }
        } else {
          if scalar == "\n" { line += 1 }
          field.unicodeScalars.append(scalar)
        }
      } else if scalar == "\"", field.isEmpty {
        isQuoted = true
      } else if scalar == "," {
        fields.append(field)
        field = ""
      } else if scalar == "\n" {
        fields.append(field)
        field = ""
        line += 1
        if fields != [""] {
          if header.isEmpty { header = fields } else { records[start] = fields }
        }
        fields = []
        start = line
      } else if scalar != "\r" {
        field.unicodeScalars.append(scalar)
      }
      index += 1
    }
  }

  func field(_ name: String, line: Int) -> String? {
    guard let column = header.firstIndex(of: name), let record = records[line],
      column < record.count
    else { return nil }
    return record[column]
  }
}
