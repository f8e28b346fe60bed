import CZlib

/// Data packed by zlib (RFC 1950), unpacked by zlib itself.
enum Inflate {
  /// At most this many bytes come out of one stream: no figure is as large, a made-up stream may be.
  static let limit = 64 << 20

  /// The unpacked data; `nil` where they are damaged, cut off or beyond the limit. What stands behind
  /// the end of the packed data is not looked at.
  static func unpacked(_ packed: ArraySlice<UInt8>) -> [UInt8]? {
    var stream = z_stream()
    guard
      inflateInit_(&stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { inflateEnd(&stream) }
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var input = Array(packed)
    // zlib keeps pointers into both arrays between the calls: they are given within one closure.
    let isWhole = input.withUnsafeMutableBufferPointer { packed in
      chunk.withUnsafeMutableBufferPointer { room in
        stream.next_in = packed.baseAddress
        stream.avail_in = UInt32(clamping: packed.count)
        while output.count <= limit {
          stream.next_out = room.baseAddress
          stream.avail_out = UInt32(clamping: room.count)
          let state = inflate(&stream, Z_NO_FLUSH)
          output += room[..<(room.count - Int(stream.avail_out))]
          if state == Z_STREAM_END { return true }
          guard state == Z_OK, stream.avail_in > 0 || stream.avail_out == 0 else { return false }
        }
        return false
      }
    }
    return isWhole ? output : nil
  }
}
