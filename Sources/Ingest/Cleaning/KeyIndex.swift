import Bytes
import SDGModel

/// Finds the rows that share their key within their source, over several tables.
///
/// Nearly every row has a key of its own: a table of row numbers by the hash of their keys is all that
/// is kept of those.
struct KeyIndex {
  private struct Key: Hashable {
    var source: UInt32
    var series: UInt32
    var area: UInt32
    var breakdown: UInt32
    var unit: UInt32
    var definition: UInt32
    var multiplier: Int8
    var period: Period
  }

  /// A table, and what its own numbers are in the common lists.
  private struct Part {
    let table: ObservationTable
    let words: [UInt32]
    let cuts: [UInt32]
    /// How many rows the tables before it have.
    let start: Int

    func key(_ row: Int) -> Key {
      // The series' own code; a figure without one is known by its indicator.
      let series = table.series[row] == StringPool.empty ? table.indicator[row] : table.series[row]
      return Key(
        source: words[Int(table.source[row])], series: words[Int(series)],
        area: words[Int(table.area[row])], breakdown: cuts[Int(table.breakdown[row])],
        unit: words[Int(table.unit[row])],
        definition: words[Int(table.definition(ofRow: row))],
        multiplier: table.multiplier[row], period: table.period[row])
    }
  }

  private var pool = StringPool()
  private var breakdowns: [Breakdown: UInt32] = [:]
  private var parts: [Part] = []
  private var count = 0

  mutating func add(_ table: ObservationTable) {
    let words = table.pool.strings.map { pool.number(of: $0) }
    let cuts = table.breakdowns.map { number(of: $0) }
    parts.append(Part(table: table, words: words, cuts: cuts, start: count))
    count += table.count
  }

  private mutating func number(of breakdown: Breakdown) -> UInt32 {
    let number = breakdowns[breakdown] ?? UInt32(breakdowns.count)
    breakdowns[breakdown] = number
    return number
  }

  /// Keys that more than one record has. The callers' results do not depend on the order.
  func repeated() -> [[ConflictCheck.Record]] {
    var size = 16
    while size < count * 2 { size *= 2 }
    var slots = [UInt32](repeating: 0, count: size)
    var groups: [Int: [ConflictCheck.Record]] = [:]
    for (file, part) in parts.enumerated() {
      for row in part.table.indices {
        let key = part.key(row)
        var slot = key.hashValue & (size - 1)
        while slots[slot] != 0 {
          let first = Int(slots[slot]) - 1
          let (record, firstKey) = found(first)
          if firstKey == key {
            groups[first, default: [record]].append(ConflictCheck.Record(file: file, row: row))
            break
          }
          slot = (slot + 1) & (size - 1)
        }
        if slots[slot] == 0 { slots[slot] = UInt32(part.start + row + 1) }
      }
    }
    return Array(groups.values)
  }

  /// The record of a number that counts through all tables.
  private func found(_ number: Int) -> (ConflictCheck.Record, Key) {
    let part = parts.partitioningIndex(where: { $0.start > number }) - 1
    let row = number - parts[part].start
    return (ConflictCheck.Record(file: part, row: row), parts[part].key(row))
  }
}
