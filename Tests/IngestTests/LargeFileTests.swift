import Bytes
import Foundation
import SDGModel
import TestSupport
import Testing

@testable import Ingest

@Suite("Files that are too large to be held in memory")
struct LargeFileTests {
  /// A little more than the size from which a file is read piece by piece.
  private func file(_ body: (Int) -> String) throws -> String {
    var text = "Goal,Indicator,SeriesCode,GeoAreaCode,TimePeriod,Value,[Sex],FootNote\n"
    let rest = String(repeating: "words of a footnote, ", count: 40)
    var row = 0
    while text.utf8.count < 65 << 20 {
      text += body(row) + ",\"\(rest)\n\(row % 7)\"\n"
      row += 1
    }
    let path = try temporaryFolder().appendingPathComponent("large.csv").path
    try FileBytes.write(Array(text.utf8), to: path)
    return path
  }

  private func row(_ number: Int) -> String {
    "1,1.1.1,SI_POV_DAY1,900,\(1950 + number % 150),\(number).5,\(number % 2 == 0 ? "FEMALE" : "MALE")"
  }

  @Test("Every record is taken, in its place, whatever the number of threads")
  func everyRecord() throws {
    let path = try file(row)
    var context = try Reading.context()
    let one = Readers.read(path: path, name: "large.csv", publisher: "office", context: context)
    context.threads = 2
    let two = Readers.read(path: path, name: "large.csv", publisher: "office", context: context)
    let count = one.observations.count
    #expect(one.file.counts == RecordCounts(taken: count))
    #expect(two.observations.number == one.observations.number)
    #expect(two.observations.period == one.observations.period)
    #expect(one.observations.number == (0..<count).map { Double($0) + 0.5 })
    let last = two.observations[count - 1]
    #expect(last.origin.line == 2 * count)
    #expect(last.origin.text.hasPrefix(row(count - 1)))
    #expect(one.file.hash == two.file.hash && one.file.hash.count == 64)
  }

  @Test("A record with a field too many is held at its line, deep in the file")
  func heldDeepInside() throws {
    let path = try file { $0 == 60_000 ? row($0) + ",surplus" : row($0) }
    var context = try Reading.context()
    context.threads = 2
    let result = Readers.read(path: path, name: "large.csv", publisher: "office", context: context)
    #expect(result.file.counts.held == 1)
    #expect(result.lines(.irregularRow) == [120_002])
  }

  @Test("A file in another encoding is read whole, and says so")
  func otherEncoding() throws {
    let path = try file(row)
    var bytes = try FileBytes.read(path)
    let place = bytes.count - 200
    bytes[place] = 0xE9
    try FileBytes.write(bytes, to: path)
    let result = Readers.read(
      path: path, name: "large.csv", publisher: "office", context: try Reading.context())
    #expect(result.found(.windows1252).count == 1)
    #expect(result.file.counts.taken > 60_000)
  }
}
