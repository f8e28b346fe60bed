/// Distinct texts, each under a number in the order of first appearance. Texts are the same where
/// their bytes are.
///
/// A dictionary of strings would bring every text into Unicode's normal form each time it looks, which
/// took a quarter of the time in which a large file was read.
public struct TextNumbers: Sendable {
  public private(set) var texts: [String] = []
  /// The upper half of the hash, and the number + 1; 0 for none. The place follows from the lower
  /// half, on to the next one that is free.
  private var slots = [UInt64](repeating: 0, count: 64)

  public init() {}

  public mutating func number(of text: String) -> UInt32 {
    let hash = ByteHash.hash(text)
    let (slot, known) = find(text, hash)
    if let known { return known }
    texts.append(text)
    slots[slot] = hash & TextNumbers.upperHalf | UInt64(texts.count)
    if texts.count * 2 > slots.count { enlarge() }
    return UInt32(texts.count - 1)
  }

  /// The number, if the text has one.
  public func known(_ text: String) -> UInt32? { find(text, ByteHash.hash(text)).known }

  private static let upperHalf: UInt64 = 0xFFFF_FFFF_0000_0000

  private func find(_ text: String, _ hash: UInt64) -> (slot: Int, known: UInt32?) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if (slots[slot] ^ hash) & TextNumbers.upperHalf == 0 {
        let number = UInt32(truncatingIfNeeded: slots[slot]) - 1
        if ByteHash.haveSameBytes(texts[Int(number)], text) { return (slot, number) }
      }
      slot = (slot + 1) & mask
    }
    return (slot, nil)
  }

  private mutating func enlarge() {
    let mask = slots.count * 4 - 1
    slots = [UInt64](repeating: 0, count: mask + 1)
    for (number, text) in texts.enumerated() {
      let hash = ByteHash.hash(text)
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = hash & TextNumbers.upperHalf | UInt64(number + 1)
    }
  }
}
