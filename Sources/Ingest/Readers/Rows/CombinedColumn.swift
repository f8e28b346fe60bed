import Bytes

/// Several columns of codes as one: each distinct combination gets a code of its own, so that work
/// on it (a breakdown, a note) is done once however many rows share it.
struct CombinedColumn {
  /// Per row, the number of its combination, in the order of first appearance.
  let codes: CodeColumn
  /// Per combination, the first row that has it.
  let firstRows: [Int]

  /// - Parameter rowCount: needed where there are no columns: all rows are then one combination.
  init(_ columns: [CodeColumn], rowCount: Int) {
    let joints = CombinedColumn.joints(columns)
    guard var joined = joints.first else {
      codes = CodeColumn([UInt32](repeating: 0, count: rowCount))
      firstRows = rowCount == 0 ? [] : [0]
      return
    }
    for other in joints.dropFirst() { joined = CombinedColumn.joined(joined, other) }
    (codes, firstRows) = CombinedColumn.renumbered(joined)
  }

  /// Columns that the file was read by together, joined without looking at a row.
  private static func joints(_ columns: [CodeColumn]) -> [CodeColumn] {
    var joints: [CodeColumn] = []
    for column in columns {
      guard let index = joints.firstIndex(where: { $0.sharesCombinations(with: column) }) else {
        joints.append(column)
        continue
      }
      guard let here = column.map, let there = joints[index].map else {
        // Without a map a column tells all combinations apart already.
        joints[index] = CodeColumn(column.combinations)
        continue
      }
      var numbers = PairNumbers(there.max(), here.max())
      let map = zip(there, here).map { numbers.number($0, $1) }
      joints[index] = CodeColumn(column.combinations, map: map)
    }
    return joints
  }

  private static func joined(_ first: CodeColumn, _ second: CodeColumn) -> CodeColumn {
    var numbers = PairNumbers(first.max(), second.max())
    var previous: (first: UInt32, second: UInt32, number: UInt32)?
    let codes = (0..<first.count).map { row -> UInt32 in
      let (a, b) = (first[row], second[row])
      // Neighbouring rows mostly share their combination.
      if let previous, previous.first == a, previous.second == b { return previous.number }
      let number = numbers.number(a, b)
      previous = (a, b, number)
      return number
    }
    return CodeColumn(codes)
  }

  /// Numbers in order of first appearance, with the rows where they appear.
  private static func renumbered(_ column: CodeColumn) -> (CodeColumn, [Int]) {
    let unseen = UInt32.max
    let greatest = column.combinations.max().map(Int.init) ?? -1
    var firsts = [UInt32](repeating: unseen, count: greatest + 1)
    var seen: [(combination: Int, row: Int)] = []
    for (row, combination) in column.combinations.enumerated()
    where firsts[Int(combination)] == unseen {
      firsts[Int(combination)] = UInt32(row)
      seen.append((Int(combination), row))
    }
    var map = [UInt32](repeating: 0, count: greatest + 1)
    var numbers: [UInt32: UInt32] = [:]
    var firstRows: [Int] = []
    for (combination, row) in seen {
      let code = column.map.map { $0[combination] } ?? UInt32(combination)
      if let known = numbers[code] {
        map[combination] = known
      } else {
        map[combination] = UInt32(firstRows.count)
        numbers[code] = UInt32(firstRows.count)
        firstRows.append(row)
      }
    }
    let isSame = map.enumerated().allSatisfy { $0.offset == Int($0.element) }
    return (CodeColumn(column.combinations, map: isSame ? nil : map), firstRows)
  }
}

/// Numbers for pairs of codes, in the order in which they are asked for: by a table where the pairs
/// that can be are few, else by looking them up.
private struct PairNumbers {
  private static let largestTable = 1 << 23
  private let width: Int
  private var table: [UInt32] = []
  private var numbers: [UInt64: UInt32] = [:]
  private var count: UInt32 = 0

  init(_ firstMax: UInt32?, _ secondMax: UInt32?) {
    width = Int(secondMax ?? 0) + 1
    let (size, overflows) = (Int(firstMax ?? 0) + 1).multipliedReportingOverflow(by: width)
    if !overflows, size <= PairNumbers.largestTable {
      table = [UInt32](repeating: .max, count: size)
    }
  }

  mutating func number(_ first: UInt32, _ second: UInt32) -> UInt32 {
    guard !table.isEmpty else {
      let pair = UInt64(first) << 32 | UInt64(second)
      if let known = numbers[pair] { return known }
      numbers[pair] = count
      count += 1
      return count - 1
    }
    let place = Int(first) * width + Int(second)
    if table[place] == .max {
      table[place] = count
      count += 1
    }
    return table[place]
  }
}
