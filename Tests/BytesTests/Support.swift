import Bytes

/// Numbers that are random to look at and the same in every run (SplitMix64, Steele et al. 2014).
struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// A table read with every column alone, as text.
func table(_ text: String, delimiter: UInt8? = nil) -> CSVTable {
  CSVTable(TextBytes(text), delimiter: delimiter) { _ in [] }
}

/// All rows as texts.
func rows(_ table: CSVTable) -> [[String]] {
  let columns = table.header.indices.map { table.text($0) }
  return (0..<table.rowCount).map { row in columns.map { $0[row] } }
}
