/// The columns that workers write into, each its own rows of them. No two chunks have a row in
/// common, and nobody reads before all have ended.
final class ScanOutput: Sendable {
  let rowStarts: PackedMemory<Int>
  let codes: [PackedMemory<UInt32>]
  let numbers: [PackedMemory<Double>?]

  init(groups: [ColumnGroup], capacity: Int) {
    rowStarts = PackedMemory(capacity: capacity)
    codes = groups.map { _ in PackedMemory(capacity: capacity) }
    numbers = groups.map { $0.role == .number ? PackedMemory(capacity: capacity) : nil }
  }
}
