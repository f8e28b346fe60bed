import Bytes
import SDGModel

/// A number with a mark behind it, as tables made for reading have them: `12.3e` is an estimate,
/// `12.3*` and `12.3 (a)` carry a footnote.
///
/// The letters are the flags of the SDMX code list `CL_OBS_STATUS` as Eurostat prints them. `k` and
/// `m` are not among the marks: they may be thousands and millions. Digits in brackets are neither:
/// they may be a number of cases.
struct MarkedValue: Equatable {
  var value: ObservedValue
  /// The mark as it stands.
  var mark: String
  /// The letter where the mark is one.
  var flag: Character?

  static let statuses: [Character: ObservationStatus] = [
    "b": .timeSeriesBreak, "d": .definitionDiffers, "e": .estimated, "f": .forecast,
    "p": .provisional, "u": .lowReliability,
  ]

  /// - Returns: `nil` where the text is no number with a mark.
  init?(_ text: String) {
    guard let end = text.lastIndex(where: { $0.isASCII && $0.isNumber || $0 == "." }) else {
      return nil
    }
    let number = Trimming.trimmed(String(text[...end]))
    mark = Trimming.trimmed(String(text[text.index(after: end)...]))
    guard let value = ValueText.read(number), value.saysSomething else { return nil }
    self.value = value
    if mark.count == 1, let letter = mark.first, letter.isASCII, letter.isLetter {
      flag = Character(letter.lowercased())
    } else if !Self.isFootnote(mark) {
      return nil
    }
  }

  /// Stars, daggers, raised digits, a letter in brackets.
  private static func isFootnote(_ mark: String) -> Bool {
    guard !mark.isEmpty else { return false }
    if mark.allSatisfy({ "*†‡§,".contains($0) || LabelText.isRaised($0) }) { return true }
    let letters = mark.dropFirst().dropLast()
    let isBracketed =
      mark.first == "(" && mark.last == ")" || mark.first == "[" && mark.last == "]"
    return isBracketed && letters.count == 1 && letters.allSatisfy { $0.isASCII && $0.isLetter }
  }
}

/// The marks behind the numbers of one column.
struct ValueMarks {
  /// Per distinct text that is no plain number.
  let marked: [MarkedValue?]

  /// - Parameter texts: the distinct texts that are neither numbers nor marks for nothing, trimmed;
  ///   `nil` for those that are.
  ///
  /// A letter is read as a status only where every letter of the column is one: in a column with
  /// `12.3a` beside `12.3e` the letters name footnotes, and the records wait for a person.
  init(_ texts: [String?]) {
    let found = texts.map { $0.flatMap(MarkedValue.init) }
    let areFlags = found.allSatisfy { $0?.flag.map { MarkedValue.statuses[$0] != nil } ?? true }
    marked = found.map { $0?.flag == nil || areFlags ? $0 : nil }
  }

  func status(_ index: Int) -> ObservationStatus? {
    marked[index]?.flag.flatMap { MarkedValue.statuses[$0] }
  }
}
