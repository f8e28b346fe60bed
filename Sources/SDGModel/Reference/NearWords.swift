/// Words that a misspelt one was probably meant to be. A guess, for questions to people: nothing is
/// ever read by it.
extension Vocabulary {
  /// The column name that the lists know and that differs from this one by one slip of the pen.
  public func heading(near name: String) -> String? {
    guard heading(named: name) == nil else { return nil }
    return NearWord.nearest(to: NameFolding.heading(name), among: headingKeys)
  }

  /// Of several names the one that differs from a text by one slip of the pen, whatever the case.
  public static func nearest(to text: String, among names: [String]) -> String? {
    let folded = Dictionary(
      names.map { (NameFolding.value($0), $0) }, uniquingKeysWith: { first, _ in first })
    return NearWord.nearest(to: NameFolding.value(text), among: folded.keys.sorted())
      .flatMap { folded[$0] }
  }

  /// The category of a dimension with a closed list whose word differs from this one by one slip.
  public func category(dimension: String, near text: String) -> Category? {
    guard let found = dimensions.first(where: { $0.id == dimension }), !found.isOpen else {
      return nil
    }
    // One letter more or less makes another code.
    guard !text.contains(where: { $0.isNumber || $0 == "_" }) else { return nil }
    let words = categoryWords(of: dimension)
    return NearWord.nearest(to: NameFolding.value(text), among: words.keys.sorted())
      .flatMap { words[$0] }
  }
}

/// The nearest of several words: one letter more, less or other, or two neighbours swapped.
enum NearWord {
  /// Words shorter than this resemble too many others.
  private static let shortest = 4

  static func nearest(to word: String, among known: [String]) -> String? {
    let letters = Array(word.unicodeScalars)
    guard letters.count >= shortest else { return nil }
    return known.first { candidate in
      candidate.unicodeScalars.count >= shortest
        && isOneSlip(letters, Array(candidate.unicodeScalars))
    }
  }

  private static func isOneSlip(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Bool {
    guard a != b, abs(a.count - b.count) <= 1 else { return false }
    let start = zip(a, b).prefix { $0 == $1 }.count
    let (restA, restB) = (a[start...], b[start...])
    if restA.dropFirst().elementsEqual(restB.dropFirst()) { return true }
    if restA.dropFirst().elementsEqual(restB) || restB.dropFirst().elementsEqual(restA) {
      return true
    }
    return restA.count >= 2 && restB.count >= 2 && restA.first == restB.dropFirst().first
      && restA.dropFirst().first == restB.first
      && restA.dropFirst(2).elementsEqual(restB.dropFirst(2))
  }
}
