import Glibc

/// One pass over the records of a file: bytes in, codes and numbers per column group out.
///
/// Two ideas make it quick. (1) Rows repeat: before a group is read, its bytes are compared with
/// the bytes of the same group in the previous row, delimiter included; if they are equal, so is
/// the result (this is exact, not a guess). (2) A group that differs is looked up as a whole span;
/// splitting and unquoting happen later, once per distinct span.
///
/// Raw memory, because output columns are written row by row in parallel. `base..<end` must stay
/// alive, and `capacity` be no less than the number of records.
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
  }

  struct Fault {
    var row: Int
    var found: Int
    var faults: FieldFaults
    var surplusIsEmpty: Bool
  }

  private let base: BytePointer
  private let end: BytePointer
  private let lexer: FieldLexer
  private let groupCount: Int
  private let columnCount: Int
  private let states: UnsafeMutablePointer<State>
  private let dictionaries: UnsafeMutablePointer<SpanDictionary>
  private let starts: UnsafeMutablePointer<Int>
  private(set) var rowCount = 0
  private(set) var blankLines = 0
  private(set) var faults: [Fault] = []

  init(
    base: BytePointer, end: BytePointer, lexer: FieldLexer, groups: [ColumnGroup], capacity: Int
  ) {
    self.base = base
    self.end = end
    self.lexer = lexer
    groupCount = groups.count
    columnCount = groups.reduce(0) { $0 + $1.columns.count }
    states = .allocate(capacity: max(groups.count, 1))
    dictionaries = .allocate(capacity: max(groups.count, 1))
    starts = .allocate(capacity: max(capacity, 1))
    for (index, group) in groups.enumerated() {
      (dictionaries + index).initialize(to: SpanDictionary(base: base))
      (states + index).initialize(
        to: State(
          columns: group.columns.count, isNumber: group.role == .number,
          codes: .allocate(capacity: max(capacity, 1)),
          numbers: group.role == .number ? .allocate(capacity: max(capacity, 1)) : nil,
          previous: base))
    }
  }

  deinit {
    for index in 0..<groupCount {
      states[index].codes.deallocate()
      states[index].numbers?.deallocate()
    }
    dictionaries.deinitialize(count: groupCount)
    dictionaries.deallocate()
    states.deallocate()
    starts.deallocate()
  }

  func rowStarts() -> [Int] { Array(UnsafeBufferPointer(start: starts, count: rowCount)) }

  func codes(ofGroup group: Int) -> [UInt32] {
    Array(UnsafeBufferPointer(start: states[group].codes, count: rowCount))
  }

  func numbers(ofGroup group: Int) -> [Double] {
    Array(UnsafeBufferPointer(start: states[group].numbers, count: rowCount))
  }

  func spans(ofGroup group: Int) -> [ByteSpan] { dictionaries[group].allSpans() }

  /// Reads all records from `start` to the end.
  mutating func scan(from start: BytePointer) {
    var at = start
    while true {
      blankLines += lexer.skipBlankLines(&at, end)
      guard at < end else { return }
      starts[rowCount] = at - base
      scanRecord(&at, rowCount)
      rowCount += 1
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
        at[length &- 1] == state.pointee.previous[length &- 1],
        memcmp(at, state.pointee.previous, length) == 0
      {
        state.pointee.codes[row] = state.pointee.previousCode
        state.pointee.numbers?[row] = state.pointee.previousNumber
        // Comparing with the nearer copy keeps both in the cache.
        state.pointee.previous = at
        found &+= state.pointee.columns
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
    while true {
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
        break
      }
      let recordEnd = lexer.endOfRecord(stop, field: field, end)
      store(state, group, row, start, recordEnd.text - start)
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
  private func skipSurplus(
    _ at: inout BytePointer, _ found: inout Int, _ oddities: inout FieldFaults
  ) -> Bool {
    var isEmpty = true
    while true {
      let stop = lexer.endOfField(at, end, &oddities)
      found += 1
      if stop < end, stop[0] == lexer.delimiter {
        isEmpty = isEmpty && stop == at
        at = stop + 1
        continue
      }
      let recordEnd = lexer.endOfRecord(stop, field: at, end)
      isEmpty = isEmpty && recordEnd.text == at
      at = recordEnd.next
      return isEmpty
    }
  }
}
