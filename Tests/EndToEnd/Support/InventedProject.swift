import Foundation
import TestSupport

/// A copy of the invented country in a folder of its own, to be changed and built.
struct InventedProject {
  static let original = fixture("invented")

  /// Holds the project and, after a build, the output beside it.
  let scratch: URL
  let folder: URL
  let output: URL

  init(_ label: String = #function, named name: String = "project") throws {
    scratch = try temporaryFolder(label)
    folder = scratch.appendingPathComponent(name)
    output = scratch.appendingPathComponent("output")
    try FileManager.default.copyItem(at: Self.original, to: folder)
  }

  func url(_ name: String) -> URL { folder.appendingPathComponent(name) }

  func write(_ text: String, to name: String) throws {
    try write(Data(text.utf8), to: name)
  }

  func write(_ bytes: Data, to name: String) throws {
    try? FileManager.default.removeItem(at: url(name))
    try FileManager.default.createDirectory(
      at: url(name).deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: url(name))
  }

  func text(_ name: String) throws -> String {
    try String(contentsOf: url(name), encoding: .utf8)
  }

  func remove(_ names: String...) throws {
    for name in names { try FileManager.default.removeItem(at: url(name)) }
  }

  func rename(_ name: String, to other: String) throws {
    try FileManager.default.moveItem(at: url(name), to: url(other))
  }

  func replace(_ text: String, with other: String, in name: String) throws {
    try write(try self.text(name).replacing(text, with: other), to: name)
  }

  /// Builds the project into ``output``, without a file for every figure, which takes most of the
  /// time.
  @discardableResult
  func build(_ options: [String] = [], environment: [String: String] = [:]) throws -> Program.Run {
    try Program.run(
      ["build", folder.path, "--output", output.path, "--no-figures"] + options, in: scratch,
      environment: environment)
  }

  /// Puts something in ``output`` that a build takes for an earlier build's.
  func makePreviousOutput() throws {
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: false)
    for (name, text) in [
      ("manifest.json", "{\"schema\": \"whocounts.manifest/1\"}"), ("index.html", "previous"),
    ] {
      try Data(text.utf8).write(to: output.appendingPathComponent(name))
    }
  }
}
