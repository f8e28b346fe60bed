/// What a source text says about who measured with what, without the year of the round.
///
/// `DHS 2003` and `DHS 2008-09` are rounds of one instrument; two institutions are not. Two texts
/// are one instrument when nothing but digits and punctuation tells them apart.
struct Instrument: Hashable, Sendable {
  /// Letters alone, in lower case.
  let key: String

  init(_ sourceText: String) {
    var letters = ""
    for scalar in sourceText.unicodeScalars where scalar.properties.isAlphabetic {
      letters.unicodeScalars.append(scalar)
    }
    key = letters.lowercased()
  }

  /// The beginning of a source text, up to the first `;`, `:`, ` - ` or bracket: a name for the
  /// side of a break in a figure. The whole text stands in the table and the provenance.
  static func shortName(_ sourceText: String, limit: Int = 34) -> String {
    var name = sourceText[...]
    for separator in ["; ", ": ", " - ", " – ", " (", "//", ". "] {
      if let range = name.range(of: separator), range.lowerBound > name.startIndex {
        name = name[..<range.lowerBound]
      }
    }
    let trimmed = String(name).split(separator: " ").joined(separator: " ")
    guard trimmed.count > limit else { return trimmed }
    let cut = trimmed.prefix(limit)
    let atWord = cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut
    return atWord + "…"
  }
}

extension StringProtocol where SubSequence == Substring {
  fileprivate func range(of part: String) -> Range<Index>? {
    self[...].firstRange(of: part)
  }
}
