/// On which line of the file each row begins. Where every record is one line, that is counting;
/// where records span lines or blank lines lie between, the rows after which the count jumps are
/// kept.
struct LineNumbers: Sendable {
  private struct Jump {
    var row: Int
    var extraLines: Int
  }

  private let firstLine: Int
  private let jumps: [Jump]

  /// No rows.
  init() {
    firstLine = 1
    jumps = []
  }

  /// - Parameters:
  ///   - body: where the first record may begin, just after the header's line end.
  ///   - bodyLineEnds: how many line ends follow there.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, rowStarts: [Int], body: Int, bodyLineEnds: Int,
    loneReturns: Bool
  ) {
    func lineEnds(_ range: Range<Int>) -> Int {
      ByteCount.lineEnds(UnsafeBufferPointer(rebasing: bytes[range]), loneReturns: loneReturns)
    }
    guard let first = rowStarts.first, let last = rowStarts.last else {
      firstLine = 1
      jumps = []
      return
    }
    firstLine = 1 + lineEnds(0..<first)
    var jumps: [Jump] = []
    let between = bodyLineEnds - lineEnds(body..<first) - lineEnds(last..<bytes.count)
    // Every record but the last ends its line: no more line ends than records, no jumps.
    if between != rowStarts.count - 1 {
      var extraLines = 0
      for row in 1..<rowStarts.count {
        let lines = lineEnds(rowStarts[row - 1]..<rowStarts[row])
        if lines != 1 {
          extraLines += lines - 1
          jumps.append(Jump(row: row, extraLines: extraLines))
        }
      }
    }
    self.jumps = jumps
  }

  func line(ofRow row: Int) -> Int {
    var low = 0
    var high = jumps.count
    while low < high {
      let middle = (low + high) / 2
      if jumps[middle].row <= row { low = middle + 1 } else { high = middle }
    }
    return firstLine + row + (low == 0 ? 0 : jumps[low - 1].extraLines)
  }
}
