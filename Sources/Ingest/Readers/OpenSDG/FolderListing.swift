import Bytes
import Foundation

/// The files of a folder, by their paths within it, in an order that depends on nothing else.
struct FolderListing: Sendable {
  let paths: [String]

  /// Hidden files and folders are passed over, and what is neither, such as a pipe that would be
  /// waited on for ever. A folder that cannot be read has no files, nor has one that it lies in
  /// itself, by a link.
  init(_ folder: String) {
    let root = URL(fileURLWithPath: folder, isDirectory: true)
    var paths: [String] = []
    FolderListing.collect(root, prefix: "", around: [], into: &paths)
    self.paths = paths.sorted()
  }

  private static func collect(
    _ folder: URL, prefix: String, around: Set<String>, into paths: inout [String]
  ) {
    let real = folder.resolvingSymlinksInPath().path
    guard around.count < 12, !around.contains(real),
      let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    else { return }
    for name in names where !name.hasPrefix(".") {
      let url = folder.appendingPathComponent(name)
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
        continue
      }
      if isFolder.boolValue {
        collect(url, prefix: prefix + name + "/", around: around.union([real]), into: &paths)
      } else if FileBytes.isPlain(url.path) {
        paths.append(prefix + name)
      }
    }
  }

  func matching(_ pattern: PathPattern) -> [String] { paths.filter { pattern.matches($0) } }
}

/// The last part of a path, and that without its ending.
enum FileName {
  static func last(_ path: String) -> String {
    path.split(separator: "/").last.map { String($0) } ?? path
  }

  static func stem(_ path: String) -> String {
    let name = last(path)
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }
}
