import Glibc

/// The frame of every target: hands libFuzzer's inputs to a check, and ends the program with a
/// message where an invariant does not hold, which libFuzzer reports with the input.
public enum Fuzzing {
  // The callback of libFuzzer is a C function and cannot hold the check itself. It is set once,
  // before the only thread calls back.
  nonisolated(unsafe) private static var check: ([UInt8]) -> Void = { _ in }

  /// Runs a target with the arguments of the command line, which are libFuzzer's.
  public static func run(_ check: @escaping ([UInt8]) -> Void) -> Never {
    Self.check = check
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(
      runDriver(&count, &arguments) { bytes, size in
        Fuzzing.check(Array(UnsafeBufferPointer(start: bytes, count: size)))
        return 0
      })
  }

  /// Fails with what was found in place of what must hold.
  public static func require(
    _ holds: Bool, _ found: @autoclosure () -> String, file: StaticString = #fileID,
    line: UInt = #line
  ) {
    if !holds { fatalError(found(), file: file, line: line) }
  }
}

/// libFuzzer's own `main`, for programs that have one: SwiftPM gives the `main` of a product another
/// name, so that libFuzzer's would not find its target.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ check: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32
