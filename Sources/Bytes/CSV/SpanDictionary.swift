import Glibc

/// A hash table from byte strings to codes 0, 1, 2, … in order of first appearance.
///
/// It keeps the strings itself, one after another, so that what they were read from may go. Raw
/// memory and open addressing (a slot is 32 bits of hash and 32 bits of code + 1), since a large
/// file asks it tens of millions of times. Never copied, freed once: hence `~Copyable`.
struct SpanDictionary: ~Copyable {
  private var mask = 255
  private var slots: UnsafeMutablePointer<UInt64>
  private var capacity = 128
  private var spans: UnsafeMutablePointer<ByteSpan>
  private(set) var count = 0
  private var arena: UnsafeMutablePointer<UInt8>
  private var arenaCapacity = 4096
  private var arenaCount = 0

  init() {
    slots = .allocate(capacity: 256)
    slots.initialize(repeating: 0, count: 256)
    spans = .allocate(capacity: 128)
    arena = .allocate(capacity: 4096)
  }

  deinit {
    slots.deallocate()
    spans.deallocate()
    arena.deallocate()
  }

  /// The bytes of a code; valid until the next insertion.
  func bytes(_ code: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: arena + spans[code].offset, count: spans[code].length)
  }

  /// What sort of text all strings are together.
  var textSort: TextSort {
    (0..<count).reduce(into: TextSort()) { sort, code in sort.add(bytes(code)) }
  }

  /// The code of `length` bytes at `start`.
  @inline(__always)
  mutating func code(_ start: BytePointer, _ length: Int) -> UInt32 {
    let hash = ByteHash.hash(start, length)
    let tag = hash & 0xFFFF_FFFF_0000_0000
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let found = slots[slot]
      if found == 0 { return insert(start, length, tag, slot) }
      if found & 0xFFFF_FFFF_0000_0000 == tag {
        let code = Int(truncatingIfNeeded: found & 0xFFFF_FFFF) &- 1
        let span = spans[code]
        if span.length == length, memcmp(arena + span.offset, start, length) == 0 {
          return UInt32(truncatingIfNeeded: code)
        }
      }
      slot = (slot &+ 1) & mask
    }
  }

  @inline(never)
  private mutating func insert(
    _ start: BytePointer, _ length: Int, _ tag: UInt64, _ slot: Int
  ) -> UInt32 {
    if count == capacity {
      let larger = UnsafeMutablePointer<ByteSpan>.allocate(capacity: capacity * 2)
      larger.moveInitialize(from: spans, count: count)
      spans.deallocate()
      spans = larger
      capacity *= 2
    }
    if arenaCount + length > arenaCapacity { enlargeArena(length) }
    (arena + arenaCount).initialize(from: start, count: length)
    (spans + count).initialize(to: ByteSpan(offset: arenaCount, length: length))
    arenaCount += length
    count += 1
    slots[slot] = tag | UInt64(count)
    if count * 2 > mask { enlarge() }
    return UInt32(count - 1)
  }

  private mutating func enlargeArena(_ length: Int) {
    let capacity = max(arenaCapacity * 2, arenaCount + length)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.moveInitialize(from: arena, count: arenaCount)
    arena.deallocate()
    arena = larger
    arenaCapacity = capacity
  }

  private mutating func enlarge() {
    let larger = (mask + 1) * 4
    slots.deallocate()
    slots = .allocate(capacity: larger)
    slots.initialize(repeating: 0, count: larger)
    mask = larger - 1
    for code in 0..<count {
      let hash = ByteHash.hash(arena + spans[code].offset, spans[code].length)
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(code + 1)
    }
  }
}

/// A piece of a byte buffer.
struct ByteSpan: Sendable, Equatable {
  var offset: Int
  var length: Int
}
