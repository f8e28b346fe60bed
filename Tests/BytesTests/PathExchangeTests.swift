import Foundation
import TestSupport
import Testing

@testable import Bytes

@Suite("Changing places")
struct PathExchangeTests {
  @Test("Two folders change places with all that is in them")
  func foldersChangePlaces() throws {
    let folder = try temporaryFolder()
    let (a, b) = (folder.appendingPathComponent("a"), folder.appendingPathComponent("b"))
    for (place, name) in [(a, "old"), (b, "new")] {
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      try Data().write(to: place.appendingPathComponent(name))
    }
    #expect(PathExchange.exchange(a.path, b.path))
    #expect(try FileManager.default.contentsOfDirectory(atPath: a.path) == ["new"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: b.path) == ["old"])
  }

  @Test("Where one of the two does not exist nothing changes")
  func missingPath() throws {
    let folder = try temporaryFolder()
    #expect(!PathExchange.exchange(folder.path, folder.path + "-absent"))
    #expect(FileManager.default.fileExists(atPath: folder.path))
  }
}
