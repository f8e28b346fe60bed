import Bytes
import Foundation

/// Times nothing itself: does one piece of work in a process of its own, which `run.py` measures and
/// compares with its peers.
@main
struct Bench {
  static func main() async {
    do {
      try await Bench(CommandLine.arguments).run()
    } catch let error as FileError {
      fail(error.description)
    } catch {
      fail("\(error)")
    }
  }

  private let work: String
  private let file: String
  private var threads = 1
  private var output = "/dev/null"

  private init(_ arguments: [String]) throws {
    guard arguments.count >= 3 else {
      throw FileError(
        path: "bench",
        reason: "usage: bench extract|ingest|sdmx|analysis FILE [--threads N] [--output FILE]")
    }
    work = arguments[1]
    file = arguments[2]
    var rest = arguments.dropFirst(3)
    while let option = rest.popFirst(), let value = rest.popFirst() {
      if option == "--threads" { threads = Int(value) ?? 1 }
      if option == "--output" { output = value }
    }
  }

  private func run() async throws {
    let result: [UInt8] =
      switch work {
      case "analysis": Array(try await AnalysisWork.run(file, threads: threads).utf8)
      case "extract": try ExtractWork.run(file, threads: threads)
      case "ingest": Array(try IngestWork.run(file, threads: threads).utf8)
      case "sdmx": Array(try NumberWork.message(file).utf8)
      default: throw FileError(path: work, reason: "no such work")
      }
    try FileBytes.write(result, to: output)
  }

  static func tell(_ text: String) {
    // Where nobody can be told, nobody is.
    try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
  }

  private static func fail(_ reason: String) -> Never {
    tell(reason)
    exit(1)
  }
}

/// What the system says of this process.
enum PeakMemory {
  /// Anonymous memory now, in millions of bytes. Asked for where the work keeps the most.
  static func anonymous() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("RssAnon:") } ?? ""
    let kilobytes = line.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }.first ?? 0
    return kilobytes * 1024 / 1_000_000
  }
}
