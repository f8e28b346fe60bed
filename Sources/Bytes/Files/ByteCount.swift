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

  /// Quotation marks and line feeds in one pass.
  static func quotesAndLineFeeds(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (quotes: Int, lineFeeds: Int) {
    guard let start = bytes.baseAddress else { return (0, 0) }
    let raw = UnsafeRawPointer(start)
    let quote = Lanes(repeating: 34)
    let feed = Lanes(repeating: 10)
    var quotes = 0
    var feeds = 0
    var at = 0
    // Every load of 32 bytes at `at` ends at or before `bytes.count`.
    while at &+ 32 <= bytes.count {
      var quoteSums = Lanes(repeating: 0)
      var feedSums = Lanes(repeating: 0)
      let stop = min(bytes.count &- 31, at &+ 32 &* 255)
      while at < stop {
        let lanes = raw.loadUnaligned(fromByteOffset: at, as: Lanes.self)
        quoteSums &-= unsafeBitCast(lanes .== quote, to: Lanes.self)
        feedSums &-= unsafeBitCast(lanes .== feed, to: Lanes.self)
        at &+= 32
      }
      for lane in 0..<32 {
        quotes &+= Int(quoteSums[lane])
        feeds &+= Int(feedSums[lane])
      }
    }
    while at < bytes.count {
      if start[at] == 34 { quotes &+= 1 }
      if start[at] == 10 { feeds &+= 1 }
      at &+= 1
    }
    return (quotes, feeds)
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

  /// Whether bytes are UTF-8 throughout, and whether a closer look at control bytes is needed.
  ///
  /// Blocks of plain ASCII are passed over 32 bytes at a time; others are read a sequence at a time.
  static func survey(_ bytes: [UInt8]) -> (isUTF8: Bool, hasOddControls: Bool) {
    bytes.withUnsafeBytes { survey($0) }
  }

  /// See `survey` for an array.
  static func survey(_ raw: UnsafeRawBufferPointer) -> (isUTF8: Bool, hasOddControls: Bool) {
    var isUTF8 = true
    var oddControls = SIMD4<UInt64>(repeating: 0)
    var at = 0
    // Every load of 32 bytes at `at` ends at or before `raw.count`.
    while at &+ 32 <= raw.count {
      let lanes = raw.loadUnaligned(fromByteOffset: at, as: Lanes.self)
      let odd =
        (lanes .<= Lanes(repeating: 31)) .& (lanes .!= Lanes(repeating: 10))
        .& (lanes .!= Lanes(repeating: 9))
      oddControls |= unsafeBitCast(odd, to: SIMD4<UInt64>.self)
      let beyondASCII =
        unsafeBitCast(lanes, to: SIMD4<UInt64>.self) & SIMD4(repeating: 0x8080_8080_8080_8080)
      if isUTF8, beyondASCII != SIMD4(repeating: 0) {
        // Sequences may reach into the next block, which then begins after them.
        let stop = at &+ 32
        while at < stop, isUTF8 { isUTF8 = passSequence(raw, &at) }
        if !isUTF8 { at = stop }
        continue
      }
      at &+= 32
    }
    var hasOddControls = oddControls != SIMD4(repeating: 0)
    while at < raw.count {
      if raw[at] < 32, raw[at] != 10, raw[at] != 9 { hasOddControls = true }
      if !isUTF8 || !passSequence(raw, &at) {
        isUTF8 = false
        at &+= 1
      }
    }
    return (isUTF8, hasOddControls)
  }

  @inline(__always)
  private static func passSequence(_ raw: UnsafeRawBufferPointer, _ at: inout Int) -> Bool {
    let length = raw[at] < 0x80 ? 1 : UTF8Sequence.length(raw, at)
    at &+= length
    return length > 0
  }
}

/// What was found out about pieces of a text, looked at one by one.
struct TextSort: Sendable {
  /// UTF-8, with no control bytes but tabs, line feeds and the carriage returns before them.
  private(set) var isPlain = true
  /// Whether some lines end with carriage return and line feed.
  var hasReturns = false

  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    let found = ByteCount.survey(UnsafeRawBufferPointer(bytes))
    isPlain = isPlain && found.isUTF8
    guard found.hasOddControls else { return }
    let controls = ControlBytes(bytes)
    isPlain = isPlain && controls.loneReturns == 0 && controls.nul == 0 && controls.other == 0
    hasReturns = hasReturns || controls.pairs > 0
  }

  mutating func add(_ other: TextSort) {
    isPlain = isPlain && other.isPlain
    hasReturns = hasReturns || other.hasReturns
  }
}
