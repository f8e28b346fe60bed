import Glibc

typealias BytePointer = UnsafePointer<UInt8>

/// What was odd about the fields of a record.
struct FieldFaults: OptionSet {
  let rawValue: UInt8
  static let textAfterQuote = FieldFaults(rawValue: 1)
  static let unterminatedQuote = FieldFaults(rawValue: 2)
}

/// Where a field ends. The one place that knows the grammar of CSV (RFC 4180, with the leniency
/// that real files need: quotes inside an unquoted field are letters).
///
/// Raw pointers, because this loop sees every byte of every file: eight bytes a step instead of
/// one. No load reaches `end`; callers keep the bytes alive.
struct FieldLexer {
  let delimiter: UInt8
  /// Whether a carriage return may end a line by itself. If not, each one is followed by LF.
  let loneReturns: Bool
  private let delimiters: UInt64
  private let returns: UInt64
  private static let lineFeeds: UInt64 = 0x0A0A_0A0A_0A0A_0A0A

  init(delimiter: UInt8, loneReturns: Bool) {
    self.delimiter = delimiter
    self.loneReturns = loneReturns
    delimiters = UInt64(delimiter) &* 0x0101_0101_0101_0101
    // Without lone returns the third comparison repeats the second, which costs less than a branch.
    returns = loneReturns ? 0x0D0D_0D0D_0D0D_0D0D : Self.lineFeeds
  }

  /// The delimiter or line end that ends the field at `start`, or `end`.
  @inline(__always)
  func endOfField(
    _ start: BytePointer, _ end: BytePointer, _ faults: inout FieldFaults
  ) -> BytePointer {
    if start < end, start[0] == 34 { return endOfQuoted(start + 1, end, &faults) }
    return endOfPlain(start, end)
  }

  @inline(__always)
  private func endOfPlain(_ start: BytePointer, _ end: BytePointer) -> BytePointer {
    var at = start
    while end - at >= 8 {
      let word = UnsafeRawPointer(at).loadUnaligned(as: UInt64.self)
      let hits =
        Self.matches(word, delimiters) | Self.matches(word, Self.lineFeeds)
        | Self.matches(word, returns)
      if hits != 0 { return at + hits.trailingZeroBitCount >> 3 }
      at += 8
    }
    while at < end, at[0] != delimiter, at[0] != 10, !(loneReturns && at[0] == 13) { at += 1 }
    return at
  }

  private func endOfQuoted(
    _ start: BytePointer, _ end: BytePointer, _ faults: inout FieldFaults
  ) -> BytePointer {
    var at = start
    while let quote = memchr(at, 34, end - at) {
      at = BytePointer(quote.assumingMemoryBound(to: UInt8.self)) + 1
      if at < end, at[0] == 34 {
        at += 1
        continue
      }
      if at == end || at[0] == delimiter || at[0] == 10 { return at }
      if at[0] == 13, loneReturns || (at + 1 < end && at[1] == 10) { return at }
      faults.insert(.textAfterQuote)
      return endOfPlain(at, end)
    }
    faults.insert(.unterminatedQuote)
    return end
  }

  /// The high bit of every byte that equals the pattern's. Bits above the lowest may be wrong (a
  /// borrow), the lowest never is: all that is asked is where the first match lies.
  @inline(__always)
  private static func matches(_ word: UInt64, _ pattern: UInt64) -> UInt64 {
    let difference = word ^ pattern
    return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
  }

  struct RecordEnd {
    /// Where the text of the last field ends.
    var text: BytePointer
    /// Where the next record begins.
    var next: BytePointer
    /// Whether equal bytes elsewhere must end a record as well.
    var isCertain: Bool
  }

  /// What a line end at `at` (or the end of the file) makes of the field that began at `field`.
  @inline(__always)
  func endOfRecord(_ at: BytePointer, field: BytePointer, _ end: BytePointer) -> RecordEnd {
    if at == end { return RecordEnd(text: at, next: at, isCertain: false) }
    if at[0] == 10 {
      let text = at > field && at[-1] == 13 ? at - 1 : at
      return RecordEnd(text: text, next: at + 1, isCertain: true)
    }
    let isPair = at + 1 < end && at[1] == 10
    return RecordEnd(text: at, next: at + (isPair ? 2 : 1), isCertain: isPair)
  }

  /// Skips wholly empty lines; returns how many.
  @inline(__always)
  func skipBlankLines(_ at: inout BytePointer, _ end: BytePointer) -> Int {
    var count = 0
    while at < end, at[0] == 10 || at[0] == 13 {
      at += at[0] == 13 && at + 1 < end && at[1] == 10 ? 2 : 1
      count += 1
    }
    return count
  }
}
