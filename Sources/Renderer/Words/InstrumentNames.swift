import Analysis

/// How figures name an instrument.
extension Instrument {
  /// The beginning of a source text, up to the first `;`, `:`, ` - ` or bracket: a name for the
  /// side of a break in a figure. The whole text stands in the table and the provenance. Of an
  /// address it is the host.
  static func shortName(_ sourceText: String, limit: Int = 34) -> String {
    let single = sourceText.split { $0 == " " || $0 == "\u{A0}" }.joined(separator: " ")
    var name = single[...]
    for lead in ["Source: ", "source: "] where name.hasPrefix(lead) {
      name = name.dropFirst(lead.count)
    }
    for scheme in ["https://", "http://"] where name.hasPrefix(scheme) {
      name = name.dropFirst(scheme.count)
      return String(name.prefix { $0 != "/" && $0 != " " })
    }
    for separator in ["; ", ": ", " : ", " - ", " – ", " (", "//", ". "] {
      if let range = name.firstRange(of: separator),
        name.distance(from: name.startIndex, to: range.lowerBound) > 1
      {
        name = name[..<range.lowerBound]
      }
    }
    while let last = name.last, ".,;: ".contains(last) { name = name.dropLast() }
    return MeasureName.cut(String(name), to: limit)
  }

  /// Short names of the instruments of several source texts, in their order; one with several
  /// rounds stands once, without their years.
  static func distinctNames(_ sourceTexts: [String], limit: Int = 60) -> [String] {
    var order: [Instrument] = []
    var names: [Instrument: String] = [:]
    for name in sourceTexts.map({ shortName($0, limit: limit) }) where !name.isEmpty {
      let instrument = Instrument(name)
      guard let known = names[instrument] else {
        order.append(instrument)
        names[instrument] = name
        continue
      }
      guard known != name else { continue }
      let shared = zip(known, name).prefix { $0 == $1 }.map { String($0.0) }.joined()
      let trimmed = shared.split(separator: " ").filter { part in
        part.contains(where: \.isLetter)
      }
      if !trimmed.isEmpty { names[instrument] = trimmed.joined(separator: " ") }
    }
    return order.compactMap { names[$0] }
  }

  /// Names for both sides of a break. Where the beginnings are alike, what comes after them.
  static func names(
    _ before: String, _ after: String, limit: Int = 34
  ) -> (before: String, after: String) {
    let short = (shortName(before, limit: limit), shortName(after, limit: limit))
    guard short.0 == short.1 else { return short }
    let shared = zip(before, after).prefix { $0 == $1 }.count
    func rest(_ text: String) -> String {
      let head = text.prefix(shared)
      let start = head.lastIndex(of: " ").map { text.index(after: $0) } ?? text.startIndex
      return "…" + MeasureName.cut(String(text[start...]), to: limit)
    }
    return (rest(before), rest(after))
  }
}
