import SDGModel
import Testing

@testable import Ingest

@Suite("A mapping that no longer fits its table")
struct MappingFitTests {
  private static let table =
    "Indicator 6.1.1,,\nRegion,2019,2020\nNorth,1.5,2.5\nSouth,3.5,4.5\n"

  private func read(
    _ text: String, edit: (inout TableMapping) -> Void = { _ in }
  ) throws -> ReadResult {
    var mapping = try #require(try Inspected(MappingFitTests.table).tables.first?.mapping)
    edit(&mapping)
    var context = try Reading.context()
    context.mappings = [FileMapping(file: "*", isConfirmed: true, tables: [mapping])]
    return try Reading.read(text, context: context)
  }

  private func misfits(_ edit: (inout TableMapping) -> Void) throws -> [String] {
    let result = try read(MappingFitTests.table, edit: edit)
    #expect(result.file.counts.taken == 4)
    return result.found(.unmatchedMapping).map(\.message)
  }

  @Test("A mapping that fits says nothing")
  func fits() throws {
    let result = try read(MappingFitTests.table)
    #expect(result.file.counts.taken == 4)
    #expect(result.found(.unmatchedMapping).isEmpty)
  }

  @Test("A row that was inserted above the header is one finding, and nothing is read")
  func insertedRow() throws {
    let result = try read("Draft\n" + MappingFitTests.table)
    #expect(result.observations.count == 0)
    #expect(result.found(.mappingMisfit).map(\.place.line) == [1])
    #expect(result.diagnostics.count == 1)
  }

  @Test("A row inserted above the header is told by the header too, where no title is")
  func insertedRowWithoutTitle() throws {
    let result = try read("Draft\n" + MappingFitTests.table) { $0.expects = [] }
    #expect(result.observations.count == 0)
    #expect(result.found(.mappingMisfit).map(\.place.line) == [2])
  }

  @Test("A title that says something else is one finding, and nothing is read")
  func changedTitle() throws {
    let result = try read("Indicator 6.2.1,,\nRegion,2019,2020\nNorth,1.5,2.5\nSouth,3.5,4.5\n")
    #expect(result.observations.count == 0)
    #expect(result.found(.mappingMisfit).count == 1)
  }

  @Test("A column that came between pushes none out in silence")
  func insertedColumn() throws {
    let result = try read(
      "Indicator 6.1.1,,,\nRegion,2018,2019,2020\nNorth,0.5,1.5,2.5\nSouth,0.7,3.5,4.5\n")
    #expect(result.found(.rowsBeyondMapping).count == 1)
  }

  @Test("A header row that has become blank is one finding")
  func blankHeader() throws {
    let result = try read("Indicator 6.1.1,,\n,,\nNorth,1.5,2.5\nSouth,3.5,4.5\n")
    #expect(result.found(.mappingMisfit).count == 1)
  }

  @Test("Rows and columns that the table lacks")
  func emptyRanges() throws {
    let found = try misfits { mapping in
      mapping.rows.append(20...30)
      mapping.values.append(5...5)
    }
    #expect(found.contains { $0.contains("rows 20-30") })
    #expect(found.contains { $0.contains("column F") })
  }

  @Test("Texts under `meanings` that no cell shows")
  func unknownTexts() throws {
    let found = try misfits { $0.meanings[.field(.area)] = ["North": "900", "Nroth": "900"] }
    #expect(found.count == 1)
    #expect(found.first?.contains("“Nroth”") == true)
  }

  @Test("What is given for all values beside what the table says")
  func overruled() throws {
    let found = try misfits { $0.given[.field(.period)] = "2015" }
    #expect(found.count == 1)
    #expect(found.first?.contains("period") == true)
  }

  @Test("A given indicator that the framework lacks")
  func unknownIndicator() throws {
    let found = try misfits { $0.given[.field(.indicator)] = "6.1.99" }
    #expect(found.first?.contains("6.1.99") == true)
  }
}
