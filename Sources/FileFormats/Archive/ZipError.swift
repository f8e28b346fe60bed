/// An archive, or a file in it, that cannot be read or written.
public struct ZipError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The archive, with `!` and the file inside where it concerns one.
  public let place: String
  public let reason: String

  public init(place: String, reason: String) {
    self.place = place
    self.reason = reason
  }

  public var description: String { "\(place): \(reason)" }
}

/// What an archive may at most be, so that a small file cannot fill the memory.
public struct ZipLimits: Sendable {
  public var entries = 20_000
  /// The largest file inside, inflated, in bytes.
  public var fileBytes = 1 << 30
  /// All files inside together, inflated, in bytes.
  public var totalBytes = 2 << 30
  /// How many times larger a file inside may be than its packed form. Sheets of equal cells reach
  /// 100; packed zeros reach 1032.
  public var ratio = 400
  /// Files up to this size may have any ratio.
  public var freeBytes = 1 << 20

  public init() {}
}
