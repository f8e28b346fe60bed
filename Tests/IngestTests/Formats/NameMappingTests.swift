import Foundation
import SDGModel
import TestSupport
import Testing

@testable import Ingest

@Suite("Other names of columns and categories in an Open SDG repository")
struct NameMappingTests {
  /// A repository with one data file and the maps that its settings name.
  func read(
    data: String, columnMap: String?, codeMap: String?,
    inputs: String = "    column_map: maps/columns.csv\n    code_map: maps/codes.csv\n"
  ) throws -> (result: ReadResult, findings: [Diagnostic]) {
    let folder = try temporaryFolder()
    func write(_ text: String?, _ path: String) throws {
      guard let text else { return }
      let file = folder.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    try write(
      "inputs:\n  - class: InputCsvData\n    path_pattern: data/indicator_*.csv\n" + inputs,
      "config_data.yml")
    try write(data, "data/indicator_1-1-1.csv")
    try write(columnMap, "maps/columns.csv")
    try write(codeMap, "maps/codes.csv")
    let repository = try OpenSDGRepository(folder: folder.path)
    let plan = try #require(repository.dataFiles.first)
    let context = try Reading.context(register: [repository.source])
    return (repository.read(plan, context: context), repository.diagnostics)
  }

  static let data = "Anno,Genere,Guild,Misura\n2015,donne,W,12.5\n2015,uomini,X,13\n"
  static let columns = "Text,Value\nAnno,Year\nGenere,Sex\nMisura,Value\nGenere,Age\n"

  @Test("Columns are renamed first, and categories by the new name of their column")
  func renames() throws {
    let codes = "Text,Dimension,Value\ndonne,Sex,Female\nuomini,Sex,Male\nW,Guild,Weavers\n"
    let (result, findings) = try read(data: Self.data, columnMap: Self.columns, codeMap: codes)
    #expect(findings.map(\.rule) == [])
    #expect(result.rows.map(\.breakdown.text) == ["Guild=Weavers;sex=F", "Guild=X;sex=M"])
    #expect(result.rows.map(\.period.lastYear) == [2015, 2015])
    #expect(result.rows.map(\.value) == [.number(12.5), .number(13)])
    #expect(result.file.counts == RecordCounts(taken: 2))
    let note = try #require(result.diagnostics.first { $0.rule == "mapped-names" })
    #expect(note.message.contains("3 of its columns and 3 of its categories"))
  }

  @Test("The record's text and its place stay those of the file")
  func keepsRecord() throws {
    let (result, _) = try read(
      data: Self.data, columnMap: Self.columns, codeMap: "Text,Dimension,Value\ndonne,Sex,Female\n")
    let row = try #require(result.rows.first)
    #expect(row.origin.line == 2)
    #expect(row.origin.text == "2015,donne,W,12.5")
  }

  @Test("Two categories that come to one name are one")
  func meets() throws {
    let (result, _) = try read(
      data: "Year,Sex,Value\n2015,donne,1\n2015,femmes,2\n", columnMap: nil,
      codeMap: "Text,Dimension,Value\ndonne,Sex,Female\nfemmes,Sex,Female\n",
      inputs: "    code_map: maps/codes.csv\n")
    #expect(result.rows.map(\.breakdown.text) == ["sex=F", "sex=F"])
  }

  @Test("Neither a figure nor a year is exchanged for another")
  func keepsFigures() throws {
    let (result, _) = try read(
      data: "Year,Sex,Value\n2015,Female,1\n", columnMap: nil,
      codeMap: "Text,Dimension,Value\n1,Value,1000\n2015,Year,2016\n",
      inputs: "    code_map: maps/codes.csv\n")
    #expect(result.rows.map(\.value) == [.number(1)])
    #expect(result.rows.map(\.period.lastYear) == [2015])
  }

  @Test("A map that is not there, or has other columns, is a question at its line")
  func faults() throws {
    let (_, findings) = try read(
      data: "Year,Value\n2015,1\n", columnMap: nil, codeMap: "From,To\nA,B\n")
    #expect(findings.map(\.rule) == ["unread-input", "unread-input"])
    #expect(findings.map(\.place.line) == [4, 5])
    #expect(findings.first?.message.contains("is no readable file of the repository") == true)
    #expect(findings.last?.message.contains("Text, Dimension and Value") == true)
  }

  @Test("A map elsewhere on the network is not fetched, and is asked about")
  func notFetched() throws {
    let (_, findings) = try read(
      data: "Year,Value\n2015,1\n", columnMap: nil, codeMap: nil,
      inputs: "    column_map: https://example.org/columns.csv\n")
    #expect(findings.map(\.rule) == ["unread-input"])
  }
}
