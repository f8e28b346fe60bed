import Bytes

/// A value with its interval in one cell: `33.1 (30.1–36.2)`, `110 [95, 126]`, `4,2 (IC 95 %: 3,1; 5,3)`.
///
/// The three numbers are texts still: how they are written is for the whole table to say.
struct BoundedNumber {
  let value: String
  let lower: String
  let upper: String

  init?(_ text: String) {
    let trimmed = Trimming.trimmed(text)
    guard let last = trimmed.last, let opening = BoundedNumber.pairs[last],
      let open = trimmed.firstIndex(of: opening), open > trimmed.startIndex
    else { return nil }
    let inside = trimmed[trimmed.index(after: open)...].dropLast()
    value = Trimming.trimmed(String(trimmed[..<open]))
    guard BoundedNumber.isPlain(value),
      let (lower, upper) = BoundedNumber.bounds(BoundedNumber.withoutWords(String(inside)))
    else { return nil }
    (self.lower, self.upper) = (lower, upper)
  }

  private static let pairs: [Character: Character] = [")": "(", "]": "["]

  private static func isPlain(_ text: String) -> Bool {
    guard let parts = NumberParts(text) else { return false }
    return (parts.front.isEmpty || parts.front == "-") && (parts.back.isEmpty || parts.back == "%")
  }

  /// `95% CI: 3.1–5.3` is `3.1–5.3`.
  private static func withoutWords(_ text: String) -> String {
    let words = text.split(separator: " ")
    guard words.contains(where: { ["CI", "IC"].contains($0.filter { $0 != ":" }) }) else {
      return text
    }
    let lead = ["CI", "IC", "95", "95%", "%", ""]
    let rest = words.drop { lead.contains(String($0.filter { $0 != ":" && $0 != "," })) }
    return rest.joined(separator: " ")
  }

  private static func bounds(_ text: String) -> (String, String)? {
    for separator in ["–", "—", " to ", " - ", "; ", ";", ", ", "-"] {
      let parts = text.split(separator: separator, omittingEmptySubsequences: false)
        .map { Trimming.trimmed(String($0)) }
      if parts.count == 2, parts.allSatisfy(isPlain) { return (parts[0], parts[1]) }
    }
    return nil
  }
}
