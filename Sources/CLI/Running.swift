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
    print(result, options: options)
    if result.exitCode != ExitStatus.done {
      throw ExitCode(result.exitCode)
    }
  }

  private static func print(_ result: CommandResult, options: OutputOptions) {
    let text = result.printed(options.format, width: terminalWidth)
    guard !text.isEmpty else { return }
    FileHandle.standardOutput.write(Data(text.utf8))
    if !text.hasSuffix("\n") { FileHandle.standardOutput.write(Data("\n".utf8)) }
  }

  /// To standard error, which programs that read the output do not see.
  static func complain(_ message: String) {
    FileHandle.standardError.write(Data((message + "\n").utf8))
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
