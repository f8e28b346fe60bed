/// Text for a terminal or a file: paragraphs broken at blanks, with a hanging indent.
struct ExplanationText {
  /// Columns that a line may take; `nil` for as many as it needs.
  let width: Int?
  private(set) var lines: [String] = []

  init(width: Int?) { self.width = width }

  /// An empty line, unless one stands there already or nothing does.
  mutating func gap() {
    if let last = lines.last, !last.isEmpty { lines.append("") }
  }

  /// A paragraph whose first line begins with `label` and whose text stands `indent` columns in.
  mutating func add(_ text: String, indent: Int = 0, label: String = "") {
    let margin = String(repeating: " ", count: indent)
    var line = label
    if line.count < indent { line += String(repeating: " ", count: indent - line.count) }
    let limit = width.map { max($0, indent + 20) } ?? .max
    var isEmpty = true
    for word in ExplanationText.words(text) {
      if !isEmpty, line.count + 1 + word.count > limit {
        lines.append(line)
        (line, isEmpty) = (margin, true)
      }
      line += isEmpty ? word : " " + word
      isEmpty = false
    }
    while line.last == " " { line.removeLast() }
    lines.append(line)
  }

  /// Words without control characters: text from a file must not steer the terminal.
  private static func words(_ text: String) -> [String] {
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      plain.append(scalar.properties.generalCategory == .control ? " " : scalar)
    }
    return String(plain).split(separator: " ").map(String.init)
  }
}
