/// Which byte separates the fields of a file that does not say so.
enum Delimiter {
  /// A tie goes to the first: a comma is far more often a letter or a decimal mark in a file
  /// separated otherwise than the reverse.
  private static let candidates: [UInt8] = [9, 59, 124, 44]
  private static let sampledRecords = 40
  private static let sampledBytes = 1 << 16

  /// The delimiter that Excel's first line `sep=;` declares, and where the rest begins.
  static func declared(_ bytes: [UInt8]) -> (delimiter: UInt8, rest: Int)? {
    guard bytes.count > 5, bytes[..<4].elementsEqual("sep=".utf8), candidates.contains(bytes[4])
    else { return nil }
    if bytes[5] == 10 { return (bytes[4], 6) }
    guard bytes[5] == 13 else { return nil }
    return (bytes[4], bytes.count > 6 && bytes[6] == 10 ? 7 : 6)
  }

  /// The candidate that cuts the first records into equally many fields, and into most; a comma if
  /// none occurs.
  static func guess(_ bytes: [UInt8]) -> UInt8 {
    let records = countsPerRecord(bytes)
    guard let header = records.first else { return 44 }
    var best: (delimiter: UInt8, score: Int) = (44, 0)
    for (index, candidate) in candidates.enumerated() {
      let total = records.reduce(0) { $0 + $1[index] }
      let agreeing = records.count { $0[index] == header[index] }
      let isSteady = header[index] > 0 && agreeing * 5 >= records.count * 4
      // A steady candidate beats any that is not; one that is not in the header (a title line
      // came first) still beats none.
      let score = isSteady ? (1 << 40) + header[index] : header[index] * 1000 + min(total, 999)
      if score > best.score { best = (candidate, score) }
    }
    return best.delimiter
  }

  private static func countsPerRecord(_ bytes: [UInt8]) -> [[Int]] {
    var records: [[Int]] = []
    var counts = [0, 0, 0, 0]
    var isQuoted = false
    var isEmpty = true
    for byte in bytes.prefix(sampledBytes) {
      if byte == 34 { isQuoted.toggle() }
      if !isQuoted, byte == 10 || byte == 13 {
        if !isEmpty { records.append(counts) }
        if records.count == sampledRecords { return records }
        counts = [0, 0, 0, 0]
        isEmpty = true
        continue
      }
      isEmpty = false
      if !isQuoted, let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    // A record that the sample cuts off would seem to have too few fields.
    if !isEmpty, records.isEmpty || bytes.count <= sampledBytes { records.append(counts) }
    return records
  }
}
