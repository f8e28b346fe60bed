import Foundation
import TestSupport

/// The compiled `whocounts`, run as a user runs it.
struct Program {
  /// What a run left: the exit code, or the signal that ended it, and both outputs.
  struct Run {
    var exitCode: Int32
    var crashed: Bool
    var output: String
    var errors: String
    var all: String { output + errors }
  }

  /// Beside the test program, where SwiftPM links both.
  static let path: String = {
    let beside = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let build = repositoryRoot.appendingPathComponent(".build/debug")
    let found = [beside, build].map { $0.appendingPathComponent("whocounts").path }
    return found.first { FileManager.default.isExecutableFile(atPath: $0) } ?? found[1]
  }()

  static func run(
    _ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:]
  ) throws -> Run {
    try start(path, arguments, folder, environment)
  }

  /// A script for the shell, with the program's path in `$WHOCOUNTS`.
  ///
  /// - Parameter inOwnMounts: whether what the script mounts is seen by itself alone, and gone when
  ///   it ends.
  static func shell(
    _ script: String, in folder: URL? = nil, inOwnMounts: Bool = false
  ) throws -> Run {
    let shell = ["/bin/sh", "-c", script]
    let words = (inOwnMounts ? ["unshare", "--mount"] : []) + shell
    return try start("/usr/bin/env", words, folder, ["WHOCOUNTS": path])
  }

  /// The outputs go through files: nobody has to empty two pipes at once.
  private static func start(
    _ program: String, _ arguments: [String], _ folder: URL?, _ environment: [String: String]
  ) throws -> Run {
    let scratch = try temporaryFolder("run")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let files = ["output", "errors"].map { scratch.appendingPathComponent($0) }
    for file in files { try Data().write(to: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder ?? scratch
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    // A shell says of a program that a signal ended: 128 and the signal.
    let code = process.terminationStatus
    return Run(
      exitCode: code, crashed: process.terminationReason == .uncaughtSignal || code > 128,
      output: texts[0], errors: texts[1])
  }
}
