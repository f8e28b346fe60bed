import Bytes
import Foundation

/// A folder of the project, read only.
struct Folder: Sendable {
  let path: String

  init(_ path: String) {
    self.path = URL(fileURLWithPath: path).standardizedFileURL.path
  }

  enum Kind { case absent, file, folder }

  static func kind(_ path: String) -> Kind {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      return .absent
    }
    return isFolder.boolValue ? .folder : .file
  }

  /// Makes a folder and those around it; one that is there already is let be.
  static func make(_ path: String) throws(FileError) {
    guard kind(path) != .folder else { return }
    let parent = (path as NSString).deletingLastPathComponent
    if !parent.isEmpty, parent != path { try make(parent) }
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
      throw FileError(path: path, reason: String(cString: strerror(errno)))
    }
  }

  func path(of name: String) -> String { path + "/" + name }

  func has(_ name: String) -> Bool { Folder.kind(path(of: name)) != .absent }

  /// Files below a folder, as paths relative to this one with `/`, in the order of their bytes.
  /// Hidden files and folders, such as those of version control and of our cache, are left alone.
  func files(below name: String = "", where accepts: (String) -> Bool) -> [String] {
    let start = name.isEmpty ? path : path(of: name)
    var found: [String] = []
    var pending = [(folder: start, around: Set<String>())]
    while let (folder, around) = pending.popLast() {
      // A link to a folder around it would lead round and round.
      let real = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
      guard !around.contains(real) else { continue }
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      for item in names where !item.hasPrefix(".") {
        let full = folder + "/" + item
        switch Folder.kind(full) {
        case .folder: pending.append((full, around.union([real])))
        // Reading from a pipe would wait for ever.
        case .file where !FileBytes.isPlain(full): break
        // A link that leads nowhere is listed, so that reading it says so.
        case .file, .absent:
          let relative = String(full.dropFirst(path.count + 1))
          if accepts(relative) { found.append(relative) }
        }
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// GeoJSON files below a folder.
  func maps(below name: String) -> [Project.DataFile] {
    files(below: name) { [".geojson", ".json"].contains(where: $0.lowercased().hasSuffix) }.map {
      Project.DataFile(name: $0, path: path(of: $0), publisher: "", isRegistered: true)
    }
  }

  /// Whether a path matches a pattern with `*` and `?`; `*` crosses folders.
  static func matches(_ path: String, pattern: String) -> Bool {
    fnmatch(pattern, path, 0) == 0
  }
}
