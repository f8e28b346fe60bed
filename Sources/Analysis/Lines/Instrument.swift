/// What a source text says about who measured with what, without the year of the round.
///
/// `DHS 2003` and `DHS 2008-09` are rounds of one instrument; two institutions are not. Two texts
/// are one instrument when nothing but digits and punctuation tells them apart.
public struct Instrument: Hashable, Sendable {
  /// Letters alone, in lower case.
  public let key: String

  public init(_ sourceText: String) {
    var letters = ""
    for scalar in sourceText.unicodeScalars where scalar.properties.isAlphabetic {
      letters.unicodeScalars.append(scalar)
    }
    key = letters.lowercased()
  }
}
