import SDGModel

/// A quarter or month that stands below or beside its year: `Q1`, `T3`, `March`.
enum PeriodPart {
  /// `Q1` or `-03`, to be set behind a year; `nil` for any other text.
  static func read(_ text: String) -> String? {
    let word = Trimming.squeezed(text).lowercased()
    if word.count == 2, let letter = word.first, "qt".contains(letter),
      let number = word.last?.wholeNumberValue, (1...4).contains(number)
    {
      return "-Q\(number)"
    }
    for (index, names) in months.enumerated() where names.contains(word.filter { $0 != "." }) {
      return index < 9 ? "-0\(index + 1)" : "-\(index + 1)"
    }
    return nil
  }

  /// The period that a year and a part of it make; `nil` where the two make none.
  static func joined(_ first: String, _ second: String) -> String? {
    let pairs = [(first, second), (second, first)]
    for (year, part) in pairs {
      guard let period = MixedPeriod.period(year), period.kind == .year, let tail = read(part)
      else { continue }
      return "\(period.firstYear)\(tail)"
    }
    return nil
  }

  private static let months: [Set<String>] = [
    ["january", "jan", "janvier", "janv", "enero", "ene", "janeiro"],
    ["february", "feb", "février", "févr", "febrero", "fevereiro", "fev"],
    ["march", "mar", "mars", "marzo", "março"], ["april", "apr", "avril", "avr", "abril", "abr"],
    ["may", "mai", "mayo", "maio"], ["june", "jun", "juin", "junio", "junho"],
    ["july", "jul", "juillet", "juil", "julio", "julho"],
    ["august", "aug", "août", "agosto", "ago"],
    ["september", "sep", "sept", "septembre", "septiembre", "setembro", "set"],
    ["october", "oct", "octobre", "octubre", "outubro", "out"],
    ["november", "nov", "novembre", "noviembre", "novembro"],
    ["december", "dec", "décembre", "déc", "diciembre", "dic", "dezembro", "dez"],
  ]
}
