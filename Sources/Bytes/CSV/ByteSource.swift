import Glibc

/// Where the bytes of a file are: in memory, or still in the file, which is then read piece by piece
/// and again where a record is to be shown.
enum ByteSource: Sendable {
  case memory([UInt8])
  case file(OpenFile)

  var count: Int {
    switch self {
    case .memory(let bytes): bytes.count
    case .file(let file): file.size
    }
  }

  /// How many bytes at the end of a piece are line ends.
  func lineEndsBehind(_ range: Range<Int>) -> Int {
    func isLineEnd(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 }
    if case .memory(let bytes) = self {
      return bytes[range].reversed().prefix(while: isLineEnd).count
    }
    return bytes(range).reversed().prefix(while: isLineEnd).count
  }

  /// A piece of it; shorter than asked for where the file was cut since it was opened.
  func bytes(_ range: Range<Int>) -> [UInt8] {
    switch self {
    case .memory(let bytes): Array(bytes[range.clamped(to: 0..<bytes.count)])
    case .file(let file): file.bytes(range)
    }
  }
}

/// A file that is open for reading. Read, never mapped: a file that another program shortens
/// meanwhile gives a short read, not a crash.
final class OpenFile: Sendable {
  let size: Int
  private let descriptor: Int32

  init(_ path: String) throws(FileError) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path: path, errorNumber: errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw FileError(path: path, reason: "it is no plain file")
    }
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// Fills a buffer from a place of the file; how many bytes there were.
  func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int, at offset: Int) -> Int {
    var done = 0
    while done < count {
      // `done` stays below `count`, and `pread` writes no more than it is asked for.
      let got = pread(descriptor, buffer + done, count - done, offset + done)
      if got > 0 { done += got } else if got == 0 || errno != EINTR { break }
    }
    return done
  }

  func bytes(_ range: Range<Int>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      count =
        buffer.baseAddress.map { read(into: $0, count: range.count, at: range.lowerBound) } ?? 0
    }
  }
}
