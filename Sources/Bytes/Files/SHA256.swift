import CGLib

/// SHA-256 (FIPS 180-4) of bytes, by GLib.
public enum SHA256 {
  /// The digest as 64 small hexadecimal digits.
  public static func hex(_ bytes: [UInt8]) -> String {
    var stream = SHA256Stream()
    stream.update(bytes)
    return stream.hex()
  }

  /// The digest of a text's UTF-8 bytes.
  public static func hex(_ text: String) -> String { hex(Array(text.utf8)) }

  /// The digest of a file.
  public static func hex(ofFile path: String) throws(FileError) -> String {
    let file = try OpenFile(path)
    var stream = SHA256Stream()
    var at = 0
    while at < file.size {
      let piece = file.bytes(at..<min(at + 1 << 20, file.size))
      // The file was cut meanwhile.
      if piece.isEmpty { break }
      stream.update(piece)
      at += piece.count
    }
    return stream.hex()
  }

  /// The first 64 bits of the digest: a short name for a record. Two of a billion different
  /// records share one with a chance of about 3 in 100.
  public static func short(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var stream = SHA256Stream()
    stream.update(bytes)
    return stream.firstBits()
  }

  /// A short hash as 16 small hexadecimal digits: the first 16 of `hex`.
  public static func text(_ short: UInt64) -> String {
    let digits = String(short, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// SHA-256 of bytes that come in pieces. The only owner of its GLib checksum, which it frees.
public struct SHA256Stream: ~Copyable {
  private let checksum: OpaquePointer?

  public init() { checksum = g_checksum_new(G_CHECKSUM_SHA256) }

  deinit { g_checksum_free(checksum) }

  public mutating func update(_ bytes: [UInt8]) { update(bytes[...]) }

  public mutating func update(_ bytes: ArraySlice<UInt8>) {
    // GLib copies what it needs during the call.
    bytes.withUnsafeBufferPointer { buffer in
      if let start = buffer.baseAddress, !buffer.isEmpty {
        g_checksum_update(checksum, start, buffer.count)
      }
    }
  }

  /// The digest as 64 small hexadecimal digits; ends the stream.
  public consuming func hex() -> String {
    guard let text = g_checksum_get_string(checksum) else { return "" }
    return String(cString: text)
  }

  consuming func firstBits() -> UInt64 {
    // 32 bytes are the length of every SHA-256 digest, so GLib fills the buffer exactly.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { digest in
      var length = gsize(32)
      g_checksum_get_digest(checksum, digest.baseAddress, &length)
      return digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
  }
}
