import Glibc

/// A file that could not be read or written: where, why, and what to do.
public struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
  public let path: String
  public let reason: String

  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  public var description: String { "\(path): \(reason)" }

  /// The reason in words, with the remedy where the error number tells one.
  init(path: String, errorNumber: Int32) {
    let text = String(cString: strerror(errorNumber))
    let remedy =
      switch errorNumber {
      case ENOENT: " (check the spelling of the path)"
      case EACCES, EPERM: " (check who may read and write it)"
      case EISDIR: " (name a file inside it)"
      case ENOSPC, EDQUOT: " (make room on the disk)"
      default: ""
      }
    self.init(path: path, reason: text + remedy)
  }
}

/// Whole files in and out.
///
/// Files are read, never mapped: a file that another program shortens meanwhile gives an error, not a
/// crash, and its pages do not count as our memory.
public struct FileBytes: Sendable {
  /// Whether a path names a plain file, or a link to one.
  public static func isPlain(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// How many bytes a file has.
  public static func size(_ path: String) throws(FileError) -> Int {
    var status = stat()
    guard stat(path, &status) == 0 else { throw FileError(path: path, errorNumber: errno) }
    return Int(status.st_size)
  }

  /// The bytes of a file. Pipes are read to their end.
  public static func read(_ path: String) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path: path, errorNumber: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError(path: path, errorNumber: errno) }
    if status.st_mode & S_IFMT == S_IFDIR { throw FileError(path: path, errorNumber: EISDIR) }
    if status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 {
      let size = Int(status.st_size)
      guard size <= memory else { throw tooLarge(path, size) }
      return try readWhole(descriptor, size: size, path)
    }
    return try readToEnd(descriptor, path, limit: memory)
  }

  /// The bytes of this machine's memory: what is larger could only be read by swapping.
  private static let memory =
    Int(sysconf(Int32(_SC_PHYS_PAGES))) * Int(sysconf(Int32(_SC_PAGESIZE)))

  private static func tooLarge(_ path: String, _ size: Int) -> FileError {
    FileError(
      path: path, reason: "it has \(size) bytes or more, which the memory does not hold (split it)")
  }

  /// A file of which the size is known. One that is being written has no right content: half a file
  /// must not pass for a whole one.
  static func readWhole(_ descriptor: Int32, size: Int, _ path: String) throws(FileError) -> [UInt8]
  {
    let bytes = try readKnownSize(descriptor, size, path)
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError(path: path, errorNumber: errno) }
    guard bytes.count == size, Int(status.st_size) == size else {
      throw FileError(
        path: path,
        reason: "it changed while it was read (wait until it is written, then try again)")
    }
    return bytes
  }

  /// The first bytes of a file, at most so many: to tell what it is.
  public static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileError(path: path, errorNumber: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError(path: path, errorNumber: errno) }
    // What a pipe gives once is kept for whoever reads it whole.
    guard status.st_mode & S_IFMT == S_IFREG else { return [] }
    return try readKnownSize(descriptor, min(Int(status.st_size), limit), path)
  }

  /// Writes a file anew; an existing one is replaced.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError(path: path, errorNumber: errno) }
    var failure: Int32 = 0
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count, failure == 0 {
        // `done` stays within the buffer, and `write` never reads past the count it is given.
        let count = Glibc.write(
          descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        if count >= 0 { done += count } else if errno != EINTR { failure = errno }
      }
    }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    guard failure == 0 else { throw FileError(path: path, errorNumber: failure) }
  }

  /// Writes a file so that whoever reads it finds the old or the new one whole: the bytes are written
  /// beside it and take its place at the end. What is no plain file, such as a pipe, is written to.
  public static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG { return try write(bytes, to: path) }
    let target = exists ? resolved(path) : path
    let beside = "\(target).part-\(getpid())"
    do {
      try write(bytes, to: beside)
    } catch {
      unlink(beside)
      throw FileError(path: path, reason: error.reason)
    }
    if exists { chmod(beside, status.st_mode & 0o7777) }
    guard rename(beside, target) == 0 else {
      let number = errno
      unlink(beside)
      throw FileError(path: path, errorNumber: number)
    }
  }

  /// Where links lead to, so that a link stays one.
  private static func resolved(_ path: String) -> String {
    guard let found = realpath(path, nil) else { return path }
    defer { free(found) }
    return String(cString: found)
  }

  private static func readKnownSize(
    _ descriptor: Int32, _ size: Int, _ path: String
  ) throws(FileError) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = 0
      while count < size {
        let got = pread(descriptor, buffer.baseAddress.map { $0 + count }, size - count, count)
        if got > 0 {
          count += got
        } else if got == 0 {
          break
        } else if errno != EINTR {
          failure = errno
          break
        }
      }
    }
    guard failure == 0 else { throw FileError(path: path, errorNumber: failure) }
    return bytes
  }

  static func readToEnd(
    _ descriptor: Int32, _ path: String, limit: Int
  ) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let got = chunk.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress, $0.count)
      }
      if got > 0 {
        guard bytes.count + got <= limit else { throw tooLarge(path, limit + 1) }
        bytes.append(contentsOf: chunk[..<got])
      } else if got == 0 {
        return bytes
      } else if errno != EINTR {
        throw FileError(path: path, errorNumber: errno)
      }
    }
  }
}
