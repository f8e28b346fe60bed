import SDGModel

/// Finds the register entry that the text of a file's own source column names, by the entries'
/// `matches`: so a row-level source gets its own entry whatever file it stands in.
///
/// Letter case and runs of blanks do not count; `*` stands for any text.
public struct SourcePatterns: Sendable {
  private let entries: [(source: String, pieces: [[UInt8]])]

  public init(_ register: [Source]) {
    entries = register.sorted { $0.id < $1.id }.flatMap { source in
      source.matches.map { pattern in
        (source.id, pattern.split(separator: "*").map { SourcePatterns.folded(String($0)) })
      }
    }
    .filter { entry in entry.pieces.contains { !$0.isEmpty } }
  }

  /// Ids of the entries that a source text belongs to, sorted; normally none or one.
  public func sources(of text: String) -> [String] {
    guard !entries.isEmpty, !text.isEmpty else { return [] }
    let bytes = SourcePatterns.folded(text)
    var found: [String] = []
    for entry in entries where found.last != entry.source {
      if SourcePatterns.contains(bytes, inOrder: entry.pieces) { found.append(entry.source) }
    }
    return found
  }

  private static func folded(_ text: String) -> [UInt8] {
    Array(Trimming.squeezed(text).lowercased().utf8)
  }

  private static func contains(_ text: [UInt8], inOrder pieces: [[UInt8]]) -> Bool {
    var rest = text[...]
    for piece in pieces where !piece.isEmpty {
      guard let end = endOfFirst(piece, in: rest) else { return false }
      rest = rest[end...]
    }
    return true
  }

  private static func endOfFirst(_ piece: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
    guard piece.count <= text.count else { return nil }
    for start in text.startIndex...(text.endIndex - piece.count)
    where text[start..<start + piece.count].elementsEqual(piece) {
      return start + piece.count
    }
    return nil
  }
}
