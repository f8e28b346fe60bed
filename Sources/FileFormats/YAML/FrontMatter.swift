/// A text file that starts with YAML between two lines of `---` (as Open SDG's indicator pages do).
public struct FrontMatter: Sendable {
  /// The YAML; `nil` where the file has none.
  public let node: YAMLNode?
  /// What follows, decoded, with LF as line end.
  public let body: String
  /// The line of the file on which the body starts.
  public let bodyLine: Int
  /// What the foreign mode let pass.
  public let notes: [YAMLNote]

  /// Splits a file. A byte order mark and CR LF are tolerated in either mode.
  ///
  /// - Throws: errors of the YAML with their places in the whole file; a first `---` without a
  ///   second one.
  public static func split(
    _ bytes: [UInt8], file: String, mode: YAMLMode = .foreign
  ) throws(YAMLError) -> FrontMatter {
    let start = YAMLPlace(file: file, line: 1, column: 1)
    var notes: [YAMLNote] = []
    let text = try YAMLText.decode(bytes, start: start, mode: mode, notes: &notes)
    let lines = lines(of: text)
    guard let first = lines.first, isFence(first) else {
      return FrontMatter(
        node: nil, body: lines.joined(separator: "\n"), bodyLine: 1, notes: notes)
    }
    guard let end = lines.indices.dropFirst().first(where: { isFence(lines[$0]) }) else {
      throw YAMLError(start, "the front matter has no end", hint: "close it with a line of `---`")
    }
    let yaml = lines[1..<end].joined(separator: "\n") + "\n"
    let document = try YAMLDocument.parse(
      Array(yaml.utf8), file: file, mode: mode, lineOffset: 1)
    return FrontMatter(
      node: document.root, body: lines[(end + 1)...].joined(separator: "\n"), bodyLine: end + 2,
      notes: notes + document.notes)
  }

  /// Lines without their ends, whether these are LF, CR LF or CR.
  private static func lines(of text: String) -> [String] {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      if scalar == "\n", afterReturn {
        afterReturn = false
        continue
      }
      afterReturn = scalar == "\r"
      if scalar == "\n" || scalar == "\r" {
        lines.append(String(line))
        line = String.UnicodeScalarView()
      } else {
        line.append(scalar)
      }
    }
    return lines + [String(line)]
  }

  private static func isFence(_ line: String) -> Bool {
    line.hasPrefix("---") && line.dropFirst(3).allSatisfy { $0 == " " || $0 == "\t" }
  }
}
