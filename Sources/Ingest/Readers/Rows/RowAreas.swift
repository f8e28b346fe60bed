import Bytes
import SDGModel

/// The reference area of each row.
struct AreaNumbers {
  let codes: CodeColumn
  /// Per distinct text, the number of the area's code in the table's pool.
  let numbers: [UInt32]

  func number(ofRow row: Int) -> UInt32 { codes.isEmpty ? numbers[0] : numbers[Int(codes[row])] }
}

extension RowReading {
  /// Reads area codes, or names where there are no codes; leaves out the rows of other countries.
  mutating func readAreas() -> AreaNumbers {
    let resolver = AreaResolver(context)
    guard let column = plan.column(.area) ?? plan.column(.areaName) else {
      let code = context.defaultArea?.id ?? ""
      return AreaNumbers(codes: [], numbers: [observations.number(of: code)])
    }
    let texts = texts(column)
    let isForeign = [.sdmxCSV, .sdmxML, .openSDG, .mapped].contains(plan.dialect)
    let numbersAreOwn = isForeign && resolver.numbersAreOwn(among: texts.values)
    let namesCountries = plan.dialect != .mapped || resolver.areMostlyCountries(texts.values)
    var numbers: [UInt32] = []
    var others = Set<UInt32>()
    var unknown: [String] = []
    for (code, text) in texts.values.enumerated() {
      switch resolver.meaning(
        of: text, numbersAreOwn: numbersAreOwn, namesCountries: namesCountries)
      {
      case .code(let id): numbers.append(observations.number(of: id))
      case .other(let id):
        numbers.append(observations.number(of: id))
        others.insert(UInt32(code))
      case .unknown(let text):
        numbers.append(observations.number(of: text))
        if context.structure?.name(of: text, concept: "REF_AREA") == nil { unknown.append(text) }
      }
    }
    leaveOut(others, texts)
    if !unknown.isEmpty {
      let set = Set(unknown)
      let rows = texts.codes.count { set.contains(texts.values[Int($0)]) }
      log.add(
        .unknownArea, rows: rows,
        "Areas that no list has: \(log.quote(list: unknown.sorted(), or: "area code")); they are kept as they stand",
        hint: areaHint(unknown), subject: unknown.sorted().joined())
    }
    return AreaNumbers(codes: texts.codes, numbers: numbers)
  }

  /// What the unknown areas probably are: kinds of places, or slips of the pen.
  private func areaHint(_ unknown: [String]) -> String {
    let places = unknown.filter {
      context.vocabulary.category(dimension: "location", text: $0) != nil
    }
    if places.count == unknown.count {
      return "These are kinds of places, not areas: call the column location."
    }
    let near = unknown.sorted().compactMap { text in
      nearestArea(text).map { "\(log.quote(text, or: "one")) may be \($0)" }
    }
    let guess = near.isEmpty ? "" : " \(near.prefix(5).joined(separator: ", "))."
    return "List them in areas.csv with their names, or as aliases.\(guess)"
  }

  private func nearestArea(_ text: String) -> String? {
    let names = context.areas.flatMap { area in
      area.name.languages.map { area.name[$0] } + area.aliases
    }
    let plain = PlainLetters.of(text).lowercased()
    return names.first { PlainLetters.of($0).lowercased() == plain }
      ?? Vocabulary.nearest(to: text, among: names)
  }

  private mutating func leaveOut(_ others: Set<UInt32>, _ texts: TextColumn) {
    guard !others.isEmpty else { return }
    var count = 0
    for row in fates.indices where others.contains(texts.codes[row]) {
      if settle(row, .leftOut) { count += 1 }
    }
    let word = others.count == 1 ? "area" : "areas"
    log.add(
      .otherAreas, rows: count,
      "Records on \(others.count) other \(word) were left out: the project is about \(context.defaultArea?.id ?? "its country")",
      hint: "List an area in areas.csv to take its records.")
  }
}
