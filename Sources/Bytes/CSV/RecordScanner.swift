import Glibc

/// One pass over records: bytes in, codes and numbers per column group out.
///
/// Two ideas make it quick. (1) Rows repeat: before a group is read, its bytes are compared with
/// the bytes of the same group in the previous row, delimiter included; if they are equal, so is
/// the result (this is exact, not a guess). (2) A group that differs is looked up as a whole span;
/// splitting and unquoting happen later, once per distinct span.
///
/// Raw memory, because output columns are written row by row, by several workers at once.
struct RecordScanner: ~Copyable {
  private struct State {
    var columns: Int
    var isNumber: Bool
    var codes: UnsafeMutablePointer<UInt32>
    var numbers: UnsafeMutablePointer<Double>?
    /// The previous row's bytes with their terminator; length 0 when they must not be reused.
    var previous: BytePointer
    var previousLength = 0
    var previousCode: UInt32 = 0
    var previousNumber = Double.nan
    /// Line ends within the previous row's quotes.
    var previousLines = 0
  }

  struct Fault {
    var row: Int
    var found: Int
    var faults: FieldFaults
    var surplusIsEmpty: Bool
  }

  private let base: BytePointer
  private let end: BytePointer
  private let offset: Int
  private let lexer: FieldLexer
  private let groupCount: Int
  private let columnCount: Int
  private let states: UnsafeMutablePointer<State>
  private let dictionaries: UnsafeMutablePointer<SpanDictionary>
  private let starts: UnsafeMutablePointer<Int>
  private let rowLimit: Int
  private var rowLines = 0
  /// Whether there were more records than rows for them.
  private(set) var hasOverflowed = false
  private(set) var rowCount = 0
  private(set) var blankLines = 0
  private(set) var faults: [Fault] = []
  private(set) var jumps: [LineNumbers.Jump] = []
  /// What sort of text the bytes are that no dictionary holds: line ends, blank lines, surplus.
  private(set) var textSort = TextSort()

  /// - Parameters:
  ///   - base: the first byte of whole records, up to `end`.
  ///   - offset: where in the file they stand.
  ///   - dictionaries: one for each group; they must outlive the scanner.
  ///   - rows: the rows of the output to write to; where there are more records, it stops.
  init(
    _ base: BytePointer, _ end: BytePointer, offset: Int, lexer: FieldLexer, groups: [ColumnGroup],
    dictionaries: UnsafeMutablePointer<SpanDictionary>, output: ScanOutput, rows: Range<Int>
  ) {
    self.base = base
    self.end = end
    rowLimit = rows.count
    let row = rows.lowerBound
    self.offset = offset
    self.lexer = lexer
    self.dictionaries = dictionaries
    groupCount = groups.count
    columnCount = groups.reduce(0) { $0 + $1.columns.count }
    states = .allocate(capacity: max(groups.count, 1))
    starts = output.rowStarts.start + row
    for (index, group) in groups.enumerated() {
      (states + index).initialize(
        to: State(
          columns: group.columns.count, isNumber: group.role == .number,
          codes: output.codes[index].start + row,
          numbers: output.numbers[index].map { $0.start + row }, previous: base))
    }
  }

  deinit { states.deallocate() }

  /// Reads all records.
  mutating func scan() {
    var at = base
    while true {
      let from = at
      let blanks = lexer.skipBlankLines(&at, end)
      if blanks > 0 {
        let skipped = UnsafeBufferPointer(start: from, count: at - from)
        textSort.add(skipped)
        blankLines += blanks
        jumps.append(LineNumbers.Jump(row: rowCount, extraLines: blanks))
      }
      guard at < end else { return }
      guard rowCount < rowLimit else {
        hasOverflowed = true
        return
      }
      starts[rowCount] = at - base + offset
      rowLines = 0
      scanRecord(&at, rowCount)
      rowCount += 1
      if rowLines > 0 { jumps.append(LineNumbers.Jump(row: rowCount, extraLines: rowLines)) }
    }
  }

  @inline(__always)
  private mutating func scanRecord(_ at: inout BytePointer, _ row: Int) {
    var found = 0
    var oddities = FieldFaults()
    var surplusIsEmpty = true
    var hasEnded = false
    for group in 0..<groupCount {
      let state = states + group
      let length = state.pointee.previousLength
      if hasEnded {
        // The record is short: its missing fields are empty.
        store(state, group, row, at, 0)
        state.pointee.previousLength = 0
      } else if length != 0, length <= end - at,
        Self.isEqual(at, state.pointee.previous, length)
      {
        state.pointee.codes[row] = state.pointee.previousCode
        state.pointee.numbers?[row] = state.pointee.previousNumber
        // Comparing with the nearer copy keeps both in the cache.
        state.pointee.previous = at
        found &+= state.pointee.columns
        rowLines &+= state.pointee.previousLines
        at += length
        hasEnded = group == groupCount &- 1
      } else {
        hasEnded = scanGroup(&at, state, group, row, &found, &oddities)
        if group == groupCount &- 1, !hasEnded {
          surplusIsEmpty = skipSurplus(&at, &found, &oddities)
          state.pointee.previousLength = 0
        }
      }
    }
    if found != columnCount || !oddities.isEmpty {
      faults.append(
        Fault(row: row, found: found, faults: oddities, surplusIsEmpty: surplusIsEmpty))
    }
  }

  /// Whether `length` bytes are the same, which is asked of every group of every row: short ones are
  /// compared word by word here, where a call would cost more than the work. No load reaches beyond
  /// `length`.
  @inline(__always)
  private static func isEqual(_ a: BytePointer, _ b: BytePointer, _ length: Int) -> Bool {
    if length < 8 {
      guard a[length &- 1] == b[length &- 1] else { return false }
      if length >= 4 {
        return halfWord(a) == halfWord(b)
          && halfWord(a + (length &- 4)) == halfWord(b + (length &- 4))
      }
      return a[0] == b[0] && a[length >> 1] == b[length >> 1]
    }
    guard word(a + (length &- 8)) == word(b + (length &- 8)) else { return false }
    if length > 64 { return memcmp(a, b, length &- 8) == 0 }
    var at = 0
    while at &+ 8 < length {
      if word(a + at) != word(b + at) { return false }
      at &+= 8
    }
    return true
  }

  @inline(__always)
  private static func word(_ at: BytePointer) -> UInt64 {
    UnsafeRawPointer(at).loadUnaligned(as: UInt64.self)
  }

  @inline(__always)
  private static func halfWord(_ at: BytePointer) -> UInt32 {
    UnsafeRawPointer(at).loadUnaligned(as: UInt32.self)
  }

  /// Reads the fields of one group; true if the record ended with or inside it.
  @inline(__always)
  private mutating func scanGroup(
    _ at: inout BytePointer, _ state: UnsafeMutablePointer<State>, _ group: Int, _ row: Int,
    _ found: inout Int, _ oddities: inout FieldFaults
  ) -> Bool {
    let start = at
    var field = at
    var remaining = state.pointee.columns
    var groupOddities = FieldFaults()
    var hasQuotes = false
    while true {
      if field < end, field[0] == 34 { hasQuotes = true }
      let stop = lexer.endOfField(field, end, &groupOddities)
      remaining &-= 1
      found &+= 1
      if stop < end, stop[0] == lexer.delimiter {
        if remaining > 0 {
          field = stop + 1
          continue
        }
        store(state, group, row, start, stop - start)
        at = stop + 1
        state.pointee.previousLength = groupOddities.isEmpty ? at - start : 0
        countLines(state, hasQuotes, start, stop)
        break
      }
      let recordEnd = lexer.endOfRecord(stop, field: field, end)
      if recordEnd.next - recordEnd.text > 1 { textSort.hasReturns = true }
      store(state, group, row, start, recordEnd.text - start)
      countLines(state, hasQuotes, start, recordEnd.text)
      at = recordEnd.next
      // A group cut short by a line end may be longer in the next row: only a complete last
      // group may be reused.
      let isComplete = remaining == 0 && group == groupCount &- 1
      state.pointee.previousLength =
        isComplete && recordEnd.isCertain && groupOddities.isEmpty ? at - start : 0
      state.pointee.previous = start
      oddities.formUnion(groupOddities)
      return true
    }
    state.pointee.previous = start
    oddities.formUnion(groupOddities)
    return false
  }

  /// Line ends inside quotes move all later rows down.
  @inline(__always)
  private mutating func countLines(
    _ state: UnsafeMutablePointer<State>, _ hasQuotes: Bool, _ start: BytePointer,
    _ stop: BytePointer
  ) {
    let lines =
      hasQuotes
      ? ByteCount.lineEnds(
        UnsafeBufferPointer(start: start, count: stop - start), loneReturns: lexer.loneReturns)
      : 0
    state.pointee.previousLines = lines
    rowLines &+= lines
  }

  @inline(__always)
  private mutating func store(
    _ state: UnsafeMutablePointer<State>, _ group: Int, _ row: Int, _ start: BytePointer,
    _ length: Int
  ) {
    if state.pointee.isNumber {
      if let number = FieldText.number(start, length) {
        state.pointee.previousNumber = number
        state.pointee.previousCode = 0
      } else {
        state.pointee.previousNumber = .nan
        state.pointee.previousCode = dictionaries[group].code(start, length) &+ 1
      }
      state.pointee.numbers?[row] = state.pointee.previousNumber
    } else {
      state.pointee.previousCode = dictionaries[group].code(start, length)
    }
    state.pointee.codes[row] = state.pointee.previousCode
  }

  /// Passes over the fields that the header has no column for; true if all of them are empty.
  @inline(never)
  private mutating func skipSurplus(
    _ at: inout BytePointer, _ found: inout Int, _ oddities: inout FieldFaults
  ) -> Bool {
    var isEmpty = true
    while true {
      let stop = lexer.endOfField(at, end, &oddities)
      found += 1
      let field = UnsafeBufferPointer(start: at, count: stop - at)
      rowLines += ByteCount.lineEnds(field, loneReturns: lexer.loneReturns)
      textSort.add(field)
      if stop < end, stop[0] == lexer.delimiter {
        isEmpty = isEmpty && stop == at
        at = stop + 1
        continue
      }
      let recordEnd = lexer.endOfRecord(stop, field: at, end)
      if recordEnd.next - recordEnd.text > 1 { textSort.hasReturns = true }
      isEmpty = isEmpty && recordEnd.text == at
      at = recordEnd.next
      return isEmpty
    }
  }
}
