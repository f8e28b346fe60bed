import ArgumentParser
import Foundation
import WhoCounts

/// Prints what a command has to say and ends with its exit code.
enum Running {
  static func run(
    _ options: OutputOptions, _ body: () async throws -> CommandResult
  ) async throws {
    let result: CommandResult
    do {
      result = try await body()
    } catch let error as ProjectError {
      complain(error.description)
      throw ExitCode(ExitStatus.unreadable)
    }
    try print(result, options: options)
    if result.exitCode != ExitStatus.done {
      throw ExitCode(result.exitCode)
    }
  }

  private static func print(_ result: CommandResult, options: OutputOptions) throws {
    var text = result.printed(options.format, width: terminalWidth)
    guard !text.isEmpty else { return }
    if !text.hasSuffix("\n") { text += "\n" }
    do { try FileHandle.standardOutput.write(contentsOf: Data(text.utf8)) } catch {
      let reason = FailureReason.text(of: error)
      complain("standard output: \(reason). Make room, or write somewhere else")
      throw ExitCode(ExitStatus.unreadable)
    }
  }

  /// To standard error, which programs that read the output do not see.
  static func complain(_ message: String) {
    // Where nobody can be told, nobody is.
    try? FileHandle.standardError.write(contentsOf: Data((message + "\n").utf8))
  }

  /// Told to people at a terminal alone.
  static func progress(_ step: String, isQuiet: Bool) {
    guard !isQuiet, isatty(STDERR_FILENO) == 1 else { return }
    complain("\(step) …")
  }

  /// `nil` where nobody looks at a terminal: a pipe gets whole lines.
  private static var terminalWidth: Int? {
    guard isatty(STDOUT_FILENO) == 1 else { return nil }
    return ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) } ?? 100
  }
}
