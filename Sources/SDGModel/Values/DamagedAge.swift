extension AgeBand {
  /// The band that a spreadsheet program has turned into a date: `5-9` becomes `9-May` or `05-Sep`,
  /// `10-14` becomes `14-Oct`, `Oct-14` or 14 October. A guess, for questions to people.
  ///
  /// Whichever of the two numbers became the month, the smaller one begins the band.
  public init?(madeDate text: String) {
    let pieces = text.lowercased().split { !$0.isLetter && !$0.isNumber }
    var numbers: [Int] = []
    switch pieces.count {
    case 2 where pieces.contains { AgeBand.month($0) != nil }:
      numbers = pieces.compactMap { AgeBand.month($0) ?? Int($0) }
    case 3 where pieces[0].count == 4:
      let parts = pieces.compactMap { Int($0) }
      guard parts.count == 3, (1900...2100).contains(parts[0]) else { return nil }
      // The first of a month stands for a month and a year of two digits.
      let isMonthOfYear = parts[2] == 1 && parts[0] % 100 > parts[1]
      numbers = isMonthOfYear ? [parts[1], parts[0] % 100] : [parts[1], parts[2]]
    default: return nil
    }
    guard numbers.count == 2, numbers[0] != numbers[1], numbers.allSatisfy({ $0 < 100 }) else {
      return nil
    }
    self.init(from: min(numbers[0], numbers[1]), through: max(numbers[0], numbers[1]))
  }

  private static func month(_ word: Substring) -> Int? {
    let names = [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    return names.firstIndex(of: String(word)).map { $0 + 1 }
  }
}
