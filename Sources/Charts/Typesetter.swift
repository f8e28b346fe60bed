/// Wraps text and tells its direction.
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

  /// Whether a run's base direction is right to left: that of its first strong character, by the
  /// Unicode bidirectional algorithm, rules P2 and P3, over the blocks of today's scripts.
  static func isRightToLeft(_ text: String) -> Bool {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
        if scalar.properties.generalCategory == .decimalNumber { continue }
        return true
      default:
        if scalar.properties.isAlphabetic { return false }
      }
    }
    return false
  }
}
