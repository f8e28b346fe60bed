import Foundation
import TestSupport
import Testing

@testable import WhoCounts

@Suite struct FolderTests {
  @Test("Each file is listed once, though links lead round", .timeLimit(.minutes(1)))
  func roundAbout() throws {
    let folder = try temporaryFolder()
    let data = folder.appendingPathComponent("data")
    try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
    try Data().write(to: data.appendingPathComponent("a.csv"))
    for number in 0..<20 {
      try FileManager.default.createSymbolicLink(
        at: data.appendingPathComponent("loop\(number)"), withDestinationURL: folder)
    }
    #expect(Folder(folder.path).files(below: "data") { $0.hasSuffix(".csv") } == ["data/a.csv"])
    try #require(mkfifo(data.appendingPathComponent("pipe.csv").path, 0o600) == 0)
    #expect(Folder(folder.path).files { $0.hasSuffix(".csv") } == ["data/a.csv"])
  }
}
