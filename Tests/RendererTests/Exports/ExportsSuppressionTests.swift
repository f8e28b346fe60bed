import SDGModel
import Testing

@testable import Renderer

@Suite("Suppressed values in data files")
struct ExportsSuppressionTests {
  /// Random figures with digits of their own. Every second one counts so few persons that it has
  /// to be hidden.
  private struct Sample {
    var rows: [Observation] = []
    var hidden: [String] = []
    var open: [String] = []

    init(seed: UInt64) {
      var state = seed
      func next(_ limit: UInt64) -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state >> 33) % limit
      }
      /// Six decimals that nothing else has.
      func decimals() -> UInt64 { 100_001 + 2 * next(400_000) }
      for line in 2..<42 {
        let isSmall = line % 2 == 0
        let digits = (0..<4).map { _ in decimals() }
        func number(_ at: Int) -> Double { Double("2\(at).\(digits[at])") ?? 0 }
        var row = ExportSamples.row(
          "\(2000 + line / 3)", .number(number(0)), ["sex": ["F", "M", "X"][line % 3]],
          source: "collective", line: line)
        row.lower = number(1)
        row.upper = number(2)
        row.standardError = number(3)
        row.sampleSize = isSmall ? 3 : 3000
        row.origin.hash = "ab\(digits[0])cd\(digits[1])"
        rows.append(row)
        if isSmall {
          hidden += digits.map { "\($0)" }
        } else {
          open += digits.map { "\($0)" }
        }
      }
    }
  }

  @Test("The digits of a suppressed value are in no file", arguments: [1, 2] as [UInt64])
  func noDigits(seed: UInt64) throws {
    let sample = Sample(seed: seed)
    let data = ExportSamples.publishable(sample.rows)
    var files = try ExportSamples.files(data)
    let book = try ExportSamples.book(data)
    let lines = book.all().filter { if case .timeSeries = $0.spec { true } else { false } }
    for task in FigureFiles.tasks(lines, of: book, created: "2020-02-01", folder: "figures") {
      guard [".svg", ".csv", ".txt", "json"].contains(where: task.path.hasSuffix) else { continue }
      files[task.path] = String(decoding: try task.render(), as: UTF8.self)
    }
    let hidden = Set(sample.hidden).subtracting(sample.open)
    for (path, text) in files {
      let found = hidden.filter { text.contains($0) }
      #expect(found.isEmpty, "\(path)")
    }
    let observations = files["data/observations.csv"] ?? ""
    let missing = sample.open.filter { !observations.contains($0) }
    #expect(missing.isEmpty, "digits of open values are there, so that the search can find some")
  }

  @Test("A value that its source suppressed loses what the source prints beside it")
  func suppressedBySource() throws {
    var row = ExportSamples.row("2015", .suppressed, line: 2)
    row.numerator = 3
    row.denominator = 4_713_921
    row.sampleSize = 4_713_921
    row.lower = 0.4713921
    for (path, text) in try ExportSamples.files(ExportSamples.publishable([row])) {
      #expect(!text.contains("4713921"), "\(path)")
    }
  }
}
