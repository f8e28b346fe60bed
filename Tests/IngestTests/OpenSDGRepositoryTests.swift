import Foundation
import SDGModel
import TestSupport
import Testing

@testable import Ingest

@Suite("An Open SDG repository of an invented country")
struct OpenSDGRepositoryTests {
  static let folder = fixture("ingest/opensdg-avalonia").path

  func repository() throws -> OpenSDGRepository { try OpenSDGRepository(folder: Self.folder) }

  func read(_ name: String) throws -> ReadResult {
    let repository = try repository()
    let plan = try #require(repository.dataFiles.first { $0.name == name })
    return repository.read(
      plan, context: try Reading.context(register: [repository.source]))
  }

  @Test("Links that lead round and pipes are passed over", .timeLimit(.minutes(1)))
  func roundAbout() throws {
    let folder = try temporaryFolder()
    let data = folder.appendingPathComponent("data")
    try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
    try Data().write(to: data.appendingPathComponent("a.csv"))
    for number in 0..<20 {
      try FileManager.default.createSymbolicLink(
        at: data.appendingPathComponent("loop\(number)"), withDestinationURL: folder)
    }
    try #require(mkfifo(data.appendingPathComponent("pipe.csv").path, 0o600) == 0)
    #expect(FolderListing(folder.path).paths == ["data/a.csv"])
  }

  @Test("A pattern of many stars is matched in little time", .timeLimit(.minutes(1)))
  func manyStars() {
    let path = String(repeating: "a", count: 250)
    #expect(!PathPattern(String(repeating: "*a", count: 60) + "b").matches(path))
    #expect(!PathPattern(String(repeating: "**a", count: 60) + "b").matches(path))
    #expect(PathPattern(String(repeating: "*a", count: 60)).matches(path))
  }

  @Test("It is recognised by its settings, and a folder of other files is not one")
  func recognition() throws {
    #expect(OpenSDGRepository.isOne(folder: Self.folder))
    #expect(!OpenSDGRepository.isOne(folder: try temporaryFolder().path))
  }

  @Test("Its inputs say which files belong to it; the others are listed with a reason")
  func files() throws {
    let files = try repository().dataFiles
    #expect(
      files.map(\.name) == [
        "data/demo.csv", "data/indicator_1-1-1.csv", "data/indicator_1-3-1-b.csv",
        "data/indicator_2-1-1.csv", "data/indicator_3-1-1.csv", "data/indicator_4-1-1.csv",
      ])
    #expect(files.filter { $0.leftOutBecause != nil }.map(\.name) == ["data/demo.csv"])
    #expect(files.map(\.indicator) == ["demo", "1.1.1", "1.3.1.b", "2.1.1", "3.1.1", "4.1.1"])
  }

  @Test("Indicators that are not started, not statistical or switched off are not published")
  func notPublished() throws {
    let files = try repository().dataFiles.filter { $0.notPublishedBecause != nil }
    #expect(files.map(\.indicator) == ["2.1.1", "3.1.1", "4.1.1"])
    let result = try read("data/indicator_2-1-1.csv")
    #expect(result.file.counts == RecordCounts(notPublished: 2))
    #expect(result.observations.count == 0)
  }

  @Test("A file that is left out is counted apart")
  func leftOut() throws {
    let result = try read("data/demo.csv")
    #expect(result.file.counts == RecordCounts(leftOut: 1))
    #expect(result.file.leftOutBecause != nil)
    #expect(result.diagnostics.map(\.rule) == ["left-out-file"])
  }

  @Test("Columns have their roles by name, wherever they stand; blanks are the headline")
  func columns() throws {
    let result = try read("data/indicator_1-1-1.csv")
    #expect(result.rows.map(\.breakdown.text) == ["", "sex=F", "Guild=Weavers;sex=F"])
    #expect(result.rows.map(\.area) == ["900", "900", "North"])
    #expect(result.rows.map(\.unit) == ["PT", "PT", "PT"])
    #expect(
      result.rows.map(\.sourceText) == Array(repeating: "National Office of Avalonia", count: 3))
    #expect(result.rows.first?.series == "")
  }

  @Test("A series that is a word gets a code of its own and keeps its name in every language")
  func series() throws {
    let result = try read("data/indicator_1-3-1-b.csv")
    #expect(Set(result.rows.map(\.series)) == ["1.3.1.b/coverage"])
    let name = try #require(result.seriesNames["1.3.1.b/coverage"])
    #expect(name["en"] == "Coverage of the guild fund")
    #expect(name["fr"] == "Couverture de la caisse")
  }

  @Test("Names of national indicators come from the translations; the framework's own do not")
  func names() throws {
    let names = try repository().indicatorNames
    #expect(names["1.3.1.b"]?["fr"] == "Tisserands couverts")
    #expect(names["1.3.1.b"]?["en"] == "Weavers covered")
    #expect(names["1.1.1"] == nil)
  }

  @Test("It describes itself as an official source")
  func source() throws {
    let repository = try repository()
    #expect(repository.source.kind == .official)
    #expect(repository.source.producer == "National Office of Avalonia")
    #expect(repository.countryName["en"] == "Avalonia")
    #expect(repository.languages == ["en", "fr"])
    #expect(repository.source.licence.statement == "Invented licence")
  }

  @Test("An input that is not read is a question with its place in the settings")
  func unreadInput() throws {
    let found = try repository().diagnostics
    #expect(found.map(\.rule) == ["unread-input"])
    #expect(found.first?.place.file == "config_data.yml")
    #expect(found.first?.place.line == 9)
  }

  @Test("An indicator whose metadata cannot be read is not published: they may say so")
  func brokenMetadata() throws {
    let folder = try temporaryFolder()
    for name in ["data", "meta"] {
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent(name), withIntermediateDirectories: true)
    }
    try Data("Year,Value\n2015,1\n".utf8).write(
      to: folder.appendingPathComponent("data/indicator_1-1-1.csv"))
    try Data("---\npublished: false\nname: Weavers: poor\n---\n".utf8).write(
      to: folder.appendingPathComponent("meta/1-1-1.md"))
    let repository = try OpenSDGRepository(folder: folder.path)
    #expect(repository.diagnostics.map(\.rule) == ["unreadable-settings"])
    let plan = try #require(repository.dataFiles.first)
    let result = repository.read(
      plan, context: try Reading.context(register: [repository.source]))
    #expect(result.file.counts == RecordCounts(notPublished: 1))
  }

  @Test("Settings that are no YAML are an error with place and remedy")
  func brokenSettings() throws {
    let folder = try temporaryFolder()
    try Data("languages: [en\n".utf8).write(to: folder.appendingPathComponent("config_data.yml"))
    #expect(throws: OpenSDGError.self) { try OpenSDGRepository(folder: folder.path) }
  }

  @Test(
    "Patterns for paths",
    arguments: [
      ("data/indicator_*.csv", "data/indicator_1-1-1.csv", true),
      ("data/indicator_*.csv", "data/sub/indicator_1-1-1.csv", false),
      ("data/*-*.csv", "data/demo_13.2.csv", false), ("data/**/*.csv", "data/a/b/c.csv", true),
      ("data/**/*.csv", "data/c.csv", true), ("**/x.csv", "x.csv", true),
      ("data/?-1.csv", "data/7-1.csv", true), ("data/[0-9]-1.csv", "data/a-1.csv", false),
      ("data/[!a]-1.csv", "data/b-1.csv", true), ("./data/*.csv", "data/a.csv", true),
    ])
  func patterns(_ pattern: String, _ path: String, _ expected: Bool) {
    #expect(PathPattern(pattern).matches(path) == expected)
  }
}
