/// A cell that holds texts for several years: `[1992]: … // [1994,1997-1999]: …`. A cell without
/// years holds one text for all of them.
struct FoldedText {
  private enum Span {
    case all
    case years([ClosedRange<Int>])
  }
  private let parts: [(span: Span, text: String)]

  init(_ cell: String) {
    let cell = Trimming.trimmed(cell)
    var parts: [(span: Span, text: String)] = []
    var rest = cell[...]
    while let (years, body) = FoldedText.opening(rest) {
      // The text ends where the next years begin: it may itself hold slashes.
      var end = body.endIndex
      var next = body.endIndex
      var search = body
      while let slash = FoldedText.separator(in: search) {
        if FoldedText.opening(body[slash.after...]) != nil {
          (end, next) = (slash.start, slash.after)
          break
        }
        search = body[slash.after...]
      }
      parts.append((.years(years), Trimming.trimmed(String(body[..<end]))))
      rest = body[next...]
    }
    if parts.isEmpty, !cell.isEmpty { parts = [(.all, cell)] }
    self.parts = parts
  }

  /// What the cell says of a year; empty for nothing.
  func text(_ year: Int) -> String {
    let found = parts.filter { part in
      switch part.span {
      case .all: true
      case .years(let ranges): ranges.contains { $0.contains(year) }
      }
    }
    return found.map(\.text).joined(separator: " // ")
  }

  /// Years in brackets, a colon, and what follows them.
  private static func opening(
    _ text: Substring
  ) -> (years: [ClosedRange<Int>], body: Substring)? {
    // Only what years are written with is passed over: the next bracket is looked for from every
    // one, and a long text without any would take as many steps each time.
    guard text.first == "[",
      let close = text.dropFirst().firstIndex(where: { !isOfYears($0) }), text[close] == "]"
    else { return nil }
    let after = text.index(after: close)
    guard after < text.endIndex, text[after] == ":" else { return nil }
    var ranges: [ClosedRange<Int>] = []
    for item in text[text.index(after: text.startIndex)..<close].split(separator: ",") {
      let ends = item.split(separator: "-").map { Int(Trimming.trimmed(String($0))) }
      guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
        first <= last
      else { return nil }
      ranges.append(first...last)
    }
    guard !ranges.isEmpty else { return nil }
    return (ranges, text[text.index(after: after)...])
  }

  private static func isOfYears(_ character: Character) -> Bool {
    character.isNumber || character == "," || character == "-" || character == " "
  }

  private static func separator(
    in text: Substring
  ) -> (start: Substring.Index, after: Substring.Index)? {
    var start = text.startIndex
    while start < text.endIndex {
      if text[start...].hasPrefix(" // ") { return (start, text.index(start, offsetBy: 4)) }
      start = text.index(after: start)
    }
    return nil
  }
}
