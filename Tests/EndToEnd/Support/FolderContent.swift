import Bytes
import Foundation

/// What a folder holds: the bytes of each file by its path, folders themselves not counted.
struct FolderContent: Equatable {
  private(set) var files: [String: [UInt8]] = [:]

  init(_ folder: URL) throws {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    for name in names {
      let path = folder.appendingPathComponent(name).path
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
        !isFolder.boolValue
      else { continue }
      files[name] = try FileBytes.read(path)
    }
  }

  var paths: [String] { files.keys.sorted() }

  /// Paths whose bytes differ, or that only one of both has.
  func differences(from other: FolderContent) -> [String] {
    Set(files.keys).union(other.files.keys).filter { files[$0] != other.files[$0] }.sorted()
  }

  /// Paths of the files that hold a text, whatever the case of its ASCII letters.
  func paths(holding text: String) -> [String] {
    let wanted = Array(text.utf8).map(FolderContent.lowered)
    return paths.filter { path in
      (files[path] ?? []).withUnsafeBufferPointer { FolderContent.holds($0, wanted) }
    }
  }

  private static func holds(_ bytes: UnsafeBufferPointer<UInt8>, _ wanted: [UInt8]) -> Bool {
    guard let first = wanted.first, bytes.count >= wanted.count else { return false }
    var start = 0
    while start <= bytes.count - wanted.count {
      if lowered(bytes[start]) == first {
        var length = 1
        while length < wanted.count, lowered(bytes[start + length]) == wanted[length] {
          length += 1
        }
        if length == wanted.count { return true }
      }
      start += 1
    }
    return false
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    (65...90).contains(byte) ? byte + 32 : byte
  }
}
