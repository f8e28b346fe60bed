import Bytes
import Foundation

/// The folder that a build writes. Built beside, swapped in whole: a build that fails leaves the
/// previous output as it was, and a folder that no build of ours made is never written over.
struct OutputFolder {
  static let manifestName = "manifest.json"
  static let readmeName = "README.md"
  private static let inputFolders: Set = ["data", "sources", "geo", "translations", "text"]

  let path: String

  /// - Parameter isOwnProject: whether the project is a folder of ours, in which a new folder may be
  ///   made; a bare repository or folder of extracts is never written to.
  /// - Throws: where the folder must not be written: the root, the home folder, the project or a
  ///   folder around it, the project's own input folders, or a folder that holds anything but an
  ///   earlier build's output.
  init(_ path: String, project: String, isOwnProject: Bool) throws(ProjectError) {
    let full = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
    let project = URL(fileURLWithPath: project).standardizedFileURL.resolvingSymlinksInPath().path
    self.path = full
    if full == "/" || OutputFolder.homes.contains(full) || project == full
      || project.hasPrefix(full + "/")
    {
      throw OutputFolder.refusal(path, "is the project, a folder around it, / or the home folder")
    }
    if full.hasPrefix(project + "/") {
      let first = full.dropFirst(project.count + 1).prefix { $0 != "/" }
      if !isOwnProject || OutputFolder.inputFolders.contains(String(first)) {
        throw OutputFolder.refusal(path, "lies within the input")
      }
    }
    try checkContent(shown: path)
  }

  /// The user's home folder, and the one that the environment names, which `sudo` may leave to be
  /// another's.
  private static var homes: [String] {
    let named = ProcessInfo.processInfo.environment["HOME"].map { URL(fileURLWithPath: $0) }
    return ([FileManager.default.homeDirectoryForCurrentUser] + [named].compactMap { $0 })
      .map { $0.standardizedFileURL.resolvingSymlinksInPath().path }
  }

  private static func refusal(_ path: String, _ reason: String) -> ProjectError {
    ProjectError(
      path, "the output folder \(reason), and is not written to",
      hint: "Name another folder with --output")
  }

  private func checkContent(shown: String) throws(ProjectError) {
    switch Folder.kind(path) {
    case .absent: return
    case .file: throw OutputFolder.refusal(shown, "is a file")
    case .folder: break
    }
    let names: [String]
    do { names = try FileManager.default.contentsOfDirectory(atPath: path) } catch {
      throw OutputFolder.refusal(shown, "cannot be read")
    }
    let isOurs = names.allSatisfy { $0 == OutputFolder.readmeName } || hasOurManifest
    if !isOurs {
      throw OutputFolder.refusal(shown, "holds files that no build of this tool made")
    }
  }

  private var hasOurManifest: Bool {
    guard let bytes = try? FileBytes.read(path + "/" + OutputFolder.manifestName),
      let manifest = try? JSON.parse(bytes)
    else { return false }
    return manifest["schema"]?.stringValue == Manifest.schema
  }

  /// Writes the files aside and swaps them in.
  func write(_ files: [BuiltFile]) throws(ProjectError) {
    let staging = path + ".building-\(ProcessInfo.processInfo.processIdentifier)"
    do {
      try? FileManager.default.removeItem(atPath: staging)
      for file in files {
        let target = staging + "/" + file.path
        try Folder.make((target as NSString).deletingLastPathComponent)
        try FileBytes.write(file.bytes, to: target)
      }
      try swap(staging)
    } catch {
      try? FileManager.default.removeItem(atPath: staging)
      throw ProjectError(
        path, "the output could not be written: \(FailureReason.text(of: error))",
        hint: "The previous output is untouched. Free space or name another folder with --output")
    }
  }

  /// The new output and the old one change places at once where the file system can; else by two
  /// renames: the old output steps aside, the new one takes its place; where that fails the old one
  /// steps back.
  private func swap(_ staging: String) throws {
    let manager = FileManager.default
    guard Folder.kind(path) != .absent else {
      try manager.moveItem(atPath: staging, toPath: path)
      return
    }
    if PathExchange.exchange(staging, path) {
      try? manager.removeItem(atPath: staging)
      return
    }
    let aside = path + ".previous-\(ProcessInfo.processInfo.processIdentifier)"
    try manager.moveItem(atPath: path, toPath: aside)
    do {
      try manager.moveItem(atPath: staging, toPath: path)
    } catch {
      try? manager.moveItem(atPath: aside, toPath: path)
      throw error
    }
    try? manager.removeItem(atPath: aside)
  }
}

/// A file of the output, in memory until all are made.
struct BuiltFile: Sendable {
  var path: String
  var bytes: [UInt8]
}
