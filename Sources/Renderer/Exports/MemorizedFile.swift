import Bytes
import Synchronization

/// A file whose bytes two tasks ask for: the one that writes it, and the one that lists its hash.
///
/// Whichever comes first has it made; the other one gets what was made. Bytes are kept only until
/// they are taken, so that a pack of thousands of figures never lies in memory as a whole.
final class MemorizedFile: Sendable {
  let name: String
  private let make: @Sendable () throws -> [UInt8]
  private let state = Mutex(State())

  struct Summary: Sendable, Equatable {
    var hash: String
    var size: Int
  }

  private struct State {
    var summary: Summary?
    var waiting: [UInt8]?
  }

  init(name: String, make: @escaping @Sendable () throws -> [UInt8]) {
    self.name = name
    self.make = make
  }

  /// The bytes, to be written.
  func take() throws -> [UInt8] {
    try state.withLock { state in
      if let bytes = state.waiting {
        state.waiting = nil
        return bytes
      }
      let bytes = try make()
      state.summary = Summary(hash: SHA256.hex(bytes), size: bytes.count)
      return bytes
    }
  }

  /// Hash and size. Makes the file if nobody has yet, and keeps it for ``take()``.
  func summary() throws -> Summary {
    try state.withLock { state in
      if let summary = state.summary { return summary }
      let bytes = try make()
      let summary = Summary(hash: SHA256.hex(bytes), size: bytes.count)
      state.summary = summary
      state.waiting = bytes
      return summary
    }
  }
}
