import Foundation
import TestSupport
import Testing

@testable import Bytes

struct FileBytesTests {
  @Test("What is written is read")
  func writeThenRead() throws {
    let path = try temporaryFolder().appendingPathComponent("file").path
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try FileBytes.write(bytes, to: path)
    #expect(try FileBytes.read(path) == bytes)
    try FileBytes.write([1], to: path)
    #expect(try FileBytes.read(path) == [1])
  }

  @Test("A file is replaced as a whole, keeps its mode, and stays where a link leads to")
  func replaces() throws {
    let folder = try temporaryFolder()
    let file = folder.appendingPathComponent("file").path
    let link = folder.appendingPathComponent("link").path
    try FileBytes.replace(file, with: [1])
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
    try FileBytes.replace(link, with: [2, 3])
    #expect(try FileBytes.read(file) == [2, 3])
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == file)
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2)
    #expect(throws: FileError.self) { try FileBytes.replace("\(folder.path)/no/file", with: []) }
  }

  @Test("An empty file reads as nothing")
  func emptyFile() throws {
    let path = try temporaryFolder().appendingPathComponent("empty").path
    try FileBytes.write([], to: path)
    #expect(try FileBytes.read(path).isEmpty)
  }

  @Test("A missing file is named, with the reason and a remedy")
  func missingFile() throws {
    let path = try temporaryFolder().appendingPathComponent("absent.csv").path
    let error = try #require(throws: FileError.self) { try FileBytes.read(path) }
    #expect(error.path == path)
    #expect(error.description.contains("No such file"))
    #expect(error.description.contains("check the spelling"))
  }

  @Test("A file that becomes shorter or longer while it is read is an error", arguments: [3, 5])
  func changesWhileRead(_ announced: Int) throws {
    let path = try temporaryFolder().appendingPathComponent("moving").path
    try FileBytes.write([1, 2, 3, 4], to: path)
    let descriptor = open(path, O_RDONLY)
    defer { close(descriptor) }
    let error = try #require(throws: FileError.self) {
      try FileBytes.readWhole(descriptor, size: announced, path)
    }
    #expect(error.reason.contains("while it was read"))
    #expect(try FileBytes.readWhole(descriptor, size: 4, path) == [1, 2, 3, 4])
  }

  @Test("A file larger than the memory is refused before any of it is read")
  func giant() throws {
    let path = try temporaryFolder().appendingPathComponent("giant").path
    try FileBytes.write([], to: path)
    // A hole takes no room on the disk.
    try #require(truncate(path, 1 << 43) == 0)
    let error = try #require(throws: FileError.self) { try FileBytes.read(path) }
    #expect(error.reason.contains("8796093022208 bytes"))
    #expect(try FileBytes.read(path, limit: 4) == [0, 0, 0, 0])
  }

  @Test("What never ends is given up at a limit")
  func endless() throws {
    let descriptor = open("/dev/zero", O_RDONLY)
    defer { close(descriptor) }
    #expect(throws: FileError.self) {
      try FileBytes.readToEnd(descriptor, "/dev/zero", limit: 1 << 20)
    }
  }

  @Test("A folder is not read as a file")
  func folder() throws {
    let path = try temporaryFolder().path
    let error = try #require(throws: FileError.self) { try FileBytes.read(path) }
    #expect(error.reason.contains("Is a directory"))
  }

  @Test(
    "The resources of every room that has some are found in a test run",
    arguments: ["SDGModel", "Wording", "Renderer"])
  func resources(_ room: String) throws {
    let folder = try ResourceFolder.locate(room: room)
    #expect(folder.hasSuffix("WhoCounts_\(room).resources/Resources"))
  }

  @Test("A room without resources is told with every place looked at")
  func noResources() throws {
    let error = try #require(throws: ResourceError.self) {
      try ResourceFolder.locate(room: "NoSuchRoom")
    }
    #expect(error.places.contains { $0.hasSuffix("share/whocounts/NoSuchRoom") })
    #expect(error.description.contains("WHOCOUNTS_RESOURCES"))
  }

  @Test(
    "SHA-256 gives the digests of the standard",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func sha256(_ text: String, _ digest: String) {
    #expect(SHA256.hex(text) == digest)
    #expect(SHA256.text(SHA256.short(Array(text.utf8)[...])) == digest.prefix(16))
  }

  @Test("A digest in pieces is the digest of the whole")
  func sha256InPieces() {
    var stream = SHA256Stream()
    for piece in ["ab", "", "c"] { stream.update(Array(piece.utf8)) }
    #expect(stream.hex() == SHA256.hex("abc"))
  }
}
