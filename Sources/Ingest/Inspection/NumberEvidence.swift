/// How the numbers of a table are written, told from all of them together.
struct NumberEvidence {
  private(set) var style = NumberStyle()
  /// Texts that the style may misread, or nothing decides between two readings of.
  private(set) var doubtful: [String] = []

  init(_ texts: [String]) {
    let numbers = texts.flatMap { text in
      BoundedNumber(text).map { [$0.value, $0.lower, $0.upper] } ?? [text]
    }
    let bodies = numbers.compactMap { NumberParts(Trimming.trimmed($0))?.body }
    let signs = bodies.map(Signs.init)
    let comma = signs.contains { $0.decimal == "," }
    let point = signs.contains { $0.decimal == "." }
    let open = zip(bodies, signs).filter { $1.isOpen }
    switch (comma, point) {
    case (true, true):
      // Two ways of writing in one table.
      style = NumberStyle()
      doubtful = bodies.filter { $0.contains(",") || $0.contains(".") }
    case (true, false):
      style = NumberStyle(decimal: ",", thousands: signs.thousands)
      // Where the comma is the decimal mark, a point before three digits parts thousands.
      if style.thousands == nil, open.contains(where: { $0.0.contains(".") }) {
        style.thousands = "."
      }
      doubtful = open.filter { $0.0.contains(",") }.map(\.0)
      let decided = signs.count { $0.decimal == "," && $0.decimals == 3 }
      if decided * 2 > doubtful.count { doubtful = [] }
    case (false, true):
      style = NumberStyle(decimal: ".", thousands: signs.thousands)
      // A comma before three digits parts thousands where a point is the decimal mark.
      if style.thousands == nil, open.contains(where: { $0.0.contains(",") }) {
        style.thousands = ","
      }
      let decided = signs.contains { $0.decimal == "." && $0.decimals == 3 }
      if !decided, style.thousands == nil { doubtful = open.filter { $0.0.contains(".") }.map(\.0) }
      if style.thousands == "," { doubtful = [] }
    case (false, false):
      // Nothing but groups of three: thousands, or three decimals.
      let marks = Set(open.compactMap { $0.1.only })
      if signs.thousands != nil || open.isEmpty {
        let thousands = signs.thousands
        style = NumberStyle(decimal: thousands == "." ? "," : ".", thousands: thousands)
      } else {
        style = NumberStyle()
        doubtful = open.map(\.0)
        if marks == ["."] { doubtful = open.map(\.0) }
      }
    }
    var seen = Set<String>()
    doubtful = doubtful.filter { seen.insert($0).inserted }
  }
}

/// What the marks of one number say.
private struct Signs {
  /// The decimal mark, where the number itself tells it.
  var decimal: Character?
  var decimals = 0
  var thousands: Character?
  /// The only mark, where it may be either.
  var only: Character?
  var isOpen: Bool { only != nil }

  init(_ body: String) {
    let marks = body.filter { $0 == "," || $0 == "." }
    guard let last = marks.last, let at = body.lastIndex(of: last) else { return }
    let behind = body.distance(from: at, to: body.endIndex) - 1
    let kinds = Set(marks)
    if kinds.count == 2 {
      decimal = last
      decimals = behind
      thousands = kinds.first { $0 != last }
    } else if marks.count > 1 {
      thousands = last
    } else if behind != 3 || body.first == "0" || body.distance(from: body.startIndex, to: at) > 3
      || body.contains(where: NumberParts.isBlank)
    {
      decimal = last
      decimals = behind
    } else {
      only = last
    }
  }
}

extension [Signs] {
  /// The one mark that parts thousands; `nil` for none or two.
  fileprivate var thousands: Character? {
    let found = Set(compactMap(\.thousands))
    return found.count == 1 ? found.first : nil
  }
}
