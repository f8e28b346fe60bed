import Bytes
import SDGModel
import Testing

@testable import Renderer

@Suite("Data files")
struct ExportsTests {
  @Test("Every observation that may be published is one row of observations.csv")
  func everyObservation() throws {
    let data = ExportSamples.publishable()
    let records = ExportSamples.records(try ExportSamples.files(data)["data/observations.csv"])
    #expect(records.count == data.observations.count)
    #expect(records.count == ExportSamples.rows.count - 1)
  }

  @Test("Values are exact numbers, bounds, words for the kinds of nothing, and blanks")
  func values() throws {
    let records = ExportSamples.records(try ExportSamples.files()["data/observations.csv"])
    let values = Dictionary(
      records.filter { $0["unit"] == "PT" && $0["sourceId"] == "office" && $0["area"] == "AVA" }
        .map { ("\($0["period"] ?? "") \($0["sex"] ?? "")", $0["value"] ?? "") },
      uniquingKeysWith: { first, _ in first })
    #expect(values["2010 "] == "0.1")
    #expect(values["2011 "] == "<2.5")
    #expect(values["2012 "] == ">95")
    #expect(values["2013 "] == "")
    #expect(values["2014 "] == "not collected")
    #expect(values["2015 "] == "not applicable")
    #expect(values["2016 "] == "12" || values["2016 "] == "refused")
    #expect(values["2017 "] == "suppressed")
    #expect(values["2015 F"] == "31.25")
  }

  @Test("A row names its maker, its source and its publisher")
  func makers() throws {
    let records = ExportSamples.records(try ExportSamples.files()["data/observations.csv"])
    let citizens = records.filter { $0["sourceId"] == "collective" }
    #expect(citizens.map { $0["maker"] } == ["citizen"])
    #expect(citizens.map { $0["publisherId"] } == ["collective"])
    #expect(records.filter { $0["sourceId"] == "office" }.allSatisfy { $0["maker"] == "official" })
  }

  @Test("Texts stand as they are, whatever a spreadsheet makes of them")
  func exactTexts() throws {
    let records = ExportSamples.records(try ExportSamples.files()["data/observations.csv"])
    #expect(records.contains { $0["note"] == "=1+1, \"quoted\"\nand a second line" })
  }

  @Test("A dimension whose name means something else in the layout is marked as one")
  func dimensionHeadings() throws {
    let header = try ExportSamples.files()["data/observations.csv"]?.split(separator: "\n").first
    let columns = (header ?? "").split(separator: ",")
    #expect(columns.contains("dimension:value"))
    #expect(columns.contains("dimension:rank"))
    #expect(columns.contains("guild"))
    #expect(columns.contains("sex"))
  }

  @Test("provenance.csv says where each candidate stands, by which rule, and who decided")
  func provenance() throws {
    let records = ExportSamples.records(try ExportSamples.files()["data/provenance.csv"])
    #expect(records.count == ExportSamples.rows.count - 1)
    let citizen = try #require(records.first { $0["source"] == "collective" })
    #expect(citizen["file"] == "data/collective.csv")
    #expect(citizen["line"] == "2")
    #expect(citizen["hash"] == "feedbeef10000002")
    #expect(citizen["tier"] == "fill")
    #expect(citizen["shown"] == "true")
    #expect(citizen["decisionBody"] == "Board of review")
    #expect(citizen["decisionReason"] == "Tested, twice")
    let official = try #require(records.first { $0["source"] == "office" })
    #expect(official["tier"] == "")
  }

  @Test("No hash lets a guess at a suppressed or record-level value be checked")
  func noHashesToGuessBy() throws {
    let records = ExportSamples.records(try ExportSamples.files()["data/provenance.csv"])
    #expect(records.first { $0["kind"] == "suppressed" }?["hash"] == "")
    #expect(records.first { $0["source"] == "diary" }?["hash"] == "")
    #expect(records.first { $0["source"] == "diary" }?["line"] == "2")
  }

  @Test("Nothing of a source that nobody may see is in any file")
  func withheldSource() throws {
    for (path, text) in try ExportSamples.files() {
      #expect(!text.lowercased().contains("hush"), "\(path)")
      #expect(!text.contains("77.7777"), "\(path)")
    }
  }

  @Test("coverage.csv and gaps.csv have a row for each cell and each gap")
  func findings() throws {
    let data = ExportSamples.publishable()
    let findings = ExportSamples.findings(data)
    let files = try ExportSamples.files(data)
    let coverage = ExportSamples.records(files["data/coverage.csv"])
    #expect(coverage.map { $0["group"] } == ["girls", "weavers"])
    #expect(coverage.map { $0["state"] } == findings.coverage.rows[0].cells.map(\.state.rawValue))
    let gaps = ExportSamples.records(files["data/gaps.csv"])
    #expect(gaps.map { $0["id"] } == findings.gaps.map(\.id))
    #expect(!gaps.isEmpty)
  }

  @Test("indicators.json counts the observations of every indicator, the project's own among them")
  func indicators() throws {
    let text = try #require(try ExportSamples.files()["data/indicators.json"])
    let indicators = try JSON.parse(text)["indicators"]?.arrayValue ?? []
    #expect(indicators.map { $0["code"]?.stringValue } == ["1.1.1", "1.1.S1"])
    #expect(indicators.map { $0["isListed"]?.boolValue } == [true, false])
    let counts = indicators.compactMap { $0["observations"]?.integerValue }
    #expect(counts.reduce(0, +) == ExportSamples.rows.count - 1)
    #expect(indicators.first?["makers"]?["citizen"]?.integerValue == 2)
    #expect(indicators.first?["series"]?.arrayValue?.count == 1)
  }

  @Test("The order of the input changes no byte")
  func order() throws {
    let forward = try ExportSamples.files()
    let backward = try ExportSamples.files(
      ExportSamples.publishable(ExportSamples.rows.reversed()))
    for (path, text) in forward { #expect(backward[path] == text, "\(path)") }
  }

  @Test("1.2.1 stands before 1.10.1")
  func frameworkOrder() throws {
    var later = ExportSamples.row("2010", .number(1), line: 1)
    later.indicator = "1.10.1"
    var earlier = ExportSamples.row("2010", .number(1), line: 2)
    earlier.indicator = "1.2.1"
    let files = try ExportSamples.files(ExportSamples.publishable([later, earlier]))
    let records = ExportSamples.records(files["data/observations.csv"])
    #expect(records.map { $0["indicator"] } == ["1.2.1", "1.10.1"])
  }
}
