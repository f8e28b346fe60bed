/// What the bytes of a file are, before anything is known of its layout. Told from the first bytes,
/// never from the file's name.
enum Container: Equatable {
  case text
  /// A zip archive, as `.xlsx` is one, or an old Office file.
  case workbook
  case json
  case xml

  init(_ bytes: [UInt8]) {
    if bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0x50, 0x4B, 5, 6])
      || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    {
      self = .workbook
      return
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let letters = bytes[start...].lazy.filter { $0 != 32 && $0 != 9 && $0 != 10 && $0 != 13 }
    let first = Array(letters.prefix(2))
    switch (first.first, first.dropFirst().first) {
    case (UInt8(ascii: "<"), .some(let next)) where Container.mayOpenTag(next): self = .xml
    case (UInt8(ascii: "{"), .some(UInt8(ascii: "\""))),
      (UInt8(ascii: "{"), .some(UInt8(ascii: "}"))),
      (UInt8(ascii: "["), .some(UInt8(ascii: "{"))), (UInt8(ascii: "["), .some(UInt8(ascii: "]"))):
      // A bracketed column name, `[Age]`, opens a CSV file.
      self = .json
    default: self = .text
    }
  }

  /// `<?xml`, `<!--` or the name of an element. `<2.5` opens a CSV file without a header.
  private static func mayOpenTag(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "?") || byte == UInt8(ascii: "!")
      || (UInt8(ascii: "A")...UInt8(ascii: "z")).contains(byte)
  }
}
