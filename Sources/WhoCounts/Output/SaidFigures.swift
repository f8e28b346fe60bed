import Bytes
import SDGModel

/// Hidden figures of few digits, looked for where a file says of what they would be.
///
/// A 3 stands everywhere. It tells of the three only behind the place and the period that it belongs to:
/// in "North, 2019: 3", which a drawing says when it is pointed at, or in a table's row with a cell
/// `North`, one `2019` and one `3`, on a page or drawing of its indicator. A number that anything
/// published of the same indicator, place and period has is no sign of it.
struct SaidFigures {
  /// Numbers by indicator, period and area.
  private var numbers: [String: [String: [String: Set<String>]]] = [:]
  /// What areas are called, in every language; the country's own name is often left unsaid.
  private let names: [String: Set<String>]
  private let country: String

  init(_ scope: Scope) {
    country = scope.area.id
    names = Dictionary(
      scope.areas.map { area in
        (area.id, Set(area.name.languages.map { area.name[$0] }).union([area.name[""]]))
      },
      uniquingKeysWith: { $0.union($1) })
  }

  var isEmpty: Bool { numbers.isEmpty }

  mutating func add(_ row: Observation, numbers hidden: [Double]) {
    numbers[row.indicator, default: [:]][row.period.text, default: [:]][row.area, default: []]
      .formUnion(hidden.flatMap { SaidFigures.forms($0, decimals: 1...3) })
  }

  /// What is published of the same place and period is not looked for, nor what is of a part of the
  /// period: "March 2021: 3" names the year as well. A drawing of one area names it in its title alone,
  /// so that what is published of any area is not looked for as the country's.
  mutating func leaveOut(_ row: Observation, numbers shown: [Double]) {
    guard let periods = numbers[row.indicator]?.keys else { return }
    let forms = shown.flatMap { SaidFigures.forms($0, decimals: 0...3) }
    for period in periods where row.period.text.contains(period) {
      for area in Set([row.area, country])
      where numbers[row.indicator]?[period]?[area] != nil {
        numbers[row.indicator]?[period]?[area]?.subtract(forms)
      }
    }
  }

  /// The indicator of a hidden figure that a page or drawing says; `nil` where it says none.
  func indicator(saidBy fragments: [String], path: String) -> String? {
    let about = numbers.filter { SaidFigures.tells(path, of: $0.key) }
    guard !about.isEmpty else { return nil }
    for fragment in fragments where fragment.utf8.contains(where: { (0x30...0x39).contains($0) }) {
      let cells = fragment.split(separator: "\t").map(String.init)
      for (indicator, byPeriod) in about
      where cells.count > 1 ? row(cells, byPeriod) : sentence(fragment, byPeriod) {
        return indicator
      }
    }
    return nil
  }

  private typealias ByPeriod = [String: [String: Set<String>]]

  /// "North, women, 2019: 3 (citizen)"
  private func sentence(_ text: String, _ byPeriod: ByPeriod) -> Bool {
    guard let colon = text.lastIndex(of: ":") else { return false }
    let tail = text[text.index(after: colon)...].drop { $0.isWhitespace }
    let digits = tail.prefix { $0.isNumber || ".,\u{202F}".contains($0) }
    let number = SaidFigures.plain(digits)
    // "2021: 1 figure" counts something else.
    let rest = tail[digits.endIndex...].drop { $0.isWhitespace || $0 == "%" }
    guard !number.isEmpty, rest.isEmpty || "(;".contains(rest.first ?? "(") else { return false }
    let head = text[..<colon]
    let periods = head.split { !$0.isNumber && $0 != "-" }.compactMap { byPeriod[String($0)] }
    return periods.contains { byArea in
      byArea.contains { area, hidden in
        hidden.contains(number) && isOf(area, areas(namedIn: head))
      }
    }
  }

  /// A row with a cell for the period, one that names the area, and one that is the number. Rows that
  /// name no area are not only of the country's figures: they count sources and decisions too.
  private func row(_ cells: [String], _ byPeriod: ByPeriod) -> Bool {
    cells.compactMap { byPeriod[$0] }.contains { byArea in
      byArea.contains { area, hidden in
        cells.contains { hidden.contains(SaidFigures.plain($0[...])) }
          && cells.contains { areas(namedIn: $0[...]).contains(area) }
      }
    }
  }

  /// What names no area is of the country.
  private func isOf(_ area: String, _ named: Set<String>) -> Bool {
    named.contains(area) || area == country && named.isEmpty
  }

  /// A name within a longer one names nothing: "East" in "North East", "Ward 1" in "Ward 10".
  private func areas(namedIn text: Substring) -> Set<String> {
    var found: [String: Int] = [:]
    for (area, names) in names {
      found[area] = names.filter { SaidFigures.stands($0, in: text) }.map(\.count).max()
    }
    let longest = found.values.max()
    return Set(found.filter { $0.value == longest }.keys)
  }

  private static func stands(_ name: String, in text: Substring) -> Bool {
    func isPart(_ letter: Character?) -> Bool {
      letter.map { $0.isLetter || $0.isNumber } ?? false
    }
    guard let range = text.firstRange(of: name), !name.isEmpty else { return false }
    return !isPart(text[..<range.lowerBound].last) && !isPart(text[range.upperBound...].first)
  }

  private static func tells(_ path: String, of indicator: String) -> Bool {
    let slug = indicator.lowercased().split(separator: ".").joined(separator: "-")
    return path.split(separator: "/").contains { part in
      let name = part.hasPrefix("fig-") ? part.dropFirst(4) : part[...]
      return name.hasPrefix(slug) && name.dropFirst(slug.count).first?.isNumber != true
    }
  }

  /// Without grouping, with a point: `1,234` is a thousand and more, `1,23` is little.
  private static func plain(_ text: Substring) -> String {
    var text = text
    while text.last == "." || text.last == "," { text.removeLast() }
    let isDecimal = text.split(separator: ",").last.map { $0.count != 3 } ?? false
    let letters = text.compactMap { letter -> Character? in
      switch letter {
      case "\u{202F}": nil
      case ",": isDecimal ? "." : nil
      default: letter
      }
    }
    return trimmed(String(letters))
  }

  /// As it stands and as pages round it: 13.995 is shown as 14.
  private static func forms(_ number: Double, decimals: ClosedRange<Int>) -> [String] {
    let rounded = decimals.map { trimmed(DecimalText.fixed(number, decimals: $0)) }
    return ([DecimalText.shortest(number)] + rounded).filter { !$0.contains("e") }
  }

  private static func trimmed(_ text: String) -> String {
    guard text.contains(".") else { return text }
    let digits = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
    return String(digits.reversed())
  }
}
