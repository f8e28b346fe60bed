/// A column group as it is kept.
struct StoredGroup: Sendable {
  let columns: Range<Int>
  /// Per row the code of its combination; the marks of a number group.
  let codes: PackedColumn<UInt32>
  /// For each column of the group its texts.
  let texts: [CodedTexts]
  /// Set for number groups.
  let number: NumberColumn?
}

/// The distinct texts of a column, and for each code which of them it stands for.
struct CodedTexts: Sendable {
  /// `nil` where codes count the texts themselves.
  var map: [UInt32]?
  var values: [String]
}

/// Joins what several workers read of one group, in the order of the file: codes then follow the
/// first appearance of what they stand for, however many workers there were.
struct GroupMerging {
  let scan: ChunkScan
  let lexer: FieldLexer
  let rowCount: Int

  func stored(group: Int) -> StoredGroup {
    let columns = scan.groups[group].columns
    let isNumber = scan.groups[group].role == .number
    let whole = scan.dictionary(worker: 0, group: group)
    let maps = (0..<scan.workerCount).map { worker in
      worker == 0 ? nil : taken(scan.dictionary(worker: worker, group: group), into: whole)
    }
    let order = join(group, maps, count: whole.pointee.count, isNumber: isNumber)
    let memory = scan.output.codes[group]
    guard isNumber else {
      let texts = self.texts(whole, order, columns: columns.count)
      return StoredGroup(columns: columns, codes: PackedColumn(memory), texts: texts, number: nil)
    }
    var collector = TextCollector()
    let marks = order.map { collector.code(whole.pointee.bytes(Int($0))) }
    if !marks.enumerated().allSatisfy({ $0.offset == Int($0.element) }) {
      // The file writes one text in two ways.
      for row in 0..<rowCount where memory.start[row] != 0 {
        memory.start[row] = marks[Int(memory.start[row]) - 1] + 1
      }
    }
    let codes = PackedColumn(memory)
    let number = NumberColumn(
      values: joinedNumbers(group), marks: codes, texts: collector.values)
    return StoredGroup(columns: columns, codes: codes, texts: [], number: number)
  }

  /// Adds another worker's strings; their codes there.
  private func taken(
    _ other: UnsafeMutablePointer<SpanDictionary>, into whole: UnsafeMutablePointer<SpanDictionary>
  ) -> [UInt32] {
    (0..<other.pointee.count).map { code in
      let bytes = other.pointee.bytes(code)
      // A dictionary's strings always have an address.
      return whole.pointee.code(bytes.baseAddress.unsafelyUnwrapped, bytes.count)
    }
  }

  /// Moves the rows of all chunks together, in place; the common codes in the order of their new ones.
  private func join(
    _ group: Int, _ maps: [[UInt32]?], count: Int, isNumber: Bool
  ) -> [UInt32] {
    let memory = scan.output.codes[group]
    let rows = memory.start
    let unseen = UInt32.max
    var newCodes = [UInt32](repeating: unseen, count: count)
    var order: [UInt32] = []
    order.reserveCapacity(count)
    // A number's code is 0; the texts among the numbers count from 1.
    let shift: UInt32 = isNumber ? 1 : 0
    var filled = 0
    for (index, chunk) in scan.plan.chunks.enumerated() {
      let result = scan.result(index)
      let map = maps[result.worker]
      // `filled` never runs ahead of the row that is read.
      for row in chunk.firstRow..<chunk.firstRow + result.rowCount {
        let found = rows[row]
        if found < shift {
          rows[filled] = 0
        } else {
          let common = map.map { $0[Int(found - shift)] } ?? found - shift
          if newCodes[Int(common)] == unseen {
            newCodes[Int(common)] = UInt32(order.count)
            order.append(common)
          }
          rows[filled] = newCodes[Int(common)] + shift
        }
        filled += 1
      }
    }
    memory.count = filled
    return order
  }

  private func joinedNumbers(_ group: Int) -> PackedColumn<Double> {
    guard let memory = scan.output.numbers[group] else { return [] }
    scan.plan.join(memory) { scan.result($0).rowCount }
    return PackedColumn(memory)
  }

  private func texts(
    _ whole: UnsafeMutablePointer<SpanDictionary>, _ order: [UInt32], columns: Int
  ) -> [CodedTexts] {
    var collectors: [CodedTexts] = []
    // Column by column: a collector cannot be kept in an array.
    for column in 0..<columns {
      var collector = TextCollector()
      var map = [UInt32]()
      map.reserveCapacity(order.count)
      for code in order {
        let bytes = whole.pointee.bytes(Int(code))
        map.append(
          collector.code(columns == 1 ? bytes : FieldText.field(column, of: bytes, lexer: lexer)))
      }
      let isSame = map.enumerated().allSatisfy { $0.offset == Int($0.element) }
      collectors.append(CodedTexts(map: isSame ? nil : map, values: collector.values))
    }
    return collectors
  }
}
