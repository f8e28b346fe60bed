/// Text of which a part is set above the line.
///
/// A raised 2 behind `13.0` is a mark and no third digit: it becomes `13.0²`. Letters are taken so only
/// where one of them ends the text: in `1st quintile` they belong to the word.
enum RaisedText {
  static func joined(_ bytes: [UInt8], raised: [Range<Int>]) -> String {
    var text = ""
    var start = 0
    for range in raised {
      text += String(decoding: bytes[start..<range.lowerBound], as: UTF8.self)
      let piece = String(decoding: bytes[range], as: UTF8.self)
      let isLast = range.upperBound == bytes.count
      text += marks(piece, isLast: isLast) ?? piece
      start = range.upperBound
    }
    return text + String(decoding: bytes[start...], as: UTF8.self)
  }

  private static func marks(_ piece: String, isLast: Bool) -> String? {
    let letters = piece.count { $0.isLetter }
    guard letters == 0 || letters == 1 && piece.count == 1 && isLast else { return nil }
    let mapped = piece.compactMap { forms[$0] ?? ("()[]/ ".contains($0) ? nil : $0) }
    return String(mapped)
  }

  private static let forms: [Character: Character] = Dictionary(
    uniqueKeysWithValues: zip(
      "0123456789abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"))
}
