import Bytes
import Disclosure
import Foundation
import Ingest
import SDGModel
import TestSupport
import Testing

@testable import Renderer

@Suite("Data files read again")
struct ExportsRoundTripTests {
  @Test("observations.csv read again gives the same observations")
  func tidyRoundTrip() throws {
    let data = ExportSamples.publishable()
    let read = try reading("data/observations.csv", of: data)
    #expect(read.diagnostics.filter { $0.severity > .question } == [])
    #expect(read.file.dialect == "tidy-csv")
    #expect(comparable(read.observations) == comparable(data.observations))
  }

  @Test("observations.sdmx.csv read again gives the same values, bounds and places in time")
  func sdmxRoundTrip() throws {
    let data = ExportSamples.publishable()
    let read = try reading("data/observations.sdmx.csv", of: data)
    #expect(read.file.dialect == "sdmx-csv")
    #expect(read.file.counts.taken == data.observations.count)
    // A year that begins in one calendar year is read as that year: a loss that is listed.
    let splitYearValue = 50.0
    func facts(_ table: ObservationTable) -> [String] {
      table.indices.map { table[$0] }
        .filter { ![.refused, .missing, .number(splitYearValue)].contains($0.value) }
        .map { "\($0.period.text) \($0.value) \($0.lower as Any) \($0.unit) \($0.multiplier)" }
        .sorted()
    }
    #expect(facts(read.observations) == facts(data.observations))
  }

  private func reading(_ path: String, of data: PublishableDataset) throws -> ReadResult {
    let folder = try temporaryFolder()
    let file = folder.appendingPathComponent("file.csv")
    let text = try #require(try ExportSamples.files(data)[path])
    try Data(text.utf8).write(to: file)
    let context = try ReaderContext.standard(
      register: ExportSamples.sources, areas: [ExportSamples.province],
      defaultArea: ExportSamples.area)
    return Readers.read(path: file.path, name: "file.csv", publisher: "office", context: context)
  }

  /// All that the layout carries, without the place where a row stands.
  private func comparable(_ table: ObservationTable) -> [Observation] {
    table.indices.map { index -> Observation in
      var row = table[index]
      row.origin = .init(file: "", line: 0)
      row.source = ""
      row.publisher = ""
      row.ownCodes = ""
      return row
    }
    .sorted { ($0.indicator, $0.key, $0.sourceText) < ($1.indicator, $1.key, $1.sourceText) }
  }
}
