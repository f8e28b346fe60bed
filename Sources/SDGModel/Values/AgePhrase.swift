/// Ages in the words that tables use for them: `15-24 years`, `under 5`, `15 a 24 años`,
/// `moins de 15 ans`, `60 ans et plus`, `entre 12 y 23 meses`.
///
/// Both ends are within. A lone number is no age without the word for years or months behind it.
struct AgePhrase: Equatable {
  enum Unit { case years, months }

  let from: Int
  /// `nil`: no upper end.
  let through: Int?
  /// `nil` where the text names none; years are meant then.
  let unit: Unit?

  /// `nil` for any text that holds another word. `Over 60` begins with 61, `60 and over` with 60.
  init?(_ text: String) {
    guard let pieces = AgePhrase.pieces(of: text) else { return nil }
    let numbers = pieces.compactMap(\.number)
    let units = Set(pieces.compactMap(\.word).compactMap { AgePhrase.units[$0] })
    guard units.count <= 1, numbers.allSatisfy({ $0 <= 1_000 }) else { return nil }
    unit = units.first
    let telling = pieces.filter { piece in
      piece.word.map { AgePhrase.units[$0] == nil && !AgePhrase.fillers.contains($0) } ?? true
    }
    let words = telling.map { $0.word ?? "0" }
    switch words {
    case ["0", "-", "0"], ["0", "to", "0"], ["between", "0", "and", "0"],
      ["between", "0", "to", "0"]:
      guard numbers[0] <= numbers[1] else { return nil }
      (from, through) = (numbers[0], numbers[1])
    case ["<", "0"], ["under", "0"]:
      guard numbers[0] > 0 else { return nil }
      (from, through) = (0, numbers[0] - 1)
    case ["<=", "0"], ["0", "and", "under"]: (from, through) = (0, numbers[0])
    case ["0", "+"], [">=", "0"], ["0", "more"], ["0", "and", "more"], ["0", "and", "over"]:
      (from, through) = (numbers[0], nil)
    case [">", "0"], ["over", "0"], ["more", "0"]: (from, through) = (numbers[0] + 1, nil)
    case ["0"] where unit != nil: (from, through) = (numbers[0], numbers[0])
    default: return nil
    }
  }

  fileprivate struct Piece {
    var number: Int?
    var word: String?
  }

  /// Numbers, signs and words, the words as one of each kind; `nil` for a word that says anything
  /// else.
  private static func pieces(of text: String) -> [Piece]? {
    var pieces: [Piece] = []
    var rest = text.lowercased()[...]
    while let first = rest.first {
      if let number = rest.prefix(while: isDigit).nonEmpty {
        guard let value = Int(number) else { return nil }
        pieces.append(Piece(number: value))
        rest = rest.dropFirst(number.count)
      } else if let word = rest.prefix(while: \.isLetter).nonEmpty {
        guard let known = kinds[String(word)] else { return nil }
        pieces.append(Piece(word: known))
        rest = rest.dropFirst(word.count)
      } else {
        rest = rest.dropFirst()
        if let sign = signs[first] {
          let isWithEqual = (sign == "<" || sign == ">") && rest.first == "="
          pieces.append(Piece(word: isWithEqual ? sign + "=" : sign))
          if isWithEqual { rest = rest.dropFirst() }
        } else if !first.isWhitespace, !".()[]'’".contains(first) {
          return nil
        }
      }
    }
    return pieces
  }

  private static func isDigit(_ letter: Character) -> Bool { ("0"..."9").contains(letter) }

  private static let signs: [Character: String] = [
    "-": "-", "–": "-", "—": "-", "+": "+", "<": "<", ">": ">", "≤": "<=", "≥": ">=",
  ]
  private static let units: [String: Unit] = ["years": .years, "months": .months]
  private static let fillers: Set<String> = ["of"]

  /// Every word that may stand in an age, and the one of its kind that stands for it here.
  private static let kinds: [String: String] = {
    let lists: [(String, [String])] = [
      (
        "years",
        [
          "years", "year", "yrs", "yr", "ans", "an", "años", "año", "anos", "ano", "jahre",
          "jahren", "лет", "года", "سنة", "سنوات",
        ]
      ),
      ("months", ["months", "month", "mois", "meses", "mes", "mês", "monate", "monaten"]),
      (
        "of",
        [
          "of", "than", "old", "age", "aged", "ages", "de", "del", "des", "d", "que", "los", "las",
          "les", "edad", "idade", "âge", "âgé", "âgée", "âgés", "âgées", "von",
        ]
      ),
      ("to", ["to", "through", "a", "à", "al", "até", "bis"]),
      ("between", ["between", "entre"]),
      ("and", ["and", "or", "et", "ou", "y", "o", "e", "und", "oder", "и"]),
      (
        "under",
        [
          "under", "below", "less", "younger", "moins", "menos", "menor", "menores", "unter",
        ]
      ),
      ("more", ["more", "plus", "más", "mas", "mais", "mehr", "فأكثر"]),
      ("over", ["over", "older", "above", "mayor", "mayores", "über", "älter", "старше"]),
    ]
    var kinds: [String: String] = [:]
    for (kind, words) in lists { for word in words { kinds[word] = kind } }
    return kinds
  }()
}

extension Substring {
  fileprivate var nonEmpty: Substring? { isEmpty ? nil : self }
}
