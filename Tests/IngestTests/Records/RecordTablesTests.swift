import Bytes
import FileFormats
import SDGModel
import Testing

@testable import Ingest

/// Made-up households and their members, as exports part them.
@Suite("Groups of questions that repeat have tables of their own")
struct RecordTablesTests {
  private static let households = [
    ["KEY", "ward", "visited"], ["uuid:1", "quay", "2021-03-04"], ["uuid:2", "hill", "2021-03-05"],
  ]
  private static let members = [
    ["age", "PARENT_KEY", "KEY"], ["30", "uuid:1", "uuid:1/m[1]"], ["7", "uuid:1", "uuid:1/m[2]"],
    ["41", "uuid:2", "uuid:2/m[1]"],
  ]

  private static func csv(_ rows: [[String]]) -> [UInt8] {
    var writer = CSVWriter()
    for row in rows { writer.row(row) }
    return writer.bytes
  }

  private static func archive() throws -> [UInt8] {
    try ZipWriter.archive([
      .init("round.csv", csv(households)),
      .init("media/picture.jpg", [1, 2, 3]),
      .init("round-members.csv", csv(members)),
    ])
  }

  private static func workbook() throws -> [UInt8] {
    func rows(_ rows: [[String]], _ names: [String: String]) -> [[String]] {
      [rows[0].map { names[$0] ?? $0 }] + rows.dropFirst()
    }
    return try WorkbookMaker.workbook([
      .init(name: "round", rows: rows(households, ["KEY": "_index"])),
      .init(name: "members", rows: rows(members, ["PARENT_KEY": "_parent_index", "KEY": "_id"])),
    ])
  }

  private func tables(_ bytes: [UInt8]) throws -> RecordTables {
    var log = DiagnosticLog(file: "round", source: "", quotes: false)
    return try #require(RecordTables(bytes, file: "round", log: &log))
  }

  private func column(_ table: any RecordTable, _ name: String) throws -> [String] {
    let column = table.text(try #require(table.header.firstIndex(of: name)))
    return (0..<table.rowCount).map { column.values[Int(column.codes[$0])] }
  }

  @Test("Each member has what was asked of its household, in an archive and in a workbook")
  func joined() throws {
    for bytes in [try Self.archive(), try Self.workbook()] {
      let members = try tables(bytes).table(named: "members")
      #expect(try column(members, "age") == ["30", "7", "41"])
      #expect(try column(members, "ward") == ["quay", "quay", "hill"])
      #expect(try column(members, "visited") == ["2021-03-04", "2021-03-04", "2021-03-05"])
    }
  }

  @Test("Without a name it is the table that no other is above")
  func first() throws {
    #expect(
      try column(try tables(try Self.archive()).table(named: nil), "ward") == ["quay", "hill"])
  }

  @Test("A name that no table has is an error with the names there are")
  func unknown() throws {
    #expect(throws: RecipeFailure.noTable("pets", known: ["round-members", "round"])) {
      try tables(try Self.archive()).table(named: "pets")
    }
  }

  @Test("A recipe counts members by the ward of their household")
  func recipe() throws {
    var measure = Recipe.Measure(indicator: "1.1.S1", unit: "NUMBER", kind: .count(among: []))
    measure.breakdowns = [["area"]]
    var recipe = Recipe(
      file: "data/round.zip", period: .column("visited", by: [.year], order: nil),
      measures: [measure])
    recipe.table = "members"
    recipe.area = .column("ward", map: ["quay": "AV-Q", "hill": "AV-H"])
    var run = RecipeRun(
      recipe, RecordFile(try tables(try Self.archive()).table(named: "members"), recipe))
    let found = try run.outcome()
    #expect(found.figures.map { "\($0.area) \($0.value)" } == ["AV-H 1.0", "AV-Q 2.0"])
  }
}
