import Bytes

/// How numbers are written in the texts of a file.
public struct NumberStyle: Sendable, Equatable {
  /// `nil` where no text needs to know.
  public var decimal: Character?
  /// What parts thousands, besides the blanks that always may.
  public var thousands: Character?

  public init(decimal: Character? = nil, thousands: Character? = nil) {
    self.decimal = decimal
    self.thousands = thousands
  }

  /// The number of a text as we write numbers, with what stood before and behind it: `1 234,5*`
  /// gives `1234.5*`. A text that does not follow the style stays as it is, so that its record is
  /// held.
  public func plain(_ text: String) -> String {
    let trimmed = Trimming.trimmed(text)
    guard let parts = NumberParts(trimmed) else { return trimmed }
    guard let digits = digits(of: parts.body) else {
      // What would be a number in our own style is not one in the file's.
      return DecimalText.parse(trimmed) == nil || decimal == nil ? trimmed : "\(trimmed) (unclear)"
    }
    // What nobody can read is told as it stands.
    let words = parts.back.split { !$0.isLetter && $0 != "%" }
    return words.count > 1 ? trimmed : parts.front + digits + parts.back
  }

  /// The body of a number in our own form; `nil` where it breaks the style's rules.
  private func digits(of body: String) -> String? {
    let pieces = body.split(omittingEmptySubsequences: false) { $0 == decimal }
    guard pieces.count <= 2, let whole = pieces.first else { return nil }
    let fraction = pieces.count == 2 ? String(pieces[1]) : nil
    if let fraction, fraction.isEmpty || !fraction.allSatisfy(NumberParts.isDigit) { return nil }
    let groups = whole.split(omittingEmptySubsequences: false) {
      $0 == thousands || NumberParts.isBlank($0) || $0 == "'" || $0 == "’"
    }
    guard groups.allSatisfy({ $0.allSatisfy(NumberParts.isDigit) && !$0.isEmpty }) else {
      return nil
    }
    if groups.count > 1 {
      guard groups[0].count <= 3, groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
        return nil
      }
    }
    return groups.joined() + (fraction.map { "." + $0 } ?? "")
  }
}

/// A text that holds one number: what stands before its digits, the digits with their marks, and
/// what stands behind.
struct NumberParts {
  var front: String
  var body: String
  var back: String

  init?(_ text: String) {
    let letters = Array(text)
    guard let first = letters.firstIndex(where: NumberParts.isDigit) else { return nil }
    let before = letters[..<first]
    guard before.allSatisfy({ "<>≤≥=+-−~( ".contains($0) || NumberParts.isBlank($0) }) else {
      return nil
    }
    var end = first
    var last = first
    while end < letters.count {
      if NumberParts.isDigit(letters[end]) {
        last = end
      } else if !NumberParts.isMark(letters[end]) {
        break
      }
      end += 1
    }
    let behind = letters[(last + 1)...]
    guard !behind.contains(where: NumberParts.isDigit) || behind.count <= 3 else { return nil }
    front = String(before.filter { !NumberParts.isBlank($0) }).replacing("−", with: "-")
    body = String(letters[first...last])
    back = String(behind)
  }

  static func isDigit(_ letter: Character) -> Bool { ("0"..."9").contains(letter) }

  static func isBlank(_ letter: Character) -> Bool {
    letter.unicodeScalars.count == 1 && letter.unicodeScalars.allSatisfy(Trimming.isBlank)
  }

  private static func isMark(_ letter: Character) -> Bool {
    letter == "." || letter == "," || letter == "'" || letter == "’" || isBlank(letter)
  }
}
