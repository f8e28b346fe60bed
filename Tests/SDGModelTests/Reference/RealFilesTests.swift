import Bytes
import Foundation
import SDGModel
import TestSupport
import Testing

/// The lists against the files that they were re-expressed from, and against real data files.
@Suite(
  "The lists and the files they come from",
  .enabled(if: sharedFolder != nil, "needs the folder of reference data beside the checkout"))
struct RealFilesTests {
  private func table(_ path: String) throws -> CSVTable {
    let folder = try #require(sharedFolder)
    let bytes = try FileBytes.read(folder.appendingPathComponent(path).path)
    return CSVTable(TextBytes(decoding: bytes)) { _ in [] }
  }

  private func files(in path: String) throws -> [String] {
    let folder = try #require(sharedFolder).appendingPathComponent(path).path
    return try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".csv") }.sorted().map { "\(path)/\($0)" }
  }

  private func column(_ name: String, of table: CSVTable) throws -> TextColumn {
    table.text(try #require(table.header.firstIndex(of: name), "no column \(name)"))
  }

  @Test("English titles equal the official list, word for word")
  func englishTitles() throws {
    let framework = try Framework.standard()
    let source = try table("reference/framework.csv")
    let codes = try column("indicator", of: source)
    let titles = try column("indicator_text", of: source)
    for row in 0..<source.rowCount where !codes[row].isEmpty {
      #expect(framework.title(codes[row], language: "en")?.text == titles[row])
    }
  }

  @Test(
    "Translated titles equal their source, word for word",
    arguments: ["fr", "es", "ru", "ar", "zh-Hans"])
  func translatedTitles(language: String) throws {
    let framework = try Framework.standard()
    let indicators = try table("reference/indicators_i18n.csv")
    let codes = try column("indicator", of: indicators)
    let titles = try column(language, of: indicators)
    for row in 0..<indicators.rowCount where !titles[row].isEmpty {
      #expect(framework.title(codes[row], language: language)?.text == titles[row])
    }
    let targets = try table("reference/targets_i18n.csv")
    let targetCodes = try column("target", of: targets)
    let texts = try column(language, of: targets)
    for row in 0..<targets.rowCount {
      #expect(framework.targetText(targetCodes[row], language: language)?.text == texts[row])
    }
  }

  @Test("Every column of the portal's files is known, and every category in them but national ones")
  func portalFiles() throws {
    // Names of places in one country: the list of stations is open.
    let national: Set<String> = ["samplingStation"]
    let paths = try files(in: "data/unsd-kenya/portal-long-filtered")
    #expect(paths.count == 8)
    for path in paths { try check(path, national: national) }
  }

  @Test("Every column of a national SDMX-CSV is known, and every category in it but two of its own")
  func nationalFile() throws {
    try check(
      "data/sdmx/rwanda_sdmx-csv.csv",
      ownCodes: ["ISCO08_222_322_1", "ISCO08_222_322_2"])
  }

  private func check(
    _ path: String, national: Set<String> = [], ownCodes: Set<String> = []
  ) throws {
    let vocabulary = try Vocabulary.standard()
    let source = try table(path)
    for (position, name) in source.header.enumerated() {
      let texts = source.text(position).values.filter { !$0.isEmpty }
      switch vocabulary.heading(named: name) {
      case nil: Issue.record("\(path): the column \(name) is unknown")
      case .dimension(let dimension) where !national.contains(dimension.id):
        for text in texts where !ownCodes.contains(text) {
          let found = vocabulary.category(dimension: dimension.id, text: text)
          #expect(found != nil, "\(path): \(dimension.id) \(text)")
        }
      case .field(.unit):
        for text in texts { #expect(vocabulary.unit(named: text) != nil, "\(path): \(text)") }
      case .field(.nature):
        for text in texts { #expect(vocabulary.nature(named: text) != nil, "\(path): \(text)") }
      case .field(.status):
        for text in texts { #expect(vocabulary.status(named: text) != nil, "\(path): \(text)") }
      default: break
      }
    }
  }

  @Test("Every series of the portal's files is listed, under the indicators that they name")
  func portalSeries() throws {
    let list = try SeriesList.standard()
    for path in try files(in: "data/unsd-kenya/portal-long-filtered") {
      let source = try table(path)
      let codes = try column("SeriesCode", of: source)
      let indicators = try column("Indicator", of: source)
      for row in 0..<source.rowCount {
        let found = list.series(codes[row])
        #expect(found != nil, "\(path): \(codes[row])")
        #expect(!(found?.indicators.isEmpty ?? true), "\(path): \(indicators[row])")
      }
    }
  }
}
