import Glibc

/// A fast hash of bytes, the same in every run. Not for keys that an attacker may choose to prove
/// anything by.
enum ByteHash {
  /// Multiply and fold, 16 bytes a step, after wyhash (public domain). Every load lies in the span.
  @inline(__always)
  static func hash(_ start: BytePointer, _ length: Int) -> UInt64 {
    let second: UInt64 = 0xE703_7ED1_A0B4_28DB
    var hash = UInt64(truncatingIfNeeded: length) ^ 0xA076_1D64_78BD_642F
    var at = start
    var rest = length
    while rest > 16 {
      hash = fold(word(at) ^ second, word(at + 8) ^ hash)
      at += 16
      rest &-= 16
    }
    var low: UInt64 = 0
    var high: UInt64 = 0
    if rest >= 8 {
      low = word(at)
      high = word(at + (rest &- 8))
    } else if rest >= 4 {
      low = halfWord(at)
      high = halfWord(at + (rest &- 4))
    } else if rest > 0 {
      low = UInt64(at[0]) | UInt64(at[rest >> 1]) << 8 | UInt64(at[rest &- 1]) << 16
    }
    return fold(low ^ second, high ^ hash)
  }

  @inline(__always)
  private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }

  @inline(__always)
  private static func word(_ at: BytePointer) -> UInt64 {
    UnsafeRawPointer(at).loadUnaligned(as: UInt64.self)
  }

  @inline(__always)
  private static func halfWord(_ at: BytePointer) -> UInt64 {
    UInt64(UnsafeRawPointer(at).loadUnaligned(as: UInt32.self))
  }

  /// The hash of a text's bytes. Two texts that look the same and differ in bytes differ.
  static func hash(_ text: String) -> UInt64 {
    // A span that is empty may lie nowhere.
    let found = text.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.baseAddress.map { hash($0, bytes.count) } ?? 0
    }
    return found ?? hash(String(decoding: Array(text.utf8), as: UTF8.self))
  }

  static func haveSameBytes(_ one: String, _ other: String) -> Bool {
    guard one.utf8.count == other.utf8.count else { return false }
    let same = one.utf8.withContiguousStorageIfAvailable { left -> Bool? in
      other.utf8.withContiguousStorageIfAvailable { right -> Bool in
        guard let left = left.baseAddress, let right = right.baseAddress else { return true }
        return memcmp(left, right, one.utf8.count) == 0
      }
    }
    return (same ?? nil) ?? one.utf8.elementsEqual(other.utf8)
  }
}
