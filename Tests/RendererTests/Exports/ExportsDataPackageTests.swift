import Bytes
import Testing

@testable import Renderer

@Suite("Data package")
struct ExportsDataPackageTests {
  @Test("Every data file is described, and every table by its very columns")
  func resources() throws {
    let files = try ExportSamples.files()
    let resources = try package()["resources"]?.arrayValue ?? []
    let paths = resources.compactMap { $0["path"]?.stringValue }
    #expect(
      Set(paths.map { "data/\($0)" }) == Set(files.keys).subtracting(["data/datapackage.json"]))
    for resource in resources where resource["format"]?.stringValue == "csv" {
      let path = resource["path"]?.stringValue ?? ""
      let fields = resource["schema"]?["fields"]?.arrayValue ?? []
      let header = CSVTable(TextBytes(files["data/\(path)"] ?? "")) { _ in [] }.header
      #expect(fields.compactMap { $0["name"]?.stringValue } == header, "\(path)")
    }
  }

  @Test("Sources stand with their licences, and with the lack of one")
  func sources() throws {
    let sources = try package()["sources"]?.arrayValue ?? []
    #expect(sources.map { $0["id"]?.stringValue } == ["collective", "diary", "office"])
    #expect(sources.map { $0["licence"]?.stringValue } == [nil, nil, "CC-BY-4.0"])
  }

  @Test("The date is the project's own, never the clock's")
  func created() throws {
    #expect(try package()["created"]?.stringValue == "2020-02-01T00:00:00Z")
    #expect(try package()["name"]?.stringValue == "whocounts-ava-2019")
  }

  private func package() throws -> JSON {
    try JSON.parse(try #require(try ExportSamples.files()["data/datapackage.json"]))
  }
}
