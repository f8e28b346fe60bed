import Foundation
import Testing

/// The root of the checkout that the tests were compiled from.
public let repositoryRoot = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// Where the reference data lie when a developer has them; `nil` on a user's machine, where the
/// tests that compare against them say that they are skipped.
public let sharedFolder: URL? = {
  let folder = repositoryRoot.deletingLastPathComponent().appendingPathComponent("shared")
  return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
}()

/// A file of `Tests/Fixtures`.
public func fixture(_ path: String) -> URL {
  repositoryRoot.appendingPathComponent("Tests/Fixtures").appendingPathComponent(path)
}

/// Compares text with `Tests/Snapshots/<name>`. A missing snapshot fails: only
/// `SNAPSHOTS=record` writes one, so that a reviewer sees every new file.
public func expectSnapshot(
  _ actual: String, named name: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let file = repositoryRoot.appendingPathComponent("Tests/Snapshots").appendingPathComponent(name)
  if ProcessInfo.processInfo.environment["SNAPSHOTS"] == "record" {
    write(actual, to: file)
    return
  }
  let expected = try? String(contentsOf: file, encoding: .utf8)
  guard expected != actual else { return }
  let found = repositoryRoot.appendingPathComponent(".build/snapshots").appendingPathComponent(name)
  write(actual, to: found)
  let what = expected == nil ? "is missing" : "differs"
  Issue.record(
    "The snapshot \(name) \(what). Compare \(file.path) with \(found.path); accept with SNAPSHOTS=record.",
    sourceLocation: sourceLocation)
}

private func write(_ text: String, to file: URL) {
  try? FileManager.default.createDirectory(
    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
  try? Data(text.utf8).write(to: file)
}

/// An empty folder of its own for one test; removed when the tests end.
public func temporaryFolder(_ label: String = #function) throws -> URL {
  let safe = label.filter { $0.isLetter || $0.isNumber }.prefix(40)
  let folder = folderOfThisRun.appendingPathComponent("\(safe)-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  return folder
}

private let folderOfThisRun: URL = {
  atexit { try? FileManager.default.removeItem(at: folderOfThisRun) }
  return FileManager.default.temporaryDirectory
    .appendingPathComponent("whocounts-tests-\(ProcessInfo.processInfo.processIdentifier)")
}()
