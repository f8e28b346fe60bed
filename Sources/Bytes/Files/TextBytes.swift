/// What was done to the bytes of a file to read them as text.
public enum TextNote: Sendable, Equatable, Hashable {
  /// A UTF-8 byte order mark was removed.
  case byteOrderMark
  /// Bytes that are no UTF-8 were read as Windows-1252.
  case windows1252
  /// So many bytes were read as Windows-1252 in a file that holds UTF-8 sequences too: two
  /// encodings were pasted together, and the text deserves a look.
  case mixedEncoding(bytes: Int)
  /// UTF-16 with a byte order mark was transcoded.
  case utf16
  /// Lines end with carriage return and line feed.
  case carriageReturns
  /// So many carriage returns stand alone (line ends of old Macintosh programs, or strays).
  case loneCarriageReturns(count: Int)
  /// So many NUL bytes are in the text; they are kept.
  case nulBytes(count: Int)
}

/// The bytes of a file as UTF-8 text, with notes of what was normalised.
public struct TextBytes: Sendable {
  /// Valid UTF-8 without a byte order mark. Line ends are as in the file.
  public let bytes: [UInt8]
  public let notes: [TextNote]
  /// True when the file is no text at all: it begins like a zip, PDF, PNG, gzip or old Office
  /// file, or holds many control bytes.
  public let looksBinary: Bool
  /// Whether some carriage return is not followed by a line feed (the CSV lexer then looks for it).
  let hasLoneCarriageReturns: Bool

  /// Decodes by what the bytes show: byte order marks first, then UTF-8, else Windows-1252.
  public init(decoding raw: [UInt8]) {
    var notes: [TextNote] = []
    let binary = BinarySignature.matches(raw)
    var bytes = raw
    var survey: (isUTF8: Bool, hasOddControls: Bool)?
    if !binary, let text = Self.utf16Text(raw) {
      bytes = Array(text.utf8)
      notes.append(.utf16)
    } else {
      if raw.starts(with: [0xEF, 0xBB, 0xBF]) {
        bytes.removeFirst(3)
        notes.append(.byteOrderMark)
      }
      let found = ByteCount.survey(bytes)
      survey = found
      if !found.isUTF8 {
        let repaired = Windows1252.repair(bytes)
        bytes = repaired.bytes
        if !binary {
          notes.append(
            repaired.sawUTF8 ? .mixedEncoding(bytes: repaired.replaced) : .windows1252)
        }
      }
    }
    let hasOddControls = survey?.hasOddControls ?? true
    let counts = hasOddControls ? ControlBytes(bytes) : ControlBytes()
    if counts.pairs > 0 { notes.append(.carriageReturns) }
    if counts.loneReturns > 0 { notes.append(.loneCarriageReturns(count: counts.loneReturns)) }
    if counts.nul > 0 { notes.append(.nulBytes(count: counts.nul)) }
    self.bytes = bytes
    self.notes = notes
    looksBinary = binary || counts.looksBinary(of: bytes.count)
    hasLoneCarriageReturns = counts.loneReturns > 0
  }

  /// Text that is known to be good, for tests and for text made by ourselves.
  public init(_ text: String) { self.init(decoding: Array(text.utf8)) }

  private static func utf16Text(_ raw: [UInt8]) -> String? {
    guard raw.count >= 2 else { return nil }
    let littleEndian = raw[0] == 0xFF && raw[1] == 0xFE
    guard littleEndian || (raw[0] == 0xFE && raw[1] == 0xFF) else { return nil }
    let units = stride(from: 2, to: raw.count - 1, by: 2).map { at -> UInt16 in
      let first = UInt16(raw[at])
      let second = UInt16(raw[at + 1])
      return littleEndian ? second << 8 | first : first << 8 | second
    }
    return String(decoding: units, as: UTF16.self)
  }
}

/// How many bytes of a text are control bytes, by kind, in one pass.
struct ControlBytes {
  var pairs = 0
  var loneReturns = 0
  var nul = 0
  var other = 0

  init() {}

  init(_ bytes: some Collection<UInt8>) {
    var previousIsReturn = false
    for byte in bytes {
      if previousIsReturn {
        if byte == 10 { pairs += 1 } else { loneReturns += 1 }
      }
      previousIsReturn = byte == 13
      if byte < 32 {
        if byte == 0 { nul += 1 } else if byte < 9 || byte > 13 { other += 1 }
      }
    }
    if previousIsReturn { loneReturns += 1 }
  }

  /// A stray NUL is a blemish of a text; one control byte in fifty is another kind of file.
  func looksBinary(of count: Int) -> Bool {
    let controls = nul + other
    return controls >= 4 && controls * 50 > count
  }
}

/// The first bytes of files that are often handed over in place of a text.
private enum BinarySignature {
  static let known: [[UInt8]] = [
    [0x50, 0x4B, 0x03, 0x04],  // zip, and with it xlsx and docx
    [0x25, 0x50, 0x44, 0x46, 0x2D],  // PDF
    [0x89, 0x50, 0x4E, 0x47],  // PNG
    [0x1F, 0x8B, 0x08],  // gzip
    [0xD0, 0xCF, 0x11, 0xE0],  // Office files before 2007
    [0xFF, 0xD8, 0xFF],  // JPEG
  ]

  static func matches(_ raw: [UInt8]) -> Bool { known.contains { raw.starts(with: $0) } }
}
