/// Writes CSV as RFC 4180 has it, with LF line ends, quotes only where needed, and a line end after
/// the last record. What is written reads back as it was; nothing else is changed (no guard against
/// formulas: that is for the caller to decide).
public struct CSVWriter: Sendable {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Adds a record. A single empty field is written `""`, since an empty line is no record.
  public mutating func row(_ fields: [String]) {
    if fields.count == 1, fields[0].isEmpty { bytes += [34, 34] }
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(44) }
      append(field)
    }
    bytes.append(10)
  }

  private mutating func append(_ field: String) {
    let utf8 = field.utf8
    // A byte order mark at the very start would be taken for the file's own.
    let needsQuotes =
      utf8.contains { $0 == 44 || $0 == 34 || $0 == 10 || $0 == 13 }
      || (bytes.isEmpty && utf8.starts(with: [0xEF, 0xBB, 0xBF]))
    guard needsQuotes else {
      bytes.append(contentsOf: utf8)
      return
    }
    bytes.append(34)
    for byte in utf8 {
      if byte == 34 { bytes.append(34) }
      bytes.append(byte)
    }
    bytes.append(34)
  }
}
