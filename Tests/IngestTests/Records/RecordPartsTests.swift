import Bytes
import FileFormats
import Foundation
import SDGModel
import TestSupport
import Testing

@testable import Ingest

@Suite("Files of one recipe count together")
struct RecordPartsTests {
  private static var recipe: Recipe {
    var share = Recipe.Measure(
      indicator: "6.1.1", unit: "PT",
      kind: .share([.init(column: "water", test: .isOneOf(["yes"]))], among: []))
    share.breakdowns = [[], ["sex"]]
    var recipe = Recipe(file: "data/round-*.csv", period: .given("2021"), measures: [share])
    recipe.groups = ["sex": .column("head", map: ["F": "F", "M": "M"])]
    recipe.unique = "case"
    return recipe
  }

  private func read(_ texts: [String], _ recipe: Recipe = Self.recipe) throws -> ReadResult {
    let folder = try temporaryFolder("rounds")
    let files = try texts.enumerated().map { number, text in
      let path = folder.appendingPathComponent("round-\(number).csv").path
      try FileBytes.write(Array(text.utf8), to: path)
      return (path: path, name: "data/round-\(number).csv")
    }
    return Readers.read(
      together: files, name: recipe.file, by: recipe, publisher: "", context: try Reading.context())
  }

  @Test("One figure of all records, one count, whatever the order of the columns")
  func together() throws {
    let found = try read([
      "case,head,water\n1,F,yes\n2,M,no\n", "water,case,head\nyes,3,F\nno,4,F\n",
    ])
    let rows = found.observations.indices.map { found.observations[$0] }
    let total = try #require(rows.first { $0.breakdown.isTotal })
    #expect(rows.count == 3)
    #expect(total.value == .number(50) && total.denominator == 4)
    #expect(total.origin.file == "data/round-*.csv")
    #expect(found.file.path == "data/round-*.csv")
    #expect(found.file.parts == ["data/round-0.csv", "data/round-1.csv"])
    #expect(found.file.counts == RecordCounts(taken: 4, held: 0, leftOut: 0))
    #expect(found.diagnostics.map(\.rule) == ["recipe-applied"])
  }

  @Test("A case that stands in two of the files counts once")
  func unique() throws {
    let found = try read(["case,head,water\n1,F,yes\n2,M,no\n", "case,head,water\n1,F,yes\n"])
    #expect(found.file.counts == RecordCounts(taken: 2, held: 0, leftOut: 1))
  }

  @Test("A column that one file lacks is asked about, and its records have no answer there")
  func lacking() throws {
    let found = try read(["case,head,water\n1,F,yes\n2,M,no\n", "case,water\n3,yes\n"])
    let asked = try #require(found.diagnostics.first { $0.rule == "column-of-some-files" })
    #expect(asked.message == "1 file lacks the column head: data/round-1.csv")
    #expect(asked.severity == .question)
    let rows = found.observations.indices.map { found.observations[$0] }
    #expect(rows.first { $0.breakdown.isTotal }?.denominator == 3)
    #expect(rows.first { $0.breakdown.category(of: "sex") == "F" }?.denominator == 1)
  }

  @Test("Where one of the files cannot be read none is: the figures would be of the others alone")
  func unreadable() throws {
    let found = try read(["case,head,water\n1,F,yes\n", "\u{0}\u{1}\u{2}\u{3}PNG\u{0}"])
    #expect(found.observations.count == 0)
    #expect(found.diagnostics.contains { $0.severity == .blocking })
  }

  @Test("A row that does not fit its own header is held, in whichever file it stands")
  func irregular() throws {
    let found = try read(["case,head,water\n1,F,yes\n", "case,head,water\n2,F,yes,9,9\n3,M,no\n"])
    #expect(found.file.counts.held == 1)
    #expect(found.diagnostics.contains { $0.rule == "unusable-records" && $0.rowsAffected == 1 })
  }
}
