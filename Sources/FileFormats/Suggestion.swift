/// Finds the known word that a misspelt one was probably meant to be.
public enum Suggestion {
  /// The nearest of the known words, or `nil` where none is near: at most one edit for words of up
  /// to four letters, then one for each three letters, letter case ignored. Of equally near words
  /// the first.
  public static func nearest(to word: String, among known: [String]) -> String? {
    let letters = Array(word.lowercased().unicodeScalars)
    let limit = max(1, letters.count / 3)
    var best: (word: String, distance: Int)?
    for candidate in known where candidate != word {
      let other = Array(candidate.lowercased().unicodeScalars)
      guard abs(other.count - letters.count) <= limit else { continue }
      let found = distance(letters, other)
      if found <= limit, found < best?.distance ?? .max { best = (candidate, found) }
    }
    return best?.word
  }

  /// The optimal string alignment distance: insertions, deletions, replacements and swaps of two
  /// neighbours that turn one word into the other, each costing one.
  public static func distance(_ first: String, _ second: String) -> Int {
    distance(Array(first.unicodeScalars), Array(second.unicodeScalars))
  }

  private static func distance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
    if first.isEmpty || second.isEmpty { return max(first.count, second.count) }
    var beforeLast = [Int](repeating: 0, count: second.count + 1)
    var last = Array(0...second.count)
    for i in 1...first.count {
      var current = [i] + [Int](repeating: 0, count: second.count)
      for j in 1...second.count {
        let replacement = last[j - 1] + (first[i - 1] == second[j - 1] ? 0 : 1)
        current[j] = min(last[j] + 1, current[j - 1] + 1, replacement)
        if i > 1, j > 1, first[i - 1] == second[j - 2], first[i - 2] == second[j - 1] {
          current[j] = min(current[j], beforeLast[j - 2] + 1)
        }
      }
      (beforeLast, last) = (last, current)
    }
    return last[second.count]
  }
}
