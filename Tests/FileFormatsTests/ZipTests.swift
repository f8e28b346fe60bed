import FileFormats
import Testing

@Suite("Zip archives")
struct ZipTests {
  private func archive(_ files: [ZipWriter.File]) throws -> [UInt8] {
    try ZipWriter.archive(files)
  }

  private func error(_ bytes: [UInt8], limits: ZipLimits = ZipLimits()) -> String {
    do {
      _ = try ZipArchive(bytes, file: "a.zip", limits: limits)
      return "no error"
    } catch {
      return error.description
    }
  }

  /// Replaces bytes wherever they stand: in the file's own header and in the list of contents.
  private func replacing(_ old: String, _ new: String, in bytes: [UInt8]) -> [UInt8] {
    var (result, old) = (bytes, Array(old.utf8))
    var index = 0
    while index + old.count <= result.count {
      if result[index..<(index + old.count)].elementsEqual(old) {
        result.replaceSubrange(index..<(index + old.count), with: Array(new.utf8))
      }
      index += 1
    }
    old = []
    return result
  }

  @Test("What was written is read back, packed or stored")
  func roundTrip() throws {
    let long = [UInt8](repeating: 7, count: 100_000)
    let bytes = try archive([
      .init("mimetype", Array("x/y".utf8), isStored: true), .init("a/é.txt", long), .init("b", []),
    ])
    #expect(ZipArchive.looksLikeZip(bytes))
    let opened = try ZipArchive(bytes, file: "a.zip")
    let entries = opened.entries
    #expect(entries.map(\.name) == ["mimetype", "a/é.txt", "b"])
    #expect(entries.map(\.size) == [3, 100_000, 0])
    let contents = [
      try opened.read("mimetype"), try opened.read("a/é.txt"), try opened.read("b"),
    ]
    #expect(contents == [Array("x/y".utf8), long, []])
    #expect(bytes.count < 1000)
  }

  @Test("The same contents give the same bytes")
  func deterministic() throws {
    let files = [ZipWriter.File("a", Array("text".utf8))]
    #expect(try archive(files) == archive(files))
  }

  @Test("A file that is not there is an error with its name")
  func absent() throws {
    let bytes = try archive([.init("a", [1])])
    let error = #expect(throws: ZipError.self) {
      let opened = try ZipArchive(bytes, file: "a.zip")
      _ = try opened.read("b")
    }
    #expect(error?.description == "a.zip!b: there is no such file in the archive")
  }

  @Test(
    "Bytes that are no archive are an error",
    arguments: [[], [1, 2, 3], Array("PK\u{3}\u{4}".utf8)])
  func noArchive(_ bytes: [UInt8]) {
    #expect(error(bytes).hasPrefix("a.zip: "))
    #expect(error(bytes) != "no error")
  }

  @Test("A changed byte in a packed file is found by its checksum")
  func damaged() throws {
    let text = Array("stored text that will be changed".utf8)
    var bytes = try archive([.init("a", text, isStored: true)])
    let place = try #require(bytes.firstIndex(of: UInt8(ascii: "w")))
    bytes[place] = UInt8(ascii: "W")
    let error = #expect(throws: ZipError.self) {
      let opened = try ZipArchive(bytes, file: "a.zip")
      _ = try opened.read("a")
    }
    #expect(error?.reason.contains("damaged") == true)
  }

  @Test(
    "Names that lead out are refused",
    arguments: ["../abc.de", "/abcd/efg", "a/../../b", "C:\\abcdef"])
  func names(_ name: String) throws {
    let bytes = try archive([.init("123456789", [1])])
    let padded = name + String(repeating: "x", count: 9 - name.utf8.count)
    #expect(error(replacing("123456789", padded, in: bytes)).contains("leads out"))
  }

  @Test("An archive of more files than any workbook has is refused")
  func manyEntries() throws {
    let bytes = try archive((0...20_000).map { .init("\($0)", [], isStored: true) })
    #expect(error(bytes).contains("20001 files inside; at most 20000"))
  }

  @Test("An archive that lies about the size of a file inside is found out")
  func lyingSize() throws {
    var bytes = try archive([.init("a", Array("stored as it is".utf8), isStored: true)])
    // The inflated size stands at byte 22 of a file's own header and 24 of its line in the list.
    let list = try #require(
      bytes.indices.first { bytes[$0...].starts(with: [0x50, 0x4B, 1, 2]) })
    for place in [22, list + 24] {
      bytes.replaceSubrange(place..<place + 4, with: [0, 0, 0, 0x3F])
    }
    let found = #expect(throws: ZipError.self) {
      let opened = try ZipArchive(bytes, file: "a.zip")
      _ = try opened.read("a")
    }
    #expect(found?.place.hasPrefix("a.zip") == true)
  }

  @Test("A name that stands twice is refused")
  func twice() throws {
    let bytes = try archive([.init("aaaa", [1]), .init("bbbb", [2])])
    #expect(error(replacing("bbbb", "aaaa", in: bytes)) != "no error")
  }

  @Test("A file that grows beyond belief is refused before it is unpacked")
  func bomb() throws {
    let zeros = [UInt8](repeating: 0, count: 8 << 20)
    let bytes = try archive([.init("zeros", zeros)])
    #expect(error(bytes).contains("too many to be true"))
    var limits = ZipLimits()
    limits.ratio = 2000
    #expect(error(bytes, limits: limits) == "no error")
    limits.totalBytes = 1 << 20
    #expect(error(bytes, limits: limits).contains("would unpack to"))
    limits.entries = 0
    #expect(error(bytes, limits: limits).contains("1 files inside"))
  }
}
