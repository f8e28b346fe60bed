/// On which line of the file each row begins. Where every record is one line, that is counting;
/// where records span lines or blank lines lie between, the rows after which the count jumps are
/// kept.
struct LineNumbers: Sendable {
  struct Jump: Sendable {
    /// The first row that stands further down.
    var row: Int
    var extraLines: Int
  }

  private let firstLine: Int
  /// With the lines of all jumps before.
  private let jumps: [Jump]

  /// - Parameters:
  ///   - firstLine: the line behind the header.
  ///   - jumps: in order, each with the lines that it adds.
  init(firstLine: Int = 1, jumps: [Jump] = []) {
    self.firstLine = firstLine
    var total = 0
    self.jumps = jumps.map { jump in
      total += jump.extraLines
      return Jump(row: jump.row, extraLines: total)
    }
  }

  func line(ofRow row: Int) -> Int {
    let after = jumps.partitioningIndex(where: { $0.row > row })
    return firstLine + row + (after == 0 ? 0 : jumps[after - 1].extraLines)
  }
}
