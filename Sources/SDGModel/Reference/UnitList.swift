/// The units of measure, and the texts that stand for them.
struct UnitList: Sendable {
  private(set) var listed: [UnitInfo] = []
  /// By ``NameFolding/value(_:)``.
  private var readings: [String: UnitReading] = [:]

  init(folder: String) throws(ReferenceError) {
    let table = try ReferenceTable(
      "units", in: folder, columns: ["code", "name", "symbol", "kind"])
    for row in table.rows {
      let unit = UnitInfo(
        code: table[row, "code"], name: table[row, "name"], symbol: table[row, "symbol"],
        kind: try table.word(row, "kind"))
      listed.append(unit)
      let reading = UnitReading(unit: unit, powerOfTen: 0, basePeriod: nil)
      readings[NameFolding.value(unit.code)] = reading
      readings[NameFolding.value(unit.name)] = reading
    }
    try readWords(folder)
  }

  private mutating func readWords(_ folder: String) throws(ReferenceError) {
    let table = try ReferenceTable(
      "unit-synonyms", in: folder, columns: ["text", "unit", "powerOfTen", "basePeriod"])
    for row in table.rows {
      guard let unit = readings[NameFolding.value(table[row, "unit"])]?.unit else {
        throw table.unexpected(row, "unit", "a code of the list of units")
      }
      let base = table[row, "basePeriod"].isEmpty ? nil : try table.integer(row, "basePeriod")
      readings[NameFolding.value(table[row, "text"])] = UnitReading(
        unit: unit, powerOfTen: try table.integer(row, "powerOfTen"), basePeriod: base)
    }
  }

  /// Looks up the text; a text that names one year is looked up without it, and the year is the
  /// period whose prices count.
  func reading(of text: String) -> UnitReading? {
    if let found = readings[NameFolding.value(text)] { return found }
    let words = text.split(separator: " ")
    let years = words.indices.filter { UnitList.isYear(words[$0]) }
    guard years.count == 1, let place = years.first else { return nil }
    let rest = (words[..<place] + words[(place + 1)...]).joined(separator: " ")
    guard let found = readings[NameFolding.value(rest)], found.unit.kind.dependsOnPrices else {
      return nil
    }
    return UnitReading(
      unit: found.unit, powerOfTen: found.powerOfTen, basePeriod: Int(words[place]))
  }

  private static func isYear(_ word: Substring) -> Bool {
    word.utf8.count == 4 && (Int(word).map { (1950...2099).contains($0) } ?? false)
  }
}

extension UnitInfo.Kind {
  fileprivate var dependsOnPrices: Bool { self == .money || self == .ratio }
}
