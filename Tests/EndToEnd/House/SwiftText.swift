/// A Swift source file, told apart into code, comments and string literals, as far as the rules of
/// the house need it. Regular expression literals are not known.
struct SwiftText {
  /// Path from the root of the repository, with `/`.
  let path: String
  let text: String
  /// The file with the content of comments and string literals blanked; the quotation marks and
  /// the line ends stay, code within an interpolation too.
  private(set) var code: [UInt8]
  /// The content of string literals as it stands in the file, without interpolated code.
  private(set) var literals: [Piece] = []
  private let bytes: [UInt8]

  struct Piece {
    var line: Int
    var text: String
  }

  init(path: String, text: String) {
    (self.path, self.text) = (path, text)
    bytes = Array(text.utf8)
    code = bytes
    var at = 0
    readCode(&at, untilParenthesis: false)
  }

  /// `Sources/Charts/Scene.swift` lies in the room `Charts`.
  var room: String { String(path.split(separator: "/").dropFirst().first ?? "") }

  var lineCount: Int {
    bytes.filter { $0 == newline }.count + (bytes.isEmpty || bytes.last == newline ? 0 : 1)
  }

  /// The code line by line, from line 1.
  var codeLines: [String] {
    code.split(separator: newline, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  func line(at offset: Int) -> Int { bytes[..<offset].reduce(1) { $0 + ($1 == newline ? 1 : 0) } }

  private mutating func readCode(_ at: inout Int, untilParenthesis: Bool) {
    var depth = 0
    while at < bytes.count {
      if starts("//", at) {
        while at < bytes.count, bytes[at] != newline { blank(&at) }
      } else if starts("/*", at) {
        readBlockComment(&at)
      } else if bytes[at] == quote {
        readLiteral(&at)
      } else {
        if bytes[at] == UInt8(ascii: "(") { depth += 1 }
        if bytes[at] == UInt8(ascii: ")") {
          if untilParenthesis, depth == 0 { return }
          depth -= 1
        }
        at += 1
      }
    }
  }

  private mutating func readBlockComment(_ at: inout Int) {
    var depth = 0
    repeat {
      if starts("/*", at) { depth += 1 }
      if starts("*/", at) { depth -= 1 }
      let width = starts("/*", at) || starts("*/", at) ? 2 : 1
      for _ in 0..<width where at < bytes.count { blank(&at) }
    } while depth > 0 && at < bytes.count
  }

  private mutating func readLiteral(_ at: inout Int) {
    var hashes = 0
    while at > hashes, bytes[at - hashes - 1] == UInt8(ascii: "#") { hashes += 1 }
    let escape = "\\" + String(repeating: "#", count: hashes)
    let mark = starts("\"\"\"", at) ? "\"\"\"" : "\""
    let end = mark + String(repeating: "#", count: hashes)
    at += mark.utf8.count
    var piece = Piece(line: line(at: at), text: "")
    var start = at
    func content(_ end: Int) -> String { String(decoding: bytes[start..<end], as: UTF8.self) }
    while at < bytes.count, !starts(end, at), mark.utf8.count > 1 || bytes[at] != newline {
      if starts(escape + "(", at) {
        piece.text += content(at) + " "
        for _ in 0...escape.utf8.count { blank(&at) }
        readCode(&at, untilParenthesis: true)
        blank(&at)
        start = at
      } else {
        let isEscaped = starts(escape, at)
        for _ in 0..<(isEscaped ? escape.utf8.count + 1 : 1) { blank(&at) }
      }
    }
    at = min(at, bytes.count)
    piece.text += content(at)
    literals.append(piece)
    at = min(at + end.utf8.count, bytes.count)
  }

  private mutating func blank(_ at: inout Int) {
    if at < bytes.count, bytes[at] != newline { code[at] = UInt8(ascii: " ") }
    at += 1
  }

  private func starts(_ word: String, _ at: Int) -> Bool {
    bytes[min(at, bytes.count)...].starts(with: word.utf8)
  }
}

private let newline = UInt8(ascii: "\n")
private let quote = UInt8(ascii: "\"")
