import Glibc

/// The files of a room (lists, catalogues, style sheets) were not found.
public struct ResourceError: Error, Sendable, Equatable, CustomStringConvertible {
  public let room: String
  /// Every place looked at, in order.
  public let places: [String]

  public var description: String {
    "The resources of \(room) were not found. Looked in:\n"
      + places.map { "  \($0)\n" }.joined()
      + "Keep the folder WhoCounts_\(room).resources beside the program, install it as "
      + "share/whocounts/\(room), or set WHOCOUNTS_RESOURCES to the folder that holds it."
  }
}

/// Finds the resource folder of a room, wherever the program was put.
public enum ResourceFolder {
  /// The path of the folder that holds the resources of a room. In order: the environment
  /// variable `WHOCOUNTS_RESOURCES`, beside the running program (links resolved) and every folder
  /// above it, `share/whocounts/<room>` next to the program's folder, and, in a test run, beside
  /// the test bundle.
  public static func locate(room: String) throws(ResourceError) -> String {
    let built = "WhoCounts_\(room).resources/Resources"
    var places: [String] = []
    if let named = getenv("WHOCOUNTS_RESOURCES").map({ String(cString: $0) }), !named.isEmpty {
      places += ["\(named)/\(built)", "\(named)/\(room)"]
    }
    for start in programFolders() {
      places += ["\(start)/\(built)", "\(parent(of: start))/share/whocounts/\(room)"]
      var above = parent(of: start)
      while above != "", above != "/" {
        places.append("\(above)/\(built)")
        above = parent(of: above)
      }
    }
    for place in places where isFolder(place) { return place }
    throw ResourceError(room: room, places: places)
  }

  /// The folder of the running program; in a test run also those of the test bundle, which a
  /// helper program of the toolchain may have loaded.
  private static func programFolders() -> [String] {
    var folders: [String] = []
    func add(_ file: String) {
      let folder = parent(of: file)
      if !folder.isEmpty, !folders.contains(folder) { folders.append(folder) }
    }
    if let program = realPath("/proc/self/exe") { add(program) }
    let arguments = CommandLine.arguments
    if let flag = arguments.firstIndex(of: "--test-bundle-path"), flag + 1 < arguments.count {
      // The bundle is a folder on some systems and a file on others: both its own folder and the
      // one above are right places.
      if let bundle = realPath(arguments[flag + 1]) { add(bundle) }
    }
    for argument in arguments where argument.hasSuffix(".xctest") {
      if let bundle = realPath(argument) { add(bundle) }
    }
    return folders
  }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
