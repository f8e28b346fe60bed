/// Counting bytes at the speed of memory. A lane-wise comparison gives all ones or all zeros, so
/// subtracting its bit pattern adds one; lanes are emptied before 255 additions overflow them.
enum ByteCount {
  private typealias Lanes = SIMD32<UInt8>

  static func lineFeeds(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard let start = bytes.baseAddress else { return 0 }
    let raw = UnsafeRawPointer(start)
    let wanted = Lanes(repeating: 10)
    var total = 0
    var at = 0
    // Every load of 32 bytes at `at` ends at or before `bytes.count`.
    while at &+ 32 <= bytes.count {
      var sums = Lanes(repeating: 0)
      let stop = min(bytes.count &- 31, at &+ 32 &* 255)
      while at < stop {
        let lanes = raw.loadUnaligned(fromByteOffset: at, as: Lanes.self)
        sums &-= unsafeBitCast(lanes .== wanted, to: Lanes.self)
        at &+= 32
      }
      for lane in 0..<32 { total &+= Int(sums[lane]) }
    }
    while at < bytes.count {
      if start[at] == 10 { total &+= 1 }
      at &+= 1
    }
    return total
  }

  /// Line ends of all three kinds: LF, CR LF (one end) and CR alone.
  static func lineEnds(_ bytes: UnsafeBufferPointer<UInt8>, loneReturns: Bool) -> Int {
    guard loneReturns else { return lineFeeds(bytes) }
    var total = 0
    for at in bytes.indices {
      let isLoneReturn = bytes[at] == 13 && !(at + 1 < bytes.count && bytes[at + 1] == 10)
      if bytes[at] == 10 || isLoneReturn { total &+= 1 }
    }
    return total
  }

  /// Whether a closer look at control bytes is needed at all.
  static func hasControlOtherThanLineFeedAndTab(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { raw in
      let limit = Lanes(repeating: 31)
      let feed = Lanes(repeating: 10)
      let tab = Lanes(repeating: 9)
      var at = 0
      while at &+ 32 <= raw.count {
        let lanes = raw.loadUnaligned(fromByteOffset: at, as: Lanes.self)
        let odd = (lanes .<= limit) .& (lanes .!= feed) .& (lanes .!= tab)
        if unsafeBitCast(odd, to: SIMD4<UInt64>.self) != SIMD4(repeating: 0) { return true }
        at &+= 32
      }
      while at < raw.count {
        if raw[at] < 32, raw[at] != 10, raw[at] != 9 { return true }
        at &+= 1
      }
      return false
    }
  }
}
