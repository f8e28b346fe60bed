/// Measures and wraps text.
struct Typesetter {
  let measurer: any TextMeasurer
  let rightToLeft: Bool

  /// The widths of readers' own fonts differ from the measured ones; most are at most this much
  /// wider.
  static let reserve = 1.04

  func width(_ text: String, size: Double, bold: Bool = false) -> Double {
    measurer.width(of: text, size: size, bold: bold) * Self.reserve
  }

  /// The widest of the words, which is the least width that wrapping needs.
  func widestWord(_ text: String, size: Double, bold: Bool = false) -> Double {
    pieces(text).map { width(trimmed($0), size: size, bold: bold) }.max() ?? 0
  }

  /// Lines no wider than `limit`. Breaks at spaces and after hyphens and slashes; a word that is
  /// too long by itself is broken between characters, never cut.
  func wrap(_ text: String, to limit: Double, size: Double, bold: Bool = false) -> [String] {
    if width(text, size: size, bold: bold) <= limit { return text.isEmpty ? [] : [text] }
    var lines: [String] = []
    var line = ""
    for piece in pieces(text) {
      let joined = line + piece
      if width(trimmed(joined), size: size, bold: bold) <= limit {
        line = joined
        continue
      }
      if !trimmed(line).isEmpty { lines.append(trimmed(line)) }
      line = piece
      while width(trimmed(line), size: size, bold: bold) > limit, line.count > 1 {
        let head = longestHead(of: line, within: limit, size: size, bold: bold)
        lines.append(String(head))
        line.removeFirst(head.count)
      }
    }
    if !trimmed(line).isEmpty { lines.append(trimmed(line)) }
    return lines
  }

  /// As `wrap`, with lines of nearly one length.
  func wrapEvenly(_ text: String, to limit: Double, size: Double, bold: Bool = false) -> [String] {
    let lines = wrap(text, to: limit, size: size, bold: bold)
    guard (2...6).contains(lines.count) else { return lines }
    var best = lines
    var limit = width(lines, size: size, bold: bold)
    while limit > 40 {
      limit -= size
      let tighter = wrap(text, to: limit, size: size, bold: bold)
      if tighter.count > lines.count || widestWord(text, size: size, bold: bold) > limit { break }
      best = tighter
    }
    return best
  }

  /// The widest of some lines.
  func width(_ lines: [String], size: Double, bold: Bool = false) -> Double {
    lines.map { width($0, size: size, bold: bold) }.max() ?? 0
  }

  private func longestHead(
    of word: String, within limit: Double, size: Double, bold: Bool
  ) -> Substring {
    var count = max(1, word.count - 1)
    while count > 1, width(String(word.prefix(count)), size: size, bold: bold) > limit {
      count -= 1
    }
    return word.prefix(count)
  }

  /// The text cut after each place where a line may end.
  private func pieces(_ text: String) -> [String] {
    var result: [String] = []
    var piece = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if endsBefore(scalar), !piece.isEmpty {
        result.append(String(piece))
        piece = String.UnicodeScalarView()
      }
      piece.append(scalar)
      if scalar == " " || scalar == "/" || scalar == "-" || scalar.value == 0x200B {
        result.append(String(piece))
        piece = String.UnicodeScalarView()
      }
    }
    if !piece.isEmpty { result.append(String(piece)) }
    return result
  }

  /// Chinese, Japanese and Korean text may break before almost any character.
  private func endsBefore(_ scalar: Unicode.Scalar) -> Bool {
    (0x3040...0x9FFF).contains(scalar.value) || (0xAC00...0xD7A3).contains(scalar.value)
      || (0x20000...0x3FFFF).contains(scalar.value)
  }

  private func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.last == " " { text.removeLast() }
    while text.first == " " { text.removeFirst() }
    return String(text)
  }
}
