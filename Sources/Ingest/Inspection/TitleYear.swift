import SDGModel

/// A year within a title.
enum TitleYear {
  /// Whether every year of a text ends its piece, and stands behind no name: `Water by region, 2019`.
  static func isPlain(in text: String) -> Bool {
    text.split { ",;:()–—".contains($0) }.allSatisfy { piece in
      let words = piece.split { $0.isWhitespace }.map(String.init)
      guard let place = words.lastIndex(where: isYear) else { return true }
      let rest = words[(place + 1)...].filter {
        !plain.contains($0.lowercased().filter(\.isLetter))
      }
      guard rest.isEmpty else { return false }
      // "Land Act 2015", "Yearbook 2023": the year of what has a name.
      let names = words[..<place].filter { $0.contains(where: \.isLetter) }
      let isName =
        names.count > 1 && words[place - 1] == names.last && names.last?.first?.isUppercase == true
      return !isName && !namesPart(String(piece))
    }
  }

  private static func isYear(_ word: String) -> Bool {
    guard let period = Period(word.filter { $0.isNumber || "-/".contains($0) }) else {
      return false
    }
    return word.first?.isNumber == true && (1900...2100).contains(period.firstYear)
  }

  /// Words of headings over periods.
  static let ofPeriods: Set<String> = Set(
    """
    year years periods period time date survey reference fiscal financial calendar of the data année années
    période periodo período año años ano anos exercice exercício quarter month months mois mes jahr год годы
    период الفترة السنة census round wave and collection timeperiod ref measurement enquête encuesta trimestre
    mês day season
    """.split { $0.isWhitespace }.map(String.init))

  private static let plain: Set<String> = [
    "", "year", "года", "году", "год", "г", "data", "survey",
  ]

  /// Whether a text names quarters, months or halves of a year.
  static func namesPart(_ text: String) -> Bool {
    let words = TableWords.wordList(text)
    guard !words.isEmpty else { return false }
    return words.contains { word in
      parts.contains(word) || months.contains { word.hasPrefix($0) && word.count <= $0.count + 3 }
        || word.count == 2 && "qtт".contains(word.first ?? " ") && "1234".contains(word.last ?? " ")
    } || text.lowercased().contains("as of ") && words.contains { Int($0) != nil }
  }

  private static let parts: Set<String> = [
    "quarter", "quarters", "half", "semester", "semestre", "trimestre", "trimester", "semestral",
    "before", "preceding", "prior", "avant", "antes", "month", "monthly", "mois", "mes", "mês",
    "квартал", "полугодие", "week",
  ]
  private static let months = [
    "january", "february", "march", "april", "june", "july", "august", "september", "october",
    "november", "december", "janvier", "février", "mars", "avril", "juin", "juillet", "août",
    "septembre", "octobre", "novembre", "décembre", "enero", "febrero", "marzo", "abril", "mayo",
    "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre", "janeiro",
    "fevereiro", "março", "maio", "junho", "julho", "setembro", "outubro", "novembro", "dezembro",
    "январ", "феврал", "март", "апрел", "июн", "июл", "август", "сентябр", "октябр", "ноябр",
    "декабр",
  ]
}
