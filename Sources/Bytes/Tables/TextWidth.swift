/// How many columns of a terminal a text takes: one a letter, two a wide East Asian letter or
/// emoji, none a mark that joins the letter before it.
enum TextWidth {
  static func of(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.reduce(0) { $0 + of($1) }
  }

  static func of(_ character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    switch first.properties.generalCategory {
    case .format, .control, .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    let isEmoji = character.unicodeScalars.contains { $0.value == 0xFE0F }
    return isEmoji || isWide(first.value) ? 2 : 1
  }

  /// Wide and full-width letters of Unicode Standard Annex 11, by blocks.
  private static func isWide(_ code: UInt32) -> Bool {
    guard code >= 0x1100 else { return false }
    switch code {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return true
    default: return false
    }
  }

  /// Line ends, tabs and control characters as blanks: text from a file must neither break the
  /// table nor steer the terminal.
  static func printable(_ text: String) -> String {
    let isClean = text.utf8.allSatisfy { $0 >= 32 && $0 < 127 }
    if isClean { return text }
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      out.append(scalar.properties.generalCategory == .control ? " " : scalar)
    }
    return String(out)
  }

  /// Lines no wider than `width` (at least 2), broken at blanks where possible; after `lineLimit`
  /// lines the rest is cut and "…" says so.
  static func wrap(_ text: String, width: Int, lineLimit: Int) -> [String] {
    let width = max(width, 2)
    if of(text) <= width { return [text] }
    var lines: [String] = []
    var line = ""
    var lineWidth = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: true) {
      let wordWidth = of(String(word))
      if lineWidth > 0, lineWidth + 1 + wordWidth <= width {
        line += " " + word
        lineWidth += 1 + wordWidth
        continue
      }
      if lineWidth > 0 { lines.append(line) }
      (line, lineWidth) = ("", 0)
      for character in word {
        let next = of(character)
        if lineWidth + next > width {
          lines.append(line)
          (line, lineWidth) = ("", 0)
        }
        line.append(character)
        lineWidth += next
      }
    }
    if lineWidth > 0 { lines.append(line) }
    guard lines.count > lineLimit else { return lines }
    return lines[..<(lineLimit - 1)] + [cut(lines[lineLimit - 1], width: width)]
  }

  /// The text with "…" after it, shortened so that both fit.
  private static func cut(_ text: String, width: Int) -> String {
    var kept = text
    while of(kept) > width - 1, !kept.isEmpty { kept.removeLast() }
    return kept + "…"
  }
}
