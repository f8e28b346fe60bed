/// Several columns of codes as one: each distinct combination gets a code of its own, so that work
/// on it (a breakdown, a note) is done once however many rows share it.
struct CombinedColumn {
  /// Per row, the number of its combination.
  let codes: [UInt32]
  /// Per combination, the first row that has it.
  let firstRows: [Int]

  /// - Parameter rowCount: needed where there are no columns: all rows are then one combination.
  init(_ columns: [[UInt32]], rowCount: Int) {
    guard var codes = columns.first else {
      self.codes = [UInt32](repeating: 0, count: rowCount)
      firstRows = rowCount == 0 ? [] : [0]
      return
    }
    for column in columns.dropFirst() { codes = CombinedColumn.joined(codes, column) }
    (self.codes, firstRows) = CombinedColumn.renumbered(codes)
  }

  private static func joined(_ first: [UInt32], _ second: [UInt32]) -> [UInt32] {
    var numbers: [UInt64: UInt32] = [:]
    var result: [UInt32] = []
    result.reserveCapacity(first.count)
    var previous: (pair: UInt64, number: UInt32)?
    for row in first.indices {
      let pair = UInt64(first[row]) << 32 | UInt64(second[row])
      // Neighbouring rows mostly share their combination.
      if let previous, previous.pair == pair {
        result.append(previous.number)
        continue
      }
      let number = numbers[pair] ?? UInt32(numbers.count)
      numbers[pair] = number
      previous = (pair, number)
      result.append(number)
    }
    return result
  }

  /// Numbers in order of first appearance, with the rows where they appear.
  private static func renumbered(_ codes: [UInt32]) -> ([UInt32], [Int]) {
    let unseen = UInt32.max
    var numbers = [UInt32](repeating: unseen, count: Int(codes.max() ?? 0) + 1)
    var firstRows: [Int] = []
    let result = codes.enumerated().map { row, code -> UInt32 in
      if numbers[Int(code)] == unseen {
        numbers[Int(code)] = UInt32(firstRows.count)
        firstRows.append(row)
      }
      return numbers[Int(code)]
    }
    return (result, firstRows)
  }
}
